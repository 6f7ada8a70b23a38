package graph

import (
	"slices"
	"time"

	"youkong/graph/model"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/ruling"
	"youkong/internal/viewer"
)

// ownRules shows what a place says of its rules.
func ownRules(v policy.Values) *model.OwnRules {
	shown := &model.OwnRules{
		Eligibility: v.Eligibility, HorizonDays: v.HorizonDays, SeriesHorizonDays: v.SeriesHorizonDays,
		Approval: v.Approval, CheckIn: v.CheckIn, Waitlist: v.Waitlist,
		Granularity: length(v.Granularity), MinLength: length(v.MinLength), MaxLength: length(v.MaxLength),
		MinNotice: length(v.MinNotice), MinNoticeToMove: length(v.MinNoticeToMove), MinNoticeToCancel: length(v.MinNoticeToCancel),
		SetUp: length(v.SetUp), CleanUp: length(v.CleanUp), ApprovalLead: length(v.ApprovalLead),
	}
	if v.ReleaseTime != nil {
		shown.ReleaseTime = new(localtime.Clock(*v.ReleaseTime))
	}
	return shown
}

func length(minutes *int) *time.Duration {
	if minutes == nil {
		return nil
	}
	return new(time.Duration(*minutes) * time.Minute)
}

// rulesInput reads a change of rules. Fault BadInput for lengths that are no whole minutes.
func rulesInput(in model.SetRulesInput, place community.Place) (ruling.Input, error) {
	wanted := ruling.Input{Place: place}
	var err error
	if in.Rules != nil {
		wanted.Rules, err = values(*in.Rules)
	}
	if in.OpeningHours != nil {
		week := hours.Weekly{}
		for _, s := range in.OpeningHours {
			week = append(week, hours.Rule{Weekday: slices.Index(weekdays, s.Weekday) + 1, Opens: s.Opens, Closes: s.Closes})
		}
		wanted.Week = &week
	}
	if in.Quotas != nil {
		quotas := []policy.Quota{}
		for _, q := range in.Quotas {
			quotas = append(quotas, policy.Quota{Holder: q.Holder, Measure: q.Measure, Period: q.Period, Limit: q.Limit})
		}
		wanted.Quotas = &quotas
	}
	return wanted, err
}

func values(in model.OwnRulesInput) (*policy.Values, error) {
	var fields []fault.Field
	minutes := func(path string, d *time.Duration) *int {
		if d == nil {
			return nil
		}
		if *d%time.Minute != 0 || *d < 0 {
			fields = append(fields, fault.Field{Path: "input.rules." + path, Reason: "must be whole minutes"})
		}
		return new(int(*d / time.Minute))
	}
	v := &policy.Values{
		Eligibility: in.Eligibility, HorizonDays: in.HorizonDays, SeriesHorizonDays: in.SeriesHorizonDays,
		Approval: in.Approval, CheckIn: in.CheckIn, Waitlist: in.Waitlist,
		Granularity: minutes("granularity", in.Granularity), MinLength: minutes("minLength", in.MinLength),
		MaxLength: minutes("maxLength", in.MaxLength), MinNotice: minutes("minNotice", in.MinNotice),
		MinNoticeToMove:   minutes("minNoticeToMove", in.MinNoticeToMove),
		MinNoticeToCancel: minutes("minNoticeToCancel", in.MinNoticeToCancel),
		SetUp:             minutes("setUp", in.SetUp), CleanUp: minutes("cleanUp", in.CleanUp),
		ApprovalLead: minutes("approvalLead", in.ApprovalLead),
	}
	if in.ReleaseTime != nil {
		v.ReleaseTime = new(int(*in.ReleaseTime))
	}
	return v, fault.Invalid(fields)
}

func rulesPreview(v viewer.Viewer, p ruling.Preview) *model.RulesPreview {
	shown := &model.RulesPreview{Affected: []*model.AffectedBooking{}, Looked: p.Looked, More: p.More}
	for _, e := range p.Effects {
		shown.Affected = append(shown.Affected, &model.AffectedBooking{Booking: e.Booking, Refusals: refusals(v, e.Space, e.Refusals)})
	}
	return shown
}

// rulesSet shows the place as it is now.
func (r *Resolver) rulesSet(v viewer.Viewer, at community.Place, preview ruling.Preview) (*model.SetRulesPayload, error) {
	place, err := r.place(at.Community)
	if err != nil {
		return nil, err
	}
	shown := &model.SetRulesPayload{Preview: rulesPreview(v, preview), Community: place.Community}
	if at.Space != nil {
		space, err := r.space(*at.Space)
		if err != nil {
			return nil, err
		}
		shown.Space = space.Space
	}
	return shown, nil
}
