package booking_test

import (
	"testing"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// TestOnlyTheirOwn: a booking exists for its booker and the staff of its community, and for nobody else.
func TestOnlyTheirOwn(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		for name, c := range map[string]struct {
			v       viewer.Viewer
			allowed bool
		}{
			"booker":         {w.alice, true},
			"resident":       {w.bob, false},
			"staff":          {w.northStaff, true},
			"staff of other": {w.southStaff, false},
			"anonymous":      {viewer.Viewer{}, false},
		} {
			t.Run(name, func(t *testing.T) {
				b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
				for what, err := range touch(w, t, c.v, b) {
					if c.allowed && err != nil || !c.allowed && !fault.Is(err, fault.NotFound) {
						t.Errorf("%s: %v", what, err)
					}
				}
				if !c.allowed {
					if got := w.stored(b.ID); got.Status != kind.Confirmed || got.StartsAt != b.StartsAt {
						t.Errorf("a stranger changed it: %s", got)
					}
					w.made(w.cancel(w.alice, b))
				}
			})
		}
	})
}

// touch reads, asks, moves and cancels.
func touch(w *world, t *testing.T, v viewer.Viewer, b *gen.Booking) map[string]error {
	to := w.slot("north/room", "16:00", "17:00")
	_, get := w.bookings.Get(t.Context(), v, b.ID)
	_, check := w.bookings.Check(t.Context(), v, booking.CheckInput{Slot: to, Attendees: 1, Booking: &b.ID})
	_, move := w.bookings.Move(t.Context(), v, booking.MoveInput{Booking: b.ID, Slot: to})
	_, cancel := w.bookings.Cancel(t.Context(), v, b.ID)
	return map[string]error{"get": get, "check": check, "move": move, "cancel": cancel}
}

// TestNobodyElsesHold: only who holds can confirm, staff neither.
func TestNobodyElsesHold(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		hold := w.held(w.alice, w.slot("north/room", "14:00", "15:00"))
		for name, v := range map[string]viewer.Viewer{"resident": w.bob, "staff": w.northStaff} {
			_, err := w.bookings.Book(t.Context(), v, booking.BookInput{Key: key(), Hold: &hold.ID, Attendees: 1})
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		w.made(w.confirm(w.alice, hold))
	})
}

func TestNothingThere(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		missing := uuid.New()
		nowhere := w.slot("north/room", "14:00", "15:00")
		nowhere.Space = missing
		somewhere := w.slot("north/room", "14:00", "15:00")
		_, book := w.bookings.Book(t.Context(), w.alice, booking.BookInput{Key: key(), Slot: &nowhere, Attendees: 1})
		_, hold := w.bookings.Hold(t.Context(), w.alice, booking.HoldInput{Key: key(), Slot: nowhere})
		_, check := w.bookings.Check(t.Context(), w.alice, booking.CheckInput{Slot: nowhere, Attendees: 1})
		_, confirm := w.bookings.Book(t.Context(), w.alice, booking.BookInput{Key: key(), Hold: &missing, Attendees: 1})
		_, move := w.bookings.Move(t.Context(), w.alice, booking.MoveInput{Booking: missing, Slot: somewhere})
		_, cancel := w.bookings.Cancel(t.Context(), w.alice, missing)
		for what, err := range map[string]error{
			"book": book, "hold": hold, "check": check, "confirm": confirm, "move": move, "cancel": cancel,
		} {
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

// TestStaffLists: the lists with names are for the staff of the community alone.
func TestStaffLists(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/room", "14:00", "15:00"))
		north, _ := w.places.Catalogue().Community(w.north)
		for name, v := range map[string]viewer.Viewer{"resident": w.alice, "staff of other": w.southStaff, "anonymous": {}} {
			_, _, list := w.bookings.OfCommunity(t.Context(), v, w.north, w.slot("north/room", "08:00", "22:00").Span, nil, booking.Page{Limit: 9})
			_, board := w.bookings.Board(t.Context(), v, north, w.slot("north/room", "08:00", "22:00").Span)
			_, changed := w.bookings.Changed(t.Context(), v, w.north, 0)
			for what, err := range map[string]error{"list": list, "board": board, "changed": changed} {
				if !fault.Is(err, fault.NotFound) {
					t.Errorf("%s, %s: %v", name, what, err)
				}
			}
		}
		board, err := w.bookings.Board(t.Context(), w.northStaff, north, w.slot("north/room", "08:00", "22:00").Span)
		w.must(err)
		if len(board.Bookings) != 1 || board.Bookings[0].ID != b.ID || board.Bookings[0].Edges.Booker.Name != "alice" {
			t.Errorf("the board shows %v", board.Bookings)
		}
		w.made(w.cancel(w.alice, b))
		news, err := w.bookings.Changed(t.Context(), w.northStaff, w.north, board.Version)
		w.must(err)
		if news.Version != board.Version+1 || len(news.Bookings) != 1 || news.Bookings[0].Status != kind.Cancelled {
			t.Errorf("news %+v", news)
		}
	})
}
