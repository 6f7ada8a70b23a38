// Package recur reads, writes and expands the rules by which a booking is repeated: the part of RFC 5545's RRULE that says
// on which days. It has no database and no clock.
//
// A rule is expanded day by day in the zone of the space, over MaxDays at most. So what a rule costs does not depend on what
// somebody wrote into it, and a change of the clocks moves the instant, never the time on the wall.
package recur

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

const (
	// MaxOccurrences is how often a booking can be repeated (domain rule 8).
	MaxOccurrences = 104
	// MaxDays is how many days after its first one a series ends at the latest: two years and a leap day.
	MaxDays = 2*365 + 1
)

// Frequency is the step of a rule.
type Frequency string

// The frequencies, as in RFC 5545. The others make no sense for bookings: nobody repeats one by the second.
const (
	Daily   Frequency = "DAILY"
	Weekly  Frequency = "WEEKLY"
	Monthly Frequency = "MONTHLY"
)

// Rule says on which days something is repeated (重复规则).
type Rule struct {
	Frequency Frequency
	Interval  int    // Every so many days, weeks or months; at least 1.
	Count     int    // How often in all; 0 where Until says when it ends.
	Until     *int64 // The last moment at which an occurrence may start, Unix seconds; nil where Count says when it ends.
	Days      []Day  // On which days of the week; none for that of the first start.
	MonthDays []int  // On which days of the month, -1 for its last; none where it does not matter.
	WeekStart int    // The first day of the week, as in ISO 8601: Monday is 1.
}

// Day is a day of the week and, in a monthly rule, perhaps which of them.
type Day struct {
	Nth     int // 2 for the second of the month, -1 for its last; 0 for every one.
	Weekday int // As in ISO 8601: Monday is 1.
}

// codes are the days of the week as RFC 5545 writes them, Monday first.
var codes = []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

const untilLayout = "20060102T150405Z"

// String writes the rule as the value of an RRULE: equal rules alike, and what says nothing left out.
func (r Rule) String() string {
	parts := []string{"FREQ=" + string(r.Frequency)}
	if r.Interval > 1 {
		parts = append(parts, fmt.Sprintf("INTERVAL=%d", r.Interval))
	}
	if r.Count > 0 {
		parts = append(parts, fmt.Sprintf("COUNT=%d", r.Count))
	}
	if r.Until != nil {
		parts = append(parts, "UNTIL="+time.Unix(*r.Until, 0).UTC().Format(untilLayout))
	}
	if len(r.Days) > 0 {
		parts = append(parts, "BYDAY="+join(r.Days, Day.String))
	}
	if len(r.MonthDays) > 0 {
		parts = append(parts, "BYMONTHDAY="+join(r.MonthDays, func(d int) string { return fmt.Sprint(d) }))
	}
	if r.WeekStart != 1 {
		parts = append(parts, "WKST="+codes[r.WeekStart-1])
	}
	return strings.Join(parts, ";")
}

// String writes the day as `MO`, `2TU` or `-1FR`.
func (d Day) String() string {
	if d.Nth == 0 {
		return codes[d.Weekday-1]
	}
	return fmt.Sprintf("%d%s", d.Nth, codes[d.Weekday-1])
}

// Ending is the rule as it would be had it ended with its first so many occurrences.
func (r Rule) Ending(count int) Rule {
	r.Count, r.Until = count, nil
	return r
}

func join[T any](values []T, write func(T) string) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = write(v)
	}
	return strings.Join(slices.Compact(texts), ",")
}

// Shift is the rule so many days later, as the same days of the week after each other, or an error, made for who wanted it,
// where the rule can't be said of other days. It ends as often as before, so it must be one with a Count.
func (r Rule) Shift(days int) (Rule, error) {
	switch {
	case days == 0 || r.Frequency == Daily && len(r.Days) == 0 && len(r.MonthDays) == 0:
		return r, nil
	case r.Frequency != Weekly:
		return r, errShift
	}
	turn := func(weekday int) int { return ((weekday-1+days)%7+7)%7 + 1 }
	shifted := r
	shifted.Days = nil
	for _, d := range r.Days {
		shifted.Days = append(shifted.Days, Day{Weekday: turn(d.Weekday)})
	}
	slices.SortFunc(shifted.Days, func(a, b Day) int { return a.Weekday - b.Weekday })
	shifted.WeekStart = turn(r.WeekStart) // Or of every other week the days at its ends would change their places.
	return shifted, nil
}

var errShift = errors.New("must stay on its day, which the rule of the series names; move single dates, or make another series")
