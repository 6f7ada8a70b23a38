package booking_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// goTo moves the clock to a time of the first day and so many seconds.
func (w *world) goTo(clock string, seconds int) {
	w.t.Helper()
	w.travel(clock)
	w.clock.Advance(time.Duration(seconds) * time.Second)
}

func TestPeopleCheckInAroundTheStart(t *testing.T) {
	everywhere(t, func(_ *testing.T, w *world) {
		code := w.checksIn()
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		w.goTo("13:45", -1)
		early := w.checkIn(w.alice, b, code)
		w.refused(early, kind.RuleCheckIn)
		if r := early.Refusals[0]; r.Case != policy.CaseEarly || *r.Earliest != w.at("13:45") {
			w.t.Errorf("refused with %+v", r)
		}
		w.goTo("13:45", 0)
		wrong := w.checkIn(w.alice, b, "WRONGONE")
		if w.refused(wrong, kind.RuleCheckIn); wrong.Refusals[0].Case != policy.CaseCode {
			w.t.Errorf("refused as %s", wrong.Refusals[0].Case)
		}
		in := w.made(w.checkIn(w.alice, b, " "+strings.ToLower(code[:4])+"-"+code[4:]))
		if w.is(in, kind.CheckedIn); in.DueAt != nil || *in.CheckedInAt != w.at("13:45") {
			w.t.Errorf("checked in at %d, due %v", *in.CheckedInAt, in.DueAt)
		}
		w.made(w.checkIn(w.alice, b, "")) // Again.
		if got := w.changes(feed.Person(w.alice.Person), 1); !slices.Equal(got, []kind.ChangeKind{kind.BookingCheckedIn}) {
			w.t.Errorf("alice hears %v", got)
		}
		w.travel("15:00")
		if got := w.bookings.Status(in); got != kind.Completed {
			w.t.Errorf("in the end it is %s", got)
		}
	})
}

func TestTheLastSecondToCheckIn(t *testing.T) {
	for _, c := range []struct {
		name    string
		seconds int
		in      bool
	}{{"14:59", -1, true}, {"15:00", 0, false}, {"15:01", 1, false}} {
		t.Run(c.name, func(t *testing.T) {
			everywhere(t, func(_ *testing.T, w *world) {
				code := w.checksIn()
				b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
				w.goTo("14:15", c.seconds)
				o := w.checkIn(w.alice, b, code)
				if o.Allowed() != c.in {
					w.t.Errorf("refused by %s", rules(o))
				}
				w.is(b, map[bool]kind.BookingStatus{true: kind.CheckedIn, false: kind.NoShow}[c.in])
			})
		})
	}
}

func TestWhoBooksTheRunningStepHasTimeToCheckIn(t *testing.T) {
	everywhere(t, func(_ *testing.T, w *world) {
		code := w.checksIn()
		w.goTo("14:25", 0)
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		w.goTo("14:40", -1)
		w.made(w.checkIn(w.alice, b, code))
	})
}

func TestNobodyCame(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.checksIn()
		b := w.booked(w.alice, w.slot("north/room", "14:00", "16:00"))
		w.goTo("14:15", -1)
		w.refused(w.check(w.bob, w.slot("north/room", "14:30", "15:00")), kind.RuleOverlap)
		w.goTo("14:15", 0)
		if !w.check(w.bob, w.slot("north/room", "14:30", "15:00")).Allowed() {
			t.Error("the rest is not free at once")
		}
		w.must(w.bookings.Settle(t.Context()))
		w.must(w.bookings.Settle(t.Context()))
		w.is(b, kind.NoShow)
		rows := w.occupancies(b.ID)
		if len(rows) != 1 || rows[0].EndsAt != w.at("14:15") || !rows[0].Live {
			t.Errorf("it took %v", rows)
		}
		if got := w.changes(feed.Person(w.alice.Person), 1); !slices.Equal(got, []kind.ChangeKind{kind.BookingNoShow}) {
			t.Errorf("alice hears %v", got)
		}
		w.booked(w.bob, w.slot("north/room", "14:00", "14:30")) // The step that is running.
		board, _, err := w.bookings.OfCommunity(t.Context(), w.northStaff, w.north, span.Span{Start: b.StartsAt, End: b.EndsAt}, []kind.BookingStatus{kind.NoShow}, booking.Page{Limit: 9})
		if w.must(err); len(board) != 1 {
			t.Errorf("the board shows %v", board)
		}
	})
}

func TestANoShowIsFoundAfterTheServerWasAway(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.checksIn()
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		w.travel("09:00", 1)
		again := booking.New(w.store, w.places, w.clock)
		w.must(again.Settle(t.Context()))
		if w.is(b, kind.NoShow); w.occupancies(b.ID)[0].EndsAt != w.at("14:15") {
			t.Error("it was taken for longer than people had to come")
		}
	})
}

