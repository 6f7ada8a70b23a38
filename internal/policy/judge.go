package policy

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/span"
)

// judge is one request with everything that its rules share, so that many slots can be tried quickly.
type judge struct {
	Space
	request Request
	asOf    int64 // The moment for which the rules about time are judged.
	grid    int64 // The granularity in seconds.
	step    int64 // The step that this request may start on, in seconds.
	lastEnd int64

	applying []rule

	rows    []row // Ascending by start.
	longest int64 // Of the rows, in seconds: none that began earlier than that before a slot can reach it.

	window  span.Span   // What openings holds.
	opening []span.Span // The opening spans of the window, ascending.
}

type row struct {
	unit int // The place in Space.Units.
	span.Span
}

func newJudge(s Space, r Request, taken []Taken) *judge {
	j := &judge{Space: s, request: r, asOf: r.Now}
	if r.HeldSince != 0 {
		j.asOf = r.HeldSince
	}
	j.grid, j.step = Step(s.Rules, false), Step(s.Rules, r.Staff)
	j.lastEnd = LastEnd(s, j.asOf)
	j.take(taken)
	j.applying = j.rules()
	return j
}

// Step is the step of the start grid in seconds, for staff or for everybody else.
func Step(r Rules, staff bool) int64 {
	grid := max(seconds(r.Granularity), 60)
	if staff {
		return gcd(grid, seconds(StaffStep))
	}
	return grid
}

// take keeps the rows that can stand in the way.
func (j *judge) take(taken []Taken) {
	place := make(map[uuid.UUID]int, len(j.Units))
	for i, unit := range j.Units {
		place[unit] = i
	}
	for _, t := range taken {
		i, ours := place[t.Unit]
		own := t.Booking == j.request.Booking && t.Booking != uuid.Nil
		if !ours || own || !t.Span.Valid() {
			continue
		}
		j.rows = append(j.rows, row{i, t.Span})
		j.longest = max(j.longest, t.Span.Len())
	}
	slices.SortFunc(j.rows, func(a, b row) int { return span.Compare(a.Span, b.Span) })
}

// passes says whether no rule refuses the slot.
func (j *judge) passes(slot span.Span) bool {
	return !slices.ContainsFunc(j.applying, func(r rule) bool { return !r.passes(j, slot) })
}

// occupancy is the slot with its buffers. What is over can't be taken: a booking of the running grid step begins now.
func (j *judge) occupancy(slot span.Span) span.Span {
	return span.Span{
		Start: max(slot.Start-seconds(j.Rules.SetUp), j.asOf),
		End:   slot.End + seconds(j.Rules.CleanUp),
	}
}

// wanted is how many units the request takes; never more than there are.
func (j *judge) wanted() int {
	if j.Allocation == kind.AllocatePool {
		return min(max(j.request.Units, 1), len(j.Units))
	}
	return len(j.Units)
}

// units chooses the units to take for the slot, nil when fewer are free than are wanted; and says how many are free.
func (j *judge) units(slot span.Span) ([]uuid.UUID, int) {
	busy := make([]bool, len(j.Units))
	occupancy := j.occupancy(slot)
	first, _ := slices.BinarySearchFunc(j.rows, occupancy.Start-j.longest, func(r row, start int64) int {
		return cmp.Compare(r.Start, start)
	})
	for _, r := range j.rows[first:] {
		if r.Start >= occupancy.End {
			break
		}
		if r.Overlaps(occupancy) {
			busy[r.unit] = true
		}
	}
	var free []uuid.UUID
	for i, unit := range j.Units {
		if !busy[i] {
			free = append(free, unit)
		}
	}
	if len(free) < j.wanted() {
		return nil, len(free)
	}
	return free[:j.wanted():j.wanted()], len(free)
}

// openings returns the opening spans that hold the instant; several only where the hours themselves overlap.
func (j *judge) openings(instant int64) []span.Span {
	if !j.window.Contains(instant) {
		return j.Hours.Spans(j.Zone, span.Span{Start: instant, End: instant + 1})
	}
	var holding []span.Span
	for _, s := range j.opening {
		if s.Contains(instant) {
			holding = append(holding, s)
		}
	}
	return holding
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
