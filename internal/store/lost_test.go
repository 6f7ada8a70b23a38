package store_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jonboulle/clockwork"

	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// TestALostConnectionIsUnavailable has PostgreSQL end the connection in the middle of a write, before a statement and
// before the commit.
func TestALostConnectionIsUnavailable(t *testing.T) {
	p := newPlace(t, store.Config{DatabaseURL: storetest.PostgresURL(t)})
	h := storetest.Build(t, p.store, 1)
	raw := p.raw(t)
	for name, then := range map[string]func(*store.Tx) error{
		"before a statement": func(tx *store.Tx) error { return note(tx, h.Stream()) },
		"before the commit":  func(*store.Tx) error { return nil },
	} {
		err := p.store.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error {
			if _, err := h.Book(tx, 3600, 7200, h.Units...); err != nil {
				return err
			}
			_, err := raw.ExecContext(t.Context(), `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
				WHERE datname = current_database() AND state = 'idle in transaction'`)
			if err != nil {
				t.Error(err)
			}
			return then(tx)
		})
		if !fault.Is(err, fault.Unavailable) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if n := p.store.Read().Booking.Query().CountX(t.Context()); n != 0 {
		t.Errorf("%d bookings are left", n)
	}
	if err := p.store.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error { return note(tx, h.Stream()) }); err != nil {
		t.Errorf("the next write: %v", err)
	}
}

// lines hands each line of a log to a channel.
type lines chan string

func (l lines) Write(text []byte) (int, error) {
	l <- string(bytes.TrimSpace(text))
	return len(text), nil
}

// TestTheLogOfSQLiteIsMovedIntoItsFile waits for checkpoints: after a pause, after many commits, and at the end.
func TestTheLogOfSQLiteIsMovedIntoItsFile(t *testing.T) {
	dir, clock, log := t.TempDir(), clockwork.NewFakeClockAt(storetest.Start), make(lines, 1000)
	c := store.Config{DataDir: dir, Clock: clock,
		Log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))}
	s, err := store.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	write := func() {
		if err := s.Write(t.Context(), []string{"person:1"}, func(tx *store.Tx) error { return note(tx, "person:1") }); err != nil {
			t.Fatal(err)
		}
	}
	checkpoint := func() {
		for line := range log {
			if strings.Contains(line, "msg=checkpoint") && strings.Contains(line, "busy=0") {
				return
			}
		}
	}
	write()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if err := clock.BlockUntilContext(ctx, 1); err != nil {
		t.Fatal(err)
	}
	clock.Advance(store.CheckpointIdle)
	checkpoint()
	for range store.CheckpointEvery {
		write()
	}
	checkpoint()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 || files[0].Name() != "youkong.db" {
		t.Errorf("after Close: %v, %v", files, err)
	}
	info, err := os.Stat(filepath.Join(dir, "youkong.db"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read people's data: %v %v", info.Mode(), err)
	}
}
