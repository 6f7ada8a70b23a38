package privacy_test

import (
	"strings"
	"testing"
	"time"

	"youkong/internal/booking"
	"youkong/internal/viewer"
)

// series books two days at the tool shelf.
func (w *world) series(v viewer.Viewer, behalf *booking.Behalf) booking.SeriesOutcome {
	w.t.Helper()
	o, err := w.bookings.BookSeries(w.t.Context(), v, booking.SeriesInput{
		Key: w.key(), Slot: w.slot(1, 9), Rule: "FREQ=DAILY;COUNT=2", Attendees: 1, Title: new(title), OnBehalf: behalf,
	})
	w.must(err)
	if o.Series == nil {
		w.t.Fatalf("refused: %+v", o.Dates)
	}
	return o
}

// TestOfASeriesNothingStays: what it was for, and whom, goes with the person, whether they had an account or not.
func TestOfASeriesNothingStays(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		v, _ := w.settled()
		mine := w.series(v, nil)
		exported, err := w.privacy.Export(t.Context(), v)
		w.must(err)
		if !strings.Contains(exported, "FREQ=DAILY;COUNT=2") {
			t.Error("the export does not say that a booking is repeated")
		}
		if cancelled, err := w.privacy.Erase(t.Context(), v, "ERASE"); err != nil || cancelled != 2 {
			t.Errorf("cancelled %d, %v", cancelled, err)
		}
		w.series(w.demo("staff-xinyu"), &booking.Behalf{Name: name, Phone: number})
		w.clock.Advance(time.Unix(mine.Dates[1].Slot.Span.End, 0).AddDate(0, 0, 90).Sub(w.clock.Now()))
		w.must(w.privacy.ForgetContacts(t.Context()))
		dump := w.dump()
		for _, trace := range []string{name, number, title} {
			if strings.Contains(dump, trace) {
				t.Errorf("%q is still there", trace)
			}
		}
	})
}
