package ruling

import (
	"youkong/ent/gen"
	"youkong/ent/gen/bookingpolicy"
	"youkong/ent/gen/openinghours"
	"youkong/ent/gen/quota"
	"youkong/internal/community"
	"youkong/internal/policy"
	"youkong/internal/store"
)

func (in Input) replaceRules(tx *store.Tx) error {
	if in.Rules == nil {
		return nil
	}
	own := bookingpolicy.SpaceIDIsNil()
	if in.Place.Space != nil {
		own = bookingpolicy.SpaceID(*in.Place.Space)
	}
	_, err := tx.Client().BookingPolicy.Delete().Where(bookingpolicy.CommunityID(in.Place.Community), own).Exec(tx.Context())
	if err != nil || *in.Rules == (policy.Values{}) {
		return err
	}
	row := community.Policy(in.Place, *in.Rules)
	return tx.Client().BookingPolicy.Create().SetCommunityID(row.CommunityID).SetNillableSpaceID(row.SpaceID).
		SetNillableEligibility(row.Eligibility).SetNillableGranularity(row.Granularity).
		SetNillableMinLength(row.MinLength).SetNillableMaxLength(row.MaxLength).
		SetNillableMinNotice(row.MinNotice).SetNillableMinNoticeToMove(row.MinNoticeToMove).
		SetNillableMinNoticeToCancel(row.MinNoticeToCancel).SetNillableSetUp(row.SetUp).SetNillableCleanUp(row.CleanUp).
		SetNillableHorizonDays(row.HorizonDays).SetNillableSeriesHorizonDays(row.SeriesHorizonDays).
		SetNillableReleaseTime(row.ReleaseTime).SetNillableApproval(row.Approval).SetNillableApprovalLead(row.ApprovalLead).
		SetNillableCheckIn(row.CheckIn).SetNillableWaitlist(row.Waitlist).Exec(tx.Context())
}

func (in Input) replaceWeek(tx *store.Tx) error {
	if in.Week == nil {
		return nil
	}
	own := openinghours.SpaceIDIsNil()
	if in.Place.Space != nil {
		own = openinghours.SpaceID(*in.Place.Space)
	}
	_, err := tx.Client().OpeningHours.Delete().Where(openinghours.CommunityID(in.Place.Community), own).Exec(tx.Context())
	if err != nil {
		return err
	}
	rows := community.Spans(in.Place, *in.Week)
	return tx.Client().OpeningHours.MapCreateBulk(rows, func(create *gen.OpeningHoursCreate, i int) {
		create.SetCommunityID(rows[i].CommunityID).SetNillableSpaceID(rows[i].SpaceID).
			SetWeekday(rows[i].Weekday).SetOpens(rows[i].Opens).SetCloses(rows[i].Closes)
	}).Exec(tx.Context())
}

func (in Input) replaceQuotas(tx *store.Tx) error {
	if in.Quotas == nil {
		return nil
	}
	own := quota.And(quota.SpaceIDIsNil(), quota.CommunityID(in.Place.Community))
	if in.Place.Space != nil {
		own = quota.SpaceID(*in.Place.Space)
	}
	if _, err := tx.Client().Quota.Delete().Where(own).Exec(tx.Context()); err != nil {
		return err
	}
	return tx.Client().Quota.MapCreateBulk(*in.Quotas, func(create *gen.QuotaCreate, i int) {
		q := (*in.Quotas)[i]
		create.SetHolder(q.Holder).SetMeasure(q.Measure).SetPeriod(q.Period).SetLimit(q.Limit)
		if in.Place.Space != nil {
			create.SetSpaceID(q.Of)
		} else {
			create.SetCommunityID(q.Of)
		}
	}).Exec(tx.Context())
}
