package booking_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/localtime"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// weekly asks for the slot, and again every week, so many times in all.
func weekly(slot booking.Slot, times int) booking.SeriesInput {
	return booking.SeriesInput{Key: key(), Slot: slot, Rule: fmt.Sprintf("FREQ=WEEKLY;COUNT=%d", times), Attendees: 1}
}

func daily(slot booking.Slot, times int) booking.SeriesInput {
	in := weekly(slot, times)
	in.Rule = fmt.Sprintf("FREQ=DAILY;COUNT=%d", times)
	return in
}

// series books after a dry run, which has to say the same.
func (w *world) series(v viewer.Viewer, in booking.SeriesInput) booking.SeriesOutcome {
	w.t.Helper()
	dry, err := w.bookings.CheckSeries(w.t.Context(), v, in, in.OnBehalf != nil)
	w.must(err)
	done, err := w.bookings.BookSeries(w.t.Context(), v, in)
	w.must(err)
	if w.outcomes(dry) != w.outcomes(done) {
		w.t.Errorf("the dry run says %s, the mutation %s", w.outcomes(dry), w.outcomes(done))
	}
	return done
}

// outcomes writes what came of each date: `24 ok, 1 OVERLAP, 8 -`.
func (w *world) outcomes(o booking.SeriesOutcome) string {
	texts := make([]string, len(o.Dates))
	for i, d := range o.Dates {
		texts[i] = fmt.Sprint(time.Unix(d.Slot.Span.Start, 0).In(w.zone).Day(), " ")
		switch {
		case d.LeftOut:
			texts[i] += "-"
		case d.Allowed():
			texts[i] += "ok"
		default:
			texts[i] += strings.Trim(rules(booking.Outcome{Refusals: d.Refusals}), "[]")
		}
	}
	return strings.Join(texts, ", ")
}

func (w *world) came(o booking.SeriesOutcome, want string) {
	w.t.Helper()
	if got := w.outcomes(o); got != want {
		w.t.Errorf("the dates came out as %s, want %s", got, want)
	}
}

// stands lists the starts of what stands of the series: `24 14:00, 1 14:00`.
func (w *world) stands(of *gen.Series) string {
	w.t.Helper()
	found, err := w.bookings.Occurrences(w.t.Context(), of)
	w.must(err)
	texts := make([]string, len(found))
	for i, b := range found {
		texts[i] = time.Unix(b.StartsAt, 0).In(w.zone).Format("2 15:04")
	}
	return strings.Join(texts, ", ")
}

func (w *world) rule(id *gen.Series) string {
	w.t.Helper()
	found, err := w.store.Read().Series.Get(w.t.Context(), id.ID)
	w.must(err)
	return found.Rule
}

// policies changes all that the places say of booking.
func (w *world) policies(change func(*gen.BookingPolicyUpdate)) {
	w.t.Helper()
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		update := tx.Client().BookingPolicy.Update()
		change(update)
		return update.Exec(tx.Context())
	}))
	w.must(w.places.Reload(w.t.Context(), w.store.Read()))
}

func TestASeriesIsBookedDateByDate(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.booked(w.bob, w.slot("north/room", "14:00", "15:00", 3))
		in := daily(w.slot("north/room", "14:00", "15:00", 1), 5)
		before := w.version("community:" + w.north.String())

		o := w.series(w.alice, in)
		w.came(o, "3 ok, 4 ok, 5 OVERLAP, 6 ok, 7 ok")
		if o.Series != nil || w.version("community:"+w.north.String()) != before {
			t.Errorf("all or nothing, and yet something came of it: %v", o.Series)
		}
		if len(o.Dates[2].Alternatives) == 0 {
			t.Error("nothing is offered instead of what is taken")
		}

		in.Skip = true
		o = w.series(w.alice, in)
		if got := w.stands(o.Series); got != "3 14:00, 4 14:00, 6 14:00, 7 14:00" {
			t.Errorf("what is booked is %s", got)
		}
		days, err := w.bookings.Exceptions(t.Context(), o.Series)
		w.must(err)
		if len(days) != 1 || days[0].Day != 5 {
			t.Errorf("the exceptions are %v", days)
		}
		again, err := w.bookings.BookSeries(t.Context(), w.alice, in)
		w.must(err)
		if again.Series.ID != o.Series.ID || w.stands(o.Series) != w.stands(again.Series) {
			t.Errorf("the same key gives %v", again.Series)
		}
		in.Attendees = 2
		if _, err := w.bookings.BookSeries(t.Context(), w.alice, in); err == nil {
			t.Error("the same key with other input is taken")
		}
	})
}

