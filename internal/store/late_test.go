package store_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// leave leaves a booking of the first unit, with its change, for the end of the transaction.
func leave(h storetest.House, hour int64) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		seq, err := tx.NextSeq(h.Stream())
		if err != nil {
			return err
		}
		b := &gen.Booking{
			ID: uuid.New(), CommunityID: h.Community, SpaceID: h.Space, BookerID: &h.Person, Kind: kind.Personal,
			Status: kind.Confirmed, StartsAt: hour * 3600, EndsAt: hour*3600 + 3600, UnitCount: 1, Attendees: 1,
		}
		tx.InsertLate(b, []*gen.Occupancy{{
			UnitID: h.Units[0], BookingID: b.ID, SpaceID: h.Space, CommunityID: h.Community, StartsAt: b.StartsAt, EndsAt: b.EndsAt,
		}})
		tx.AppendLate(store.ChangeRow{Stream: h.Stream(), Seq: seq, At: tx.Now().Unix(), Kind: kind.BookingMade, Booking: &b.ID})
		return nil
	}
}

// TestWhatWasLeftIsRefused: what the database refuses at the end fails for the one that it belongs to, of two that want the
// same for either; all others hold, and the numbers have no gap.
func TestWhatWasLeftIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		if err := s.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error {
			_, err := h.Book(tx, 2*3600, 3*3600, h.Units...)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		errs := crowd(t, s, h.Stream(), leave(h, 1), leave(h, 2), leave(h, 3), leave(h, 1))
		if errs[0] != nil {
			errs[0], errs[3] = errs[3], errs[0]
		}
		if errs[0] != nil || !store.Overlap(errs[1]) || errs[2] != nil || !store.Overlap(errs[3]) {
			t.Errorf("outcomes: %v", errs)
		}
		gapless(t, s.Read(), h.Stream(), 2)
		if n := s.Read().Booking.Query().CountX(t.Context()); n != 3 {
			t.Errorf("%d bookings, want the one that stood there and two", n)
		}
	})
}

// TestNobodyPaysForASwallowedRefusal: what earlier writes have left is refused when a later one asks for something. That one
// keeps the error to itself and goes on; no booking goes missing or stays without its occupancies for it.
func TestNobodyPaysForASwallowedRefusal(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		book := func(tx *store.Tx) error { _, err := h.Book(tx, 2*3600, 3*3600, h.Units...); return err }
		if err := s.Write(t.Context(), []string{h.Stream()}, book); err != nil {
			t.Fatal(err)
		}
		careless := func(tx *store.Tx) error {
			for range 2 {
				_, _ = tx.Client().Booking.Query().Count(tx.Context())
			}
			return nil
		}
		errs := crowd(t, s, h.Stream(), leave(h, 1), leave(h, 2), careless)
		if errs[0] != nil || !store.Overlap(errs[1]) || errs[2] != nil {
			t.Errorf("outcomes: %v", errs)
		}
		gapless(t, s.Read(), h.Stream(), 1)
		bookings, occupancies := s.Read().Booking.Query().CountX(t.Context()), s.Read().Occupancy.Query().CountX(t.Context())
		if bookings != 2 || occupancies != 2 {
			t.Errorf("%d bookings with %d occupancies, want the one that stood there and one", bookings, occupancies)
		}
	})
}

// TestWhatWasLeftIsSeen: a statement of a later write in the same transaction sees what earlier ones have left, and what
// it leaves itself goes with it when it fails.
func TestWhatWasLeftIsSeen(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		var seen []int
		look := func(then error) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				if then != nil {
					if err := leave(h, 9)(tx); err != nil {
						return err
					}
				}
				n, err := tx.Client().Booking.Query().Count(tx.Context())
				seen = append(seen, n)
				return errors.Join(err, then)
			}
		}
		errs := crowd(t, s, h.Stream(), leave(h, 1), look(nil), leave(h, 2), look(errSorry), leave(h, 9), look(nil))
		for i, err := range errs {
			if (err != nil) != (i == 3) {
				t.Errorf("write %d: %v", i, err)
			}
		}
		if len(seen) != 3 || seen[0] != 1 || seen[1] != 3 || seen[2] != 3 {
			t.Errorf("saw %v bookings, want 1, 3 with one's own, and 3", seen)
		}
		gapless(t, s.Read(), h.Stream(), 3)
	})
}

// curious is a wish that counts the bookings.
type curious struct{ found int }

func (*curious) Questions(all []store.Wish) []store.Question {
	return []store.Question{{SQL: "SELECT count(*) FROM bookings", Read: func(rows store.Rows) error {
		var n int
		for rows.Next() {
			if err := rows.Scan(&n); err != nil {
				return err
			}
		}
		for _, wish := range all {
			wish.(*curious).found = n
		}
		return rows.Err()
	}}}
}

// TestWishes: they are read once for all, and again where an earlier write of the transaction wrote at once or locked the
// same person; of the rest there are notes.
func TestWishes(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		type learnt struct{ found, notes int }
		got := make([]learnt, 4)
		write := func(i int, person string, then func(*store.Tx) error) func() error {
			wish := &curious{}
			return func() error {
				return s.WriteKnowing(t.Context(), []string{person, h.Stream()}, wish, func(tx *store.Tx) error {
					got[i] = learnt{wish.found, len(tx.Notes())}
					tx.Note(i)
					return then(tx)
				})
			}
		}
		atOnce := func(tx *store.Tx) error { _, err := h.Book(tx, 5*3600, 6*3600, h.Units...); return err }
		together(t, s, h.Stream(),
			write(0, "person:1", leave(h, 1)), write(1, "person:2", leave(h, 2)),
			write(2, "person:1", atOnce), write(3, "person:3", leave(h, 3)))
		want := []learnt{{0, 0}, {0, 1}, {2, 0}, {3, 0}}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("write %d learnt %+v, want %+v", i, got[i], want[i])
			}
		}
	})
}

// together runs writes that queue up behind one that holds the stream, and so share the next transaction.
func together(t *testing.T, s *store.Store, stream string, writes ...func() error) {
	t.Helper()
	var running sync.WaitGroup
	err := s.Write(t.Context(), []string{stream}, func(*store.Tx) error {
		queued := store.Queued(s)
		for _, write := range writes {
			running.Go(func() {
				if err := write(); err != nil {
					t.Error(err)
				}
			})
			<-queued
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	running.Wait()
}
