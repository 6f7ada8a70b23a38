package availability

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/ent/kind"
	"youkong/internal/span"
)

// crowd is a random space whose occupancies never overlap on a unit, in steps of five minutes.
func crowd(t *testing.T, r *rapid.T) *door {
	d := room(t, rapid.IntRange(1, 3).Draw(r, "units"))
	d.space.Allocation = rapid.SampledFrom([]kind.Allocation{kind.AllocateAll, kind.AllocatePool}).Draw(r, "allocation")
	d.space.Access = rapid.SampledFrom([]kind.SpaceAccess{kind.Bookable, kind.Bookable, kind.WalkIn}).Draw(r, "access")
	steps := func(name string, low, high int) int64 { return 300 * int64(rapid.IntRange(low, high).Draw(r, name)) }
	for _, unit := range d.space.Units {
		end := d.at("06:00")
		for range rapid.IntRange(0, 5).Draw(r, "occupancies") {
			o := Occupied{Unit: unit, Booking: uuid.UUID{0: 2, 15: byte(len(d.occupied))}, Kind: kind.BusyKind(
				rapid.SampledFrom(kind.BusyKind("").Values()[:5]).Draw(r, "kind"))}
			o.Occupancy.Start = end + steps("gap", 0, 30)
			o.Core.Start = o.Occupancy.Start + steps("set-up", -1, 3)
			o.Core.End = o.Core.Start + steps("length", 1, 40)
			o.Occupancy.End = max(o.Core.End+steps("clean-up", -1, 3), o.Occupancy.Start+300)
			if o.Kind == kind.BusyHold {
				o.HoldExpires = o.Occupancy.Start + steps("expires", -10, 50)
			}
			end = o.Occupancy.End
			d.occupied = append(d.occupied, o)
		}
	}
	return d
}

// modelState looks at one moment alone.
func (d *door) modelState(t int64) (state kind.SpaceState, by []kind.BusyKind) {
	clock := (t - d.at("00:00")) / 60 % 1440
	isOpen := clock >= 8*hour && clock < 21*hour
	if d.space.Access == kind.WalkIn {
		return map[bool]kind.SpaceState{true: open, false: closed}[isOpen], nil
	}
	blocked, holds := 0, 0
	for _, o := range d.occupied {
		switch {
		case !o.Occupancy.Contains(t):
		case o.Kind == kind.BusyHold && t < o.HoldExpires:
			holds++
		case o.Kind == kind.BusyHold:
		case t < o.Core.Start:
			blocked, by = blocked+1, append(by, kind.BusySetUp)
		case t >= o.Core.End:
			blocked, by = blocked+1, append(by, kind.BusyCleanUp)
		default:
			blocked, by = blocked+1, append(by, o.Kind)
		}
	}
	needed := len(d.space.Units)
	if d.space.Allocation == kind.AllocateAll {
		needed = 1
	}
	switch {
	case blocked >= needed:
		return busy, by
	case blocked+holds >= needed:
		return held, []kind.BusyKind{kind.BusyHold}
	case isOpen:
		return free, nil
	}
	return closed, nil
}

// modelFree counts the units that nothing takes or holds, while the doors are open.
func (d *door) modelFree(t int64) int {
	n := 0
	for _, unit := range d.space.Units {
		taken := slices.ContainsFunc(d.occupied, func(o Occupied) bool {
			return o.Unit == unit && o.Occupancy.Contains(t) && (o.Kind != kind.BusyHold || t < o.HoldExpires)
		})
		if !taken || d.space.Access == kind.WalkIn {
			n++
		}
	}
	clock := (t - d.at("00:00")) / 60 % 1440
	if clock < 8*hour || clock >= 21*hour {
		return 0
	}
	return n
}

func TestNowIsWhatWatchingTheClockWouldSay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := crowd(t, r)
		window := d.span("00:00", "30:00")
		at := window.Start + 300*int64(rapid.IntRange(0, 359).Draw(r, "at"))
		// watch waits for another state than the given one.
		watch := func(state kind.SpaceState, from int64) (*int64, kind.SpaceState) {
			for t := from + 300; t < window.End; t += 300 {
				if then, _ := d.modelState(t); then != state {
					return &t, then
				}
			}
			return nil, ""
		}
		live := Now(d.space, d.occupied, at, window)
		state, by := d.modelState(at)
		if live.State != state || live.OccupiedBy != "" != (by != nil) || by != nil && !slices.Contains(by, live.OccupiedBy) {
			r.Fatalf("%s %s, want %s %v", live.State, live.OccupiedBy, state, by)
		}
		until, then := watch(state, at)
		want := Live{State: live.State, OccupiedBy: live.OccupiedBy, FreeUnits: d.modelFree(at), Units: len(d.space.Units), Until: until}
		if until != nil {
			want.Next = &Next{State: then}
			want.Next.Until, _ = watch(then, *until)
		}
		if !reflect.DeepEqual(live, want) {
			r.Fatalf("got %+v next %+v, want %+v next %+v", live, live.Next, want, want.Next)
		}
	})
}

// A screen that sleeps until the next boundary must not miss anything.
func TestNothingChangesBetweenTwoBoundaries(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := crowd(t, r)
		window := d.span("05:00", "26:00")
		boundaries := Boundaries(d.space, d.occupied, window)
		if !slices.IsSorted(boundaries) || len(slices.Compact(slices.Clone(boundaries))) != len(boundaries) {
			r.Fatalf("not ascending: %v", boundaries)
		}
		shown := func(at int64) any {
			live := Now(d.space, d.occupied, at, window)
			return []any{live, Intervals(d.space, d.occupied, span.Span{Start: at, End: at + 1})}
		}
		before := shown(window.Start)
		for at := window.Start + 150; at < window.End; at += 150 {
			now := shown(at)
			if at%300 == 0 && slices.Contains(boundaries, at) {
				before = now
			}
			if !reflect.DeepEqual(before, now) {
				r.Fatalf("changed at %d, which is no boundary: %+v, then %+v", at, before, now)
			}
		}
		for _, at := range boundaries {
			if !window.Contains(at) || at%300 != 0 {
				r.Fatalf("a boundary at %d", at)
			}
		}
	})
}

func TestIntervalsCoverWhatIsOccupied(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := crowd(t, r)
		d.space.Access = kind.Bookable
		intervals := Intervals(d.space, d.occupied, d.today())
		if !slices.IsSortedFunc(intervals, func(a, b Busy) int { return span.Compare(a.Span, b.Span) }) {
			r.Fatalf("not ascending: %v", intervals)
		}
		for at := d.at("05:00"); at < d.at("24:00"); at += 300 {
			units, want := 0, 0
			for _, b := range intervals {
				if b.Span.Contains(at) {
					units += b.Units
				}
			}
			for _, o := range d.occupied {
				if o.Occupancy.Contains(at) {
					want++
				}
			}
			if units != want {
				r.Fatalf("%d units are taken at %d, the intervals say %d", want, at, units)
			}
		}
	})
}
