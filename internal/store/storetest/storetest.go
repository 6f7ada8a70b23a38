// Package storetest opens stores for tests: on SQLite in a file of the test's own, on PostgreSQL in a database of the
// test's own in a throw-away cluster, which is started once per test process and ends with it.
package storetest

import (
	"log/slog"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/internal/store"
)

// Start is the time at which the clock of each test stands: a Monday, 08:00 in Wuhan.
var Start = time.Date(2026, time.March, 2, 0, 0, 0, 0, time.UTC)

// Each runs fn as a subtest on each database.
func Each(t *testing.T, fn func(t *testing.T, s *store.Store, clock *clockwork.FakeClock)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) {
		s, clock := SQLite(t)
		fn(t, s, clock)
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		s, clock := Postgres(t)
		fn(t, s, clock)
	})
}

// SQLite opens a migrated store in a temporary folder and closes it when the test ends.
func SQLite(t testing.TB) (*store.Store, *clockwork.FakeClock) {
	t.Helper()
	clock := clockwork.NewFakeClockAt(Start)
	return Open(t, store.Config{DataDir: t.TempDir(), Clock: clock}), clock
}

// Postgres opens a migrated store in a database of its own and closes it when the test ends.
func Postgres(t testing.TB) (*store.Store, *clockwork.FakeClock) {
	t.Helper()
	clock := clockwork.NewFakeClockAt(Start)
	return Open(t, store.Config{DatabaseURL: PostgresURL(t), Clock: clock}), clock
}

// Open opens and migrates what c names and closes it when the test ends. Without a log in c it is silent.
func Open(t testing.TB, c store.Config) *store.Store {
	t.Helper()
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	s, err := store.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}
