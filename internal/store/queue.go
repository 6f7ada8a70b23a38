package store

import (
	"context"
	"database/sql"

	"entgo.io/ent/dialect"
	"github.com/jackc/pgx/v5/pgxpool"

	"youkong/internal/fault"
)

// Queue is the database as a job queue needs it, which keeps tables of its own there. It is the one way to write beside
// Write: for those tables and for the places of readers who fill the queue, and for nothing else, because it locks no
// stream and appends to none.
type Queue struct {
	DB       *sql.DB       // On SQLite the one connection that writes, so that the queue waits in line like any write.
	Listener *pgxpool.Pool // Hears what other servers have queued; nil on SQLite.

	wrote func()
}

// Queue opens it. Close ends it, and the queue must have stopped before. Fault Unavailable when the database isn't there.
func (s *Store) Queue(ctx context.Context) (*Queue, error) {
	q := &Queue{DB: s.writer, wrote: s.lanes.committed}
	if s.dialect == dialect.SQLite {
		return q, nil
	}
	config, err := pgxpool.ParseConfig(s.address)
	if err != nil {
		return nil, fault.New(fault.Internal, "the address of %s can't be read again", s.place) // The cause may quote a password.
	}
	setDefaults(config.ConnConfig.RuntimeParams)
	config.MinConns, config.MaxConns = 0, 1
	if q.Listener, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return nil, fault.Wrap(err, fault.Unavailable, "can't listen to %s", s.place)
	}
	return q, nil
}

// Wrote tells that the queue may have written: on SQLite nobody else would see that the log has grown.
func (q *Queue) Wrote() {
	if q.wrote != nil {
		q.wrote()
	}
}

// Close lets go of the listener's connection. DB stays open; it is the store's.
func (q *Queue) Close() {
	if q.Listener != nil {
		q.Listener.Close()
	}
}
