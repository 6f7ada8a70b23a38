package recur

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"youkong/internal/localtime"
)

// The ways in which a rule can't be expanded from a start; each says what to do about it.
var (
	errFirst   = errors.New("must name the day of the first start")
	errTooMany = fmt.Errorf("must give at most %d occurrences", MaxOccurrences)
	errTooFar  = errors.New("must end within two years of the first start")
	errMinute  = errors.New("needs a first start at a whole minute")
)

// Expand returns when the occurrences start, Unix seconds ascending, the first of them at first. All show the same time on
// the wall in the zone. As RFC 5545 has it, a day on which that time does not exist is passed over and not counted, and so is
// a day that its month does not have; of a time that the clocks show twice the first is meant.
//
// It is an error, made for who wrote the rule, when first is no occurrence itself, when there are more than MaxOccurrences,
// and when they reach further than MaxDays.
func (r Rule) Expand(first int64, zone *time.Location) ([]int64, error) {
	if first%60 != 0 {
		return nil, errMinute
	}
	begin, clock := localtime.DateOf(first, zone), localtime.ClockOf(first, zone)
	var starts []int64
	for day := begin; !begin.AddDays(MaxDays).Before(day); day = day.AddDays(1) {
		at, exists := instant(day, clock, zone)
		if r.Until != nil && at > *r.Until {
			return starts, firstOf(starts, first)
		}
		if !exists || !r.on(begin, day) {
			continue
		}
		if len(starts) == MaxOccurrences {
			return nil, errTooMany
		}
		if starts = append(starts, at); len(starts) == r.Count {
			return starts, firstOf(starts, first)
		}
	}
	return nil, errTooFar
}

func firstOf(starts []int64, first int64) error {
	if len(starts) == 0 || starts[0] != first {
		return errFirst
	}
	return nil
}

// instant is when the wall shows the time on the day, if it ever does.
func instant(day localtime.Date, clock localtime.Clock, zone *time.Location) (int64, bool) {
	at := localtime.At(day, clock, zone)
	return at, localtime.ClockOf(at, zone) == clock && localtime.DateOf(at, zone) == day
}

// on says whether the rule names the day, counted from the first one.
func (r Rule) on(first, day localtime.Date) bool {
	switch r.Frequency {
	case Daily:
		return (ordinal(day)-ordinal(first))%r.Interval == 0 && r.onDays(day) && r.onMonthDays(day)
	case Weekly:
		weeks := (r.week(day) - r.week(first)) / 7
		return weeks%r.Interval == 0 && r.onDays(day) && (len(r.Days) > 0 || day.Weekday() == first.Weekday())
	default:
		months := 12*(day.Year-first.Year) + int(day.Month) - int(first.Month)
		plain := len(r.Days) == 0 && len(r.MonthDays) == 0
		return months%r.Interval == 0 && r.onDays(day) && r.onMonthDays(day) && (!plain || day.Day == first.Day)
	}
}

func (r Rule) onDays(day localtime.Date) bool {
	return len(r.Days) == 0 || slices.ContainsFunc(r.Days, func(d Day) bool {
		fromFront, fromBack := (day.Day-1)/7+1, -((lastOf(day)-day.Day)/7 + 1)
		return d.Weekday == day.Weekday() && (d.Nth == 0 || d.Nth == fromFront || d.Nth == fromBack)
	})
}

func (r Rule) onMonthDays(day localtime.Date) bool {
	return len(r.MonthDays) == 0 || slices.Contains(r.MonthDays, day.Day) || slices.Contains(r.MonthDays, day.Day-lastOf(day)-1)
}

// week is the number of the day with which the week of the day begins.
func (r Rule) week(day localtime.Date) int { return ordinal(day) - (day.Weekday()-r.WeekStart+7)%7 }

// ordinal numbers the days, each one higher than the day before.
func ordinal(day localtime.Date) int {
	return int(localtime.At(day, 0, time.UTC) / (24 * 3600))
}

// lastOf is how many days the month of the day has.
func lastOf(day localtime.Date) int {
	return time.Date(day.Year, day.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// DaysBetween is how many days the second day comes after the first.
func DaysBetween(first, second localtime.Date) int { return ordinal(second) - ordinal(first) }
