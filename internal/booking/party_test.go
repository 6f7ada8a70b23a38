package booking_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/auditentry"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// firm makes an organisation of alice and bob, and returns its id.
func (w *world) firm() uuid.UUID {
	w.t.Helper()
	var id uuid.UUID
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		made, err := tx.Client().Organisation.Create().SetName("Firm").SetCreatedAt(0).Save(tx.Context())
		id = made.ID
		return err
	}))
	w.alice.Organisations, w.bob.Organisations = []uuid.UUID{id}, []uuid.UUID{id}
	return id
}

func (w *world) bookFor(v viewer.Viewer, in booking.BookInput) (*gen.Booking, error) {
	in.Key, in.Attendees = key(), 1
	o, err := w.bookings.Book(w.t.Context(), v, in)
	return o.Booking, err
}

// TestForAnOrganisation: its members see, follow and change what one of them booked for it; nobody else does.
func TestForAnOrganisation(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		firm := w.firm()
		slot := w.slot("north/room", "14:00", "15:00")
		made, err := w.bookFor(w.alice, booking.BookInput{Slot: &slot, Organisation: &firm})
		w.must(err)
		if made.Kind != kind.Organisation || made.OrganisationID == nil || *made.OrganisationID != firm {
			t.Fatalf("made %v", made)
		}
		followed, err := w.bookings.UpcomingOf(t.Context(), w.bob, firm)
		w.must(err)
		if followed.Version != 1 || len(followed.Bookings) != 1 {
			t.Errorf("bob follows %+v", followed)
		}
		stranger := viewer.Viewer{Person: w.bob.Person}
		for name, err := range map[string]error{
			"read":   second(w.bookings.Get(t.Context(), stranger, made.ID)),
			"follow": second(w.bookings.UpcomingOf(t.Context(), stranger, firm)),
			"book":   second(w.bookFor(stranger, booking.BookInput{Slot: &slot, Organisation: &firm})),
		} {
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("a stranger may %s: %v", name, err)
			}
		}
		if o := w.cancel(w.bob, made); !o.Allowed() {
			t.Errorf("a member may not cancel: %+v", o.Refusals)
		}
		followed, err = w.bookings.UpcomingOf(t.Context(), w.bob, firm)
		w.must(err)
		if followed.Version != 2 || len(followed.Bookings) != 0 {
			t.Errorf("after the cancellation bob follows %+v", followed)
		}
	})
}

// TestWhoHasLeftTheOrganisation: what somebody booked for an organisation is the organisation's, also once they have left it.
func TestWhoHasLeftTheOrganisation(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		firm := w.firm()
		slot := w.slot("north/room", "14:00", "15:00")
		made, err := w.bookFor(w.alice, booking.BookInput{Slot: &slot, Organisation: &firm})
		w.must(err)
		own := w.booked(w.alice, w.slot("north/second", "14:00", "15:00"))
		w.alice.Organisations = nil
		for what, err := range touch(w, t, w.alice, made) {
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", what, err)
			}
		}
		listed, _, err := w.bookings.Own(t.Context(), w.alice, true, booking.Page{Limit: 10})
		w.must(err)
		followed, err := w.bookings.Upcoming(t.Context(), w.alice)
		w.must(err)
		for what, found := range map[string][]*gen.Booking{"listed": listed, "followed": followed.Bookings} {
			if len(found) != 1 || found[0].ID != own.ID {
				t.Errorf("%s: %v", what, found)
			}
		}
		for what, err := range touch(w, t, w.bob, made) {
			if err != nil {
				t.Errorf("a member may not %s: %v", what, err)
			}
		}
	})
}

// TestHoldBecomesAFirmsMeanwhile: a hold that is let go of while it becomes an organisation's booking is one or the other.
func TestHoldBecomesAFirmsMeanwhile(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		firm := w.firm()
		for range 20 {
			hold := w.held(w.alice, w.slot("north/room", "14:00", "15:00"))
			var all sync.WaitGroup
			all.Go(func() {
				if _, err := w.bookFor(w.alice, booking.BookInput{Hold: &hold.ID, Organisation: &firm}); err != nil {
					t.Errorf("book: %v", err)
				}
			})
			all.Go(func() {
				if _, err := w.bookings.Cancel(t.Context(), w.alice, hold.ID); err != nil {
					t.Errorf("cancel: %v", err)
				}
			})
			all.Wait()
			w.cancel(w.alice, hold)
		}
	})
}

