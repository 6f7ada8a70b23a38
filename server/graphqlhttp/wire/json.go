package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// maxNesting bounds how deep arrays and objects of a request may nest. The
// schema's own limit on inputs is far lower; this one only bounds recursion.
const maxNesting = 64

// Malformed says why a request could not be read. Its text is for the client:
// it never repeats more of the input than a key.
type Malformed string

func (m Malformed) Error() string { return string(m) }

// Object reads data as exactly one JSON object in UTF-8, with numbers kept as
// json.Number. The error is always a Malformed.
func Object(data []byte) (map[string]any, error) {
	value, err := Value(data)
	if err != nil {
		return nil, err
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, Malformed("a JSON object is expected")
	}
	return object, nil
}

// Value reads data as exactly one JSON value, as strictly as Object does.
func Value(data []byte) (any, error) {
	if !utf8.Valid(data) {
		return nil, Malformed("the text is not valid UTF-8")
	}
	if !json.Valid(data) {
		return nil, Malformed("the text is not valid JSON")
	}
	reader := &jsonReader{rest: data}
	return reader.value(0)
}

// jsonReader reads what is known to be valid JSON, so that it only has to tell its parts from each other.
type jsonReader struct{ rest []byte }

// next skips white space and the given marks, and returns the byte that follows.
func (r *jsonReader) next(marks string) byte {
	r.rest = bytes.TrimLeft(r.rest, " \t\r\n"+marks)
	return r.rest[0]
}

// take returns the next n bytes.
func (r *jsonReader) take(n int) []byte {
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *jsonReader) value(depth int) (any, error) {
	switch r.next("") {
	case '{', '[':
		if depth == maxNesting {
			return nil, Malformed(fmt.Sprintf("the JSON nests deeper than %d levels", maxNesting))
		}
		if r.take(1)[0] == '[' {
			return r.array(depth + 1)
		}
		return r.object(depth + 1)
	case '"':
		return r.text()
	case 't':
		r.take(len("true"))
		return true, nil
	case 'f':
		r.take(len("false"))
		return false, nil
	case 'n':
		r.take(len("null"))
		return nil, nil
	default:
		return r.number(), nil
	}
}

func (r *jsonReader) array(depth int) (any, error) {
	array := []any{}
	for r.next(",") != ']' {
		value, err := r.value(depth)
		if err != nil {
			return nil, err
		}
		array = append(array, value)
	}
	r.take(1)
	return array, nil
}

func (r *jsonReader) object(depth int) (any, error) {
	object := map[string]any{}
	for r.next(",") != '}' {
		key, err := r.text()
		if err != nil {
			return nil, err
		}
		if _, twice := object[key]; twice {
			return nil, Malformed(fmt.Sprintf("the key %.40q appears twice", key))
		}
		r.next(":")
		if object[key], err = r.value(depth); err != nil {
			return nil, err
		}
	}
	r.take(1)
	return object, nil
}

func (r *jsonReader) number() json.Number {
	n := bytes.IndexAny(r.rest, " \t\r\n,]}")
	if n < 0 {
		n = len(r.rest)
	}
	return json.Number(r.take(n))
}

// text reads a string; one without escapes is what it looks like.
func (r *jsonReader) text() (text string, err error) {
	end, escaped := 1, false
	for ; r.rest[end] != '"'; end++ {
		if r.rest[end] == '\\' {
			escaped = true
			end++
		}
	}
	quoted := r.take(end + 1)
	if !escaped {
		return string(quoted[1:end]), nil
	}
	if json.Unmarshal(quoted, &text) != nil {
		return "", Malformed("the text is not valid JSON")
	}
	return text, nil
}
