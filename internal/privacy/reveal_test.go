package privacy_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/auditentry"
	bookingrow "youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/privacy"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const why = "the projector was left on"

// reveals are the entries that tell of looks, in Xinyu's log.
func (w *world) reveals() []*gen.AuditEntry {
	w.t.Helper()
	found, err := w.store.Read().AuditEntry.Query().Where(auditentry.ActionEQ(kind.AuditReveal),
		auditentry.Stream(feed.Community(seed.CommunityID("xinyu")))).All(w.t.Context())
	w.must(err)
	return found
}

func TestReveal(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		booker, staff := w.signIn(number), w.demo("staff-xinyu")
		unnamed := w.book(booker, 1, 9)
		if reach, err := w.privacy.Reveal(t.Context(), staff, unnamed, why); err != nil || reach != (privacy.Reach{Phone: number}) {
			t.Errorf("who has no name yet is shown as %+v, %v", reach, err)
		}
		booker, _ = w.settled()
		own, behalf := w.book(booker, 1, 10), w.book(staff, 1, 11, onBehalf)
		for _, id := range []uuid.UUID{own, behalf} {
			reach, err := w.privacy.Reveal(t.Context(), staff, id, "  "+why+" ")
			if err != nil || reach != (privacy.Reach{Name: name, Phone: number}) {
				t.Errorf("shown %+v, %v", reach, err)
			}
		}
		entries := w.reveals()
		if len(entries) != 3 || *entries[1].SubjectID != own || *entries[1].ActorID != staff.Person {
			t.Fatalf("the log has %v", entries)
		}
		if told, err := audit.New(w.store).Reason(t.Context(), entries[1]); err != nil || told != why {
			t.Errorf("the log has the reason %q, %v", told, err)
		}
		sound(w)
	})
}

func TestRevealIsRefused(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		booker, staff := w.signIn(number), w.demo("staff-xinyu")
		id := w.book(booker, 1, 9)
		operator := viewer.Viewer{Person: uuid.New(), Grants: []viewer.Grant{{Role: kind.Operator}}}
		manager := viewer.Viewer{Person: uuid.New(), Grants: []viewer.Grant{{Role: kind.Manager, Subdistrict: seed.SubdistrictID()}}}
		for who, v := range map[string]viewer.Viewer{
			"staff of another community": w.demo("staff-yousan"), "a manager": manager, "an operator": operator,
			"a resident": w.demo("resident-a"), "the booker": booker, "nobody": {},
		} {
			if reach, err := w.privacy.Reveal(t.Context(), v, id, why); !fault.Is(err, fault.NotFound) || reach != (privacy.Reach{}) {
				t.Errorf("%s is shown %+v, %v", who, reach, err)
			}
		}
		for _, reason := range []string{"", "abcd", "    abcd    ", strings.Repeat("为", 201)} {
			if _, err := w.privacy.Reveal(t.Context(), staff, id, reason); !fault.Is(err, fault.BadInput) {
				t.Errorf("for the reason %q: %v", reason, err)
			}
		}
		for _, of := range []kind.BookingKind{kind.Course, kind.Block} {
			w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
				return tx.Client().Booking.Update().Where(bookingrow.ID(id)).SetKind(of).Exec(tx.Context())
			}))
			if _, err := w.privacy.Reveal(t.Context(), staff, id, why); !fault.Is(err, fault.Conflict) {
				t.Errorf("of a %s: %v", of, err)
			}
		}
		if kept := w.reveals(); len(kept) != 0 {
			t.Errorf("the log has %v, though nothing was shown", kept)
		}
	})
}

// TestRevealNeedsItsEntry: when the log can't be written nothing is shown.
func TestRevealNeedsItsEntry(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		booker, staff := w.signIn(number), w.demo("staff-xinyu")
		id := w.book(booker, 1, 9)
		stream := feed.Community(seed.CommunityID("xinyu"))
		head, err := w.store.Read().Stream.Get(t.Context(), stream)
		w.must(err)
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().AuditEntry.Create().SetStream(stream).SetSeq(head.AuditSeq + 1).SetAt(0).
				SetAction(kind.AuditHold).SetHash([]byte{}).Exec(tx.Context()) // It stands in the way of the next.
		}))
		if reach, err := w.privacy.Reveal(t.Context(), staff, id, why); err == nil || reach != (privacy.Reach{}) {
			t.Errorf("shown %+v, %v", reach, err)
		}
	})
}

// sound fails the test unless every chain of the audit log holds.
func sound(w *world) {
	w.t.Helper()
	report, err := audit.Verify(w.t.Context(), w.store)
	w.must(err)
	if len(report.Breaks) > 0 || report.Entries == 0 {
		w.t.Errorf("of %d entries: %v", report.Entries, report.Breaks)
	}
}
