package availability

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// Busy is an interval in which one booking takes units of a space in one way.
type Busy struct {
	Span             span.Span
	Kind             kind.BusyKind
	Units            int
	TitleZh, TitleEn string    // Only of courses.
	HoldExpires      int64     // Of a hold; otherwise 0.
	Offered          bool      // A hold for someone who waited.
	Booking          uuid.UUID // Never shown; it tells neighbouring intervals of one booking from those of two.
}

// Intervals returns what takes units of the space within the window: whole, not clipped, ascending by start. The
// preparation and cleaning of a booking or hold are intervals of their own; those of a hold end when it does. A space
// that is walked into has none.
func Intervals(s policy.Space, occupied []Occupied, window span.Span) []Busy {
	var intervals []Busy
	for _, o := range joined(own(s, occupied)) {
		for _, p := range o.parts() {
			if p.Overlaps(window) {
				intervals = add(intervals, o, p)
			}
		}
	}
	slices.SortStableFunc(intervals, func(a, b Busy) int { return span.Compare(a.Span, b.Span) })
	return intervals
}

// add counts one more unit for an interval that is there already, or puts it there.
func add(intervals []Busy, o Occupied, p part) []Busy {
	for i, b := range intervals {
		if b.Booking == o.Booking && b.Kind == p.kind && b.Span == p.Span {
			intervals[i].Units++
			return intervals
		}
	}
	return append(intervals, Busy{Span: p.Span, Kind: p.kind, Units: 1, TitleZh: o.TitleZh, TitleEn: o.TitleEn,
		HoldExpires: o.HoldExpires, Offered: o.Offered, Booking: o.Booking})
}

// Boundaries returns the moments within the window, ascending, at which anything that is shown of the space may change
// by the clock alone: what Now says, and what Intervals says of the present.
func Boundaries(s policy.Space, occupied []Occupied, window span.Span) []int64 {
	return newMoments(s, occupied, window).boundaries(window)
}

func (m *moments) boundaries(window span.Span) []int64 {
	var instants []int64
	add := func(s span.Span) {
		for _, t := range []int64{s.Start, s.End} {
			if window.Contains(t) {
				instants = append(instants, t)
			}
		}
	}
	for _, s := range m.open {
		add(s)
	}
	for _, closure := range m.space.Hours.Closures { // Why it is closed may change where it stays closed.
		add(closure.Span)
	}
	for _, o := range m.occupied {
		for _, p := range o.parts() {
			add(p.Span)
		}
		if o.Kind == kind.BusyHold && o.Occupancy.Contains(o.HoldExpires) {
			add(span.Span{Start: o.HoldExpires, End: o.HoldExpires})
		}
	}
	slices.Sort(instants)
	return slices.Compact(instants)
}

// part is a stretch of an occupancy in which it is of one kind.
type part struct {
	span.Span
	kind kind.BusyKind
}

// parts cuts an occupancy into preparation, booking and cleaning, and leaves out what has no length.
func (o Occupied) parts() []part {
	var parts []part
	for _, p := range []part{
		{span.Span{Start: o.Occupancy.Start, End: o.Core.Start}, kind.BusySetUp},
		{o.Core, o.Kind},
		{span.Span{Start: o.Core.End, End: o.Occupancy.End}, kind.BusyCleanUp},
	} {
		if clipped, ok := p.Clip(o.Occupancy); ok {
			parts = append(parts, part{clipped, p.kind})
		}
	}
	return parts
}

// kindAt is the kind of the part that holds the moment, which must lie within the occupancy.
func (o Occupied) kindAt(t int64) kind.BusyKind {
	switch {
	case o.Kind == kind.BusyHold || o.Core.Contains(t):
		return o.Kind
	case t < o.Core.Start:
		return kind.BusySetUp
	default:
		return kind.BusyCleanUp
	}
}

// joined puts the consecutive rows of a long booking together again, and orders them by booking, unit and start.
func joined(occupied []Occupied) []Occupied {
	sorted := slices.Clone(occupied)
	slices.SortFunc(sorted, func(a, b Occupied) int {
		return cmp.Or(bytes.Compare(a.Booking[:], b.Booking[:]), bytes.Compare(a.Unit[:], b.Unit[:]),
			span.Compare(a.Occupancy, b.Occupancy))
	})
	var whole []Occupied
	for _, o := range sorted {
		if last := len(whole) - 1; last >= 0 && whole[last].Booking == o.Booking && whole[last].Unit == o.Unit &&
			whole[last].Occupancy.End == o.Occupancy.Start {
			whole[last].Occupancy.End = o.Occupancy.End
			continue
		}
		whole = append(whole, o)
	}
	return whole
}
