package privacy_test

import (
	"strings"
	"testing"
	"time"

	"youkong/internal/fault"
)

// TestForgetContacts: who has no account is remembered for 90 days after the last booking made for them.
func TestForgetContacts(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		staff := w.demo("staff-xinyu")
		id := w.book(staff, 1, 9, onBehalf) // It ends on Tuesday at 10:00.
		ends := w.slot(1, 9).Span.End
		until := func(unix int64) { w.clock.Advance(time.Unix(unix, 0).Sub(w.clock.Now())) }

		until(ends + 90*24*3600 - 1)
		w.must(w.privacy.ForgetContacts(t.Context()))
		b, err := w.bookings.Get(t.Context(), staff, id)
		w.must(err)
		kept, err := w.privacy.Contact(t.Context(), staff, b)
		if err != nil || kept == nil {
			t.Fatalf("a second before: %v, %v", kept, err)
		}
		masked, err := w.privacy.Masked(kept)
		if err != nil || masked.Name != "测*" || masked.Phone != "136****0987" {
			t.Errorf("shown as %+v, %v", masked, err)
		}

		until(ends + 90*24*3600)
		w.must(w.privacy.ForgetContacts(t.Context()))
		dump := w.dump()
		for _, trace := range []string{name, number, title} {
			if strings.Contains(dump, trace) {
				t.Errorf("%q is still there", trace)
			}
		}
		if seen, err := w.privacy.Contact(t.Context(), staff, b); err != nil || seen != nil {
			t.Errorf("seen by who has the booking still open: %v, %v", seen, err)
		}
		if _, err := w.privacy.Reveal(t.Context(), staff, id, why); !fault.Is(err, fault.Conflict) {
			t.Errorf("whom to reach: %v", err)
		}
	})
}

// TestContactIsForStaff: the board of the community shows whom it was booked for, masked, and nobody else sees anything.
func TestContactIsForStaff(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		staff := w.demo("staff-xinyu")
		b, err := w.bookings.Get(t.Context(), staff, w.book(staff, 1, 9, onBehalf))
		w.must(err)
		for _, handle := range []string{"staff-yousan", "resident-a"} {
			if seen, err := w.privacy.Contact(t.Context(), w.demo(handle), b); err != nil || seen != nil {
				t.Errorf("%s sees %v, %v", handle, seen, err)
			}
		}
		own, err := w.bookings.Get(t.Context(), staff, w.book(staff, 1, 10))
		w.must(err)
		if seen, err := w.privacy.Contact(t.Context(), staff, own); err != nil || seen != nil {
			t.Errorf("of one's own booking: %v, %v", seen, err)
		}
	})
}
