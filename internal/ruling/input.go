package ruling

import (
	"cmp"
	"slices"
	"time"

	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/hours"
	"youkong/internal/localtime"
)

const (
	maxBuffer = 12 * 60         // Minutes.
	maxLength = 31 * 24 * 60    // Minutes; no slot is longer.
	maxNotice = 365 * 24 * 60   // Minutes.
	maxDays   = 730             // Of a horizon.
	maxSpans  = 8               // A day.
	maxQuotas = 20              // A place.
	maxLimit  = 10_000          // Bookings or hours.
	wholeDay  = 24 * 60         // Minutes.
	finest    = 5 * time.Minute // Of a start grid.
)

func (in Input) validate() error {
	var fields []fault.Field
	bad := func(path, reason string) { fields = append(fields, fault.Field{Path: path, Reason: reason}) }
	if in.Rules == nil && in.Week == nil && in.Quotas == nil {
		bad("input", "needs `rules`, `openingHours` or `quotas`")
	}
	if r := in.Rules; r != nil {
		within := func(path string, value *int, least, most int, reason string) {
			if value != nil && (*value < least || *value > most) {
				bad("input.rules."+path, reason)
			}
		}
		within("granularity", r.Granularity, int(finest/time.Minute), wholeDay, "must be between 5 minutes and a day")
		within("minLength", r.MinLength, 1, maxLength, "must be between 1 minute and 31 days")
		within("maxLength", r.MaxLength, 1, maxLength, "must be between 1 minute and 31 days")
		within("minNotice", r.MinNotice, 0, maxNotice, "must be at most 365 days")
		within("minNoticeToMove", r.MinNoticeToMove, 0, maxNotice, "must be at most 365 days")
		within("minNoticeToCancel", r.MinNoticeToCancel, 0, maxNotice, "must be at most 365 days")
		within("approvalLead", r.ApprovalLead, 0, maxNotice, "must be at most 365 days")
		within("setUp", r.SetUp, 0, maxBuffer, "must be at most 12 hours")
		within("cleanUp", r.CleanUp, 0, maxBuffer, "must be at most 12 hours")
		within("horizonDays", r.HorizonDays, 0, maxDays, "must be between 0 and 730")
		within("seriesHorizonDays", r.SeriesHorizonDays, 0, maxDays, "must be between 0 and 730")
		within("releaseTime", r.ReleaseTime, 0, wholeDay-1, "must be before 24:00")
	}
	if in.Week != nil && !orderly(*in.Week) {
		bad("input.openingHours", "must not overlap on a day, each closing after it opens, at most 8 a day")
	}
	if in.Quotas != nil {
		if len(*in.Quotas) > maxQuotas {
			bad("input.quotas", "must be 20 at most")
		}
		for _, q := range *in.Quotas {
			if q.Limit < 0 || q.Limit > maxLimit {
				bad("input.quotas", "must have limits between 0 and 10000")
				break
			}
		}
	}
	return fault.Invalid(fields)
}

// orderly says whether a week can be kept; it is put in order.
func orderly(week hours.Weekly) bool {
	slices.SortFunc(week, func(a, b hours.Rule) int {
		return cmp.Or(cmp.Compare(a.Weekday, b.Weekday), cmp.Compare(a.Opens, b.Opens))
	})
	spans := 0
	for i, rule := range week {
		if i == 0 || week[i-1].Weekday != rule.Weekday {
			spans = 0
		}
		spans++
		follows := spans == 1 || week[i-1].Closes <= rule.Opens
		if rule.Closes <= rule.Opens || rule.Closes > localtime.EndOfDay || !follows || spans > maxSpans {
			return false
		}
	}
	return true
}

// fit says whether anything could be booked at all under the rules of each of the spaces.
func fit(spaces []*community.Space) error {
	for _, s := range spaces {
		r := s.Rules.Rules
		if !s.Bookable() {
			continue
		}
		if r.MaxLength < r.MinLength {
			return fault.Invalid([]fault.Field{{Path: "input.rules.maxLength", Reason: "must not be below the shortest length, at " + s.Slug + " too"}})
		}
		if r.MaxLength < r.Granularity {
			return fault.Invalid([]fault.Field{{Path: "input.rules.granularity", Reason: "must not be above the longest length, at " + s.Slug + " too"}})
		}
	}
	return nil
}
