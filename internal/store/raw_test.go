package store_test

import (
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// place is one database, with what it takes to open it again, or to go round the store.
type place struct {
	name   string
	config store.Config
	clock  *clockwork.FakeClock
	store  *store.Store
}

// everywhere runs fn on a fresh, migrated database of each kind.
func everywhere(t *testing.T, fn func(t *testing.T, p place)) {
	t.Run("SQLite", func(t *testing.T) { fn(t, newPlace(t, store.Config{DataDir: t.TempDir()})) })
	t.Run("PostgreSQL", func(t *testing.T) {
		fn(t, newPlace(t, store.Config{DatabaseURL: storetest.PostgresURL(t)}))
	})
}

func newPlace(t *testing.T, c store.Config) place {
	clock := clockwork.NewFakeClockAt(storetest.Start)
	c.Clock = clock
	s := storetest.Open(t, c)
	return place{name: s.Dialect(), config: c, clock: clock, store: s}
}

// raw opens the database like a program that knows nothing of ours.
func (p place) raw(t *testing.T) *sql.DB {
	t.Helper()
	driver, address := "pgx", p.config.DatabaseURL
	if p.name == "sqlite3" {
		path := url.URL{Path: filepath.Join(p.config.DataDir, "youkong.db")}
		driver = "sqlite"
		address = "file:" + path.EscapedPath() + "?_pragma=busy_timeout(60000)&_pragma=synchronous(OFF)&_txlock=immediate"
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(16)
	t.Cleanup(func() { db.Close() })
	return db
}

// ground is a booking to hang raw occupancies on.
type ground struct {
	storetest.House
	booking uuid.UUID
}

func newGround(t *testing.T, s *store.Store, units int) ground {
	t.Helper()
	g := ground{House: storetest.Build(t, s, units)}
	err := s.Write(t.Context(), nil, func(tx *store.Tx) (err error) {
		g.booking, err = g.Book(tx, 1, 2)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// insert is a raw INSERT of an occupancy; verb is what stands before the table, tail what stands at the end.
func (g ground) insert(verb string, id int64, unit int, starts, ends int64, live bool, tail string) string {
	return fmt.Sprintf("%s INTO occupancies (id, space_id, community_id, booking_id, unit_id, starts_at, ends_at, live)"+
		" VALUES (%d, '%s', '%s', '%s', '%s', %d, %d, %t) %s",
		verb, id, g.Space, g.Community, g.booking, g.Units[unit], starts, ends, live, tail)
}

// overlaps counts pairs of live occupancies that must not be.
func overlaps(t *testing.T, db *sql.DB) (n int) {
	t.Helper()
	err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM occupancies a JOIN occupancies b
		ON a.unit_id = b.unit_id AND a.id < b.id AND a.live AND b.live
		AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`).Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
