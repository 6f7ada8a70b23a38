package store_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// crowd starts writes that must share one transaction: they queue up, in order, behind a first one that waits for the
// last of them. It returns what became of each.
func crowd(t *testing.T, s *store.Store, stream string, fns ...func(*store.Tx) error) []error {
	t.Helper()
	errs := make([]error, len(fns))
	var writers sync.WaitGroup
	err := s.Write(t.Context(), []string{stream}, func(*store.Tx) error {
		queued := store.Queued(s)
		for i, fn := range fns {
			writers.Go(func() {
				defer func() {
					if r := recover(); r != nil {
						errs[i] = errPanicked
					}
				}()
				errs[i] = s.Write(t.Context(), []string{stream}, fn)
			})
			<-queued
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	writers.Wait()
	return errs
}

var errPanicked = errors.New("panicked")

func TestWritesThatShareATransactionFailAlone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		var committed [][]string
		s.OnCommit(func(streams []string) { committed = append(committed, streams) })
		var numbers []int64
		book := func(hour int64, then error) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				if _, err := h.Book(tx, hour*3600, hour*3600+3600, h.Units...); err != nil {
					return err
				}
				seq, err := tx.NextSeq(h.Stream())
				if errors.Is(then, errPanicked) {
					panic("oh")
				}
				if err == nil && then == nil {
					numbers = append(numbers, seq)
				}
				return errors.Join(err, then)
			}
		}
		errs := crowd(t, s, h.Stream(),
			book(1, nil), book(2, errSorry), book(1, nil), book(3, errPanicked), book(2, nil), book(3, nil))
		if errs[0] != nil || !errors.Is(errs[1], errSorry) || !store.Overlap(errs[2]) ||
			!errors.Is(errs[3], errPanicked) || errs[4] != nil || errs[5] != nil {
			t.Errorf("outcomes: %v", errs)
		}
		if !slices.Equal(numbers, []int64{1, 2, 3}) {
			t.Errorf("numbers %v: a write that failed left a gap", numbers)
		}
		if n := s.Read().Booking.Query().CountX(t.Context()); n != 3 {
			t.Errorf("%d bookings, want 3", n)
		}
		if seq := s.Read().Stream.GetX(t.Context(), h.Stream()).Seq; seq != 3 {
			t.Errorf("the head says %d", seq)
		}
		if len(committed) != 1 {
			t.Errorf("%d commits with changes, want all in 1: %v", len(committed), committed)
		}
	})
}

// TestASwallowedErrorHurtsNobodyElse has a function that keeps a refusal of the database to itself. PostgreSQL takes
// nothing more from it, so it must not look like a success; SQLite minds no refusal.
func TestASwallowedErrorHurtsNobodyElse(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		book := func(tx *store.Tx) error { _, err := h.Book(tx, 3600, 7200, h.Units...); return err }
		swallow := func(tx *store.Tx) error { _ = book(tx); return nil }
		fine := func(tx *store.Tx) error { return note(tx, h.Stream()) }
		errs := crowd(t, s, h.Stream(), book, swallow, fine)
		alone := s.Write(t.Context(), []string{h.Stream()}, swallow)
		if errs[0] != nil || errs[2] != nil {
			t.Errorf("the others: %v", errs)
		}
		if (errs[1] == nil) != (s.Dialect() == "sqlite3") || (alone == nil) != (s.Dialect() == "sqlite3") {
			t.Errorf("the one: %v; alone: %v", errs[1], alone)
		}
		gapless(t, s.Read(), h.Stream(), 1)
	})
}

func TestAWriteThatWaitsCanBeGivenUp(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		given := make(chan error)
		err := s.Write(t.Context(), []string{"person:1"}, func(*store.Tx) error {
			queued := store.Queued(s)
			ctx, cancel := context.WithCancel(t.Context())
			go func() {
				given <- s.Write(ctx, []string{"person:1"}, func(*store.Tx) error {
					t.Error("it was given up, and ran")
					return nil
				})
			}()
			<-queued
			cancel()
			if err := <-given; !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestAWriteThatRunsIsFinished(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		type key struct{}
		ctx, cancel := context.WithCancel(context.WithValue(t.Context(), key{}, "kept"))
		err := s.Write(ctx, []string{h.Stream()}, func(tx *store.Tx) error {
			cancel()
			if tx.Context().Err() != nil || tx.Context().Value(key{}) != "kept" {
				t.Errorf("err %v, value %v", tx.Context().Err(), tx.Context().Value(key{}))
			}
			if _, bounded := tx.Context().Deadline(); !bounded {
				t.Error("no deadline")
			}
			_, err := h.Book(tx, 3600, 7200, h.Units...)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestAClosedStoreRefusesWrites(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		s, err := store.Open(t.Context(), p.config)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		err = s.Write(t.Context(), nil, func(*store.Tx) error { return nil })
		if !fault.Is(err, fault.Unavailable) {
			t.Errorf("got %v", err)
		}
		if _, err = s.Read().Booking.Query().Count(t.Context()); err == nil {
			t.Error("it still reads")
		}
	})
}

// TestAStuckWriteHoldsUpNobodyForEver has a function that ignores the end of its context.
func TestAStuckWriteHoldsUpNobodyForEver(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		store.SetWriteLimit(s, 200*time.Millisecond)
		h := storetest.Build(t, s, 1)
		begun, release, stuck := make(chan struct{}), make(chan struct{}), make(chan error)
		go func() {
			stuck <- s.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error {
				close(begun)
				_, err := h.Book(tx, 3600, 7200, h.Units...)
				<-release
				return err
			})
		}()
		<-begun
		store.SetWriteLimit(s, time.Minute)
		err := s.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error { return note(tx, h.Stream()) })
		if err != nil {
			t.Errorf("the next write: %v", err)
		}
		close(release)
		if err := <-stuck; !fault.Is(err, fault.Unavailable) {
			t.Errorf("the stuck one: %v", err)
		}
		if n := s.Read().Booking.Query().CountX(t.Context()); n != 0 {
			t.Errorf("%d bookings of the stuck write are left", n)
		}
	})
}
