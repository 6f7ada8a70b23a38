// Package kind holds the enums that the database, the rules and the public API share,
// so that a value has one spelling everywhere.
package kind

import (
	"fmt"
	"io"
	"slices"
	"strconv"
)

// marshal writes an enum value the way GraphQL writes it in JSON.
func marshal[K ~string](w io.Writer, k K) {
	_, _ = io.WriteString(w, strconv.Quote(string(k)))
}

// unmarshal reads an enum value from GraphQL input and refuses what the enum does not know.
func unmarshal[K ~string](into *K, raw any, values []string) error {
	text, ok := raw.(string)
	if !ok || !slices.Contains(values, text) {
		return fmt.Errorf("%v is not one of %v", raw, values)
	}
	*into = K(text)
	return nil
}

func spell[K ~string](kinds ...K) []string {
	values := make([]string, len(kinds))
	for i, k := range kinds {
		values[i] = string(k)
	}
	return values
}
