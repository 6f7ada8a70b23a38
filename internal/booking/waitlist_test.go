package booking_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// neighbour is one more person.
func (w *world) neighbour() viewer.Viewer {
	w.t.Helper()
	var v viewer.Viewer
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		p, err := tx.Client().Person.Create().SetName("neighbour").SetCreatedAt(0).Save(tx.Context())
		if err == nil {
			v.Person = p.ID
		}
		return err
	}))
	return v
}

func (w *world) join(v viewer.Viewer, s booking.Slot) booking.WaitOutcome {
	w.t.Helper()
	o, err := w.bookings.JoinWaitlist(w.t.Context(), v, booking.WaitInput{Key: key(), Slot: s, Attendees: 1})
	w.must(err)
	return o
}

// waiting puts on the waitlist who must be let onto it.
func (w *world) waiting(v viewer.Viewer, s booking.Slot) *gen.Waiter {
	w.t.Helper()
	o := w.join(v, s)
	if len(o.Refusals) > 0 {
		w.t.Fatalf("may not wait: %v", o.Refusals)
	}
	return o.Waiter
}

func (w *world) accept(v viewer.Viewer, waits *gen.Waiter) booking.WaitOutcome {
	w.t.Helper()
	o, err := w.bookings.AcceptOffer(w.t.Context(), v, booking.AcceptInput{Waiter: waits.ID})
	w.must(err)
	return o
}

// stand expects how the waiting of several stands, in the database.
func (w *world) stand(want kind.WaiterStatus, all ...*gen.Waiter) {
	w.t.Helper()
	for i, waits := range all {
		got, err := w.store.Read().Waiter.Get(w.t.Context(), waits.ID)
		w.must(err)
		if got.Status != want {
			w.t.Errorf("the waiter at %d is %s, want %s", i, got.Status, want)
		}
	}
}

// offered is the hold that the waiter is offered.
func (w *world) offered(waits *gen.Waiter) *gen.Booking {
	w.t.Helper()
	w.stand(kind.Offered, waits)
	found, err := w.store.Read().Waiter.Query().Where(waiter.ID(waits.ID)).QueryBooking().Only(w.t.Context())
	w.must(err)
	return found
}

func waitRules(o booking.WaitOutcome) string { return rules(booking.Outcome{Refusals: o.Refusals}) }

// TestAnOfferIsMadeByWhatFreesTheTime: the one who waits longest has it before anybody else can look, for half an hour; nobody
// else can book it, and it counts for nothing but itself.
func TestAnOfferIsMadeByWhatFreesTheTime(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "14:00", "15:00")
		taken := w.booked(w.alice, slot)
		carol := w.neighbour()
		first, second := w.waiting(w.bob, slot), w.waiting(carol, slot)
		w.stand(kind.Waiting, first, second)
		before := w.version(feed.Community(w.north))
		w.made(w.cancel(w.alice, taken))
		if got := fmt.Sprint(w.changes(feed.Community(w.north), before)); got != "[BOOKING_CANCELLED OFFER_MADE]" {
			t.Errorf("told: %s", got)
		}
		hold := w.offered(first)
		if hold.Status != kind.Held || !hold.Offered || *hold.BookerID != w.bob.Person || *hold.HoldExpiresAt != w.at("09:30") {
			t.Errorf("the offer: %s", hold)
		}
		w.stand(kind.Waiting, second)
		for _, v := range []viewer.Viewer{w.alice, w.bob, carol, w.northStaff} {
			w.refused(w.check(v, slot), kind.RuleOverlap)
			w.refused(w.book(v, slot), kind.RuleOverlap)
			w.refused(w.hold(v, slot), kind.RuleOverlap)
		}
		for _, space := range []string{"north/second", "north/east", "north/west"} { // As many holds as without it.
			w.held(w.bob, w.slot(space, "14:00", "15:00"))
		}
		w.held(w.bob, w.slot("north/west", "16:00", "17:00"))
		w.booked(w.bob, w.slot("north/room", "16:00", "17:00")) // Lets go of holds there, and of no offer.
		_, err := w.bookings.Book(t.Context(), w.bob, booking.BookInput{Key: key(), Hold: &hold.ID, Attendees: 1})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("an offer taken as a hold: %v", err)
		}
		o := w.accept(w.bob, first)
		if o.Booking == nil || o.Booking.ID != hold.ID || o.Booking.Status != kind.Confirmed {
			t.Fatalf("accepted: %v %s", o.Booking, waitRules(o))
		}
		if again := w.accept(w.bob, first); again.Booking == nil || again.Booking.ID != hold.ID {
			t.Errorf("accepted again: %v", again.Booking)
		}
		w.stand(kind.Accepted, first)
		w.stand(kind.Waiting, second)
	})
}

