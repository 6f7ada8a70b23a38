package policy

import (
	"slices"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// five minutes: the step of the world, in seconds.
const five = 300

// world is a random space with what occupies it and a request, all in steps of five minutes. Clocks keep clear of the
// hours that zones skip or repeat, so that the simple model may ask the wall.
func world(t *rapid.T) *asking {
	between := func(name string, low, high int) int { return rapid.IntRange(low, high).Draw(t, name) }
	pick := func(name string, of ...int) int { return rapid.SampledFrom(of).Draw(t, name) }
	s := room(t)
	s.Zone = zone(t, rapid.SampledFrom([]string{"Asia/Shanghai", "Europe/Helsinki"}).Draw(t, "zone"))
	s.Hours = week(rapid.SampledFrom([][]localtime.Clock{
		{8 * hour, 12 * hour, 13 * hour, 21 * hour}, {0, 2 * hour, 5 * hour, 24 * hour}, {9*hour + 15, 12 * hour, 12 * hour, 18 * hour},
		{14 * hour, 15 * hour}, {},
	}).Draw(t, "hours")...)
	s.Units = units(between("units", 1, 3))
	s.Allocation = rapid.SampledFrom([]kind.Allocation{kind.AllocateAll, kind.AllocatePool}).Draw(t, "allocation")
	if rapid.Bool().Draw(t, "counted") {
		s.Capacity = new(between("capacity", 1, 4))
	}
	s.Rules = Rules{
		Granularity: minutes(pick("granularity", 15, 30, 45, 60)), MinLength: minutes(pick("min", 0, 30, 60)),
		MaxLength: minutes(pick("max", 60, 120, 240)), MinNotice: minutes(pick("notice", 0, 0, 45, 1440)),
		MinNoticeToMove: minutes(pick("notice to move", 0, 60)), SetUp: minutes(pick("set-up", 0, 0, 15)),
		CleanUp: minutes(pick("clean-up", 0, 0, 10)), HorizonDays: between("horizon", 0, 9),
		ReleaseTime: localtime.Clock(pick("release", 0, 9*hour, 23*hour)),
		Eligibility: kind.Eligibility(rapid.SampledFrom(append(kind.Eligibility("").Values(), "")).Draw(t, "eligibility")),
	}
	a := ask(t, s)
	a.Now = a.at(rapid.SampledFrom([]string{"2026-11-23 00:00", "2026-03-28 00:00", "2026-10-24 00:00", "2026-12-30 00:00"}).
		Draw(t, "day")) + five*int64(between("now", 0, 287))
	a.Span.Start = a.Now/900*900 + 900*int64(between("start", -8, 9*96))
	a.Span.End = a.Span.Start + five*int64(pick("length", 3, 6, 12, 12, 13, 18, 24, 60))
	a.Units, a.Attendees = between("wanted", 1, 3), between("people", 1, 4)
	a.Resident, a.Organisation = rapid.Bool().Draw(t, "resident"), rapid.Bool().Draw(t, "organisation")
	a.Staff = rapid.Bool().Draw(t, "staff")
	for i := range between("taken", 0, 12) {
		start := a.Span.Start + five*int64(between("at", -60, 60))
		a.taken = append(a.taken, Taken{
			Unit: rapid.SampledFrom(s.Units).Draw(t, "unit"), Booking: uuid.UUID{15: byte(i + 1)},
			Span: span.Span{Start: start, End: start + five*int64(between("for", 1, 30))},
		})
	}
	switch between("change", 0, 3) {
	case 0:
		a.Booking = uuid.UUID{15: 1}
		a.Stored = &span.Span{Start: a.Now + five*int64(between("stored", -3, 20))}
	case 1:
		a.Booking, a.HeldSince = uuid.UUID{15: 1}, a.Now-five
	}
	return a
}

// The model: everything in steps of five minutes, by the clock on the wall.

func (a *asking) asOf() int64 {
	if a.HeldSince != 0 {
		return a.HeldSince
	}
	return a.Now
}

// opening says which opening span holds the moment, by its date and its rule; -1 when it is closed.
func (a *asking) opening(t int64) (localtime.Date, int) {
	date, clock := localtime.DateOf(t, a.space.Zone), localtime.ClockOf(t, a.space.Zone)
	return date, slices.IndexFunc(a.space.Hours.Week, func(r hours.Rule) bool {
		return r.Weekday == date.Weekday() && r.Opens <= clock && clock < r.Closes
	})
}

func (a *asking) modelHours(slot span.Span) bool {
	day, rule := a.opening(slot.Start)
	for t := slot.Start; t < slot.End; t += five {
		if d, r := a.opening(t); r < 0 || r != rule || d != day {
			return false
		}
	}
	return slot.Valid()
}

// modelGrid walks back to the opening.
func (a *asking) modelGrid(slot span.Span) bool {
	step := int(a.space.Rules.Granularity / time.Minute)
	if a.Staff {
		for 15%step != 0 || int(a.space.Rules.Granularity/time.Minute)%step != 0 {
			step--
		}
	}
	if int(slot.Len()/60)%step != 0 {
		return false
	}
	day, rule := a.opening(slot.Start)
	if rule < 0 {
		return true
	}
	walked := 0
	for t := slot.Start - five; ; t -= five {
		if d, r := a.opening(t); r != rule || d != day {
			return walked%step == 0
		}
		walked += 5
	}
}

func (a *asking) modelHorizon(slot span.Span) bool {
	days := a.space.Rules.HorizonDays
	now := time.Unix(a.asOf(), 0).In(a.space.Zone)
	if now.Hour()*60+now.Minute() < int(a.space.Rules.ReleaseTime) {
		days--
	}
	year, month, day := now.Date()
	firstClosed := time.Date(year, month, day+days+1, 0, 0, 0, 0, a.space.Zone)
	return !time.Unix(slot.End, 0).After(firstClosed)
}

func (a *asking) modelFree(slot span.Span) bool {
	free := 0
	from, to := max(slot.Start-int64(a.space.Rules.SetUp/time.Second), a.asOf()), slot.End+int64(a.space.Rules.CleanUp/time.Second)
	for _, unit := range a.space.Units {
		taken := false
		for t := from; t < to; t += five {
			for _, o := range a.taken {
				taken = taken || o.Unit == unit && o.Booking != a.Booking && o.Span.Contains(t)
			}
		}
		if !taken {
			free++
		}
	}
	if a.space.Allocation == kind.AllocateAll {
		return free == len(a.space.Units)
	}
	return free >= min(a.Units, len(a.space.Units))
}

func (a *asking) modelNotice(slot span.Span) bool {
	lead := func(start int64) time.Duration { return time.Duration(start-a.asOf()) * time.Second }
	if a.Stored != nil {
		return lead(a.Stored.Start) >= a.space.Rules.MinNoticeToMove
	}
	return a.space.Rules.MinNotice == 0 || lead(slot.Start) >= a.space.Rules.MinNotice
}

func (a *asking) modelCapacity() bool {
	enough := a.space.Allocation == kind.AllocateAll || a.Units <= len(a.space.Units)
	return enough && (a.space.Capacity == nil || a.Attendees <= *a.space.Capacity)
}

// model says whether the slot passes one rule.
func (a *asking) model(rule kind.BookingRule, slot span.Span) bool {
	length := time.Duration(slot.Len()) * time.Second
	switch rule {
	case kind.RuleEligibility:
		return a.Staff || map[kind.Eligibility]bool{
			"": true, kind.EveryoneSignedIn: true, kind.ResidentsOnly: a.Resident, kind.OrganisationsOnly: a.Organisation,
		}[a.space.Rules.Eligibility]
	case kind.RulePast:
		return time.Duration(a.asOf()-slot.Start)*time.Second < a.space.Rules.Granularity
	case kind.RuleOpeningHours:
		return a.modelHours(slot)
	case kind.RuleStartGrid:
		return a.modelGrid(slot)
	case kind.RuleMinLength:
		return length >= a.space.Rules.MinLength
	case kind.RuleMaxLength:
		return length <= a.space.Rules.MaxLength
	case kind.RuleNotice:
		return a.modelNotice(slot)
	case kind.RuleHorizon:
		return a.modelHorizon(slot)
	case kind.RuleCapacity:
		return a.modelCapacity()
	default:
		return a.modelFree(slot)
	}
}

// inOrder is every rule about a slot in the order of the public schema.
var inOrder = []kind.BookingRule{
	kind.RuleEligibility, kind.RulePast, kind.RuleOpeningHours, kind.RuleStartGrid, kind.RuleMinLength, kind.RuleMaxLength, kind.RuleNotice,
	kind.RuleHorizon, kind.RuleCapacity, kind.RuleOverlap,
}
