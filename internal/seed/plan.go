package seed

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"time"

	"youkong/ent/kind"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

const (
	// The days that the crowd fills, counted from today.
	firstDay, lastDay = -1, 7
	// The share of a space's day, buffers included, above which the crowd adds nothing.
	fullest = 0.45
	// How long the spaces of keptFree are left alone, in seconds.
	quiet = 2 * 3600
	// How often an activity does not take place on a day.
	offDays = 0.3
)

// plan lays out everything that the demo database holds at a moment: it follows from the clock alone. What is fixed
// comes first, and the crowd fills the gaps.
func plan(now time.Time, zone *time.Location) []booking {
	p := newPlanner(now, zone)
	p.planCourses()
	p.planAppointments()
	p.planMoments()
	for offset := firstDay; offset <= lastDay; offset++ {
		for _, s := range p.sites {
			p.planCrowd(s, p.day(offset))
		}
	}
	return p.bookings
}

func (p *planner) planCourses() {
	for _, c := range courses {
		p.planSessions(c)
	}
}

func (p *planner) planSessions(c course) {
	what := activity{title: c.title.zh, minutes: c.minutes, people: c.capacity, kind: kind.Course}
	for offset := range courseDays {
		day := p.day(offset)
		core := p.lasting(day, c.starts, what)
		if !slices.Contains(c.weekdays, day.Weekday()) || core.End <= p.now {
			continue
		}
		if p.add(booking{site: p.site(c.site), core: core, what: what, course: c.slug}) && c.once {
			return
		}
	}
}

func (p *planner) planAppointments() {
	for _, a := range appointments {
		p.add(booking{site: p.site(a.site), core: p.lasting(p.day(a.day), a.at, a.what), what: a.what, who: a.who})
	}
}

func (p *planner) planMoments() {
	neighbours := crowd[kind.Personal]
	for i, m := range moments {
		s := p.site(m.site)
		if running, open := s.runningStep(p.now); open {
			start := running + int64(m.step)*s.step()
			core := span.Span{Start: start, End: start + m.what.seconds()}
			p.add(booking{site: s, core: core, what: m.what, who: neighbours[i%len(neighbours)]})
		}
	}
}

// planCrowd fills one day of one space. The dice are thrown by space and day, so a day looks much the same whenever
// it is laid out.
func (p *planner) planCrowd(s site, day localtime.Date) {
	dice := diceFor(s, day)
	likely := activities[s.name()]
	for _, i := range dice.Perm(len(likely)) {
		what, who := likely[i], crowd[likely[i].bookingKind()]
		slots := s.slots(day, what)
		off, slot, booker, units := dice.Float64() < offDays, dice.IntN(max(1, len(slots))), dice.IntN(len(who)), dice.IntN(6)
		if off || len(slots) == 0 {
			continue
		}
		if what.pool > 0 {
			what.pool = 1 + units%what.pool
		}
		b := booking{site: s, core: slots[slot], what: what, who: who[booker]}
		if !p.disturbs(b) && !p.crowds(b, day) {
			p.add(b)
		}
	}
}

// disturbs says whether the booking falls into the hours in which a space is kept free.
func (p *planner) disturbs(b booking) bool {
	soon := span.Span{Start: p.now, End: p.now + quiet}
	return b.taken().Overlaps(soon) && slices.ContainsFunc(keptFree, func(kept string) bool {
		return b.site.shares(p.site(kept))
	})
}

// crowds says whether the booking would take too much of the day of a space that shares its units.
func (p *planner) crowds(b booking, day localtime.Date) bool {
	return slices.ContainsFunc(p.sites, func(s site) bool {
		more := b.taken().Len() * int64(min(b.need(), len(s.units)))
		return s.shares(b.site) && float64(p.load(s, day)+more) > fullest*float64(s.supply(day))
	})
}

func diceFor(s site, day localtime.Date) *rand.Rand {
	seed := fnv.New64a()
	_, _ = seed.Write([]byte(s.name() + " " + day.String()))
	return rand.New(rand.NewPCG(seed.Sum64(), 0))
}
