package booking_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
)

func (w *world) withKey(k string, s booking.Slot) (booking.Outcome, error) {
	return w.bookings.Book(w.t.Context(), w.alice, booking.BookInput{Key: k, Slot: &s, Attendees: 1})
}

// TestSameKey: the same key and input give the same booking, also long after it would be refused.
func TestSameKey(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		k, s := key(), w.slot("north/room", "10:00", "11:00")
		first, err := w.withKey(k, s)
		w.must(err)
		before := w.count()
		w.travel("12:00")
		again, err := w.withKey(k, s)
		w.must(err)
		if w.made(again).ID != w.made(first).ID {
			t.Error("the same key made another booking")
		}
		if w.count() != before {
			t.Error("the repetition wrote something")
		}
		w.clock.Advance(72 * time.Hour)
		forgotten, err := w.withKey(k, s)
		w.must(err)
		w.refused(forgotten, kind.RulePast)
	})
}

// TestSameKeyOnBehalf: a hold that became somebody else's booking is nobody's hold any more, and its key still gives it.
func TestSameKeyOnBehalf(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		hold := w.held(w.northStaff, w.slot("north/room", "14:00", "15:00"))
		in := booking.BookInput{
			Key: key(), Hold: &hold.ID, Attendees: 1, OnBehalf: &booking.Behalf{Name: "张奶奶", Phone: "13800001234"},
		}
		for range 2 {
			o, err := w.bookings.Book(t.Context(), w.northStaff, in)
			w.must(err)
			if w.made(o).ID != hold.ID {
				t.Errorf("made %v", o.Booking)
			}
		}
		in.Key = key()
		if _, err := w.bookings.Book(t.Context(), w.northStaff, in); !fault.Is(err, fault.NotFound) {
			t.Errorf("another key takes it for a hold: %v", err)
		}
	})
}

// TestOtherInput: the same key with anything else in the input is an error, whether or not it would be allowed.
func TestOtherInput(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		k, s := key(), w.slot("north/room", "10:00", "11:00")
		first, err := w.withKey(k, s)
		w.must(err)
		title := "other"
		for name, in := range map[string]booking.BookInput{
			"slot":      {Slot: new(w.slot("north/room", "12:00", "13:00")), Attendees: 1},
			"refused":   {Slot: new(w.slot("north/room", "05:00", "06:00")), Attendees: 1},
			"attendees": {Slot: &s, Attendees: 2},
			"title":     {Slot: &s, Attendees: 1, Title: &title},
			"hold":      {Hold: &first.Booking.ID, Attendees: 1},
		} {
			in.Key = k
			if _, err := w.bookings.Book(t.Context(), w.alice, in); !fault.Is(err, fault.Conflict) {
				t.Errorf("other %s: %v", name, err)
			}
		}
	})
}

// TestKeysAreOnesOwn: another person's key, and another mutation's, have nothing to do with it.
func TestKeysAreOnesOwn(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		k := key()
		_, err := w.withKey(k, w.slot("north/room", "10:00", "11:00"))
		w.must(err)
		s := w.slot("north/room", "12:00", "13:00")
		o, err := w.bookings.Book(t.Context(), w.bob, booking.BookInput{Key: k, Slot: &s, Attendees: 1})
		w.must(err)
		w.made(o)
		o, err = w.bookings.Hold(t.Context(), w.alice, booking.HoldInput{Key: k, Slot: w.slot("north/room", "14:00", "15:00")})
		w.must(err)
		w.made(o)
	})
}

// TestRefusedKey: a refusal is not remembered; the key is judged afresh.
func TestRefusedKey(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		k, s := key(), w.slot("north/room", "10:00", "11:00")
		in := w.booked(w.bob, s)
		o, err := w.withKey(k, s)
		w.must(err)
		w.refused(o, kind.RuleOverlap)
		w.cancel(w.bob, in)
		o, err = w.withKey(k, s)
		w.must(err)
		w.made(o)
	})
}

// TestSameKeyAtOnce: an impatient client that sends one key many times at once gets one booking, each time the same.
func TestSameKeyAtOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		for _, mutation := range []string{"book", "hold", "confirm"} {
			t.Run(mutation, func(t *testing.T) {
				w.atOnce(t, mutation)
			})
		}
	})
}

func (w *world) atOnce(t *testing.T, mutation string) {
	k, s := key(), w.slot("north/room", map[string]string{"book": "10:00", "hold": "12:00", "confirm": "14:00"}[mutation], "16:00")
	s.Span.End = s.Span.Start + 3600
	in := booking.BookInput{Key: k, Slot: &s, Attendees: 1}
	if mutation == "confirm" {
		in.Slot, in.Hold = nil, &w.held(w.alice, s).ID
	}
	made := make([]*gen.Booking, 16)
	var all sync.WaitGroup
	for i := range made {
		all.Go(func() {
			var o booking.Outcome
			var err error
			if mutation == "hold" {
				o, err = w.bookings.Hold(t.Context(), w.alice, booking.HoldInput{Key: k, Slot: s})
			} else {
				o, err = w.bookings.Book(t.Context(), w.alice, in)
			}
			if err != nil || !o.Allowed() {
				t.Errorf("%s: %v, %v", mutation, rules(o), err)
			}
			made[i] = o.Booking
		})
	}
	all.Wait()
	ids := map[uuid.UUID]bool{}
	for _, b := range made {
		if b != nil {
			ids[b.ID] = true
		}
	}
	if len(ids) != 1 {
		t.Errorf("%d bookings from one key", len(ids))
	}
}
