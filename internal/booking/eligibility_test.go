package booking_test

import (
	"testing"

	"youkong/ent/gen/bookingpolicy"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// keepFor says who may book a space from now on.
func (w *world) keepFor(space string, who kind.Eligibility) {
	w.t.Helper()
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		if _, err := tx.Client().BookingPolicy.Delete().Where(bookingpolicy.SpaceID(w.spaces[space])).Exec(tx.Context()); err != nil {
			return err
		}
		return tx.Client().BookingPolicy.Create().SetCommunityID(w.north).SetSpaceID(w.spaces[space]).SetEligibility(who).
			Exec(tx.Context())
	}))
	w.must(w.places.Reload(w.t.Context(), w.store.Read()))
}

// TestWhoMayBook: the dry run, the hold, the booking and the move agree on whom a space is for.
func TestWhoMayBook(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		resident, neighbour := w.alice, w.bob
		resident.Home, neighbour.Home = w.north, w.south
		for who, c := range map[kind.Eligibility]map[*viewer.Viewer]bool{
			kind.ResidentsOnly:     {&resident: true, &neighbour: false, &w.northStaff: true, &w.southStaff: false, &w.alice: false},
			kind.OrganisationsOnly: {&resident: false, &w.northStaff: true},
			kind.StaffOnly:         {&resident: false, &w.northStaff: true, &w.southStaff: false},
		} {
			w.keepFor("north/room", who)
			for v, may := range c {
				slot := w.slot("north/room", "10:00", "11:00")
				if !may {
					w.refused(w.check(*v, slot), kind.RuleEligibility)
					w.refused(w.hold(*v, slot), kind.RuleEligibility)
					w.refused(w.book(*v, slot), kind.RuleEligibility)
					elsewhere := w.booked(*v, w.slot("north/second", "10:00", "11:00"))
					w.refused(w.move(*v, elsewhere, slot), kind.RuleEligibility)
					w.made(w.cancel(*v, elsewhere))
					continue
				}
				if o := w.check(*v, slot); !o.Allowed() {
					t.Errorf("%s, the dry run: %s", who, rules(o))
				}
				w.made(w.cancel(*v, w.held(*v, slot)))
				w.made(w.cancel(*v, w.booked(*v, slot)))
			}
		}
	})
}

// TestOrganisationsOnly: a member holds the space, and books it for their organisation alone.
func TestOrganisationsOnly(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.keepFor("north/room", kind.OrganisationsOnly)
		firm, stranger := w.firm(), w.bob
		stranger.Organisations = nil
		member := w.alice
		slot := w.slot("north/room", "10:00", "11:00")
		w.refused(w.check(member, slot), kind.RuleEligibility)
		o, err := w.bookings.Check(t.Context(), member, booking.CheckInput{Slot: slot, Attendees: 1, Organisation: &firm})
		w.must(err)
		if !o.Allowed() {
			t.Errorf("for the organisation: %s", rules(o))
		}
		hold := w.held(member, slot)
		w.refused(w.confirm(member, hold), kind.RuleEligibility)
		o, err = w.bookings.Book(t.Context(), member, booking.BookInput{Key: key(), Hold: &hold.ID, Attendees: 1, Organisation: &firm})
		w.must(err)
		w.made(o)
		if _, err := w.bookings.Check(t.Context(), stranger, booking.CheckInput{Slot: slot, Attendees: 1, Organisation: &firm}); err == nil {
			t.Error("a stranger asked for the organisation")
		}
	})
}

// TestOfferedToWhoMayBook: alternatives lie where the viewer may book.
func TestOfferedToWhoMayBook(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.booked(w.bob, w.slot("north/room", "10:00", "11:00"))
		w.keepFor("north/buffered", kind.ResidentsOnly)
		resident := w.alice
		resident.Home = w.north
		offered := func(v viewer.Viewer, space string) bool {
			for _, a := range w.check(v, w.slot("north/room", "10:00", "11:00")).Alternatives {
				if a.Space.ID == w.spaces[space] {
					return true
				}
			}
			return false
		}
		if offered(w.alice, "north/buffered") {
			t.Error("who lives elsewhere is offered a space for residents")
		}
		if !offered(resident, "north/buffered") {
			t.Error("a resident is not offered it")
		}
	})
}
