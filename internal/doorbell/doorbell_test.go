package doorbell_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/internal/doorbell"
	"youkong/internal/doorbell/natsserver"
	"youkong/internal/store/storetest"
)

// patience is how long a test waits for what must come; it only ends a failing test.
const patience = 30 * time.Second

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// house is a database with servers whose bells are under test.
type house struct {
	here, there doorbell.Bell // Of two servers of one database; the same where there can be only one.
	foreign     doorbell.Bell // Of another database, as near as can be.
	lose        func()        // Cuts the way between them, and has it mended soon; nil where there is none.
	log         *logged
}

// logged is what the bells say of themselves.
type logged struct {
	mu        sync.Mutex
	text      bytes.Buffer
	disturbed bool // They have something to say.
}

// newLog makes a log of bells that are not disturbed unless the test says so.
func newLog(t *testing.T) *logged {
	l := &logged{}
	t.Cleanup(func() {
		if !l.disturbed && l.text.Len() > 0 {
			t.Errorf("undisturbed bells say\n%s", l.text.String())
		}
	})
	return l
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logged) count(words string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Count(l.text.String(), words)
}

// houses are one of each kind.
var houses = map[string]func(t *testing.T) house{"alone": alone, "NATS": overNATS, "PostgreSQL": overPostgres}

