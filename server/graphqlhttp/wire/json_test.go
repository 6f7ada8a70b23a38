package wire

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestObjectRefusesWhatTwoReadersCouldReadDifferently(t *testing.T) {
	for name, input := range map[string]string{
		"empty":             ``,
		"not an object":     `[1]`,
		"trailing value":    `{} {}`,
		"trailing comma":    `{"a":1,}`,
		"trailing text":     `{"a":1}x`,
		"duplicate key":     `{"a":1,"a":2}`,
		"escaped duplicate": `{"a":1,"\u0061":2}`,
		"deep duplicate":    `{"a":[{"b":{"c":1,"c":1}}]}`,
		"invalid UTF-8":     "{\"a\":\"\xff\"}",
		"byte order mark":   "\uFEFF{}",
		"too deep":          strings.Repeat(`{"a":`, 65) + `1` + strings.Repeat(`}`, 65),
	} {
		if object, err := Object([]byte(input)); err == nil {
			t.Errorf("%s: accepted as %v", name, object)
		}
	}
}

func TestObjectKeepsNumbersExactly(t *testing.T) {
	object, err := Object([]byte(` {"n": 9007199254740993, "a": [null, true, {"b": "空"}]} `))
	if err != nil {
		t.Fatal(err)
	}
	if object["n"] != json.Number("9007199254740993") {
		t.Errorf("n = %v", object["n"])
	}
}

func FuzzValue(f *testing.F) {
	for _, seed := range []string{`{"a":[1,"x",null]}`, `{"a":1,"a":1}`, `[[[]]]`, "{ \"a\\u0061\" : [ \"\\\"\\n\" , -1.5e3 ] , \"b\":{} }", `"\ud800"`, `1e9`, "{\"\xff\":1}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		value, err := Value(data)
		if err != nil {
			return
		}
		if !utf8.Valid(data) || !json.Valid(data) {
			t.Fatalf("accepted %q", data)
		}
		// What was read and the standard library's reading are the same value.
		var plain any
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		if err := decoder.Decode(&plain); err != nil {
			t.Fatal(err)
		}
		ours, _ := json.Marshal(value)
		theirs, _ := json.Marshal(plain)
		if !bytes.Equal(ours, theirs) {
			t.Fatalf("%q was read as %s, not %s", data, ours, theirs)
		}
	})
}
