package policy

import (
	"testing"

	"youkong/ent/kind"
	"youkong/internal/span"
)

// TestOnlyThePartInsideThePeriodCounts: weeks begin on Monday, all by the clock of the community.
func TestOnlyThePartInsideThePeriodCounts(t *testing.T) {
	for name, c := range map[string]struct {
		period     kind.QuotaPeriod
		from, to   string // What is booked.
		start, end string // What is asked for.
		limit      int    // Hours.
		allowed    bool
	}{
		"another day":            {kind.PerDay, "2026-11-23 18:00", "2026-11-23 21:00", "2026-11-24 14:00", "2026-11-24 15:00", 1, true},
		"the same day":           {kind.PerDay, "2026-11-24 20:00", "2026-11-24 21:00", "2026-11-24 14:00", "2026-11-24 15:00", 1, false},
		"before midnight":        {kind.PerDay, "2026-11-23 22:00", "2026-11-24 01:00", "2026-11-24 14:00", "2026-11-24 15:00", 2, true},
		"after midnight":         {kind.PerDay, "2026-11-23 22:00", "2026-11-24 02:00", "2026-11-24 14:00", "2026-11-24 15:00", 2, false},
		"the Sunday before":      {kind.PerWeek, "2026-11-22 14:00", "2026-11-22 16:00", "2026-11-24 14:00", "2026-11-24 15:00", 1, true},
		"the Sunday after":       {kind.PerWeek, "2026-11-29 14:00", "2026-11-29 15:00", "2026-11-24 14:00", "2026-11-24 15:00", 1, false},
		"the month before":       {kind.PerMonth, "2026-11-30 14:00", "2026-11-30 16:00", "2026-12-01 14:00", "2026-12-01 15:00", 1, true},
		"the month":              {kind.PerMonth, "2026-11-01 14:00", "2026-11-01 15:00", "2026-11-24 14:00", "2026-11-24 15:00", 1, false},
		"what is over":           {kind.Upcoming, "2026-11-23 08:00", "2026-11-23 10:00", "2026-11-24 14:00", "2026-11-24 15:00", 1, true},
		"what is to come":        {kind.Upcoming, "2026-12-23 14:00", "2026-12-23 15:00", "2026-11-24 14:00", "2026-11-24 15:00", 1, false},
		"what is left of it now": {kind.Upcoming, "2026-11-23 08:00", "2026-11-23 11:00", "2026-11-24 14:00", "2026-11-24 15:00", 2, true},
	} {
		t.Run(name, func(t *testing.T) {
			a := ask(t, room(t))
			a.slot(c.start, c.end)
			a.Holder, a.Uses = kind.PerPerson, []Use{{Span: span.Span{Start: a.at(c.from), End: a.at(c.to)}}}
			a.space.Quotas = []Quota{
				{Scope: kind.QuotaEverywhere, Holder: kind.PerPerson, Measure: kind.CountHours, Period: c.period, Limit: c.limit},
				{Scope: kind.QuotaEverywhere, Holder: kind.PerOrganisation, Measure: kind.CountBookings, Period: c.period},
			}
			if c.allowed {
				a.refused()
			} else {
				a.refused(kind.RuleQuota)
			}
			if since := UsesSince(a.space, a.Now); c.period != kind.Upcoming && !c.allowed && a.at(c.to) <= since {
				t.Error("what counts would not be read")
			}
		})
	}
}
