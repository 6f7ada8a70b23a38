package booking_test

import (
	"testing"

	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/store"
)

// TestWhoIsErasedWaitsForNothing: their places are gone, what was offered goes to the next, and what they let go of by going
// is not offered to themselves.
func TestWhoIsErasedWaitsForNothing(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot, hall := w.slot("north/room", "14:00", "15:00"), w.slot("north/hall", "14:00", "15:00")
		taken := w.booked(w.alice, slot)
		mine, next := w.waiting(w.bob, slot), w.waiting(w.neighbour(), slot)
		w.booked(w.bob, w.slot("north/east", "14:00", "15:00"))
		w.waiting(w.bob, hall)
		behind := w.waiting(w.neighbour(), hall)
		w.made(w.cancel(w.alice, taken))
		w.offered(mine)

		names, err := w.bookings.StreamsOf(t.Context(), w.store.Read(), w.bob.Person)
		w.must(err)
		w.must(w.store.Write(t.Context(), names, func(tx *store.Tx) error {
			_, err := w.bookings.CancelAllOf(tx, w.bob)
			return err
		}))
		left, err := w.store.Read().Waiter.Query().Where(waiter.PersonID(w.bob.Person)).Count(t.Context())
		w.must(err)
		if left != 0 {
			t.Errorf("%d places are left", left)
		}
		w.offered(next)
		if hold := w.offered(behind); hold.Status != kind.Held {
			t.Errorf("what was behind: %s", hold)
		}
	})
}

// TestLongAgo: what was waited for is forgotten thirty days after it is over, and nothing before.
func TestLongAgo(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot, later := w.slot("north/room", "14:00", "15:00"), w.slot("north/room", "14:00", "15:00", 1)
		w.booked(w.alice, slot)
		w.booked(w.alice, later)
		w.waiting(w.bob, slot)
		kept := w.waiting(w.bob, later)
		w.travel("15:00", 30)
		w.must(w.bookings.ForgetWaits(t.Context()))
		if left := w.store.Read().Waiter.Query().CountX(t.Context()); left != 2 {
			t.Errorf("%d are left to the second", left)
		}
		w.travel("16:00", 30)
		w.must(w.bookings.ForgetWaits(t.Context()))
		if left := w.store.Read().Waiter.Query().OnlyIDX(t.Context()); left != kept.ID {
			t.Errorf("%s is left", left)
		}
	})
}
