package booking_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
)

// TestRefusals has every rule say no once, to the dry run, to a hold and to a booking alike, and nothing is written.
func TestRefusals(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.booked(w.bob, w.slot("north/room", "10:00", "11:00"))
		for name, c := range map[string]struct {
			slot booking.Slot
			want []kind.BookingRule
		}{
			"taken":                     {w.slot("north/room", "10:30", "11:30"), []kind.BookingRule{kind.RuleOverlap}},
			"walked into":               {w.slot("north/desk", "10:00", "11:00"), []kind.BookingRule{kind.RuleBookable}},
			"past":                      {w.slot("north/room", "08:00", "08:30"), []kind.BookingRule{kind.RulePast}},
			"closed":                    {w.slot("north/room", "21:30", "22:30"), []kind.BookingRule{kind.RuleOpeningHours}},
			"beside the grid":           {w.slot("north/room", "12:10", "12:40"), []kind.BookingRule{kind.RuleStartGrid}},
			"length beside the grid":    {w.slot("north/room", "12:00", "12:45"), []kind.BookingRule{kind.RuleStartGrid}},
			"too short":                 {w.slot("north/room", "12:00", "12:10"), []kind.BookingRule{kind.RuleStartGrid, kind.RuleMinLength}},
			"too long":                  {w.slot("north/room", "12:00", "16:30"), []kind.BookingRule{kind.RuleMaxLength}},
			"beyond the horizon":        {w.slot("north/room", "12:00", "13:00", 15), []kind.BookingRule{kind.RuleHorizon}},
			"several reasons, all told": {w.slot("north/room", "06:00", "11:40"), []kind.BookingRule{kind.RulePast, kind.RuleOpeningHours, kind.RuleStartGrid, kind.RuleMaxLength, kind.RuleOverlap}},
		} {
			t.Run(name, func(t *testing.T) {
				v := *w
				v.t = t
				before := v.count()
				v.refused(v.check(v.alice, c.slot), c.want...)
				v.refused(v.hold(v.alice, c.slot), c.want...)
				v.refused(v.book(v.alice, c.slot), c.want...)
				if after := v.count(); after != before {
					t.Errorf("a refusal changed the database: %v became %v", before, after)
				}
			})
		}
	})
}

// count is how much there is in the database of all that a booking writes.
func (w *world) count() [4]int {
	w.t.Helper()
	var n [4]int
	db := w.raw()
	for i, table := range []string{"bookings", "occupancies", "changes", "idempotency_keys"} {
		w.must(db.QueryRowContext(w.t.Context(), "SELECT count(*) FROM "+table).Scan(&n[i]))
	}
	w.must(db.Close())
	return n
}

func TestCapacity(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.slot("north/room", "10:00", "11:00")
		in := booking.BookInput{Key: key(), Slot: &s, Attendees: 11}
		o, err := w.bookings.Book(t.Context(), w.alice, in)
		w.must(err)
		w.refused(o, kind.RuleCapacity)
		in.Attendees = 10
		o, err = w.bookings.Book(t.Context(), w.alice, in)
		w.must(err)
		if b := w.made(o); b.Attendees != 10 {
			t.Errorf("booked for %d people", b.Attendees)
		}
	})
}

// TestRunningStep books "now": the occupancy begins at this moment and not before.
func TestRunningStep(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.clock.Advance(7 * time.Minute)
		b := w.booked(w.alice, w.slot("north/room", "09:00", "10:00"))
		o := w.occupancies(b.ID)
		if len(o) != 1 || o[0].StartsAt != w.at("09:07") || o[0].EndsAt != w.at("10:00") {
			t.Errorf("occupied %v", o)
		}
	})
}

func TestNotice(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/room", "10:00", "11:00"))
		later := w.slot("north/room", "12:00", "13:00")
		w.travel("09:30")
		if !w.bookings.CanCancel(w.alice, b) || !w.bookings.CanMove(b) {
			t.Error("at the last moment it cannot be changed any more")
		}
		w.clock.Advance(time.Second)
		if w.bookings.CanCancel(w.alice, b) || w.bookings.CanMove(b) {
			t.Error("after the last moment it can still be changed")
		}
		w.refused(w.cancel(w.alice, b), kind.RuleNotice)
		w.refused(w.check(w.alice, later, b), kind.RuleNotice)
		w.refused(w.move(w.alice, b, later), kind.RuleNotice)
		if got := w.stored(b.ID); got.Status != kind.Confirmed || got.StartsAt != b.StartsAt {
			t.Errorf("a refused change changed it: %s", got)
		}
	})
}

// TestBadInput names every field that is wrong, at once.
func TestBadInput(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		long := string(make([]rune, 81))
		turned := w.slot("north/room", "11:00", "10:00")
		turned.Units = -1
		hold := uuid.New()
		for name, c := range map[string]struct {
			in   booking.BookInput
			want []string
		}{
			"everything": {booking.BookInput{Key: " short", Slot: &turned, Attendees: 0, Title: &long},
				[]string{"input.key", "input.slot.end", "input.slot.units", "input.attendees", "input.title"}},
			"neither hold nor slot": {booking.BookInput{Key: key(), Attendees: 1}, []string{"input"}},
			"both":                  {booking.BookInput{Key: key(), Attendees: 1, Slot: &turned, Hold: &hold}, []string{"input", "input.slot.end", "input.slot.units"}},
		} {
			_, err := w.bookings.Book(t.Context(), w.alice, c.in)
			if got := paths(err); !slices.Equal(got, c.want) {
				t.Errorf("%s: fields %v, want %v (%v)", name, got, c.want, err)
			}
		}
		endless := w.slot("north/room", "10:00", "11:00")
		endless.Span.End += 32 * 24 * 3600
		_, err := w.bookings.Check(t.Context(), w.alice, booking.CheckInput{Slot: endless, Attendees: 1})
		if !fault.Is(err, fault.BadInput) {
			t.Errorf("a booking of 32 days: %v", err)
		}
	})
}
