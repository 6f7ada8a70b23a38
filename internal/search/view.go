package search

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// view is the index of one day, made of one catalogue. Only the marks and the numbers in read change.
type view struct {
	base   int64 // The first quarter, Unix seconds: a midnight of UTC.
	from   *community.Catalogue
	places []*place
	units  map[uuid.UUID]*quarters // Guarded by Service.marks.
	read   map[uuid.UUID]int64     // By community: the number of the last change that the marks know. Guarded by Service.turn.
}

// place is a bookable space, with what decides quickly whether it is worth asking the rules. Lengths are seconds.
type place struct {
	*community.Space
	units                           []*quarters
	times                           *timetable
	release                         *release
	pool                            bool
	step, staffStep                 int64
	shortest, longest, setUp, clean int64
	notice                          int64
	rank                            [2]int64 // In the order of Chinese and of English names.
}

// timetable is shared by the spaces of a community that are open at the same times.
type timetable struct {
	hours    hours.Calendar
	openings []opening
}

// opening is a span of opening hours, the origin of a start grid. Where opening hours overlap, a booking that begins in
// one may end in another: reach is the last moment to which any leads on.
type opening struct {
	span.Span
	reach int64
}

// release is shared by all spaces of a zone that are released for booking alike.
type release struct{ like policy.Space }

type releaseKey struct {
	zone string
	days int
	time localtime.Clock
}

// newView lays out the index. The marks of units that the old view of the same day knows are taken over; a community with
// any other is to be read.
func newView(c *community.Catalogue, base int64, old *view) *view {
	v := &view{base: base, from: c, units: map[uuid.UUID]*quarters{}, read: map[uuid.UUID]int64{}}
	known := map[uuid.UUID]*quarters{}
	if old != nil && old.base == base {
		known, v.read = old.units, maps.Clone(old.read)
	}
	released := map[releaseKey]*release{}
	for _, in := range c.Communities {
		var shared []*timetable
		for _, space := range in.Spaces {
			if space.Bookable() && len(space.Rules.Units) > 0 {
				p := v.place(space, known)
				p.times, shared = v.timetable(space.Rules, shared)
				p.release = released[p.releaseKey()]
				if p.release == nil {
					p.release = &release{like: space.Rules}
					released[p.releaseKey()] = p.release
				}
				v.places = append(v.places, p)
			}
		}
	}
	v.order()
	return v
}

func (v *view) place(s *community.Space, known map[uuid.UUID]*quarters) *place {
	rules := s.Rules.Rules
	p := &place{
		Space: s, pool: s.Rules.Allocation == kind.AllocatePool,
		step: policy.Step(rules, false), staffStep: policy.Step(rules, true),
		shortest: seconds(rules.MinLength), longest: seconds(rules.MaxLength),
		setUp: seconds(rules.SetUp), clean: seconds(rules.CleanUp), notice: seconds(rules.MinNotice),
	}
	for _, unit := range s.Rules.Units {
		if v.units[unit] == nil {
			v.units[unit] = known[unit]
		}
		if v.units[unit] == nil {
			v.units[unit] = &quarters{}
			delete(v.read, s.CommunityID)
		}
		p.units = append(p.units, v.units[unit])
	}
	return p
}

func (p *place) releaseKey() releaseKey {
	rules := p.Rules.Rules
	return releaseKey{zone: p.Rules.Zone.String(), days: rules.HorizonDays, time: rules.ReleaseTime}
}

// timetable returns that of the space, one of the shared ones or another that joins them.
func (v *view) timetable(s policy.Space, shared []*timetable) (*timetable, []*timetable) {
	for _, t := range shared {
		if sameHours(t.hours, s.Hours) {
			return t, shared
		}
	}
	t := &timetable{hours: s.Hours}
	within := v.span()
	within.Start -= day // The running step of a grid may have begun in hours that are over.
	for _, open := range s.Hours.Spans(s.Zone, within) {
		t.openings = append(t.openings, opening{Span: open, reach: open.End})
	}
	for i, a := range t.openings {
		for _, b := range t.openings {
			if a.Overlaps(b.Span) {
				t.openings[i].reach = max(t.openings[i].reach, b.End)
			}
		}
	}
	return t, append(shared, t)
}

// sameHours compares two spaces of one community.
func sameHours(a, b hours.Calendar) bool {
	return slices.Equal(a.Week, b.Week) && slices.Equal(a.Closures, b.Closures) &&
		maps.EqualFunc(a.Exceptions, b.Exceptions, func(x, y hours.Exception) bool { return slices.Equal(x.Rules, y.Rules) })
}

// order ranks the places by the names of their communities and then by their own.
func (v *view) order() {
	v.rank(0, func(a, b *place) int {
		return cmp.Or(cmp.Compare(a.Community.NameZh, b.Community.NameZh), cmp.Compare(a.NameZh, b.NameZh))
	})
	v.rank(1, func(a, b *place) int {
		return cmp.Or(cmp.Compare(a.Community.NameEn, b.Community.NameEn), cmp.Compare(a.NameEn, b.NameEn))
	})
}

func (v *view) rank(language int, compare func(a, b *place) int) {
	sorted := slices.Clone(v.places)
	slices.SortFunc(sorted, func(a, b *place) int { return cmp.Or(compare(a, b), bytes.Compare(a.ID[:], b.ID[:])) })
	for i, p := range sorted {
		p.rank[language] = int64(i)
	}
}

// span is the time that the view covers.
func (v *view) span() span.Span { return span.Span{Start: v.base, End: v.base + indexed*day} }

// blocked is the quarter after which the space could first be free for all of the span, counted from the base; -1 when
// nothing marked stands in the way.
func (p *place) blocked(base int64, s span.Span) int64 {
	first, end := (s.Start-base)/quarter, (s.End-base+quarter-1)/quarter
	blocked := p.units[0].last(first, end)
	for _, unit := range p.units[1:] {
		if last := unit.last(first, end); p.pool {
			blocked = min(blocked, last)
		} else {
			blocked = max(blocked, last)
		}
	}
	return blocked
}

// closedUntil is when the last of the closures ends that the slot meets; false when it meets none.
func (t *timetable) closedUntil(slot span.Span) (end int64, closed bool) {
	for _, closure := range t.hours.Closures {
		if closure.Span.Overlaps(slot) {
			end, closed = max(end, closure.Span.End), true
		}
	}
	return end, closed
}

// horizon is the time that can be booked at the given moment, and is searched.
func (r *release) horizon(now int64) span.Span {
	zone := r.like.Zone
	last := localtime.Day(localtime.DateOf(now, zone).AddDays(Days-1), zone)
	return span.Span{Start: now - day, End: min(last.End, policy.LastEnd(r.like, now))}
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }
