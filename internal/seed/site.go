package seed

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"youkong/internal/holiday"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// site is a space within its centre, with what the plan of bookings asks it.
type site struct {
	centre centre
	place  place
	zone   *time.Location

	id    uuid.UUID
	units []uuid.UUID
	week  hours.Weekly
}

// sitesIn returns every space in its usual order; the zone is that of all centres.
func sitesIn(zone *time.Location) []site {
	var all []site
	for _, c := range centres {
		for _, p := range c.places {
			all = append(all, newSite(c, p, zone))
		}
	}
	return all
}

func newSite(c centre, p place, zone *time.Location) site {
	s := site{centre: c, place: p, zone: zone, id: SpaceID(c.slug, p.slug), week: weekly(p.hours)}
	if len(p.hours) == 0 {
		s.week = weekly(c.hours)
	}
	for _, u := range p.unitsOrSelf() {
		s.units = append(s.units, unitID(c.slug, u.slug))
	}
	return s
}

// name is how the tables call the space, such as "xinyu/meeting-room".
func (s site) name() string { return s.centre.slug + "/" + s.place.slug }

func (s site) communityID() uuid.UUID { return CommunityID(s.centre.slug) }

// shares says whether the two spaces have a unit in common.
func (s site) shares(o site) bool {
	return slices.ContainsFunc(s.units, func(u uuid.UUID) bool { return slices.Contains(o.units, u) })
}

func (s site) rules() policy.Rules { return policy.Defaults().With(s.centre.rules).With(s.place.rules) }

// step is the length of the start grid in seconds.
func (s site) step() int64 { return int64(s.rules().Granularity / time.Second) }

// taken is the time of a booking with its buffers.
func (s site) taken(core span.Span) span.Span {
	r := s.rules()
	return span.Span{Start: core.Start - int64(r.SetUp/time.Second), End: core.End + int64(r.CleanUp/time.Second)}
}

// announced are the public holidays that the demo knows.
var announced = holiday.New(holiday.Shipped()...)

// open returns the spans in which the space is open on a local day. On holidays it is as on other days, and on a weekend
// that is worked as on a Monday: what a community does that says nothing else.
func (s site) open(day localtime.Date) []span.Span {
	calendar := hours.Calendar{Week: s.week, Holidays: hours.Holidays{MakeUp: 1}, Announced: announced}
	return calendar.Spans(s.zone, localtime.Day(day, s.zone))
}

// admits says whether a booking at this time lies within one span of a day and on its start grid.
func (s site) admits(day localtime.Date, core span.Span) bool {
	return slices.ContainsFunc(s.open(day), func(open span.Span) bool {
		return open.Covers(core) && (core.Start-open.Start)%s.step() == 0 && core.Len()%s.step() == 0
	})
}

// slots returns the times on the grid of a local day at which the activity likes to begin and fits.
func (s site) slots(day localtime.Date, what activity) []span.Span {
	from, to := localtime.At(day, what.from, s.zone), localtime.At(day, what.to, s.zone)
	var slots []span.Span
	for _, open := range s.open(day) {
		for start := open.Start; start <= to; start += s.step() {
			slot := span.Span{Start: start, End: start + what.seconds()}
			if start >= from && s.admits(day, slot) {
				slots = append(slots, slot)
			}
		}
	}
	return slots
}

// runningStep returns the begin of the grid step that contains the moment; false while the space is closed.
func (s site) runningStep(now int64) (int64, bool) {
	for _, open := range s.open(localtime.DateOf(now, s.zone)) {
		if open.Contains(now) {
			return now - (now-open.Start)%s.step(), true
		}
	}
	return 0, false
}

// supply is the opening time of a day over all units, in unit-seconds.
func (s site) supply(day localtime.Date) int64 {
	var seconds int64
	for _, open := range s.open(day) {
		seconds += open.Len()
	}
	return seconds * int64(len(s.units))
}
