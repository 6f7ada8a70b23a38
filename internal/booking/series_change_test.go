package booking_test

import (
	"testing"
	"time"

	"youkong/ent/gen"
	entbooking "youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/viewer"
)

// moveSeries moves after a dry run, which has to say the same.
func (w *world) moveSeries(v viewer.Viewer, in booking.MoveSeriesInput) booking.SeriesOutcome {
	w.t.Helper()
	dry, err := w.bookings.CheckMoveSeries(w.t.Context(), v, in)
	w.must(err)
	done, err := w.bookings.MoveSeries(w.t.Context(), v, in)
	w.must(err)
	if w.outcomes(dry) != w.outcomes(done) {
		w.t.Errorf("the dry run says %s, the mutation %s", w.outcomes(dry), w.outcomes(done))
	}
	return done
}

func (w *world) cancelSeries(v viewer.Viewer, b *gen.Booking, scope booking.Scope) booking.SeriesOutcome {
	w.t.Helper()
	o, err := w.bookings.CancelSeries(w.t.Context(), v, b.ID, scope)
	w.must(err)
	return o
}

func (w *world) says(what, got, want string) {
	w.t.Helper()
	if got != want {
		w.t.Errorf("%s: %s, want %s", what, got, want)
	}
}

func TestOneOfASeriesIsMovedAndCancelled(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 4))
		in := booking.MoveSeriesInput{Booking: o.Dates[1].Booking.ID, Scope: booking.ThisOne, Slot: w.slot("north/room", "16:00", "17:00", 2)}
		moved := w.moveSeries(w.alice, in)
		if moved.Series.ID != o.Series.ID || moved.Dates[0].OccursAt != w.at("14:00", 2) {
			t.Errorf("%+v", moved)
		}
		w.cancelSeries(w.alice, o.Dates[2].Booking, booking.ThisOne)
		w.says("what stands", w.stands(o.Series), "3 14:00, 4 16:00, 6 14:00")
		w.says("the rule", w.rule(o.Series), "FREQ=DAILY;COUNT=4")
	})
}

func TestWhatFollowsIsMovedAndBecomesASeriesOfItsOwn(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 5))
		w.move(w.alice, o.Dates[3].Booking, w.slot("north/second", "09:00", "10:00", 4)) // By itself: it stays there.
		in := booking.MoveSeriesInput{Booking: o.Dates[2].Booking.ID, Scope: booking.ThisAndFollowing, Slot: w.slot("north/room", "14:30", "16:00", 3)}
		moved := w.moveSeries(w.alice, in)
		w.came(moved, "5 ok, 6 -, 7 ok")
		w.says("what stays", w.stands(o.Series), "3 14:00, 4 14:00")
		w.says("what moved", w.stands(moved.Series), "5 14:30, 6 09:00, 7 14:30")
		w.says("the old rule", w.rule(o.Series), "FREQ=DAILY;COUNT=2")
		w.says("the new rule", w.rule(moved.Series), "FREQ=DAILY;COUNT=3")
		if again := w.moveSeries(w.alice, in); again.Series.ID != moved.Series.ID {
			t.Errorf("asked again, it splits again: %v", again.Series)
		}
	})
}

// The days move onto each other's places; nothing stands in its own way.
func TestASeriesMovesByADay(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 4))
		moved := w.moveSeries(w.alice, booking.MoveSeriesInput{
			Booking: o.Dates[0].Booking.ID, Scope: booking.AllOfThem, Slot: w.slot("north/room", "14:00", "15:00", 2),
		})
		w.says("what stands", w.stands(o.Series), "4 14:00, 5 14:00, 6 14:00, 7 14:00")
		if moved.Series.ID != o.Series.ID || moved.Series.StartsAt != w.at("14:00", 2) {
			t.Errorf("%v", moved.Series)
		}
	})
}

