package store

import (
	"context"
	"database/sql"

	"entgo.io/ent/dialect"

	"youkong/ent/gen"
)

// Snapshot runs fn with a client whose queries all see the same moment, whatever is committed meanwhile. The client
// only reads, and ends with fn. It returns the error of fn, or a fault with the code Unavailable.
func (s *Store) Snapshot(ctx context.Context, fn func(ctx context.Context, c *gen.Client) error) error {
	options := &sql.TxOptions{ReadOnly: true}
	if s.dialect == dialect.Postgres {
		options.Isolation = sql.LevelRepeatableRead // on SQLite every transaction is one already
	}
	tx, err := s.reader.BeginTx(ctx, options)
	if err != nil {
		return translate(err)
	}
	defer func() { _ = tx.Rollback() }() // nothing to keep
	return fn(ctx, readingClient(s.dialect, tx))
}
