package search

import (
	"cmp"
	"container/heap"
	"context"
	"slices"

	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// Slot is a time at a space that the viewer could book at the moment of asking.
type Slot struct {
	Space *community.Space
	Span  span.Span
}

const (
	fewest      = 16   // How many candidates are judged together at least.
	mostRefused = 1000 // How many may be refused before the search is given up.
)

// Find returns the first slots of the length within the time asked for: by their start, then those of the community asked
// for and of its subdistrict first, then by the names of community and space. Each would be booked for the viewer at this
// moment, by the same code as the dry run. More says that there are others, or that too many candidates were refused to go
// on, as for somebody who may book nothing at all. Fault: BadInput, with the names of the public schema.
func (s *Service) Find(ctx context.Context, v viewer.Viewer, q Query) (found []Slot, more bool, err error) {
	now := s.clock.Now().Unix()
	if err := q.validate(now); err != nil {
		return nil, false, err
	}
	h := s.begin(v, q, now)
	for refused := 0; len(found) <= q.First; {
		candidates := s.candidates(h, max(q.First+1-len(found), fewest))
		if len(candidates) == 0 {
			return found, false, nil
		}
		bookable, err := s.judged(ctx, v, q, candidates)
		if err != nil {
			return nil, false, err
		}
		found = append(found, bookable...)
		if refused += len(candidates) - len(bookable); refused > mostRefused {
			break
		}
	}
	return found[:min(len(found), q.First)], true, nil
}

// judged leaves the candidates that the rules allow.
func (s *Service) judged(ctx context.Context, v viewer.Viewer, q Query, candidates []Slot) ([]Slot, error) {
	asked := make([]booking.Slot, len(candidates))
	for i, c := range candidates {
		asked[i] = booking.Slot{Space: c.Space.ID, Span: c.Span}
	}
	bookable, err := s.bookings.Bookable(ctx, v, asked, q.Attendees)
	var allowed []Slot
	for i, yes := range bookable {
		if yes {
			allowed = append(allowed, candidates[i])
		}
	}
	return allowed, err
}

// hunt is one search under way: the next candidate of every space, the first of all on top.
type hunt struct {
	Query
	viewer viewer.Viewer
	now    int64
	length int64
	view   *view
	within map[*release]span.Span
	next   candidates
}

type candidate struct {
	*place
	start, order int64
}

// begin finds the first candidate of every space that suits.
func (s *Service) begin(v viewer.Viewer, q Query, now int64) *hunt {
	s.marks.RLock()
	defer s.marks.RUnlock()
	h := &hunt{Query: q, viewer: v, now: now, length: seconds(q.Length), view: s.view, within: map[*release]span.Span{}}
	near, _ := s.places.Catalogue().Community(q.Near)
	h.next = make(candidates, 0, len(h.view.places))
	for _, p := range h.view.places {
		if !h.suits(p) {
			continue
		}
		if start, ok := h.first(p, 0); ok {
			h.next = append(h.next, candidate{place: p, start: start, order: order(p, near, v)})
		}
	}
	heap.Init(&h.next)
	return h
}

// candidates takes the next so many off the hunt.
func (s *Service) candidates(h *hunt, n int) []Slot {
	s.marks.RLock()
	defer s.marks.RUnlock()
	var found []Slot
	for len(found) < n && len(h.next) > 0 {
		top := &h.next[0]
		found = append(found, Slot{Space: top.Space, Span: span.Span{Start: top.start, End: top.start + h.length}})
		if start, ok := h.first(top.place, top.start+1); ok {
			top.start = start
			heap.Fix(&h.next, 0)
		} else {
			heap.Pop(&h.next)
		}
	}
	return found
}

// order puts the community that the viewer would like first, then its neighbours, and sorts by name.
func order(p *place, near *community.Community, v viewer.Viewer) int64 {
	rank := p.rank[0]
	if v.English() {
		rank = p.rank[1]
	}
	switch {
	case near == nil || p.CommunityID == near.ID:
		return rank
	case p.Community.SubdistrictID == near.SubdistrictID:
		return rank + 1<<32
	default:
		return rank + 2<<32
	}
}

// first is the first start at the space, not before the given moment, that nothing in the index speaks against.
func (h *hunt) first(p *place, from int64) (start int64, found bool) {
	within, ok := h.within[p.release]
	if !ok {
		within = h.lies(p.release.like.Zone, p.release.horizon(h.now))
		h.within[p.release] = within
	}
	from = max(from, within.Start, h.now-p.step+1) // The running step of the grid may be booked,
	if p.notice > 0 {
		from = max(from, h.now+p.notice) // unless there is a notice to keep.
	}
	for _, o := range p.times.openings {
		if o.End <= from {
			continue
		}
		if o.Start >= within.End || found && o.Start >= start {
			break
		}
		if at, ok := h.firstIn(p, o, from, within.End); ok && (!found || at < start) {
			start, found = at, true
		}
	}
	return start, found
}

// suits says whether the space is one that is looked for, whatever the time.
func (h *hunt) suits(p *place) bool {
	switch {
	case !h.may(p),
		h.length < p.shortest || h.length > p.longest || h.length%h.grid(p) != 0,
		p.Capacity != nil && h.Attendees > *p.Capacity,
		len(h.Kinds) > 0 && !slices.Contains(h.Kinds, p.Kind),
		len(h.Where) > 0 && !slices.Contains(h.Where, p.CommunityID):
		return false
	}
	return !slices.ContainsFunc(h.Amenities, func(a kind.Amenity) bool { return !slices.Contains(p.Amenities, a) })
}

// may says whether the space is for the viewer.
func (h *hunt) may(p *place) bool {
	return !p.Rules.Personal() || booking.Eligible(h.viewer, p.Space)
}

// grid is the step on which the viewer may begin.
func (h *hunt) grid(p *place) int64 {
	if p.step != p.staffStep && h.viewer.StaffOf(p.CommunityID) {
		return p.staffStep
	}
	return p.step
}

// firstIn is the same on the grid of one opening.
func (h *hunt) firstIn(p *place, o opening, from, until int64) (int64, bool) {
	step := h.grid(p)
	until = min(until, o.reach)
	for start := onGrid(o.Start, from, step); start < o.End && start+h.length <= until; {
		if end, closed := p.times.closedUntil(span.Span{Start: start, End: start + h.length}); closed {
			start = onGrid(o.Start, min(end, until), step)
			continue
		}
		occupied := span.Span{Start: max(start-p.setUp, h.now), End: start + h.length + p.clean}
		blocked := p.blocked(h.view.base, occupied)
		if blocked < 0 {
			return start, true
		}
		start = onGrid(o.Start, h.view.base+(blocked+1)*quarter+p.setUp, step)
	}
	return 0, false
}

// onGrid is the first moment at or after the given one that is a number of steps from the origin, and not before it.
func onGrid(origin, from, step int64) int64 {
	if from <= origin {
		return origin
	}
	return origin + (from-origin+step-1)/step*step
}

// candidates are a heap, the first to be offered on top.
type candidates []candidate

func (c candidates) Len() int { return len(c) }
func (c candidates) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(c[i].start, c[j].start), cmp.Compare(c[i].order, c[j].order)) < 0
}
func (c candidates) Swap(i, j int) { c[i], c[j] = c[j], c[i] }

// Push is never called: a hunt begins with all that it has.
func (c *candidates) Push(any) {}

// Pop removes the last.
func (c *candidates) Pop() any {
	*c = (*c)[:len(*c)-1]
	return nil
}
