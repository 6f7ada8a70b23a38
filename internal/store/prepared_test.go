package store_test

import (
	"fmt"
	"sync"
	"testing"

	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// TestKeptStatements uses the connections of SQLite as no other test does: one statement while its own rows are being
// read, more statements than are kept, and statements that outlive a change of the schema.
func TestKeptStatements(t *testing.T) {
	p := newPlace(t, store.Config{DataDir: t.TempDir()})
	storetest.Build(t, p.store, 5)
	const units = "SELECT id FROM units ORDER BY id"
	err := p.store.Write(t.Context(), nil, func(tx *store.Tx) error {
		count := func(depth int) (n int) { return read(t, tx, units, depth) }
		if n := count(3); n != 5+25+125 {
			t.Errorf("nested: %d rows", n)
		}
		for i := range 600 {
			if n := read(t, tx, fmt.Sprintf("SELECT %d", i), 1); n != 1 {
				t.Fatalf("statement %d: %d rows", i, n)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.raw(t).ExecContext(t.Context(), "ALTER TABLE units ADD COLUMN extra text DEFAULT 'x'"); err != nil {
		t.Fatal(err)
	}
	var readers sync.WaitGroup
	for range 8 {
		readers.Go(func() {
			for range 20 {
				if n, err := p.store.Read().Unit.Query().Count(t.Context()); n != 5 || err != nil {
					t.Errorf("%d units, %v", n, err)
				}
			}
		})
	}
	readers.Wait()
}

// read counts the rows of a query, and for each of them those of the same query again, to a depth.
func read(t *testing.T, tx *store.Tx, query string, depth int) (n int) {
	t.Helper()
	rows, err := tx.Client().QueryContext(tx.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		n++
		if depth > 1 {
			n += read(t, tx, query, depth-1)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return n
}
