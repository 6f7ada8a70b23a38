package booking_test

import (
	"sync"
	"testing"

	"youkong/ent/gen"
	entbooking "youkong/ent/gen/booking"
	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// takers are how many bookings take the slot, and how many of those are offers.
func (w *world) takers(s booking.Slot) (all, offers int) {
	w.t.Helper()
	found, err := w.store.Read().Booking.Query().Where(entbooking.SpaceID(s.Space), entbooking.StatusIn(kind.LiveStatuses()...),
		entbooking.StartsAt(s.Span.Start)).All(w.t.Context())
	w.must(err)
	for _, b := range found {
		if b.Offered && b.Status == kind.Held {
			offers++
		}
	}
	return len(found), offers
}

// TestNobodySlipsIn: while a slot is cancelled sixty others grab at it, and none gets it but who waits longest; while that
// one accepts, again and again, there is one booking.
func TestNobodySlipsIn(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "14:00", "15:00")
		taken := w.booked(w.alice, slot)
		carol := w.neighbour()
		first, second := w.waiting(w.bob, slot), w.waiting(carol, slot)
		grab := func(v viewer.Viewer) {
			o, err := w.bookings.Book(t.Context(), v, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1})
			if err != nil || o.Booking != nil {
				t.Errorf("somebody slipped in: %v, %v", o.Booking, err)
			}
		}
		var all sync.WaitGroup
		for i := range 61 {
			all.Go(func() { grab([]viewer.Viewer{w.alice, carol, w.northStaff}[i%3]) })
			if i == 30 {
				all.Go(func() { w.made(w.cancel(w.alice, taken)) })
			}
		}
		all.Wait()
		w.offered(first)
		w.stand(kind.Waiting, second)
		if takers, offers := w.takers(slot); takers != 1 || offers != 1 {
			t.Fatalf("%d take it, %d of them offers", takers, offers)
		}
		for range 32 {
			all.Go(func() {
				if o, err := w.bookings.AcceptOffer(t.Context(), w.bob, booking.AcceptInput{Waiter: first.ID}); err != nil || o.Booking == nil {
					t.Errorf("not accepted: %v, %v", o.Refusals, err)
				}
			})
			all.Go(func() { grab(w.alice) })
			all.Go(func() {
				_, err := w.bookings.AcceptOffer(t.Context(), carol, booking.AcceptInput{Waiter: second.ID})
				if !fault.Is(err, fault.Conflict) {
					t.Errorf("accepted what was not offered: %v", err)
				}
			})
		}
		all.Wait()
		if takers, offers := w.takers(slot); takers != 1 || offers != 0 {
			t.Errorf("%d take it in the end, %d of them offers", takers, offers)
		}
	})
}

// TestTwoServersOfferOnce: what lapses goes to exactly one, whichever server sees it first, also after a restart.
func TestTwoServersOfferOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "14:00", "15:00", 1)
		taken := w.booked(w.alice, slot)
		var line []*gen.Waiter
		for range 5 {
			line = append(line, w.waiting(w.neighbour(), slot))
		}
		w.made(w.cancel(w.alice, taken))
		for turn := 1; turn < len(line); turn++ {
			w.clock.Advance(30 * 60e9)
			w.bookings = booking.New(w.store, w.places, w.clock) // What is in memory is lost.
			w.together(func(s *booking.Service) {
				if err := s.OfferWhatIsFree(t.Context()); err != nil {
					t.Error(err)
				}
			})
			w.stand(kind.Lapsed, line[:turn]...)
			w.offered(line[turn])
			w.stand(kind.Waiting, line[turn+1:]...)
			if takers, offers := w.takers(slot); takers != 1 || offers != 1 {
				t.Fatalf("after %d turns %d take it, %d of them offers", turn, takers, offers)
			}
		}
		made, err := w.store.Read().Waiter.Query().Where(waiter.BookingIDNotNil()).Count(t.Context())
		w.must(err)
		if made != len(line) {
			t.Errorf("%d offers in all", made)
		}
	})
}
