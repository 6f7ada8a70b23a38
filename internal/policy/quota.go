package policy

import (
	"math"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// Quota is how much one person, or one organisation with all its members, may book (限额).
type Quota struct {
	Scope   kind.QuotaScope
	Of      uuid.UUID // The space, community or subdistrict; uuid.Nil where it holds everywhere.
	Holder  kind.QuotaHolder
	Measure kind.QuotaMeasure
	Period  kind.QuotaPeriod // In the zone of the space; weeks begin on Monday.
	Limit   int              // Bookings or hours.
}

// Use is a booking that counts against the quotas of the one who asks: one that stands or was used, but no hold.
type Use struct {
	Booking, Space, Community, Subdistrict uuid.UUID
	Span                                   span.Span // Without buffers.
}

// UsesSince is a moment from which on the uses that Decide and Alternatives need to know end, in Unix seconds.
func UsesSince(s Space, now int64) int64 {
	day := localtime.DateOf(now, s.Zone).AddDays(-2) // The grid step that is running may have begun before midnight.
	monday, first := day.AddDays(1-day.Weekday()), localtime.Date{Year: day.Year, Month: day.Month, Day: 1}
	if monday.Before(first) {
		first = monday
	}
	return localtime.Day(first, s.Zone).Start
}

// Limits says whether the space has any quota for whom the request is.
func (s Space) Limits(holder kind.QuotaHolder) bool {
	for _, q := range s.Quotas {
		if q.Holder == holder {
			return true
		}
	}
	return false
}

// rules are the table and a rule for each quota that the request has to keep.
func (j *judge) rules() []rule {
	if !j.Limits(j.request.Holder) {
		return table
	}
	rules := table[:len(table):len(table)]
	for _, q := range j.Quotas {
		if q.Holder == j.request.Holder {
			rules = append(rules, j.ruleOf(q))
		}
	}
	return rules
}

func (j *judge) ruleOf(q Quota) rule {
	passes := func(j *judge, slot span.Span) bool { return j.would(q, slot) <= q.most() }
	return rule{kind.RuleQuota, passes, func(j *judge, slot span.Span) Refusal {
		within := func(slot span.Span) bool { return passes(j, slot) }
		r := Refusal{Case: Case(q.Measure), Quota: &q, Earliest: j.earliest(slot, within)}
		if q.Measure == kind.CountHours {
			return r.lengths(q.most(), j.would(q, slot))
		}
		return r.numbers(q.most(), j.would(q, slot))
	}}
}

// most is the limit in what would counts: seconds or bookings.
func (q Quota) most() int64 {
	if q.Measure == kind.CountHours {
		return int64(q.Limit) * 3600
	}
	return int64(q.Limit)
}

// would is how much would be booked with the slot, in the period where it is most. Of each booking the part inside counts.
func (j *judge) would(q Quota, slot span.Span) int64 {
	var most int64
	for _, period := range j.periods(q, slot) {
		sum := q.count(slot, period)
		for _, u := range j.request.Uses {
			if q.covers(u) && (u.Booking != j.request.Booking || u.Booking == uuid.Nil) {
				sum += q.count(u.Span, period)
			}
		}
		most = max(most, sum)
	}
	return most
}

func (q Quota) count(booked, period span.Span) int64 {
	switch {
	case !booked.Valid() || !booked.Overlaps(period):
		return 0
	case q.Measure == kind.CountHours:
		return min(booked.End, period.End) - max(booked.Start, period.Start)
	default:
		return 1
	}
}

func (q Quota) covers(u Use) bool {
	switch q.Scope {
	case kind.QuotaOfSpace:
		return u.Space == q.Of
	case kind.QuotaOfCommunity:
		return u.Community == q.Of
	case kind.QuotaOfSubdistrict:
		return u.Subdistrict == q.Of
	default:
		return true
	}
}

// periods are those of the quota that the slot touches.
func (j *judge) periods(q Quota, slot span.Span) []span.Span {
	if q.Period == kind.Upcoming {
		return []span.Span{{Start: j.request.Now, End: math.MaxInt64}}
	}
	var periods []span.Span
	for at := slot.Start; at < slot.End; {
		first, next := q.bounds(localtime.DateOf(at, j.Zone))
		period := span.Span{Start: localtime.Day(first, j.Zone).Start, End: localtime.Day(next, j.Zone).Start}
		periods = append(periods, period)
		at = max(period.End, at+1)
	}
	return periods
}

// bounds are the first day of the period that holds the day, and the first of the next.
func (q Quota) bounds(day localtime.Date) (first, next localtime.Date) {
	switch q.Period {
	case kind.PerWeek:
		first = day.AddDays(1 - day.Weekday())
		return first, first.AddDays(7)
	case kind.PerMonth:
		first = localtime.Date{Year: day.Year, Month: day.Month, Day: 1}
		next = first.AddDays(31)
		next.Day = 1
		return first, next
	default:
		return day, day.AddDays(1)
	}
}
