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
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	return readValue(decoder, 0)
}

func readValue(decoder *json.Decoder, depth int) (any, error) {
	token, err := decoder.Token()
	if err != nil {
		return nil, Malformed("the text is not valid JSON")
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	if depth == maxNesting {
		return nil, Malformed(fmt.Sprintf("the JSON nests deeper than %d levels", maxNesting))
	}
	if delim == '[' {
		return readArray(decoder, depth+1)
	}
	return readObject(decoder, depth+1)
}

func readArray(decoder *json.Decoder, depth int) (any, error) {
	array := []any{}
	for decoder.More() {
		value, err := readValue(decoder, depth)
		if err != nil {
			return nil, err
		}
		array = append(array, value)
	}
	return array, closing(decoder)
}

func readObject(decoder *json.Decoder, depth int) (any, error) {
	object := map[string]any{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, Malformed("the text is not valid JSON")
		}
		key, _ := token.(string)
		if _, twice := object[key]; twice {
			return nil, Malformed(fmt.Sprintf("the key %.40q appears twice", key))
		}
		if object[key], err = readValue(decoder, depth); err != nil {
			return nil, err
		}
	}
	return object, closing(decoder)
}

func closing(decoder *json.Decoder) error {
	if _, err := decoder.Token(); err != nil {
		return Malformed("the text is not valid JSON")
	}
	return nil
}
