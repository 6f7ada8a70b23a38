package availability

import (
	"testing"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/span"
)

func TestWhatIsRememberedHoldsForItsVersionAndAMomentOnly(t *testing.T) {
	id, within := uuid.New(), span.Span{Start: 0, End: 1000}
	hold := Occupied{Unit: uuid.New(), Booking: uuid.New(), Kind: kind.BusyHold, HoldExpires: 102}
	booked := Occupied{Unit: uuid.New(), Booking: uuid.New(), Kind: kind.BusyBooking}
	var n near
	n.remember(id, memory{version: 7, within: within, at: 100, occupied: []Occupied{hold, booked}})

	if got, ok := n.recall(id, 7, within, 101); !ok || len(got) != 2 {
		t.Errorf("a second later: %v, %v", got, ok)
	}
	if got := inForce([]Occupied{hold, booked}, 102); len(got) != 1 || got[0] != booked {
		t.Errorf("when the hold has run out: %v", got)
	}
	if got, ok := n.recall(id, 7, within, 102); !ok || len(got) != 2 {
		t.Errorf("what is not shown any more is remembered, for those who saw it: %v, %v", got, ok)
	}
	for name, ask := range map[string]func() ([]Occupied, bool){
		"another version":   func() ([]Occupied, bool) { return n.recall(id, 8, within, 101) },
		"another range":     func() ([]Occupied, bool) { return n.recall(id, 7, span.Span{Start: 0, End: 999}, 101) },
		"another community": func() ([]Occupied, bool) { return n.recall(uuid.New(), 7, within, 101) },
		"too late":          func() ([]Occupied, bool) { return n.recall(id, 7, within, 100+nearTrust) },
		"before it":         func() ([]Occupied, bool) { return n.recall(id, 7, within, 99) },
	} {
		if got, ok := ask(); ok {
			t.Errorf("%s: %v", name, got)
		}
	}
}