// TestTheNextInLine: what is declined goes to the next at once, what lapses as soon as somebody looks, and in the end it is free.
func TestTheNextInLine(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "14:00", "15:00")
		taken := w.booked(w.alice, slot)
		carol, dave, erin := w.neighbour(), w.neighbour(), w.neighbour()
		first, second, third, fourth := w.waiting(w.bob, slot), w.waiting(carol, slot), w.waiting(dave, slot), w.waiting(erin, slot)
		w.made(w.cancel(w.alice, taken))

		got, err := w.bookings.DeclineOffer(t.Context(), w.bob, first.ID)
		w.must(err)
		if got.Status != kind.Declined {
			t.Errorf("declined, and %s", got.Status)
		}
		_, err = w.bookings.DeclineOffer(t.Context(), carol, first.ID)
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("a stranger declines: %v", err)
		}
		w.offered(second)
		w.travel("09:30")
		w.must(w.bookings.Settle(t.Context()))
		w.stand(kind.Lapsed, second)
		if o := w.accept(carol, second); waitRules(o) != "[HOLD_EXPIRED]" {
			t.Errorf("accepted too late: %s", waitRules(o))
		}
		w.offered(third)
		w.travel("13:50") // The hold ran out long ago. What settles it is a stranger's attempt.
		w.refused(w.book(w.alice, slot), kind.RuleOverlap)
		w.stand(kind.Lapsed, third)
		if hold := w.offered(fourth); *hold.HoldExpiresAt != w.at("13:55") {
			t.Errorf("ten minutes before the start it is kept until %s", time.Unix(*hold.HoldExpiresAt, 0).In(w.zone))
		}
		w.travel("13:55")
		w.booked(w.alice, slot)
		w.stand(kind.Lapsed, fourth)
	})
}

// TestWhoIsSkipped: who does not pass the rules when there is something to offer keeps waiting, and is thought of once they do.
func TestWhoIsSkipped(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.quota(kind.PerPerson, kind.CountBookings, kind.PerDay, 1)
		slot := w.slot("north/room", "14:00", "15:00")
		carol := w.neighbour()
		taken := w.booked(w.alice, slot)
		other := w.booked(w.bob, w.slot("north/second", "10:00", "11:00"))
		first, second := w.waiting(w.bob, slot), w.waiting(carol, slot)
		w.made(w.cancel(w.alice, taken))
		w.stand(kind.Waiting, first)
		w.offered(second)
		w.booked(carol, w.slot("north/second", "12:00", "13:00"))
		if o := w.accept(carol, second); waitRules(o) != "[QUOTA]" { // Judged again.
			t.Errorf("accepted beyond the quota: %s", waitRules(o))
		}
		_, err := w.bookings.LeaveWaitlist(t.Context(), carol, second.ID)
		w.must(err)
		w.must(w.bookings.OfferWhatIsFree(t.Context()))
		w.stand(kind.Waiting, first)
		w.made(w.cancel(w.bob, other))
		w.must(w.bookings.OfferWhatIsFree(t.Context()))
		w.offered(first)
	})
}

// TestPartsAndPools: half a hall that is freed is the whole hall's when the other half is free, and a place in a pool is one.
func TestPartsAndPools(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		east := w.booked(w.alice, w.slot("north/east", "14:00", "15:00"))
		west := w.booked(w.alice, w.slot("north/west", "14:30", "16:00"))
		hall := w.waiting(w.bob, w.slot("north/hall", "14:00", "15:00"))
		w.made(w.cancel(w.alice, east))
		w.stand(kind.Waiting, hall)
		w.made(w.move(w.alice, west, w.slot("north/west", "15:00", "16:00"))) // What it leaves is enough.
		w.offered(hall)

		three := w.slot("north/pool", "14:00", "15:00")
		three.Units = 3
		all, two := w.booked(w.alice, three), three
		two.Units = 2
		first, second, third := w.waiting(w.bob, two), w.waiting(w.neighbour(), two), w.waiting(w.neighbour(), w.slot("north/pool", "14:30", "15:30"))
		w.made(w.cancel(w.alice, all))
		w.offered(first)
		w.stand(kind.Waiting, second)
		w.offered(third)
	})
}

