package policy

import (
	"cmp"
	"slices"

	"youkong/ent/kind"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// SearchDays is how many local days before and after the wanted one are searched for other times.
const SearchDays = 7

// Occupancy is the time for which the request would take its units, buffers included: the occupancies within it are all
// that Decide needs to say yes. Of a request far longer than the rules allow it is only the beginning.
func Occupancy(s Space, r Request) span.Span {
	whole := newJudge(s, r, nil).occupancy(r.Span)
	if r.Whole {
		return whole
	}
	longest := max(seconds(s.Rules.MaxLength+s.Rules.SetUp+s.Rules.CleanUp), span.MaxOccupancy)
	return span.Span{Start: whole.Start, End: min(whole.End, whole.Start+longest)}
}

// Look is the time within which Decide needs all occupancies to explain a no, and Alternatives to find other times: the
// days that are searched, and the wanted slot itself. What is held is judged by when the hold was made, and what would take
// its place by now: the days of both are in it.
func Look(s Space, r Request) span.Span {
	slot := Occupancy(s, r)
	look := searched(s, r)
	r.HeldSince = 0
	for _, more := range []span.Span{searched(s, r), slot} {
		if more.Valid() {
			look.Start, look.End = min(look.Start, more.Start), max(look.End, more.End)
		}
	}
	return look
}

// searched is what can stand in the way of a slot within the days that are searched.
func searched(s Space, r Request) span.Span {
	j := newJudge(s, r, nil)
	search := j.search()
	return span.Span{
		Start: max(search.Start-seconds(s.Rules.SetUp), j.asOf),
		End:   search.End + seconds(s.Rules.CleanUp),
	}
}

// Alternatives returns at most so many other times at the same space that the same people could book, the nearest to
// the wanted start first, and of two equally near the later. Each is allowed by Decide. A length that the rules never
// allow is replaced by the nearest one that they do.
func Alternatives(s Space, r Request, taken []Taken, most int) []span.Span {
	if s.Access != kind.Bookable || most <= 0 {
		return nil
	}
	r.HeldSince = 0 // A new time is a new request.
	j := newJudge(s, r, taken)
	length, possible := j.fit(r.Span.Len())
	if !possible {
		return nil
	}
	slots := j.slots(length, j.search().Start)
	distance := func(slot span.Span) int64 { return max(slot.Start-r.Span.Start, r.Span.Start-slot.Start) }
	slices.SortFunc(slots, func(a, b span.Span) int {
		return cmp.Or(cmp.Compare(distance(a), distance(b)), cmp.Compare(b.Start, a.Start))
	})
	var found []span.Span
	for _, slot := range slots {
		if len(found) == most {
			break
		}
		if slot != r.Span && j.passes(slot) {
			found = append(found, slot)
		}
	}
	return found
}

// fit is the nearest length that the rules allow, in seconds; the longer of two equally near.
func (j *judge) fit(length int64) (int64, bool) {
	shortest := max((seconds(j.Rules.MinLength)+j.step-1)/j.step, 1) * j.step
	longest := seconds(j.Rules.MaxLength) / j.step * j.step
	nearest := (length + j.step/2) / j.step * j.step
	return min(max(nearest, shortest), longest), shortest <= longest
}

// search is the days around the wanted one, or around the nearest that can be booked, without what is over or beyond
// the horizon.
func (j *judge) search() span.Span {
	wanted := max(min(j.request.Span.Start, j.lastEnd-1), j.request.Now)
	day := localtime.DateOf(wanted, j.Zone)
	return span.Span{
		Start: max(localtime.Day(day.AddDays(-SearchDays), j.Zone).Start, j.request.Now-j.grid+1),
		End:   min(localtime.Day(day.AddDays(SearchDays), j.Zone).End, j.lastEnd),
	}
}

// slots returns every slot of the length that starts on the grid at or after the given moment and lies within the
// opening hours of the time searched, ascending.
func (j *judge) slots(length, from int64) []span.Span {
	j.window = j.search()
	j.opening = j.Hours.Spans(j.Zone, j.window)
	from = max(from, j.window.Start)
	var slots []span.Span
	for _, s := range j.opening {
		start := s.Start
		if from > start {
			start += (from - start + j.step - 1) / j.step * j.step
		}
		for ; start+length <= min(s.End, j.window.End); start += j.step {
			if slot := (span.Span{Start: start, End: start + length}); !j.Hours.Closed(slot) {
				slots = append(slots, slot)
			}
		}
	}
	slices.SortFunc(slots, span.Compare)
	return slices.Compact(slots)
}

// earliest is the start of the first slot as long as the given one, at or after it, that passes.
func (j *judge) earliest(slot span.Span, passes func(span.Span) bool) *int64 {
	if !slot.Valid() {
		return nil
	}
	for _, s := range j.slots(slot.Len(), slot.Start) {
		if passes(s) {
			return &s.Start
		}
	}
	return nil
}

func always(span.Span) bool { return true }
