package privacy_test

import (
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"entgo.io/ent/dialect"

	"youkong/internal/secret"
)

var sealed = regexp.MustCompile(`sealed\.[\w-]+\.[\w-]+`)

// dump is all that the database holds, as text: binary columns in hex, and behind it everything that is sealed, opened.
func (w *world) dump() string {
	w.t.Helper()
	tables := "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
	if w.store.Dialect() == dialect.SQLite {
		tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
	}
	var text strings.Builder
	read := 0
	for _, table := range w.rows(tables) {
		text.WriteString(strings.Join(w.rows("SELECT * FROM "+table), "\n") + "\n")
		read++
	}
	if read < 20 {
		w.t.Fatalf("only %d tables were read", read)
	}
	opened := 0
	for _, found := range sealed.FindAllString(text.String(), -1) {
		for _, p := range []secret.Purpose{secret.Name, secret.Phone, secret.Birth, secret.Code, secret.Reason, secret.Check} {
			if plain, err := w.store.Keys().Open(p, found); err == nil {
				text.WriteString(plain + "\n")
				opened++
			}
		}
	}
	if opened == 0 {
		w.t.Fatal("nothing could be opened")
	}
	return text.String()
}

// rows are the rows that a query reads, as text.
func (w *world) rows(query string) []string {
	w.t.Helper()
	rows, err := w.store.Read().QueryContext(w.t.Context(), query)
	w.must(err)
	defer rows.Close()
	columns, err := rows.Columns()
	w.must(err)
	var found []string
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		w.must(rows.Scan(into...))
		for i, v := range values {
			if raw, ok := v.([]byte); ok {
				values[i] = string(raw) + " " + hex.EncodeToString(raw)
			}
		}
		found = append(found, strings.TrimSpace(fmt.Sprintln(values...)))
	}
	w.must(rows.Err())
	return found
}