// TestAHoldThatRunsOut frees its slot like anything else; what the viewer lets go of by booking elsewhere on the space too.
func TestAHoldThatRunsOut(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "14:00", "15:00")
		w.held(w.alice, slot)
		first := w.waiting(w.bob, slot)
		w.booked(w.alice, w.slot("north/room", "16:00", "17:00"))
		w.offered(first)
		other := w.slot("north/second", "14:00", "15:00")
		w.held(w.alice, other)
		second := w.waiting(w.bob, other)
		w.travel("09:05")
		w.must(w.bookings.Settle(t.Context()))
		w.offered(second)
	})
}

// TestTooLate: at the start all waiting ends, and what is offered then is too.
func TestTooLate(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "10:00", "11:00")
		taken := w.booked(w.alice, slot)
		first, second := w.waiting(w.bob, slot), w.waiting(w.neighbour(), slot)
		w.travel("09:28")
		w.made(w.cancel(w.alice, taken))
		if hold := w.offered(first); *hold.HoldExpiresAt != w.at("09:44") {
			t.Errorf("half of the time that is left, and not until %s", time.Unix(*hold.HoldExpiresAt, 0).In(w.zone))
		}
		w.travel("10:00")
		waits, err := w.bookings.Waits(t.Context(), w.bob)
		w.must(err)
		if len(waits) != 1 || waits[0].Standing != kind.Lapsed || waits[0].Until != nil {
			t.Errorf("shown before anybody wrote it down: %+v", waits)
		}
		w.must(w.bookings.Settle(t.Context()))
		w.must(w.bookings.EndWaits(t.Context()))
		w.stand(kind.Lapsed, first)
		w.stand(kind.TooLate, second)
		if got := w.join(w.bob, slot); waitRules(got) != "[WAIT_FREE WAIT_LATE]" {
			t.Errorf("joined after the start: %s", waitRules(got))
		}
	})
}

// TestWhatOneCannotWaitFor: the reasons come together.
func TestWhatOneCannotWaitFor(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "14:00", "15:00")
		expect := func(v viewer.Viewer, s booking.Slot, want string) {
			t.Helper()
			if got := w.join(v, s); waitRules(got) != want || got.Waiter != nil {
				t.Errorf("%s, want %s", waitRules(got), want)
			}
		}
		expect(w.bob, slot, "[WAIT_FREE]")
		w.booked(w.alice, slot)
		expect(w.alice, slot, "[WAIT_OWN]")
		expect(w.bob, w.slot("north/room", "14:10", "15:10"), "[START_GRID]")
		expect(w.bob, w.slot("north/room", "14:00", "15:00", 20), "[HORIZON]")
		in := booking.WaitInput{Key: key(), Slot: slot, Attendees: 1}
		first, err := w.bookings.JoinWaitlist(t.Context(), w.bob, in)
		w.must(err)
		again, err := w.bookings.JoinWaitlist(t.Context(), w.bob, in)
		w.must(err)
		if first.Waiter == nil || again.Waiter == nil || first.Waiter.ID != again.Waiter.ID {
			t.Errorf("asked twice: %v and %v", first.Waiter, again.Waiter)
		}
		expect(w.bob, slot, "[WAIT_TWICE]")
		left, err := w.bookings.LeaveWaitlist(t.Context(), w.bob, first.Waiter.ID)
		w.must(err)
		if left.Status != kind.Left {
			t.Errorf("left, and %s", left.Status)
		}
		for n := range 10 {
			day := w.slot("north/second", "14:00", "15:00", n)
			w.booked(w.alice, day)
			w.waiting(w.bob, day)
		}
		expect(w.bob, slot, "[WAIT_LIMIT]")
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().BookingPolicy.Create().SetCommunityID(w.north).SetSpaceID(w.spaces["north/room"]).SetWaitlist(false).Exec(tx.Context())
		}))
		w.must(w.places.Reload(t.Context(), w.store.Read()))
		expect(w.neighbour(), slot, "[WAIT_OFF]")
		_, err = w.bookings.JoinWaitlist(t.Context(), w.bob, booking.WaitInput{Key: key(), Slot: booking.Slot{Space: uuid.New(), Span: slot.Span}, Attendees: 1})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("for a space that there is not: %v", err)
		}
	})
}