func TestWhatIsOfferedInsteadIsBooked(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		for _, from := range []string{"14:00", "14:30"} {
			w.booked(w.bob, w.slot("north/room", from, map[string]string{"14:00": "14:30", "14:30": "15:00"}[from], 2))
		}
		in := daily(w.slot("north/room", "14:00", "15:00", 1), 3)
		for _, a := range w.series(w.alice, in).Dates[1].Alternatives {
			other := in
			other.Key = key()
			other.Instead = []booking.Instead{{Date: localtime.DateOf(w.at("14:00", 2), w.zone), Space: a.Space.ID, Start: a.Span.Start}}
			o := w.series(w.alice, other)
			if o.Series == nil || o.Dates[1].Booking.SpaceID != a.Space.ID || o.Dates[1].Booking.StartsAt != a.Span.Start {
				t.Fatalf("%v was offered, and is %s", a, w.outcomes(o))
			}
			_, err := w.bookings.CancelSeries(t.Context(), w.alice, o.Dates[0].Booking.ID, booking.AllOfThem)
			w.must(err)
		}
	})
}

func TestDatesThatAreLeftOut(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		in := daily(w.slot("north/room", "14:00", "15:00", 1), 3)
		in.Except = []localtime.Date{localtime.DateOf(w.at("14:00", 2), w.zone)}
		o := w.series(w.alice, in)
		w.came(o, "3 ok, 4 -, 5 ok")
		if got := w.stands(o.Series); got != "3 14:00, 5 14:00" {
			t.Errorf("what is booked is %s", got)
		}
	})
}

func TestEachDateMeetsTheHorizonAndAPolicyMaySetALongerOne(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		in := weekly(w.slot("north/room", "14:00", "15:00", 1), 4)
		w.came(w.series(w.alice, in), "3 ok, 10 ok, 17 HORIZON, 24 HORIZON")
		w.policies(func(u *gen.BookingPolicyUpdate) { u.SetSeriesHorizonDays(60) })
		o := w.series(w.alice, in)
		w.came(o, "3 ok, 10 ok, 17 ok, 24 ok")
		w.refused(w.book(w.alice, w.slot("north/room", "16:00", "17:00", 15)), kind.RuleHorizon)
		// What belongs to a series can be moved within its horizon, and the dry run knows it.
		last, to := o.Dates[3].Booking, w.slot("north/room", "16:00", "17:00", 22)
		if dry := w.check(w.alice, to, last); !dry.Allowed() {
			t.Errorf("the dry run refuses by %s", rules(dry))
		}
		w.made(w.move(w.alice, last, to))
	})
}

func TestASeriesCountsItsOwnAgainstQuotas(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.quota(kind.PerPerson, kind.CountBookings, kind.PerWeek, 2, ofCommunity(w.north))
		in := daily(w.slot("north/room", "14:00", "15:00", 1), 8)
		in.Skip = true
		// Monday the 2nd is today: Tuesday and Wednesday use the week up, the next begins on the 9th.
		w.came(w.series(w.alice, in), "3 ok, 4 ok, 5 QUOTA, 6 QUOTA, 7 QUOTA, 8 QUOTA, 9 ok, 10 ok")
	})
}

func TestQuotasAcrossTheEndOfAMonth(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.travel("09:00", 26) // Saturday 28 March.
		w.quota(kind.PerPerson, kind.CountHours, kind.PerMonth, 3)
		in := daily(w.slot("north/room", "14:00", "15:30", 27), 6)
		in.Skip = true
		w.came(w.series(w.alice, in), "29 ok, 30 ok, 31 QUOTA, 1 ok, 2 ok, 3 QUOTA")
	})
}

