package socket

import (
	"testing"
	"unicode/utf8"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"type":"connection_init","payload":{"token":"x"}}`,
		`{"type":"ping","payload":null}`,
		`{"type":"subscribe","id":"1","payload":{"query":"{hello}","variables":{"a":[1,2]},"operationName":null}}`,
		`{"type":"subscribe","id":"1","payload":{"extensions":{"persistedQuery":{}}}}`,
		`{"type":"complete","id":"\u0000"}`,
		`{"type":"complete","id":"1","id":"2"}`,
		`[]`, ``, "\xff", `{"type":`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := parse(data)
		if err != nil {
			if reason := fitting(err.Error()); reason == "" || len(reason) > 123 || !utf8.ValidString(reason) {
				t.Fatalf("unfit reason %q", reason)
			}
			return
		}
		switch m.kind {
		case kindInit, kindPing, kindPong:
		case kindSubscribe:
			if m.id == "" || m.params == nil {
				t.Fatalf("incomplete subscribe %+v", m)
			}
		case kindComplete:
			if m.id == "" {
				t.Fatal("complete without id")
			}
		default:
			t.Fatalf("accepted type %q", m.kind)
		}
	})
}