// each runs a test on every kind of bell.
func each(t *testing.T, test func(t *testing.T, h house)) {
	t.Helper()
	for name, open := range houses {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

func alone(*testing.T) house {
	only := &doorbell.Alone{}
	return house{here: only, there: only, foreign: &doorbell.Alone{}, log: &logged{}}
}

func overNATS(t *testing.T) house {
	server, err := natsserver.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Stop)
	h := house{log: newLog(t)}
	epoch := uuid.NewString()
	open := func(epoch string) doorbell.Bell {
		bell, err := doorbell.OverNATS(server.URL, epoch, slog.New(slog.NewTextHandler(h.log, nil)))
		if err != nil {
			t.Fatal(err)
		}
		return running(t, bell)
	}
	h.here, h.there, h.foreign = open(epoch), open(epoch), open(uuid.NewString())
	h.lose = func() {
		if err := server.Kill(); err != nil {
			t.Fatal(err)
		}
		h.here.Ring([]string{"lost"}) // Nobody is disturbed by it.
		if err := server.Restart(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

func overPostgres(t *testing.T) house {
	address, other := storetest.PostgresURL(t), storetest.PostgresURL(t)
	h := house{log: newLog(t)}
	open := func(address string) doorbell.Bell {
		bell, err := doorbell.OverPostgres(address, clockwork.NewRealClock(), slog.New(slog.NewTextHandler(h.log, nil)))
		if err != nil {
			t.Fatal(err)
		}
		return running(t, bell)
	}
	h.here, h.there, h.foreign = open(address), open(address), open(other)
	h.lose = func() {
		db, err := sql.Open("pgx", address)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.ExecContext(t.Context(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = 'youkong doorbell'`); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// running runs the bell until the test ends, and waits for its end.
func running(t *testing.T, bell doorbell.Bell) doorbell.Bell {
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		bell.Run(ctx)
	}()
	t.Cleanup(func() {
		stop()
		select {
		case <-ended:
		case <-time.After(patience):
			t.Error("a bell does not end")
		}
	})
	return bell
}

// ear is somebody who hears.
type ear struct {
	t     *testing.T
	mu    sync.Mutex
	heard map[string]bool
	again chan struct{}
}

func listen(t *testing.T, bell doorbell.Bell) *ear {
	e := &ear{t: t, heard: map[string]bool{}, again: make(chan struct{}, 1)}
	bell.Hear(func(streams []string) {
		e.mu.Lock()
		for _, stream := range streams {
			e.heard[stream] = true
		}
		e.mu.Unlock()
		select {
		case e.again <- struct{}{}:
		default:
		}
	})
	return e
}

func (e *ear) has(streams ...string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return !slices.ContainsFunc(streams, func(s string) bool { return !e.heard[s] })
}

// hears waits until all of the streams have been heard. Meanwhile ring is called again and again: only what is rung
// while the way is there arrives.
func (e *ear) hears(ring func(), streams ...string) {
	e.t.Helper()
	again, late := clockwork.NewRealClock().NewTicker(20*time.Millisecond), time.After(patience)
	defer again.Stop()
	for ring(); !e.has(streams...); {
		select {
		case <-e.again:
		case <-again.Chan():
			ring()
		case <-late:
			e.t.Fatalf("of %.100v only %d were heard", streams, len(e.heard))
		}
	}
}

func nothing() {}

// meet returns once the two servers hear each other.
func meet(t *testing.T, h house) (here, there *ear) {
	t.Helper()
	here, there = listen(t, h.here), listen(t, h.there)
	there.hears(func() { h.here.Ring([]string{"hello"}) }, "hello")
	here.hears(func() { h.there.Ring([]string{"welcome"}) }, "welcome")
	return here, there
}

func TestEveryServerHears(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		here, there := meet(t, h)
		h.here.Ring([]string{"community:1", "person:2"})
		if !here.has("community:1", "person:2") {
			t.Error("the own server has not heard it when Ring returns")
		}
		there.hears(nothing, "community:1", "person:2")
		h.there.Ring([]string{"installation"})
		here.hears(nothing, "installation")
	})
}

func TestOtherDatabasesHearNothing(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		_, there := meet(t, h)
		foreign := listen(t, h.foreign)
		foreign.hears(func() { h.foreign.Ring([]string{"own"}) }, "own")
		h.here.Ring([]string{"community:1"})
		there.hears(nothing, "community:1")
		h.there.Ring([]string{"community:2"})
		if foreign.has("hello") || foreign.has("community:1") {
			t.Error("another database is told")
		}
	})
}

// TestRush: many rings from many goroutines all arrive, and one of more streams than a message holds.
func TestRush(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		_, there := meet(t, h)
		var names []string
		for range 2000 {
			names = append(names, "person:"+uuid.NewString())
		}
		h.here.Ring(names)
		there.hears(nothing, names...)
		var all sync.WaitGroup
		var rung []string
		for i := range 8 {
			for j := range 500 {
				rung = append(rung, fmt.Sprintf("community:%d-%d", i, j%100))
			}
			own := rung[len(rung)-500:]
			all.Go(func() {
				for _, name := range own {
					h.here.Ring([]string{name})
				}
			})
		}
		all.Wait()
		there.hears(nothing, rung...)
	})
}

// TestLostAndBack: when the way was lost, it comes back by itself, and that is said once.
func TestLostAndBack(t *testing.T) {
	each(t, func(t *testing.T, h house) {
		here, there := meet(t, h)
		if h.lose == nil {
			return // There is no way that could be lost.
		}
		h.log.disturbed = true
		h.lose()
		there.hears(func() { h.here.Ring([]string{"community:1"}) }, "community:1")
		here.hears(func() { h.there.Ring([]string{"community:2"}) }, "community:2")
		if lost, back := h.log.count("doorbell is lost"), h.log.count("doorbell is back"); lost < 2 || lost > 3 || back < 2 || back > 3 {
			t.Errorf("three bells say %d times that the way is lost, and %d times that it is back", lost, back)
		}
	})
}

// TestNobodyThere: without NATS a server rings its own, and finds NATS when it comes.
func TestNobodyThere(t *testing.T) {
	server, err := natsserver.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Stop)
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	log, epoch := &logged{}, uuid.NewString()
	var bells []doorbell.Bell
	for range 2 {
		bell, err := doorbell.OverNATS(server.URL, epoch, slog.New(slog.NewTextHandler(log, nil)))
		if err != nil {
			t.Fatal(err)
		}
		bells = append(bells, running(t, bell))
	}
	here, there := listen(t, bells[0]), listen(t, bells[1])
	if bells[0].Ring([]string{"community:1"}); !here.has("community:1") {
		t.Error("the own server is not told")
	}
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	there.hears(func() { bells[0].Ring([]string{"community:2"}) }, "community:2")
	if n := log.count("doorbell is lost"); n != 2 {
		t.Errorf("two bells say %d times that NATS is away", n)
	}
}

// TestAddresses: an address that can't be read is named by its setting and not repeated, since it may hold a password.
func TestAddresses(t *testing.T) {
	log := slog.New(slog.DiscardHandler)
	_, overNATS := doorbell.OverNATS("nats://user:secret-word@host:port", "epoch", log)
	_, overPostgres := doorbell.OverPostgres("postgres://user:secret-word@host:port/x", clockwork.NewRealClock(), log)
	for name, err := range map[string]error{"YOUKONG_NATS_URL": overNATS, "YOUKONG_DATABASE_URL": overPostgres} {
		if err == nil || !strings.Contains(err.Error(), name) || strings.Contains(err.Error(), "secret-word") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
