package store

import (
	"fmt"

	"entgo.io/ent/dialect"
)

// Among is SQL for the ids that parameter n of a query lists, as a JSON array of their text: `id IN ` and this. However
// long the list is, the statement stays the same.
func (s *Store) Among(n int) string { return s.among("uuid", n) }

// AmongNames is Among for what is named by text.
func (s *Store) AmongNames(n int) string { return s.among("varchar", n) }

// AmongBytes is Among for what is named by bytes, listed in hexadecimal.
func (s *Store) AmongBytes(n int) string {
	if s.dialect == dialect.Postgres {
		return fmt.Sprintf("(SELECT decode(value, 'hex') FROM json_array_elements_text($%d::json))", n)
	}
	return fmt.Sprintf("(SELECT unhex(value) FROM json_each($%d))", n)
}

func (s *Store) among(kind string, n int) string {
	if s.dialect == dialect.Postgres {
		return fmt.Sprintf("(SELECT value::%s FROM json_array_elements_text($%d::json))", kind, n)
	}
	return fmt.Sprintf("(SELECT value FROM json_each($%d))", n)
}
