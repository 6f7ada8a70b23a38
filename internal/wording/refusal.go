package wording

import (
	"strconv"
	"time"

	"youkong/ent/kind"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/viewer"
)

// Refusal is one sentence that says why something cannot be booked, moved or cancelled, and what would help. Times are
// in the given zone, the community's, and without their date on the local day that was asked for.
func Refusal(lang viewer.Language, zone *time.Location, r policy.Refusal) string {
	id := "refusal." + string(r.Rule)
	if r.Case != "" {
		id += "." + string(r.Case)
	}
	data := map[string]any{"HasLimit": r.LimitN > 0, "Actual": r.Actual, "Earliest": "", "Why": Opening(lang, r.Why)}
	if r.Earliest != nil {
		data["Earliest"] = moment(lang, zone, *r.Earliest, r.Start)
	}
	switch r.Rule {
	case kind.RuleStartGrid, kind.RuleMinLength, kind.RuleMaxLength, kind.RuleNotice:
		data["Limit"] = Length(lang, time.Duration(r.LimitN)*time.Second)
	case kind.RuleQuota:
		for name, id := range map[string]string{
			"Where": "quota." + string(r.Quota.Scope), "Whose": "quota." + string(r.Quota.Holder), "Period": "quota." + string(r.Quota.Period),
		} {
			data[name] = Text(lang, id, nil)
		}
		data["Limit"], data["Count"] = r.LimitN, int(r.LimitN)
		if r.Quota.Measure == kind.CountHours {
			data["Limit"] = Length(lang, time.Duration(r.LimitN)*time.Second)
			data["Actual"] = Length(lang, time.Duration(r.ActualN)*time.Second)
		}
	case kind.RuleHoldRenewal, kind.RuleHoldExpired:
		data["Limit"] = moment(lang, zone, r.LimitN, r.Start)
	case kind.RuleHorizon:
		data["LimitDay"] = day(lang, localtime.DateOf(r.LimitN-1, zone))
		if r.Earliest != nil {
			data["Earliest"] = dated(lang, zone, *r.Earliest)
		}
	case kind.RuleSuspension:
		data["Limit"], data["Earliest"] = r.LimitN, dated(lang, zone, *r.Earliest)
	case kind.RuleStatus:
		data["Actual"] = Text(lang, "status."+r.Actual, nil)
	default:
		data["Limit"], data["Count"] = r.LimitN, int(r.LimitN)
	}
	return Text(lang, id, data)
}

// Length says a length of time in words, such as `1 小时 30 分钟` or `2 days`.
func Length(lang viewer.Language, length time.Duration) string {
	const day = 24 * time.Hour
	if length >= day && length%day == 0 {
		return count(lang, "length.days", length/day)
	}
	words := ""
	for _, part := range []struct {
		id   string
		size time.Duration
	}{{"length.hours", time.Hour}, {"length.minutes", time.Minute}, {"length.seconds", time.Second}} {
		if n := length / part.size; n > 0 {
			words += " " + count(lang, part.id, n)
			length %= part.size
		}
	}
	if words == "" {
		return count(lang, "length.minutes", 0)
	}
	return words[1:]
}

func count(lang viewer.Language, id string, n time.Duration) string {
	return Text(lang, id, map[string]any{"Count": int(n)})
}

// moment leaves out the date where the listener has it in mind.
func moment(lang viewer.Language, zone *time.Location, at, inMind int64) string {
	if localtime.DateOf(at, zone) == localtime.DateOf(inMind, zone) {
		return localtime.ClockOf(at, zone).String()
	}
	return dated(lang, zone, at)
}

func dated(lang viewer.Language, zone *time.Location, at int64) string {
	return Text(lang, "moment.other", map[string]any{
		"Date":  day(lang, localtime.DateOf(at, zone)),
		"Clock": localtime.ClockOf(at, zone).String(),
	})
}

func day(lang viewer.Language, date localtime.Date) string {
	return Text(lang, "moment.day", map[string]any{
		"Day":     date.Day,
		"Month":   Text(lang, "month."+strconv.Itoa(int(date.Month)), nil),
		"Weekday": Text(lang, "weekday."+strconv.Itoa(date.Weekday()), nil),
	})
}
