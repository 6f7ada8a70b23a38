package booking_test

import (
	"slices"
	"sync"
	"testing"

	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/policy"
)

// TestMoveWithin: a booking does not stand in its own way.
func TestMoveWithin(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/room", "10:00", "12:00"))
		moved := w.made(w.move(w.alice, b, w.slot("north/room", "11:00", "13:00")))
		if moved.ID != b.ID || moved.StartsAt != w.at("11:00") || moved.EndsAt != w.at("13:00") {
			t.Errorf("moved to %s", moved)
		}
		w.booked(w.bob, w.slot("north/room", "10:00", "11:00"))
		w.refused(w.book(w.bob, w.slot("north/room", "12:30", "13:30")), kind.RuleOverlap)
		w.refused(w.move(w.alice, b, w.slot("north/room", "10:30", "11:30")), kind.RuleOverlap)
		if rows := w.occupancies(b.ID); len(rows) != 1 || rows[0].StartsAt != w.at("11:00") || !rows[0].Live {
			t.Errorf("a refused move left %v", rows)
		}
		w.made(w.move(w.alice, b, w.slot("north/buffered", "11:00", "12:00")))
		if got := w.stored(b.ID); got.SetUp != 600 || got.CleanUp != 1200 {
			t.Errorf("the new space's buffers are not the booking's: %s", got)
		}
	})
}

// TestMoveAway: a move to another community is told in both.
func TestMoveAway(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/east", "10:00", "11:00"))
		moved := w.made(w.move(w.alice, b, w.slot("south/room", "10:00", "11:00")))
		if moved.CommunityID != w.south {
			t.Errorf("moved to %s", moved)
		}
		w.touches(t, 2, "north/east", "north/hall")
		for stream, want := range map[string][]kind.ChangeKind{
			feed.Community(w.north):          {kind.BookingMade, kind.BookingMoved},
			feed.Community(w.south):          {kind.BookingMoved},
			feed.Person(w.alice.Person):      {kind.BookingMade, kind.BookingMoved},
			feed.Person(w.southStaff.Person): nil,
		} {
			if got := w.changes(stream, 0); !slices.Equal(got, want) {
				t.Errorf("%s says %v, want %v", stream, got, want)
			}
		}
		if _, err := w.bookings.Get(t.Context(), w.northStaff, b.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("the staff it left still see it: %v", err)
		}
		w.booked(w.bob, w.slot("north/hall", "10:00", "11:00"))
	})
}

// TestMoveWhatIsOver: what is called off cannot be moved, and the dry run says so in the same words as the move.
func TestMoveWhatIsOver(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/room", "10:00", "11:00"))
		over := w.booked(w.alice, w.slot("north/room", "09:00", "09:30"))
		hold := w.held(w.alice, w.slot("north/second", "10:00", "11:00"))
		w.cancel(w.alice, b)
		w.booked(w.bob, w.slot("north/room", "14:00", "15:00"))
		w.travel("09:31")
		w.must(w.bookings.Settle(t.Context()))
		w.clock.Advance(0)
		for what, id := range map[string]booking.MoveInput{
			"cancelled, to a free slot":  {Booking: b.ID, Slot: w.slot("north/room", "16:00", "17:00")},
			"cancelled, to a taken slot": {Booking: b.ID, Slot: w.slot("north/room", "14:00", "15:00")},
			"over, to a free slot":       {Booking: over.ID, Slot: w.slot("north/room", "16:00", "17:00")},
			"over, to a taken slot":      {Booking: over.ID, Slot: w.slot("north/room", "14:00", "15:00")},
			"hold that ran out":          {Booking: hold.ID, Slot: w.slot("north/room", "16:00", "17:00")},
		} {
			dry := w.check(w.alice, id.Slot, w.stored(id.Booking))
			done, err := w.bookings.Move(t.Context(), w.alice, id)
			w.must(err)
			if rules(dry) != rules(done) || !slices.ContainsFunc(dry.Refusals, isStatus) {
				t.Errorf("%s: the dry run says %s, the move %s; both must name the status", what, rules(dry), rules(done))
			}
		}
	})
}

// TestMoveOntoOwnHold: a hold of one's own is replaced by another hold or booking, but a move replaces nothing.
func TestMoveOntoOwnHold(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/room", "10:00", "11:00"))
		for name, v := range map[string]struct{ hold, move string }{
			"booker": {"14:00", "14:30"},
			"staff":  {"16:00", "16:30"},
		} {
			who := w.alice
			if name == "staff" {
				who = w.northStaff
			}
			w.held(who, w.slot("north/room", v.hold, v.hold[:2]+":30"))
			to := w.slot("north/room", v.hold, v.move)
			dry := w.check(who, to, b)
			done, err := w.bookings.Move(t.Context(), who, booking.MoveInput{Booking: b.ID, Slot: to})
			if err != nil || rules(dry) != rules(done) {
				t.Errorf("%s: the dry run says %s, the move %s and %v", name, rules(dry), rules(done), err)
			}
		}
	})
}

// TestMovesAtOnce: while a booking goes to and fro between communities, whoever touches it gets an answer.
func TestMovesAtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		for range 20 {
			b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
			var all sync.WaitGroup
			for _, space := range []string{"south/room", "north/room", "north/second", "south/room"} {
				all.Go(func() {
					if _, err := w.bookings.Move(t.Context(), w.alice, booking.MoveInput{Booking: b.ID, Slot: w.slot(space, "16:00", "17:00")}); err != nil {
						t.Errorf("move: %v", err)
					}
				})
			}
			all.Go(func() {
				if _, err := w.bookings.Cancel(t.Context(), w.alice, b.ID); err != nil {
					t.Errorf("cancel: %v", err)
				}
			})
			all.Wait()
			w.cancel(w.alice, b)
		}
	})
}

func isStatus(r policy.Refusal) bool { return r.Rule == kind.RuleStatus }
