package draw

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// pottery is a transcript that another program made in another language.
func pottery(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/pottery.json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// The browser's tests read the same file.
func TestTheVectorsOfRFC8785(t *testing.T) {
	text, err := os.ReadFile("testdata/rfc8785.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct{ Name, In, Out string }
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	for _, v := range vectors {
		if got, err := canonical(jsontext.Value(v.In)); err != nil || string(got) != v.Out {
			t.Errorf("%s: got %s, %v; want %s", v.Name, got, err, v.Out)
		}
	}
}

func TestOtherBytesAreNotRead(t *testing.T) {
	good := string(pottery(t))
	for name, change := range map[string]struct{ old, new, place, why string }{
		"a space":               {`"capacity":5`, `"capacity": 5`, "/announcement/capacity", "not the canonical"},
		"a longer escape":       {`"title":{"en":"P`, `"title":{"en":"\u0050`, "/announcement/title/en", "not the canonical"},
		"a number as a float":   {`"capacity":5`, `"capacity":5.0`, "/announcement/capacity", "invalid syntax"},
		"a number not whole":    {`"capacity":5`, `"capacity":5.5`, "/announcement/capacity", "invalid syntax"},
		"a number as text":      {`"capacity":5`, `"capacity":"5"`, "/announcement/capacity", "JSON string does not belong"},
		"a member twice":        {`"capacity":5`, `"capacity":5,"capacity":5`, "/announcement/capacity", "duplicate"},
		"a member of its own":   {`"capacity":5`, `"capacity":5,"charge":0`, "/announcement/charge", "unknown"},
		"a member missing":      {`"capacity":5,`, ``, "/announcement/capacity", "not the canonical"},
		"nothing for text":      {`"format":"youkong-draw-1"`, `"format":null`, "/format", "not the canonical"},
		"no beacon, as null":    {`"announcement":{"beacon":{`, `"announcement":{"beacon":null,"was":{`, "/announcement/was", "unknown"},
		"capital letters":       {`"secret":"`, `"secret":"A`, "/secret", "64 lower-case"},
		"a short hash":          {`"listHash":"e`, `"listHash":"`, "/listHash", "64 lower-case"},
		"a moment of elsewhere": {`12:00:00Z`, `12:00:00+08:00`, "/announcement/closesAt", "not a moment"},
		"a moment too exact":    {`12:00:00Z`, `12:00:00.5Z`, "/announcement/closesAt", "not a moment"},
		"half a letter":         {`"youkong-draw-1"`, `"\ud83d"`, "/format", "surrogate"},
		"no UTF-8":              {`"youkong-draw-1"`, "\"\xff\"", "/format", "UTF-8"},
	} {
		text := strings.Replace(good, change.old, change.new, 1)
		if text == good {
			t.Fatalf("%s: nothing to change", name)
		}
		refused(t, name, text, change.place, change.why)
	}
	refused(t, "something behind it", good+"x", "", "byte")
	refused(t, "a line's end behind it", good+"\n", "", "not the canonical")
	refused(t, "a mark before it", "\ufeff"+good, "", "byte 0")
	refused(t, "nothing", "", "", "byte 0")
	refused(t, "the half of it", good[:len(good)/2], "/entries/5/id", "byte")
	refused(t, "a list", "[]", "", "JSON [ does not belong")
	refused(t, "null", "null", "", "not the canonical")
}

func refused(t *testing.T, name, text, place, why string) {
	t.Helper()
	_, err := Parse([]byte(text))
	var found *Break
	if !errors.As(err, &found) || found.Pointer != place || !strings.Contains(found.Why, why) {
		t.Errorf("%s: got %v, want %q at %q", name, err, why, place)
	}
}

func FuzzVerify(f *testing.F) {
	f.Add(pottery(f))
	f.Add([]byte(`{"announcement":{"capacity":9007199254740993},"entries":[{"places":-1}]}`))
	f.Add([]byte(`"\ud800"`))
	f.Fuzz(func(t *testing.T, text []byte) {
		read, err := Parse(text)
		if err != nil {
			if Verify(text) == nil {
				t.Fatal("verified what can't be read")
			}
			return
		}
		again, err := read.Bytes()
		if err != nil || string(again) != string(text) {
			t.Fatalf("%q came back as %q, %v", text, again, err)
		}
		_ = Verify(text)
	})
}
