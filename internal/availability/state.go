// Package availability is the live projection: which space is free, until when, and what follows, kept from the feed
// and the clock. What is shown follows from the occupancies and the moment by pure functions, Now, Intervals and
// Boundaries; so a screen that knows the occupancies needs no message to turn at the right second.
package availability

import (
	"slices"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// Occupied is one unit's live occupancy with what may be shown of its booking. All instants are Unix seconds.
type Occupied struct {
	Unit, Booking    uuid.UUID
	Occupancy        span.Span // With buffers; less than the booking where it ended early or is cut into rows.
	Core             span.Span // The booking's own start and end.
	Kind             kind.BusyKind
	TitleZh, TitleEn string
	HoldExpires      int64 // Of a hold; otherwise 0.
	Offered          bool  // A hold for someone who waited.
	Due              int64 // When the clock ends it unless somebody acts first; otherwise 0.
}

// Live is the state of a space at one moment.
type Live struct {
	State      kind.SpaceState
	OccupiedBy kind.BusyKind // Empty unless the state is BUSY or HELD.
	Until      *int64        // When the state ends if nothing else changes; nil beyond what was looked at.
	Next       *Next         // The state from Until on; nil when Until is nil.
	Why        hours.Why     // Of CLOSED, where it is for more than the usual week.
	FreeUnits  int           // Zero outside the opening hours.
	Units      int
}

// Next is the state that follows, and when it ends in turn; nil beyond what was looked at.
type Next struct {
	State kind.SpaceState
	Until *int64
}

// Now is the state of the space at the given moment, which must lie within lookahead: the time of which all
// occupancies are known. Occupancies of other spaces' units do no harm.
//
// A space that is walked into is OPEN or CLOSED. Any other is BUSY when a booking of it finds units taken: one of them
// where a booking takes all, every one in a pool. It is HELD when it would be FREE if no hold stood. A hold counts
// until it expires. Outside the opening hours it is CLOSED, unless it is being prepared, cleaned or otherwise taken.
func Now(s policy.Space, occupied []Occupied, at int64, lookahead span.Span) Live {
	return newMoments(s, occupied, lookahead).now(at, lookahead.End)
}

// now is what Now returns, with what follows before the end.
func (m *moments) now(at, end int64) Live {
	live := m.at(at)
	if live.State == kind.StateClosed {
		live.Why = m.space.Hours.Because(m.space.Zone, span.Span{Start: at, End: at + 1})
	}
	until, next := m.change(live.State, at, end)
	if until == nil {
		return live
	}
	live.Until, live.Next = until, &Next{State: next}
	live.Next.Until, _ = m.change(next, *until, end)
	return live
}

// moments answers what the state is at any moment.
type moments struct {
	space    policy.Space
	open     []span.Span
	occupied []Occupied
	turns    []int64 // The boundaries after the first moment that was asked for.
}

func newMoments(s policy.Space, occupied []Occupied, window span.Span) *moments {
	return &moments{space: s, open: s.Hours.Open(s.Zone, window), occupied: own(s, occupied)}
}

// own are the occupancies of the space's units; one that is walked into has none.
func own(s policy.Space, occupied []Occupied) []Occupied {
	if s.Access == kind.WalkIn {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(occupied), func(o Occupied) bool { return !slices.Contains(s.Units, o.Unit) })
}

// change is the first moment after the given one, before the end, at which the state is another; nil if it stays.
func (m *moments) change(state kind.SpaceState, after, end int64) (*int64, kind.SpaceState) {
	if m.turns == nil {
		m.turns = m.boundaries(span.Span{Start: after, End: end})
	}
	for _, t := range m.turns {
		if t <= after {
			continue
		}
		if then := m.at(t).State; then != state {
			return &t, then
		}
	}
	return nil, ""
}

// at is the state without what follows.
func (m *moments) at(t int64) Live {
	open := slices.ContainsFunc(m.open, func(s span.Span) bool { return s.Contains(t) })
	units := len(m.space.Units)
	live := Live{State: kind.StateClosed, Units: units}
	if m.space.Access == kind.WalkIn {
		if open {
			live.State, live.FreeUnits = kind.StateOpen, units
		}
		return live
	}
	taken, held, by := m.taken(t)
	if open {
		live.State, live.FreeUnits = kind.StateFree, units-taken-held
	}
	switch {
	case m.blocks(taken):
		live.State, live.OccupiedBy = kind.StateBusy, by
	case m.blocks(taken + held):
		live.State, live.OccupiedBy = kind.StateHeld, kind.BusyHold
	}
	return live
}

// blocks says whether so many units that are taken leave nothing to book.
func (m *moments) blocks(taken int) bool {
	if m.space.Allocation == kind.AllocatePool {
		return taken > 0 && taken >= len(m.space.Units)
	}
	return taken > 0
}

// taken counts the units that are taken and those that are only held, and says what takes them.
func (m *moments) taken(t int64) (taken, held int, by kind.BusyKind) {
	for _, o := range m.occupied {
		if !o.Occupancy.Contains(t) {
			continue
		}
		if o.Kind == kind.BusyHold {
			if t < o.HoldExpires {
				held++
			}
			continue
		}
		taken++
		if what := o.kindAt(t); by == "" || rank(what) < rank(by) {
			by = what
		}
	}
	return taken, held, by
}

// rank orders what may take different units of a space at once: people before preparation before cleaning.
func rank(k kind.BusyKind) int {
	return slices.Index([]kind.BusyKind{
		kind.BusyCourse, kind.BusyBooking, kind.BusyPending, kind.BusyBlock, kind.BusySetUp, kind.BusyCleanUp,
	}, k)
}
