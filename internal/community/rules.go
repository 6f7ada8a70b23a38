package community

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/policy"
)

// rulesOf collects what the rules need to know of a space: its own words come before its community's.
func rulesOf(c *Community, s *gen.Space) (policy.Space, error) {
	calendar, err := hoursIn(c, s)
	rules := policy.Space{
		ID: s.ID, Access: s.Access, Allocation: s.Allocation, Capacity: s.Capacity,
		Zone: c.Zone, Hours: calendar, Rules: policy.Defaults(),
	}
	slices.SortFunc(s.Edges.Units, func(a, b *gen.Unit) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), slices.Compare(a.ID[:], b.ID[:]))
	})
	for _, unit := range s.Edges.Units {
		rules.Units = append(rules.Units, unit.ID)
	}
	for _, whose := range []*gen.Space{nil, s} {
		for _, p := range c.Edges.Policies {
			if of(p.SpaceID, whose) {
				rules.Rules = rules.Rules.With(values(p))
			}
		}
	}
	return rules, err
}

// of says whether a row is the space's own; the community's when space is nil.
func of(row *uuid.UUID, space *gen.Space) bool {
	if space == nil || row == nil {
		return space == nil && row == nil
	}
	return *row == space.ID
}

func values(p *gen.BookingPolicy) policy.Values {
	return policy.Values{
		Granularity: p.Granularity, MinLength: p.MinLength, MaxLength: p.MaxLength,
		MinNotice: p.MinNotice, MinNoticeToMove: p.MinNoticeToMove, MinNoticeToCancel: p.MinNoticeToCancel,
		SetUp: p.SetUp, CleanUp: p.CleanUp, HorizonDays: p.HorizonDays, ReleaseTime: p.ReleaseTime,
		Eligibility: p.Eligibility, SeriesHorizonDays: p.SeriesHorizonDays,
		Approval: p.Approval, ApprovalLead: p.ApprovalLead, CheckIn: p.CheckIn, Waitlist: p.Waitlist,
	}
}

// Bookable says whether the space is booked rather than walked into.
func (s *Space) Bookable() bool { return s.Access == kind.Bookable }