func TestStaffCheckInWithoutTheCode(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.checksIn()
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		w.travel("14:00")
		if _, err := w.bookings.CheckIn(t.Context(), w.bob, b.ID, "x"); !fault.Is(err, fault.NotFound) {
			t.Errorf("a stranger: %v", err)
		}
		w.made(w.checkIn(w.northStaff, b, ""))
	})
}

func TestTheDoorFindsOnesOwnBooking(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		code := w.checksIn()
		first := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		next := w.booked(w.alice, w.slot("north/room", "15:00", "16:00"))
		door := func() booking.Outcome {
			o, err := w.bookings.CheckInAt(t.Context(), w.alice, w.spaces["north/room"], code)
			w.must(err)
			return o
		}
		early := door()
		if w.refused(early, kind.RuleCheckIn); *early.Refusals[0].Earliest != w.at("13:45") {
			t.Errorf("refused with %+v", early.Refusals[0])
		}
		w.travel("13:50")
		w.made(door())
		w.is(first, kind.CheckedIn)
		w.travel("14:50")
		w.made(door())
		w.is(next, kind.CheckedIn)
		none, err := w.bookings.CheckInAt(t.Context(), w.bob, w.spaces["north/room"], code)
		w.must(err)
		if w.refused(none, kind.RuleCheckIn); none.Refusals[0].Case != policy.CaseNone {
			t.Errorf("refused as %s", none.Refusals[0].Case)
		}
	})
}

func TestOnlyStaffSeeAndChangeTheCode(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		old := w.checksIn()
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		space, err := w.bookings.RenewDoorCode(t.Context(), w.northStaff, w.spaces["north/room"])
		w.must(err)
		seen, err := w.bookings.DoorCode(t.Context(), w.northStaff, space)
		if w.must(err); seen == old || len(seen) != 8 {
			t.Errorf("the new code is %q", seen)
		}
		if seen, err := w.bookings.DoorCode(t.Context(), w.alice, space); err != nil || seen != "" {
			t.Errorf("alice sees %q, %v", seen, err)
		}
		if _, err := w.bookings.RenewDoorCode(t.Context(), w.southStaff, space.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("staff of elsewhere: %v", err)
		}
		w.travel("14:00")
		w.refused(w.checkIn(w.alice, b, old), kind.RuleCheckIn)
		w.made(w.checkIn(w.alice, b, seen))
	})
}

func TestWhoLeavesEarlyFreesTheRest(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.setPolicy("north/buffered", func(p *gen.BookingPolicyCreate) { p.SetSetUp(10).SetCleanUp(20).SetCheckIn(true) })
		b := w.booked(w.alice, w.slot("north/buffered", "14:00", "18:00"))
		end := func() booking.Outcome {
			o, err := w.bookings.End(t.Context(), w.alice, b.ID)
			w.must(err)
			return o
		}
		w.travel("13:50")
		w.refused(end(), kind.RuleStatus)
		w.made(w.checkIn(w.northStaff, b, ""))
		w.refused(end(), kind.RuleCheckIn) // What has not begun can't be ended.
		w.travel("14:30")
		ended := w.made(end())
		if w.is(ended, kind.CheckedIn); ended.EndsAt != w.at("14:30") || w.bookings.Status(ended) != kind.Completed {
			t.Errorf("it ends at %d as %s", ended.EndsAt, w.bookings.Status(ended))
		}
		if rows := w.occupancies(b.ID); len(rows) != 1 || rows[0].EndsAt != w.at("14:50") {
			t.Errorf("it took %v", rows)
		}
		w.made(end()) // Again.
		w.booked(w.bob, w.slot("north/buffered", "15:00", "16:00"))
		if got := w.changes(feed.Person(w.alice.Person), 2); !slices.Equal(got, []kind.ChangeKind{kind.BookingEnded}) {
			t.Errorf("alice hears %v", got)
		}
	})
}

func TestABookingOfAMemberIsCheckedInToByAnother(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		code := w.checksIn()
		firm := w.firm()
		alice, bob := w.alice, w.bob
		alice.Organisations, bob.Organisations = append(alice.Organisations, firm), append(bob.Organisations, firm)
		slot := w.slot("north/room", "14:00", "15:00")
		o, err := w.bookings.Book(t.Context(), alice, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1, Organisation: &firm})
		w.must(err)
		w.travel("14:00")
		in, err := w.bookings.CheckInAt(t.Context(), bob, w.spaces["north/room"], code)
		w.must(err)
		if w.made(in).ID != o.Booking.ID {
			t.Error("it is another booking")
		}
	})
}