func TestAWeeklySeriesGoesToAnotherDayOfTheWeekAndAMonthlyOneDoesNot(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.policies(func(u *gen.BookingPolicyUpdate) { u.SetSeriesHorizonDays(100) })
		o := w.series(w.alice, weekly(w.slot("north/room", "14:00", "15:00", 1), 3))
		to := booking.MoveSeriesInput{Booking: o.Dates[1].Booking.ID, Scope: booking.ThisAndFollowing, Slot: w.slot("north/room", "14:00", "15:00", 10)}
		w.came(w.moveSeries(w.alice, to), "12 ok, 19 ok")

		in := weekly(w.slot("north/second", "14:00", "15:00", 1), 3)
		in.Rule = "FREQ=MONTHLY;COUNT=3"
		monthly := w.series(w.alice, in)
		to = booking.MoveSeriesInput{Booking: monthly.Dates[0].Booking.ID, Scope: booking.AllOfThem, Slot: w.slot("north/second", "14:00", "15:00", 2)}
		if _, err := w.bookings.MoveSeries(t.Context(), w.alice, to); len(paths(err)) != 1 || paths(err)[0] != "input.slot.start" {
			t.Errorf("to another day of the month: %v", err)
		}
	})
}

// What is refused stays, and who counted on its place has to stay, too.
func TestWhatCannotMoveStaysInTheWay(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 3))
		w.booked(w.bob, w.slot("north/room", "14:00", "15:00", 4))
		in := booking.MoveSeriesInput{Booking: o.Dates[0].Booking.ID, Scope: booking.AllOfThem, Slot: w.slot("north/room", "14:00", "15:00", 2)}
		w.came(w.moveSeries(w.alice, in), "4 ok, 5 ok, 6 OVERLAP")
		w.says("all or nothing", w.stands(o.Series), "3 14:00, 4 14:00, 5 14:00")
		in.Skip = true
		w.came(w.moveSeries(w.alice, in), "4 OVERLAP, 5 OVERLAP, 6 OVERLAP")
		w.says("all counted on each other", w.stands(o.Series), "3 14:00, 4 14:00, 5 14:00")
		in.Slot = w.slot("north/room", "15:00", "16:00", 1)
		w.booked(w.bob, w.slot("north/room", "15:00", "16:00", 2))
		w.came(w.moveSeries(w.alice, in), "3 ok, 4 OVERLAP, 5 ok")
		w.says("with one in the way", w.stands(o.Series), "3 15:00, 4 14:00, 5 15:00")
	})
}

func TestThePastIsNeverRewritten(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 5))
		w.travel("14:10", 2) // The second is running.
		moved := w.moveSeries(w.alice, booking.MoveSeriesInput{
			Booking: o.Dates[4].Booking.ID, Scope: booking.AllOfThem, Slot: w.slot("north/room", "17:00", "18:00", 5),
		})
		w.says("what stays", w.stands(o.Series), "3 14:00, 4 14:00")
		w.says("what moved", w.stands(moved.Series), "5 17:00, 6 17:00, 7 17:00")
		w.came(w.cancelSeries(w.alice, moved.Dates[0].Booking, booking.AllOfThem), "5 ok, 6 ok, 7 ok")
		if _, err := w.bookings.CancelSeries(t.Context(), w.alice, o.Dates[0].Booking.ID, booking.AllOfThem); len(paths(err)) != 1 {
			t.Errorf("nothing is left, and yet: %v", err)
		}
	})
}

func TestWhatFollowsIsCancelledAndTheRuleEndsEarlier(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 5))
		w.clock.Advance(11 * time.Minute) // No more may it be withdrawn as if it had never been.
		w.cancelSeries(w.alice, o.Dates[3].Booking, booking.ThisAndFollowing)
		w.says("what stands", w.stands(o.Series), "3 14:00, 4 14:00, 5 14:00")
		w.says("the rule", w.rule(o.Series), "FREQ=DAILY;COUNT=3")

		w.travel("13:45", 1) // A quarter of an hour before the first: too late to cancel that.
		w.came(w.cancelSeries(w.alice, o.Dates[0].Booking, booking.AllOfThem), "3 NOTICE, 4 ok, 5 ok")
		w.says("what stands", w.stands(o.Series), "3 14:00")
		w.says("the rule", w.rule(o.Series), "FREQ=DAILY;COUNT=1")
	})
}