// TestWhoIsAhead counts those who may get what one waits for before, also for another part of it, and nobody else.
func TestWhoIsAhead(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		carol, dave := w.neighbour(), w.neighbour()
		w.booked(w.alice, w.slot("north/hall", "14:00", "16:00"))
		w.booked(w.alice, w.slot("north/room", "14:00", "16:00"))
		w.waiting(w.bob, w.slot("north/east", "14:00", "15:00"))
		w.waiting(carol, w.slot("north/west", "15:00", "16:00"))
		w.waiting(dave, w.slot("north/hall", "14:00", "15:30"))
		w.waiting(w.bob, w.slot("north/hall", "15:30", "16:00"))
		w.waiting(dave, w.slot("north/room", "14:00", "15:00"))
		for name, c := range map[string]struct {
			v    viewer.Viewer
			want []int
		}{"bob": {w.bob, []int{0, 1}}, "carol": {carol, []int{0}}, "dave": {dave, []int{2, 0}}} {
			waits, err := w.bookings.Waits(t.Context(), c.v)
			w.must(err)
			var ahead []int
			for _, one := range waits {
				ahead = append(ahead, one.Ahead)
			}
			if fmt.Sprint(ahead) != fmt.Sprint(c.want) {
				t.Errorf("ahead of %s: %v, want %v", name, ahead, c.want)
			}
		}
		seen, err := w.bookings.Waiters(t.Context(), w.northStaff, w.north, w.slot("north/room", "00:00", "23:00").Span)
		w.must(err)
		if len(seen) != 5 {
			t.Errorf("staff see %d", len(seen))
		}
		for _, v := range []viewer.Viewer{w.bob, w.southStaff} {
			if _, err := w.bookings.Waiters(t.Context(), v, w.north, w.slot("north/room", "00:00", "23:00").Span); !fault.Is(err, fault.NotFound) {
				t.Errorf("seen by others: %v", err)
			}
			if _, err := w.bookings.Wait(t.Context(), v, seen[4].ID); (v.Person == w.southStaff.Person) != fault.Is(err, fault.NotFound) {
				t.Errorf("one of them: %v", err)
			}
		}
	})
}

// TestAnOfferThatStaffHaveToAgreeTo becomes a request, like any other booking there.
func TestAnOfferThatStaffHaveToAgreeTo(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().BookingPolicy.Create().SetCommunityID(w.north).SetSpaceID(w.spaces["north/room"]).SetApproval(true).Exec(tx.Context())
		}))
		w.must(w.places.Reload(t.Context(), w.store.Read()))
		slot := w.slot("north/room", "14:00", "15:00")
		taken := w.booked(w.alice, slot)
		first := w.waiting(w.bob, slot)
		w.made(w.cancel(w.alice, taken))
		before := w.version(feed.Person(w.bob.Person))
		if o := w.accept(w.bob, first); o.Booking == nil || o.Booking.Status != kind.Pending {
			t.Fatalf("accepted: %v %s", o.Booking, waitRules(o))
		}
		if got := fmt.Sprint(w.changes(feed.Person(w.bob.Person), before)); got != "[BOOKING_REQUESTED WAITLIST_CHANGED]" {
			t.Errorf("told: %s", got)
		}
	})
}

// TestWaitingForAnOrganisation: what is offered is for the organisation, and for nobody who has left it.
func TestWaitingForAnOrganisation(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		var firm uuid.UUID
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			made, err := tx.Client().Organisation.Create().SetName("firm").SetCreatedAt(0).Save(tx.Context())
			if err != nil {
				return err
			}
			firm = made.ID
			return tx.Client().Membership.Create().SetOrganisationID(firm).SetPersonID(w.bob.Person).SetJoinedAt(0).Exec(tx.Context())
		}))
		slot := w.slot("north/room", "14:00", "15:00")
		taken := w.booked(w.alice, slot)
		in := booking.WaitInput{Key: key(), Slot: slot, Attendees: 3, Organisation: &firm}
		if _, err := w.bookings.JoinWaitlist(t.Context(), w.bob, in); !fault.Is(err, fault.NotFound) {
			t.Errorf("for an organisation that the viewer is not known to belong to: %v", err)
		}
		member := w.bob
		member.Organisations = []uuid.UUID{firm}
		o, err := w.bookings.JoinWaitlist(t.Context(), member, in)
		w.must(err)
		first, second := o.Waiter, w.waiting(w.neighbour(), slot)
		w.made(w.cancel(w.alice, taken))
		hold := w.offered(first)
		if hold.OrganisationID == nil || *hold.OrganisationID != firm || hold.Kind != kind.Organisation || hold.Attendees != 3 {
			t.Errorf("the offer: %s", hold)
		}
		if _, err := w.bookings.AcceptOffer(t.Context(), w.bob, booking.AcceptInput{Waiter: first.ID}); !fault.Is(err, fault.NotFound) {
			t.Errorf("accepted after leaving: %v", err)
		}
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			_, err := tx.Client().Membership.Delete().Exec(tx.Context())
			return err
		}))
		_, err = w.bookings.DeclineOffer(t.Context(), w.bob, first.ID)
		w.must(err)
		w.offered(second)
	})
}
