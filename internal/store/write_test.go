package store_test

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

var errSorry = errors.New("sorry")

func TestWriteIsAllOrNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		for name, failing := range map[string]func(*store.Tx) error{
			"an error":   func(*store.Tx) error { return errSorry },
			"an overlap": func(tx *store.Tx) error { _, err := h.Book(tx, 3600, 7200, h.Units...); return err },
		} {
			called := false
			err := s.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error {
				tx.AfterCommit(func() { called = true })
				if _, err := h.Book(tx, 3600, 7200, h.Units...); err != nil {
					return err
				}
				return failing(tx)
			})
			if !errors.Is(err, errSorry) && !store.Overlap(err) {
				t.Errorf("%s: want the function's own error, got %v", name, err)
			}
			if n := s.Read().Booking.Query().CountX(t.Context()); n != 0 || called {
				t.Errorf("%s: %d bookings are left; called after commit: %v", name, n, called)
			}
		}
	})
}

func TestAPanicTakesTheWriteBackAndReachesTheCaller(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		write := func(end func()) {
			_ = s.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error {
				_, err := h.Book(tx, 3600, 7200, h.Units...)
				end()
				return err
			})
		}
		func() {
			defer func() {
				if r := recover(); r != "oh" {
					t.Errorf("want the panic's own value, got %v", r)
				}
			}()
			write(func() { panic("oh") })
		}()
		left := make(chan struct{})
		go func() { defer close(left); write(runtime.Goexit) }()
		<-left
		if n := s.Read().Booking.Query().CountX(t.Context()); n != 0 {
			t.Errorf("%d bookings are left", n)
		}
		write(func() {}) // the next one is not held up
		if n := s.Read().Booking.Query().CountX(t.Context()); n != 1 {
			t.Errorf("%d bookings, want 1", n)
		}
	})
}

func TestNothingIsAnnouncedBeforeItCanBeRead(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		var heard []string
		seen := func() int { return s.Read().Booking.Query().CountX(context.Background()) }
		s.OnCommit(func(streams []string) {
			heard = append(heard, streams...)
			if seen() != 1 {
				t.Error("the bell rang before the commit")
			}
		})
		var order []int
		err := s.Write(t.Context(), []string{h.Stream(), h.PersonStream()}, func(tx *store.Tx) error {
			for i := range 3 {
				tx.AfterCommit(func() { order = append(order, i, seen()) })
			}
			if _, err := h.Book(tx, 3600, 7200, h.Units...); err != nil {
				return err
			}
			if seen() != 0 {
				t.Error("others see what isn't committed")
			}
			_, err := tx.NextSeq(h.Stream())
			return err
		})
		if err != nil || len(heard) != 1 || heard[0] != h.Stream() {
			t.Errorf("err %v; heard of %v, want the one stream that got a change", err, heard)
		}
		if want := []int{0, 1, 1, 1, 2, 1}; !equal(order, want) {
			t.Errorf("after commit: %v, want %v", order, want)
		}
	})
}

func equal[E comparable](a, b []E) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestWriteInsideAWriteIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
			return s.Write(tx.Context(), nil, func(*store.Tx) error { return nil })
		})
		if !fault.Is(err, fault.Internal) {
			t.Fatalf("got %v", err)
		}
	})
}

func TestTimeNeverRunsBackwardsInAStream(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		now := func(stream string) (now time.Time) {
			err := s.Write(t.Context(), []string{stream}, func(tx *store.Tx) error {
				now = tx.Now()
				_, err := tx.NextSeq(stream)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return now
		}
		clock.Advance(90*time.Minute + 1700*time.Millisecond)
		late := storetest.Start.Add(90*time.Minute + time.Second)
		if got := now("person:1"); !got.Equal(late) || got.Location() != time.UTC {
			t.Errorf("got %v, want whole seconds in UTC: %v", got, late)
		}
		clock.Advance(-time.Hour)
		if got := now("person:1"); !got.Equal(late) {
			t.Errorf("the clock was set back and so was the stream: %v", got)
		}
		if got := now("person:2"); !got.Before(late) {
			t.Errorf("a stream without changes follows the clock, got %v", got)
		}
	})
}

func TestOnlyLockedStreamsAreNumbered(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		err := s.Write(t.Context(), []string{"person:1"}, func(tx *store.Tx) error {
			_, err := tx.NextSeq("person:2")
			return err
		})
		if !fault.Is(err, fault.Internal) {
			t.Errorf("got %v", err)
		}
		err = s.Write(t.Context(), []string{"somewhere"}, func(*store.Tx) error { return nil })
		if !fault.Is(err, fault.Internal) {
			t.Errorf("a name that is no stream: got %v", err)
		}
	})
}

func TestNobodyWritesButWrite(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		ctx := t.Context()
		var late *gen.Client
		if err := s.Write(ctx, nil, func(tx *store.Tx) error { late = tx.Client(); return nil }); err != nil {
			t.Fatal(err)
		}
		use := func(what string, c *gen.Client) {
			occupancy := c.Occupancy.Create().SetUnitID(h.Units[0]).SetBookingID(h.Space).SetSpaceID(h.Space).
				SetCommunityID(h.Community).SetStartsAt(1).SetEndsAt(2)
			_, insert := c.ExecContext(ctx, "INSERT INTO streams (id) VALUES ('person:1')")
			for _, err := range []error{
				occupancy.Exec(ctx), insert,
				c.Occupancy.Update().SetLive(false).Exec(ctx),
				c.Person.UpdateOneID(h.Person).SetName("x").Exec(ctx),
			} {
				if !fault.Is(err, fault.Internal) || gen.IsNotFound(err) {
					t.Errorf("%s: want a refusal, got %v", what, err)
				}
			}
		}
		use("the reading client", s.Read())
		use("the client of a write that has ended", late)
		err := s.Snapshot(ctx, func(_ context.Context, c *gen.Client) error { use("a snapshot", c); return nil })
		if err != nil {
			t.Error(err)
		}
		if _, err := s.Read().Tx(ctx); err == nil {
			t.Error("the reading client opened a transaction")
		}
	})
}

func TestSnapshotSeesOneMoment(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		err := s.Snapshot(t.Context(), func(ctx context.Context, c *gen.Client) error {
			before := c.Booking.Query().CountX(ctx)
			err := s.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error {
				_, err := h.Book(tx, 3600, 7200, h.Units...)
				return err
			})
			if err != nil {
				return err
			}
			if after := c.Occupancy.Query().CountX(ctx); before != 0 || after != 0 {
				t.Errorf("%d bookings, then %d occupancies", before, after)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if n := s.Read().Occupancy.Query().CountX(t.Context()); n != 1 {
			t.Errorf("the newest commit is not seen outside: %d", n)
		}
	})
}
