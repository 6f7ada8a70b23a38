package booking_test

import (
	"slices"
	"sync"
	"testing"
	"time"

	"youkong/ent/gen"
	entbooking "youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/feed"
	"youkong/internal/policy"
)

// TestHoldIsReplaced: one hold per viewer and space; the former one is let go in the same write.
func TestHoldIsReplaced(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		first := w.held(w.alice, w.slot("north/room", "10:00", "11:00"))
		second := w.held(w.alice, w.slot("north/room", "10:30", "11:30"))
		if got := w.stored(first.ID).Status; got != kind.Cancelled {
			t.Errorf("the former hold is %s", got)
		}
		w.booked(w.bob, w.slot("north/room", "10:00", "10:30"))
		w.refused(w.book(w.bob, w.slot("north/room", "11:00", "11:30")), kind.RuleOverlap)
		// Booking a slot of the same space lets go of the hold as well: the form is done with.
		w.booked(w.alice, w.slot("north/room", "12:00", "13:00"))
		if got := w.stored(second.ID).Status; got != kind.Cancelled {
			t.Errorf("after booking, the hold is %s", got)
		}
	})
}

// TestThreeHolds: a fourth space is refused, whichever community it lies in, until one of the three is gone.
func TestThreeHolds(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		for _, space := range []string{"north/room", "north/second", "north/east"} {
			w.held(w.alice, w.slot(space, "10:00", "11:00"))
		}
		fourth := w.slot("south/room", "10:00", "11:00")
		o := w.hold(w.alice, fourth)
		w.refused(o, kind.RuleHoldLimit)
		if r := o.Refusals[0]; r.LimitN != policy.MaxHolds {
			t.Errorf("the refusal speaks of %d holds", r.LimitN)
		}
		w.held(w.alice, w.slot("north/east", "12:00", "13:00")) // In place of another.
		w.booked(w.alice, fourth)                               // A booking needs no hold.
		w.clock.Advance(policy.HoldLength)
		w.held(w.alice, w.slot("south/room", "12:00", "13:00")) // All three have run out.
	})
}

// TestAllReasonsAgainstAHold: what speaks against one more hold is said together with the rest.
func TestAllReasonsAgainstAHold(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.booked(w.bob, w.slot("south/room", "10:00", "11:00"))
		for _, space := range []string{"north/room", "north/second", "north/east"} {
			w.held(w.alice, w.slot(space, "10:00", "11:00"))
		}
		w.refused(w.hold(w.alice, w.slot("south/room", "10:00", "11:00")), kind.RuleOverlap, kind.RuleHoldLimit)
	})
}

// TestRenewedOnce: holding a space again gives five minutes more, once; after that another time can still be chosen, within
// what is left.
func TestRenewedOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot, other := w.slot("north/room", "10:00", "11:00"), w.slot("north/room", "10:00", "11:30")
		until := func(b *gen.Booking, clock string) {
			t.Helper()
			if want := w.at(clock); *b.HoldExpiresAt != want {
				t.Errorf("held until %s, want %s", time.Unix(*b.HoldExpiresAt, 0).In(w.zone), clock)
			}
		}
		until(w.held(w.alice, slot), "09:05")
		w.travel("09:04")
		until(w.held(w.alice, slot), "09:09")
		w.travel("09:05")
		o := w.hold(w.alice, slot)
		w.refused(o, kind.RuleHoldRenewal)
		if got := o.Refusals[0]; got.LimitN != w.at("09:09") || got.ActualN != w.at("09:10") {
			t.Errorf("the refusal says %s and %s", got.Limit, got.Actual)
		}
		until(w.held(w.alice, other), "09:09")
		until(w.held(w.alice, slot), "09:09")
		until(w.held(w.alice, w.slot("north/second", "10:00", "11:00")), "09:10") // Each space has its own time.
		w.travel("09:09")
		until(w.held(w.alice, slot), "09:14")
	})
}

