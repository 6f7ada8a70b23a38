// Package store keeps everything in one database, SQLite or PostgreSQL, and is the only way to change it.
//
// Reading goes through Read or Snapshot. Writing goes through Write, which locks the streams it is told, reads the
// clock once, runs one function and commits all of it or nothing. Its promises:
//
//   - A stream's sequence numbers are gapless and in the order of commits.
//   - Nothing is announced, and nobody is answered, before the commit.
//   - No two live occupancies of one unit overlap: the database refuses them (see Overlap), whoever writes.
//
// Times in the database are Unix seconds, UTC. Errors that mean "the database can't do it now" are faults with the
// code Unavailable; errors of the function passed to Write come back as they are.
package store

import (
	"context"
	"database/sql"
	"io/fs"
	"log/slog"
	"sync"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/internal/fault"
	"youkong/internal/secret"
)

// Config says where the database is.
type Config struct {
	DatabaseURL string          // postgres://…; empty means SQLite in DataDir.
	DataDir     string          // The folder of the SQLite file; made when it is missing.
	Clock       clockwork.Clock // Nil means the real one.
	Log         *slog.Logger    // Nil means slog.Default().
	Keys        *secret.Ring    // Nil takes those of KeyFile.
	KeyFile     string          // Made when it is missing. Without it new keys are made, which open nothing that was sealed before.
}

// Store is an open database. Its methods may be called from many goroutines.
type Store struct {
	dialect    string
	place      string // where the database is, to be named in errors; never holds a password
	address    string // PostgreSQL's, for whoever needs a connection of their own; it may hold a password
	migrations fs.FS
	clock      clockwork.Clock
	log        *slog.Logger
	keys       keyring

	writer *sql.DB // SQLite: one connection. PostgreSQL: the pool, the same as reader.
	reader *sql.DB
	read   *gen.Client
	stop   func() error // ends what the dialect runs beside the pools, before they are closed

	lanes      lanes
	writeLimit time.Duration
	mu         sync.RWMutex
	listeners  []func(streams []string)
}

// Open opens the database and makes an empty SQLite file and a key file when there are none. It changes nothing else:
// call Migrate, then Check. It returns a fault with the code Unavailable when there is no database to be had, when it is
// one of another program, or when its keys are missing.
func Open(ctx context.Context, c Config) (*Store, error) {
	if c.Clock == nil {
		c.Clock = clockwork.NewRealClock()
	}
	if c.Log == nil {
		c.Log = slog.Default()
	}
	open := openSQLite
	if c.DatabaseURL != "" {
		open = openPostgres
	}
	s, err := open(ctx, c)
	if err != nil {
		return nil, err
	}
	s.clock, s.log, s.lanes.limit, s.writeLimit = c.Clock, c.Log, together, writeLimit
	s.read = readingClient(s.dialect, s.reader)
	if err := s.openKeys(ctx, c); err != nil {
		return nil, first(err, s.Close())
	}
	return s, nil
}

// Dialect returns `sqlite3` or `postgres`, the names of entgo.io/ent/dialect.
func (s *Store) Dialect() string { return s.dialect }

// Read returns the client for reading. Each query sees the newest commit; use Snapshot where several must agree.
// A write through it is refused with a fault of the code Internal.
func (s *Store) Read() *gen.Client { return s.read }

// Ping asks the database for a sign of life; without one it returns a fault with the code Unavailable.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.reader.PingContext(ctx); err != nil {
		return fault.Wrap(err, fault.Unavailable, "the database does not answer")
	}
	return nil
}

// OnCommit has fn called after each commit with the streams that got changes. It is for bells that tell readers of
// the feed to look: fn must return at once, must not write, and may be called from several goroutines at once. Bells
// carry no truth, not even their order; the feed does.
func (s *Store) OnCommit(fn func(streams []string)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, fn)
}

func (s *Store) announce(streams []string) {
	if len(streams) == 0 {
		return
	}
	s.mu.RLock()
	listeners := s.listeners
	s.mu.RUnlock()
	for _, fn := range listeners {
		fn(streams)
	}
}

// Close waits for running writes, refuses new ones and closes the database.
func (s *Store) Close() error {
	s.lanes.close()
	err := s.stop()
	if s.writer != s.reader {
		err = first(err, s.writer.Close())
	}
	return first(err, s.reader.Close())
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
