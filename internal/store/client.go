package store

import (
	"context"
	"database/sql"
	"strings"
	"sync/atomic"

	"entgo.io/ent"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"youkong/ent/gen"
	"youkong/internal/fault"
)

var (
	errOutside = fault.New(fault.Internal, "a write outside of store.Write")
	errEnded   = fault.New(fault.Internal, "this transaction has ended")
)

// readingClient makes a client that refuses every mutation, occupancies above all: on SQLite the connections are
// read-only too, on PostgreSQL the driver below lets no statement through that isn't a query.
func readingClient(name string, db entsql.ExecQuerier) *gen.Client {
	client := gen.NewClient(gen.Driver(&reading{entsql.NewDriver(name, entsql.Conn{ExecQuerier: db})}))
	client.Use(guard)
	return client
}

// guard refuses what reaches it: it is installed on every client but those of Write.
func guard(ent.Mutator) ent.Mutator {
	return ent.MutateFunc(func(context.Context, ent.Mutation) (ent.Value, error) { return nil, errOutside })
}

// reading is a driver that only reads.
type reading struct{ *entsql.Driver }

func (reading) Exec(context.Context, string, any, any) error { return errOutside }

func (reading) ExecContext(context.Context, string, ...any) (sql.Result, error) {
	return nil, errOutside
}

func (reading) Tx(context.Context) (dialect.Tx, error) { return nil, errOutside }

func (reading) BeginTx(context.Context, *entsql.TxOptions) (dialect.Tx, error) {
	return nil, errOutside
}

func (r reading) Query(ctx context.Context, query string, args, v any) error {
	return translate(r.Driver.Query(ctx, query, args, v))
}

func (r reading) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	rows, err := r.Driver.QueryContext(ctx, query, args...)
	return rows, translate(err)
}

// writing is the driver of one Tx. It joins ent's inner transactions to the outer one, and lets nothing through once
// the Tx has ended.
type writing struct {
	*entsql.Driver
	ended   atomic.Bool
	prepare func() error // Called before each statement, unless it is nil.
	asked   bool         // Whether there was a statement,
	wrote   bool         // and one that may have written.
}

// admit lets a statement through, or says why not.
func (w *writing) admit(query string) error {
	if w.ended.Load() {
		return errEnded
	}
	if w.prepare == nil {
		return nil
	}
	if err := w.prepare(); err != nil {
		return err
	}
	w.wrote = w.wrote || !strings.HasPrefix(query, "SELECT")
	return nil
}

func writingClient(name string, tx session) (*gen.Client, *writing) {
	w := &writing{Driver: entsql.NewDriver(name, entsql.Conn{ExecQuerier: tx})}
	return gen.NewClient(gen.Driver(w)), w
}

func (w *writing) Exec(ctx context.Context, query string, args, v any) error {
	if err := w.admit(query); err != nil {
		return err
	}
	return w.Driver.Exec(ctx, query, args, v)
}

func (w *writing) Query(ctx context.Context, query string, args, v any) error {
	if err := w.admit(query); err != nil {
		return err
	}
	return w.Driver.Query(ctx, query, args, v)
}

func (w *writing) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := w.admit(query); err != nil {
		return nil, err
	}
	return w.Driver.ExecContext(ctx, query, args...)
}

func (w *writing) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := w.admit(query); err != nil {
		return nil, err
	}
	return w.Driver.QueryContext(ctx, query, args...)
}

func (w *writing) Tx(context.Context) (dialect.Tx, error) { return dialect.NopTx(w), nil }

func (w *writing) BeginTx(context.Context, *entsql.TxOptions) (dialect.Tx, error) {
	return dialect.NopTx(w), nil
}

func (w *writing) Close() error { return nil }