// TestLettingGoBeginsNoNewTime: nor does it before the hold would have run out.
func TestLettingGoBeginsNoNewTime(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "10:00", "11:00")
		w.made(w.cancel(w.alice, w.held(w.alice, slot)))
		w.travel("09:02")
		w.made(w.cancel(w.alice, w.held(w.alice, slot)))
		w.travel("09:06")
		rest := w.held(w.alice, slot)
		if *rest.HoldExpiresAt != w.at("09:07") {
			t.Errorf("held until %s", time.Unix(*rest.HoldExpiresAt, 0).In(w.zone))
		}
		w.made(w.confirm(w.alice, rest))
		if again := w.held(w.alice, w.slot("north/room", "12:00", "13:00")); *again.HoldExpiresAt != w.at("09:07") {
			t.Errorf("what was let go of before counts as well, yet it is held until %s", time.Unix(*again.HoldExpiresAt, 0).In(w.zone))
		}
		w.travel("09:07")
		if fresh := w.held(w.alice, w.slot("north/room", "14:00", "15:00")); *fresh.HoldExpiresAt != w.at("09:12") || fresh.HoldRenewed {
			t.Errorf("a new hold: %s", fresh)
		}
	})
}

// TestHoldsAtOnce: holds that race on different communities do not get past the limit.
func TestHoldsAtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		var all sync.WaitGroup
		for _, space := range []string{"north/room", "north/second", "north/east", "north/west", "north/pool", "south/room"} {
			all.Go(func() { w.hold(w.alice, w.slot(space, "10:00", "11:00")) })
		}
		all.Wait()
		held, err := w.store.Read().Booking.Query().Where(entbooking.StatusEQ(kind.Held)).Count(t.Context())
		w.must(err)
		if held != policy.MaxHolds {
			t.Errorf("%d holds stand", held)
		}
	})
}

// TestExpiry: a hold that has run out stands in nobody's way at once, cannot be confirmed, and is settled once.
func TestExpiry(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "10:00", "11:00")
		hold := w.held(w.alice, slot)
		w.clock.Advance(policy.HoldLength - time.Second)
		w.refused(w.check(w.bob, slot), kind.RuleOverlap)
		w.clock.Advance(time.Second)
		if o := w.check(w.bob, slot); !o.Allowed() {
			t.Errorf("at the moment of expiry: %s", rules(o))
		}
		w.refused(w.confirm(w.alice, hold), kind.RuleHoldExpired)
		w.refused(w.cancel(w.alice, hold), kind.RuleStatus)
		w.booked(w.bob, slot)
		if got := w.stored(hold.ID).Status; got != kind.Expired {
			t.Errorf("the hold is %s", got)
		}
	})
}

// TestSettledOnce: whoever settles, and however many at once, one change says so.
func TestSettledOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		hold := w.held(w.alice, w.slot("north/room", "10:00", "11:00"))
		w.held(w.bob, w.slot("south/room", "10:00", "11:00"))
		north := feed.Community(w.north)
		before, south := w.version(north), w.version(feed.Community(w.south))
		w.clock.Advance(policy.HoldLength)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if err := w.bookings.Settle(t.Context()); err != nil {
					t.Error(err)
				}
			})
			all.Go(func() { w.cancel(w.alice, hold) })
		}
		all.Wait()
		for stream, after := range map[string]int64{north: before, feed.Community(w.south): south} {
			if got := w.changes(stream, after); !slices.Equal(got, []kind.ChangeKind{kind.HoldExpired}) {
				t.Errorf("%s says %v", stream, got)
			}
		}
		for _, o := range w.occupancies(hold.ID) {
			if o.Live {
				t.Error("the occupancy is still in force")
			}
		}
	})
}

// TestConfirmInTime: what was kept does not slip away when its grid step runs out while its booker types.
func TestConfirmInTime(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.travel("09:29")
		hold := w.held(w.alice, w.slot("north/room", "09:00", "10:00"))
		w.travel("09:32")
		w.refused(w.check(w.bob, w.slot("north/second", "09:00", "10:00")), kind.RulePast)
		o := w.confirm(w.alice, hold)
		b := w.made(o)
		if b.ID != hold.ID || b.Status != kind.Confirmed || b.HoldExpiresAt != nil || b.Attendees != 2 {
			t.Errorf("confirmed as %s", b)
		}
		if got := w.changes(feed.Community(w.north), 0); !slices.Equal(got, []kind.ChangeKind{kind.BookingHeld, kind.BookingMade}) {
			t.Errorf("the feed says %v", got)
		}
		w.refused(w.confirm(w.alice, hold), kind.RuleStatus)
		w.clock.Advance(policy.HoldLength)
		w.must(w.bookings.Settle(t.Context()))
		if got := w.stored(hold.ID).Status; got != kind.Confirmed {
			t.Errorf("a confirmed hold became %s", got)
		}
	})
}
