package community

import (
	"slices"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/hours"
	"youkong/internal/policy"
)

// Word is what a place says of itself; where it says nothing, a space is as its community says.
type Word struct {
	Rules  policy.Values
	Week   hours.Weekly // None says nothing for a space, and always closed for a community.
	Quotas []policy.Quota
}

// Own is what the place says of itself; fault NotFound when there is no such place.
func (c *Catalogue) Own(p Place) (Word, error) {
	place, space, err := c.find(p)
	if err != nil {
		return Word{}, err
	}
	word := Word{Week: weekly(place.Edges.OpeningHours, space)}
	for _, row := range place.Edges.Policies {
		if of(row.SpaceID, space) {
			word.Rules = values(row)
		}
	}
	for _, s := range place.Spaces {
		for _, q := range s.Rules.Quotas {
			if p.says(q) && !slices.Contains(word.Quotas, q) {
				word.Quotas = append(word.Quotas, q)
			}
		}
	}
	return word, nil
}

// Supposed returns the spaces of the place as they would be if it said this of itself; what is nil it says as before.
// Fault NotFound when there is no such place.
func (c *Catalogue) Supposed(p Place, rules *policy.Values, week *hours.Weekly, quotas *[]policy.Quota) ([]*Space, error) {
	place, space, err := c.find(p)
	if err != nil {
		return nil, err
	}
	row := *place.Community
	if rules != nil {
		row.Edges.Policies = append(slices.DeleteFunc(slices.Clone(row.Edges.Policies), func(old *gen.BookingPolicy) bool {
			return of(old.SpaceID, space)
		}), Policy(p, *rules))
	}
	if week != nil {
		row.Edges.OpeningHours = append(slices.DeleteFunc(slices.Clone(row.Edges.OpeningHours), func(old *gen.OpeningHours) bool {
			return of(old.SpaceID, space)
		}), Spans(p, *week)...)
	}
	open, err := hoursOf(&row, c.Holidays)
	if err != nil {
		return nil, err
	}
	would := &Community{Community: &row, Zone: place.Zone, Hours: open}
	for _, s := range place.Spaces {
		if space != nil && s.ID != space.ID {
			continue
		}
		supposed, err := rulesOf(would, s.Space)
		if err != nil {
			return nil, err
		}
		supposed.Quotas = s.Rules.Quotas
		if quotas != nil {
			supposed.Quotas = append(slices.DeleteFunc(slices.Clone(s.Rules.Quotas), p.says), *quotas...)
		}
		would.Spaces = append(would.Spaces, &Space{Space: s.Space, Community: would, Rules: supposed})
	}
	return would.Spaces, nil
}

// find returns the community of the place, and its space unless the whole centre is meant.
func (c *Catalogue) find(p Place) (*Community, *gen.Space, error) {
	place, ok := c.Community(p.Community)
	if !ok {
		return nil, nil, fault.New(fault.NotFound, "there is no such community")
	}
	if p.Space == nil {
		return place, nil, nil
	}
	space, ok := c.Space(*p.Space)
	if !ok || space.CommunityID != p.Community {
		return nil, nil, fault.New(fault.NotFound, "there is no such space")
	}
	return place, space.Space, nil
}

// says tells whether the quota is the place's own.
func (p Place) says(q policy.Quota) bool {
	if p.Space != nil {
		return q.Scope == kind.QuotaOfSpace && q.Of == *p.Space
	}
	return q.Scope == kind.QuotaOfCommunity && q.Of == p.Community
}

// Policy is the row for what a place says of its rules.
func Policy(p Place, v policy.Values) *gen.BookingPolicy {
	return &gen.BookingPolicy{
		CommunityID: p.Community, SpaceID: p.Space,
		Granularity: v.Granularity, MinLength: v.MinLength, MaxLength: v.MaxLength,
		MinNotice: v.MinNotice, MinNoticeToMove: v.MinNoticeToMove, MinNoticeToCancel: v.MinNoticeToCancel,
		SetUp: v.SetUp, CleanUp: v.CleanUp, HorizonDays: v.HorizonDays, ReleaseTime: v.ReleaseTime,
		Eligibility: v.Eligibility, SeriesHorizonDays: v.SeriesHorizonDays,
		Approval: v.Approval, ApprovalLead: v.ApprovalLead, CheckIn: v.CheckIn, Waitlist: v.Waitlist,
	}
}

// Spans are the rows for a week of a place.
func Spans(p Place, week hours.Weekly) []*gen.OpeningHours {
	rows := make([]*gen.OpeningHours, len(week))
	for i, rule := range week {
		rows[i] = &gen.OpeningHours{
			CommunityID: p.Community, SpaceID: p.Space, Weekday: rule.Weekday, Opens: int(rule.Opens), Closes: int(rule.Closes),
		}
	}
	return rows
}