func TestHoldsGiveWayToASeries(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		hold := w.held(w.alice, w.slot("north/room", "14:00", "15:00", 1))
		o := w.series(w.alice, weekly(w.slot("north/room", "14:00", "15:00", 1), 2))
		if o.Series == nil || w.stored(hold.ID).Status != kind.Cancelled {
			t.Errorf("%s, and the hold is %s", w.outcomes(o), w.stored(hold.ID).Status)
		}
	})
}

func TestStaffBookASeriesForSomeoneWithoutAnAccount(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		in := weekly(w.slot("north/room", "14:00", "15:00", 1), 2)
		in.OnBehalf = &booking.Behalf{Name: "王奶奶", Phone: "13812345678"}
		o := w.series(w.northStaff, in)
		if n := w.store.Read().Contact.Query().CountX(t.Context()); n != 1 {
			t.Errorf("they are written down %d times", n)
		}
		for _, d := range o.Dates {
			if d.Booking.Kind != kind.OnBehalf || d.Booking.ContactID == nil || d.Booking.BookerID != nil {
				t.Errorf("%v", d.Booking)
			}
		}
		if _, err := w.bookings.BookSeries(t.Context(), w.southStaff, in); err == nil {
			t.Error("who does not work there books on someone's behalf")
		}
	})
}

func TestWhatASeriesMayNotBe(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		slot := w.slot("north/room", "14:00", "15:00", 1)
		day := localtime.DateOf(slot.Span.Start, w.zone)
		for name, c := range map[string]struct {
			change func(*booking.SeriesInput)
			path   string
		}{
			"no end":            {func(in *booking.SeriesInput) { in.Rule = "FREQ=WEEKLY" }, "input.rule"},
			"by the second":     {func(in *booking.SeriesInput) { in.Rule = "FREQ=SECONDLY;COUNT=3" }, "input.rule"},
			"too often":         {func(in *booking.SeriesInput) { in.Rule = "FREQ=DAILY;UNTIL=20271231" }, "input.rule"},
			"another first day": {func(in *booking.SeriesInput) { in.Rule = "FREQ=WEEKLY;BYDAY=SU;COUNT=3" }, "input.rule"},
			"no key":            {func(in *booking.SeriesInput) { in.Key = "" }, "input.key"},
			"nobody comes":      {func(in *booking.SeriesInput) { in.Attendees = 0 }, "input.attendees"},
			"no such date": {func(in *booking.SeriesInput) {
				in.Instead = []booking.Instead{{Date: day.AddDays(1), Space: slot.Space, Start: slot.Span.Start}}
			}, "input.instead.date"},
			"elsewhere": {func(in *booking.SeriesInput) {
				in.Instead = []booking.Instead{{Date: day, Space: w.spaces["south/room"], Start: slot.Span.Start}}
			}, "input.instead.spaceId"},
		} {
			in := weekly(slot, 2)
			c.change(&in)
			if _, err := w.bookings.BookSeries(t.Context(), w.alice, in); !slices.Equal(paths(err), []string{c.path}) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestASeriesIsSeenByThoseWhoSeeItsBookings(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, weekly(w.slot("north/room", "14:00", "15:00", 1), 2))
		for name, c := range map[string]struct {
			v    viewer.Viewer
			sees bool
		}{"the booker": {w.alice, true}, "another": {w.bob, false}, "staff": {w.northStaff, true}, "staff elsewhere": {w.southStaff, false}} {
			_, err := w.bookings.Series(t.Context(), c.v, o.Series.ID)
			_, cancelErr := w.bookings.CancelSeries(t.Context(), w.bob, o.Dates[0].Booking.ID, booking.AllOfThem)
			if (err == nil) != c.sees || cancelErr == nil {
				t.Errorf("%s: %v, and a stranger cancels it: %v", name, err, cancelErr)
			}
		}
	})
}
