package seed

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// booking is one planned booking with the units it takes.
type booking struct {
	site   site
	core   span.Span // Without buffers.
	what   activity
	who    string // Empty for courses and blocks.
	course string
	units  []uuid.UUID
	missed bool // Nobody came.
}

func (a activity) bookingKind() kind.BookingKind {
	if a.kind == "" {
		return kind.Personal
	}
	return a.kind
}

func (a activity) seconds() int64 { return int64(a.minutes) * 60 }

// taken is the booking's time with its buffers.
func (b booking) taken() span.Span { return b.site.taken(b.core) }

// need is how many units the booking takes.
func (b booking) need() int {
	if b.what.pool > 0 {
		return b.what.pool
	}
	return len(b.site.units)
}

// planner lays bookings out so that no unit is taken twice.
type planner struct {
	now      int64
	zone     *time.Location
	sites    []site
	taken    map[uuid.UUID][]span.Span
	bookings []booking
}

func newPlanner(now time.Time, zone *time.Location) *planner {
	return &planner{now: now.Unix(), zone: zone, sites: sitesIn(zone), taken: map[uuid.UUID][]span.Span{}}
}

// site finds a space by its name in the tables.
func (p *planner) site(name string) site {
	return p.sites[slices.IndexFunc(p.sites, func(s site) bool { return s.name() == name })]
}

// day is a local day, counted from today.
func (p *planner) day(offset int) localtime.Date {
	return localtime.DateOf(p.now, p.zone).AddDays(offset)
}

// lasting is the time that an activity takes from a local time of day on.
func (p *planner) lasting(day localtime.Date, from localtime.Clock, what activity) span.Span {
	start := localtime.At(day, from, p.zone)
	return span.Span{Start: start, End: start + what.seconds()}
}

// add enters the booking if its time is allowed and enough units are free, and says whether it did.
func (p *planner) add(b booking) bool {
	free := slices.DeleteFunc(slices.Clone(b.site.units), func(u uuid.UUID) bool { return !p.free(u, b.taken()) })
	if len(free) < b.need() || !b.site.admits(localtime.DateOf(b.core.Start, p.zone), b.core) {
		return false
	}
	b.units = free[:b.need()]
	for _, u := range b.units {
		p.taken[u] = append(p.taken[u], b.taken())
	}
	p.bookings = append(p.bookings, b)
	return true
}

func (p *planner) free(unit uuid.UUID, wanted span.Span) bool {
	return !slices.ContainsFunc(p.taken[unit], wanted.Overlaps)
}

// load is how much of a day's opening hours is taken, in unit-seconds.
func (p *planner) load(s site, day localtime.Date) int64 {
	var taken int64
	for _, open := range s.open(day) {
		for _, u := range s.units {
			for _, t := range p.taken[u] {
				if common, shared := open.Clip(t); shared {
					taken += common.Len()
				}
			}
		}
	}
	return taken
}
