package wording

import (
	"strconv"
	"strings"
	"time"

	"youkong/internal/localtime"
	"youkong/internal/recur"
	"youkong/internal/viewer"
)

// Recurrence is one sentence that says when something comes again, such as `每周二、周四 14:00，共 10 次`. First is the start of
// the first occurrence, Unix seconds; days and times are in the zone.
func Recurrence(lang viewer.Language, zone *time.Location, r recur.Rule, first int64) string {
	return Text(lang, "recurrence."+string(r.Frequency), map[string]any{
		"Count": max(r.Interval, 1), "On": days(lang, r, localtime.DateOf(first, zone)),
		"Clock": localtime.ClockOf(first, zone).String(), "Until": until(lang, zone, r),
	})
}

// days says on which days of the week or the month; a rule that names none means those of its first start.
func days(lang viewer.Language, r recur.Rule, first localtime.Date) string {
	named, counted := r.Days, r.MonthDays
	switch {
	case r.Frequency == recur.Weekly && len(named) == 0:
		named = []recur.Day{{Weekday: first.Weekday()}}
	case r.Frequency == recur.Monthly && len(named)+len(counted) == 0:
		counted = []int{first.Day}
	}
	var weekdays, monthDays []string
	for _, d := range named {
		weekdays = append(weekdays, Text(lang, "recurrence.nth."+strconv.Itoa(d.Nth), map[string]any{
			"Weekday": Text(lang, "weekday."+strconv.Itoa(d.Weekday), nil),
		}))
	}
	for _, n := range counted {
		id := "recurrence.monthDay"
		if n < 0 {
			id = "recurrence.monthDay.back"
		}
		monthDays = append(monthDays, Text(lang, id, map[string]any{"Count": max(n, -n)}))
	}
	if len(weekdays) > 0 && len(monthDays) > 0 {
		return Text(lang, "recurrence.both", map[string]any{"Weekdays": list(lang, weekdays), "MonthDays": list(lang, monthDays)})
	}
	return list(lang, append(weekdays, monthDays...))
}

func until(lang viewer.Language, zone *time.Location, r recur.Rule) string {
	if r.Until == nil {
		return Text(lang, "recurrence.times", map[string]any{"Count": r.Count})
	}
	last := localtime.DateOf(*r.Until, zone)
	return Text(lang, "recurrence.until", map[string]any{"Day": day(lang, last), "Year": last.Year})
}

// list joins what is told one after the other: `a, b and c`.
func list(lang viewer.Language, items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], Text(lang, "list.comma", nil)) + Text(lang, "list.and", nil) + items[last]
}
