package community

import (
	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/policy"
)

// Personal says whether the rules of any space don't allow the same to everybody.
func (c *Catalogue) Personal() bool { return c.personal }

// ChecksIn says whether there is any space where people have to check in.
func (c *Catalogue) ChecksIn() bool { return c.checksIn }

// limit tells each space which quotas hold there.
func (c *Catalogue) limit(rows []*gen.Quota) {
	for _, row := range rows {
		quota := quotaOf(row)
		for _, space := range c.spaces {
			switch {
			case quota.Scope == kind.QuotaOfSpace && space.ID != quota.Of,
				quota.Scope == kind.QuotaOfCommunity && space.CommunityID != quota.Of,
				quota.Scope == kind.QuotaOfSubdistrict && space.Community.SubdistrictID != quota.Of:
			default:
				space.Rules.Quotas = append(space.Rules.Quotas, quota)
			}
		}
	}
	for _, space := range c.spaces {
		c.personal = c.personal || space.Rules.Personal()
		c.checksIn = c.checksIn || space.Rules.Rules.CheckIn
	}
}

func quotaOf(row *gen.Quota) policy.Quota {
	q := policy.Quota{
		Scope: kind.QuotaEverywhere, Holder: row.Holder, Measure: row.Measure, Period: row.Period, Limit: row.Limit,
	}
	switch {
	case row.SpaceID != nil:
		q.Scope, q.Of = kind.QuotaOfSpace, *row.SpaceID
	case row.CommunityID != nil:
		q.Scope, q.Of = kind.QuotaOfCommunity, *row.CommunityID
	case row.SubdistrictID != nil:
		q.Scope, q.Of = kind.QuotaOfSubdistrict, *row.SubdistrictID
	}
	return q
}