func TestFollowersAreToldOfEachDate(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		stream, own := "community:"+w.north.String(), "person:"+w.alice.Person.String()
		before, mine := w.version(stream), w.version(own)
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 2))
		w.moveSeries(w.alice, booking.MoveSeriesInput{
			Booking: o.Dates[0].Booking.ID, Scope: booking.AllOfThem, Slot: w.slot("north/room", "16:00", "17:00", 1),
		})
		w.cancelSeries(w.alice, o.Dates[0].Booking, booking.AllOfThem)
		want := []kind.ChangeKind{
			kind.BookingMade, kind.BookingMade, kind.BookingMoved, kind.BookingMoved, kind.BookingCancelled, kind.BookingCancelled,
		}
		for _, got := range [][]kind.ChangeKind{w.changes(stream, before), w.changes(own, mine)} {
			if len(got) != len(want) {
				t.Errorf("the changes are %v, want %v", got, want)
			}
		}
		entries := w.store.Read().AuditEntry.Query().AllX(t.Context())
		var last []kind.AuditAction
		for _, e := range entries[len(entries)-3:] {
			last = append(last, e.Action)
		}
		if last[0] != kind.AuditBookSeries || last[1] != kind.AuditMoveSeries || last[2] != kind.AuditEndSeries {
			t.Errorf("the log says %v", last)
		}
	})
}

func TestWhatLeavesItsCentreLeavesItsSeries(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 3))
		w.made(w.move(w.alice, o.Dates[1].Booking, w.slot("south/room", "14:00", "15:00", 2)))
		w.cancelSeries(w.alice, o.Dates[0].Booking, booking.AllOfThem)
		if b := w.stored(o.Dates[1].Booking.ID); b.SeriesID != nil || b.Status != kind.Confirmed {
			t.Errorf("%v", b)
		}
	})
}

func TestWhatWasPutOffFromADateThatIsOverMovesAlone(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 4))
		w.made(w.move(w.alice, o.Dates[0].Booking, w.slot("north/second", "14:00", "15:00", 7)))
		w.travel("16:00", 1)
		in := booking.MoveSeriesInput{Booking: o.Dates[0].Booking.ID, Scope: booking.AllOfThem, Slot: w.slot("north/room", "16:00", "17:00", 7)}
		if _, err := w.bookings.MoveSeries(t.Context(), w.alice, in); len(paths(err)) != 1 {
			t.Errorf("moved with the others: %v", err)
		}
		in.Booking, in.Slot = o.Dates[2].Booking.ID, w.slot("north/room", "16:00", "17:00", 3)
		moved := w.moveSeries(w.alice, in)
		w.says("what moved", w.stands(moved.Series), "4 16:00, 5 16:00, 6 16:00")
		w.says("what stays", w.stands(o.Series), "9 14:00")
		w.came(w.cancelSeries(w.alice, o.Dates[0].Booking, booking.AllOfThem), "9 ok")
	})
}

// Where staff have to agree, each date is a request of its own.
func TestASeriesOfRequests(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.policies(func(u *gen.BookingPolicyUpdate) { u.SetApproval(true) })
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 3))
		for _, d := range o.Dates {
			if d.Booking.Status != kind.Pending {
				t.Errorf("%v", d.Booking)
			}
		}
		w.says("what stands", w.stands(o.Series), "3 14:00, 4 14:00, 5 14:00")
		w.came(w.cancelSeries(w.alice, o.Dates[1].Booking, booking.ThisAndFollowing), "4 ok, 5 ok")
	})
}

// Who waits for what a series leaves gets it once all of the series has moved, and nothing that it moves onto.
func TestWhoWaitsIsAskedOnceASeriesHasMoved(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		o := w.series(w.alice, daily(w.slot("north/room", "14:00", "15:00", 1), 3))
		for _, days := range []int{1, 2} {
			in := booking.WaitInput{Key: key(), Slot: w.slot("north/room", "14:00", "15:00", days), Attendees: 1}
			if out, err := w.bookings.JoinWaitlist(t.Context(), w.bob, in); err != nil || len(out.Refusals) > 0 {
				t.Fatalf("%+v, %v", out, err)
			}
		}
		w.came(w.moveSeries(w.alice, booking.MoveSeriesInput{
			Booking: o.Dates[0].Booking.ID, Scope: booking.AllOfThem, Slot: w.slot("north/room", "14:00", "15:00", 2),
		}), "4 ok, 5 ok, 6 ok")
		held := w.store.Read().Booking.Query().Where(entbooking.Offered(true), entbooking.StatusEQ(kind.Held)).AllX(t.Context())
		if len(held) != 1 || held[0].StartsAt != w.at("14:00", 1) {
			t.Errorf("offered is %v", held)
		}
	})
}