// TestOnBehalf: staff book for someone by name and phone, from scratch and from a hold; what tells who it is, is sealed.
func TestOnBehalf(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		grandma := &booking.Behalf{Name: " 张奶奶 ", Phone: "138 0000 1234"}
		slot := w.slot("north/room", "14:00", "15:00")
		fresh, err := w.bookFor(w.northStaff, booking.BookInput{Slot: &slot, OnBehalf: grandma})
		w.must(err)
		hold := w.held(w.northStaff, w.slot("north/second", "14:00", "15:00"))
		turned, err := w.bookFor(w.northStaff, booking.BookInput{Hold: &hold.ID, OnBehalf: grandma})
		w.must(err)
		for _, b := range []*gen.Booking{fresh, turned} {
			if b.Kind != kind.OnBehalf || b.BookerID != nil || b.ContactID == nil {
				t.Fatalf("made %v", b)
			}
			contact, err := w.store.Read().Contact.Get(t.Context(), *b.ContactID)
			w.must(err)
			name, err := w.store.Keys().Open(secret.Name, contact.Name)
			w.must(err)
			number, err := w.store.Keys().Open(secret.Phone, contact.Phone)
			w.must(err)
			if name != "张奶奶" || number != "13800001234" || strings.Contains(contact.Name+contact.Phone, "1234") {
				t.Errorf("kept %q and %q as %v", name, number, contact)
			}
			if o := w.cancel(w.northStaff, b); !o.Allowed() {
				t.Errorf("staff may not cancel it: %+v", o.Refusals)
			}
		}
	})
}

func TestOnBehalfIsForStaff(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "14:00", "15:00")
		firm := w.firm()
		grandma := &booking.Behalf{Name: "张奶奶", Phone: "13800001234"}
		for name, c := range map[string]struct {
			viewer viewer.Viewer
			in     booking.BookInput
			code   fault.Code
		}{
			"a resident":              {w.alice, booking.BookInput{OnBehalf: grandma}, fault.Forbidden},
			"staff of another centre": {w.southStaff, booking.BookInput{OnBehalf: grandma}, fault.Forbidden},
			"without a name":          {w.northStaff, booking.BookInput{OnBehalf: &booking.Behalf{Name: " ", Phone: grandma.Phone}}, fault.BadInput},
			"without a phone":         {w.northStaff, booking.BookInput{OnBehalf: &booking.Behalf{Name: "张奶奶", Phone: "12"}}, fault.BadInput},
			"for two":                 {w.alice, booking.BookInput{OnBehalf: grandma, Organisation: &firm}, fault.BadInput},
		} {
			c.in.Slot = &slot
			if _, err := w.bookFor(c.viewer, c.in); !fault.Is(err, c.code) {
				t.Errorf("%s: %v, want %s", name, err, c.code)
			}
		}
	})
}

// TestWhatIsDoneIsKept: each change leaves one entry with who did it, in the order of the changes; a refusal leaves none.
func TestWhatIsDoneIsKept(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		w.refused(w.book(w.bob, w.slot("north/room", "14:00", "15:00")), kind.RuleOverlap)
		w.move(w.alice, b, w.slot("north/room", "16:00", "17:00"))
		w.cancel(w.northStaff, b)
		entries, err := w.store.Read().AuditEntry.Query().Where(auditentry.Stream(feed.Community(w.north))).
			Order(auditentry.BySeq()).All(t.Context())
		w.must(err)
		var did []kind.AuditAction
		for _, e := range entries {
			did = append(did, e.Action)
		}
		if want := []kind.AuditAction{kind.AuditBook, kind.AuditMove, kind.AuditCancel}; !slices.Equal(did, want) {
			t.Fatalf("kept %v, want %v", did, want)
		}
		last := entries[2]
		if *last.ActorID != w.northStaff.Person || *last.SubjectID != b.ID || last.Seq != 3 {
			t.Errorf("the last is %v", last)
		}
	})
}

func second[T any](_ T, err error) error { return err }
