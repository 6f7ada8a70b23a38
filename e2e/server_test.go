package e2e

import (
	"context"
	"database/sql"
	"log/slog"
	"net"
	"net/url"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
	_ "modernc.org/sqlite" // the driver `sqlite`

	"youkong/server/app"
	"youkong/server/config"
)

// morning is when the clock of a server in process stands: a Tuesday, 09:07 in Wuhan.
var morning = time.Date(2026, time.November, 24, 1, 7, 0, 0, time.UTC)

// server is a server in this process, on a port of its own, with a clock that only the test turns.
type server struct {
	t     *testing.T
	app   *app.App
	clock *clockwork.FakeClock
	url   string
	stop  func() // Ends it gently, once.
}

func start(t *testing.T, d database, change ...func(*config.Config)) *server {
	t.Helper()
	return startAt(t, d, clockwork.NewFakeClockAt(morning), change...)
}

func withoutDemo(c *config.Config) { c.Demo = false }

func startAt(t *testing.T, d database, clock *clockwork.FakeClock, change ...func(*config.Config)) *server {
	t.Helper()
	c := config.Config{
		Addr: "127.0.0.1:0", DataDir: d.dataDir, DatabaseURL: d.url, KeysFile: d.keyFile(), Demo: true,
		LogFormat: "text", ShutdownGrace: patience,
	}
	for _, fn := range change {
		fn(&c)
	}
	a, err := app.New(t.Context(), c, clock, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", c.Addr)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- a.Serve(ctx, listener) }()
	s := &server{t: t, app: a, clock: clock, url: "http://" + listener.Addr().String()}
	s.stop = sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-served:
			if err != nil {
				t.Errorf("serving: %v", err)
			}
		case <-time.After(patience):
			t.Error("the server does not stop")
		}
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(s.stop)
	return s
}

// raw opens the database like a program that knows nothing of ours.
func (d database) raw(t *testing.T) *sql.DB {
	t.Helper()
	driver, address := "pgx", d.url
	if address == "" {
		path := url.URL{Path: filepath.Join(d.dataDir, "youkong.db")}
		driver, address = "sqlite", "file:"+path.EscapedPath()+"?_pragma=busy_timeout(60000)"
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// number is the answer to a question that has one.
func number(t *testing.T, db *sql.DB, query string) (n int) {
	t.Helper()
	if err := db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// sound checks what holds in every database at every moment, and says what does not.
func (d database) sound(t *testing.T) {
	t.Helper()
	db := d.raw(t)
	for what, query := range map[string]string{
		"units that are taken twice": `SELECT count(*) FROM occupancies a JOIN occupancies b ON a.unit_id = b.unit_id AND a.id < b.id
			AND a.live AND b.live AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
		"live bookings that lack an occupancy": `SELECT count(*) FROM bookings b WHERE b.status IN ('HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN')
			AND b.unit_count <> (SELECT count(*) FROM occupancies o WHERE o.booking_id = b.id AND o.live)`,
		"occupancies in force without a booking in force": `SELECT count(*) FROM occupancies o JOIN bookings b ON b.id = o.booking_id
			WHERE o.live AND b.status IN ('CANCELLED', 'EXPIRED') AND o.ends_at > b.updated_at`,
		"streams with a gap": `SELECT count(*) FROM (SELECT s.id FROM streams s LEFT JOIN changes c ON c.stream = s.id
			GROUP BY s.id, s.seq HAVING s.seq <> count(c.id) OR s.seq <> coalesce(max(c.seq), 0)) gaps`,
		"keys whose booking or entry is missing": `SELECT count(*) FROM idempotency_keys k WHERE NOT EXISTS
			(SELECT 1 FROM bookings b WHERE b.id = k.result_id) AND NOT EXISTS (SELECT 1 FROM enrolments e WHERE e.id = k.result_id)`,
		"courses with more or fewer places taken than counted": `SELECT count(*) FROM courses c WHERE c.taken > c.capacity OR c.taken <>
			(SELECT coalesce(sum(e.places), 0) FROM enrolments e WHERE e.course_id = c.id AND e.status IN ('ENROLLED', 'OFFERED'))`,
		"entries without as many people as places": `SELECT count(*) FROM enrolments e WHERE e.status IN ('ENROLLED', 'OFFERED', 'WAITING', 'ENTERED')
			AND e.places <> (SELECT count(*) FROM participants p WHERE p.enrolment_id = e.id AND p.live)`,
	} {
		if n := number(t, db, query); n != 0 {
			t.Errorf("%d %s", n, what)
		}
	}
}
