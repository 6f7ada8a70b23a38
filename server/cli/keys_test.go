package cli

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// keyed opens a database with somebody called Li, and its key file.
func keyed(t *testing.T) (*store.Store, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "keys")
	s := storetest.Open(t, store.Config{DataDir: t.TempDir(), KeyFile: file})
	err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
		return tx.Client().Person.Create().SetName(tx.Keys().Seal(secret.Name, "Li")).SetCreatedAt(1).Exec(tx.Context())
	})
	if err != nil {
		t.Fatal(err)
	}
	return s, file
}

// expectLi opens the name with what is in the key file.
func expectLi(t *testing.T, s *store.Store, file string) {
	t.Helper()
	ring, err := secret.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if name, err := ring.Open(secret.Name, s.Read().Person.Query().OnlyX(t.Context()).Name); err != nil || name != "Li" {
		t.Errorf("the file opens %q, %v", name, err)
	}
}

func TestRotateGivesServersTimeAndLeavesOneNewKey(t *testing.T) {
	s, file := keyed(t)
	before := s.Keys().String()
	clock := clockwork.NewFakeClock()
	r := rotation{store: s, file: file, clock: clock, wait: time.Minute, out: io.Discard}
	done := make(chan error, 1)
	go func() { done <- r.run(t.Context()) }()
	for range 2 {
		if err := clock.BlockUntilContext(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		expectLi(t, s, file)
		if ring, err := secret.Load(file); err != nil || ring.Len() != 2 || !strings.Contains(ring.String(), before) {
			t.Errorf("while servers may use the old key, it is not in the file: %v", err)
		}
		clock.Advance(time.Minute)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	expectLi(t, s, file)
	if ring, err := secret.Load(file); err != nil || ring.Len() != 1 || ring.String() == before {
		t.Errorf("the old key is still in the file: %v", err)
	}
}

// TestRotateIsFinishedByRunningItAgain interrupts it at each of its pauses.
func TestRotateIsFinishedByRunningItAgain(t *testing.T) {
	for pauses := range 2 {
		s, file := keyed(t)
		clock := clockwork.NewFakeClock()
		ctx, interrupt := context.WithCancel(t.Context())
		r := rotation{store: s, file: file, clock: clock, wait: time.Minute, out: io.Discard}
		done := make(chan error, 1)
		go func() { done <- r.run(ctx) }()
		for range pauses {
			_ = clock.BlockUntilContext(t.Context(), 1)
			clock.Advance(time.Minute)
		}
		_ = clock.BlockUntilContext(t.Context(), 1)
		interrupt()
		if err := <-done; err == nil || !strings.Contains(err.Error(), "run it again") {
			t.Errorf("interrupted: %v", err)
		}
		expectLi(t, s, file)
		again := rotation{store: s, file: file, clock: clock, out: io.Discard}
		if err := again.run(t.Context()); err != nil {
			t.Fatal(err)
		}
		expectLi(t, s, file)
		if ring, err := secret.Load(file); err != nil || ring.Len() != 1 {
			t.Errorf("%v, %v", ring, err)
		}
	}
}

func TestTwoDoNotRotateAtOnce(t *testing.T) {
	s, file := keyed(t)
	clock := clockwork.NewFakeClock()
	done := make(chan error, 1)
	slow := rotation{store: s, file: file, clock: clock, wait: time.Minute, out: io.Discard}
	go func() { done <- slow.run(t.Context()) }()
	_ = clock.BlockUntilContext(t.Context(), 1)
	quick := rotation{store: s, file: file, clock: clock, out: io.Discard}
	if err := quick.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	clock.Advance(time.Minute)
	if err := <-done; err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("the slow one says %v", err)
	}
	expectLi(t, s, file)
}

func TestGivenKeysAreChangedByHand(t *testing.T) {
	t.Setenv("YOUKONG_KEYS", strings.TrimSpace(secret.New().String()))
	t.Setenv("YOUKONG_DATA_DIR", t.TempDir())
	err := Command(io.Discard, io.Discard).Run(t.Context(), []string{"youkong", "keys", "rotate"})
	if err == nil || !strings.Contains(err.Error(), "keys reseal") {
		t.Errorf("%v", err)
	}
}

func TestANewKeyIsAKey(t *testing.T) {
	var out strings.Builder
	err := Command(&out, io.Discard).Run(t.Context(), []string{"youkong", "keys", "new"})
	if ring, parsing := secret.Parse(out.String()); errors.Join(err, parsing) != nil || ring.Len() != 1 {
		t.Errorf("%v, %v", err, parsing)
	}
}
