package community

import (
	"cmp"
	"slices"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/policy"
)

// rulesOf collects what the rules need to know of a space: its own words come before its community's.
func rulesOf(c *Community, s *gen.Space) policy.Space {
	rules := policy.Space{
		ID: s.ID, Access: s.Access, Allocation: s.Allocation, Capacity: s.Capacity,
		Zone: c.Zone, Hours: weekly(c.Edges.OpeningHours, s), Rules: policy.Defaults(),
	}
	if len(rules.Hours) == 0 {
		rules.Hours = c.Hours
	}
	slices.SortFunc(s.Edges.Units, func(a, b *gen.Unit) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.ID[:], b.ID[:]))
	})
	for _, unit := range s.Edges.Units {
		rules.Units = append(rules.Units, unit.ID)
	}
	for _, of := range []*gen.Space{nil, s} {
		for _, p := range c.Edges.Policies {
			if speaksOf(p, of) {
				rules.Rules = rules.Rules.With(values(p))
			}
		}
	}
	return rules
}

// speaksOf says whether the policy is the space's own; the community's when space is nil.
func speaksOf(p *gen.BookingPolicy, space *gen.Space) bool {
	if space == nil || p.SpaceID == nil {
		return space == nil && p.SpaceID == nil
	}
	return *p.SpaceID == space.ID
}

// weekly collects the opening hours of a space alone; of the community as a whole when space is nil.
func weekly(rows []*gen.OpeningHours, space *gen.Space) hours.Weekly {
	var week hours.Weekly
	for _, row := range rows {
		common := row.SpaceID == nil
		if common != (space == nil) || !common && *row.SpaceID != space.ID {
			continue
		}
		week = append(week, hours.Rule{
			Weekday: row.Weekday, Opens: localtime.Clock(row.Opens), Closes: localtime.Clock(row.Closes),
		})
	}
	slices.SortFunc(week, func(a, b hours.Rule) int {
		return cmp.Or(cmp.Compare(a.Weekday, b.Weekday), cmp.Compare(a.Opens, b.Opens))
	})
	return week
}

func values(p *gen.BookingPolicy) policy.Values {
	return policy.Values{
		Granularity: p.Granularity, MinLength: p.MinLength, MaxLength: p.MaxLength,
		MinNotice: p.MinNotice, MinNoticeToMove: p.MinNoticeToMove, MinNoticeToCancel: p.MinNoticeToCancel,
		SetUp: p.SetUp, CleanUp: p.CleanUp, HorizonDays: p.HorizonDays, ReleaseTime: p.ReleaseTime,
		Eligibility: p.Eligibility,
	}
}

// Bookable says whether the space is booked rather than walked into.
func (s *Space) Bookable() bool { return s.Access == kind.Bookable }
