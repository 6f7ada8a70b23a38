package graphqlhttp

import (
	"net/http"
	"net/url"
	"testing"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		hello, `[` + hello + `]`, `{"query":"{a}","variables":{"b":[{}]},"extensions":null,"operationName":"A"}`,
		`{"query":"{a}","query":"{b}"}`, `{}`, ``, `null`, "{\"query\":\"\xff\"}", `{"query":1}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		read, failure := decode(body)
		sound(t, read, failure)
	})
}

func FuzzQueryString(f *testing.F) {
	for _, seed := range []string{
		"query={hello}", "query=%7Bhello%7D&variables=%7B%22a%22%3A1%7D", "query=a&query=b", "variables=[]", "%zz", "query=%ff", "a;b",
	} {
		f.Add(seed)
	}
	server := New(Options{})
	f.Fuzz(func(t *testing.T, raw string) {
		read, failure := server.readGet(&url.URL{RawQuery: raw})
		sound(t, read, failure)
	})
}

func FuzzNegotiate(f *testing.F) {
	for _, seed := range []string{"*/*", "application/json;q=0.5, text/event-stream", "a/b;q=NaN", ",,", `application/json;charset="utf-8"`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, accept string) {
		a := negotiate(&http.Request{Header: http.Header{"Accept": {accept}}})
		if a.json != "" && a.json != typeJSON && a.json != typeResponse || a.onlyEvents && !a.events {
			t.Fatalf("%q: %+v", accept, a)
		}
	})
}

// sound holds whatever the bytes were: either a request or one clear refusal.
func sound(t *testing.T, read *graphql.RawParams, failure *failure) {
	t.Helper()
	switch {
	case failure == nil && read == nil, failure != nil && read != nil:
		t.Fatal("neither or both")
	case failure != nil && (failure.status < 400 || failure.status > 499 || failure.err.Message == "" || !utf8.ValidString(failure.err.Message)):
		t.Fatalf("unfit refusal %+v", failure)
	case read != nil && (!utf8.ValidString(read.Query) || !utf8.ValidString(read.OperationName)):
		t.Fatalf("not UTF-8: %q", read.Query)
	}
}
