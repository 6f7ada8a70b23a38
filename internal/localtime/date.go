// Package localtime reads and computes calendar days and wall-clock times of a community's own time zone.
// Nothing here assumes that a day has 24 hours or that every wall-clock time exists.
package localtime

import (
	"cmp"
	"fmt"
	"time"

	"youkong/internal/span"
)

// The years that ParseDate accepts; an offset added at either end still gives a year of four digits.
const firstYear, lastYear = 1970, 2999

// Date is a calendar day. It has no time zone; where an instant is needed, one is given.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a day written as `2026-11-23`, from 1970-01-01 to 2999-12-31; anything else is an error.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || len(text) != len(time.DateOnly) || t.Year() < firstYear || t.Year() > lastYear {
		return Date{}, fmt.Errorf("a day is written as 2026-11-23, from %d to %d", firstYear, lastYear)
	}
	return dateOf(t), nil
}

// DateOf is the local day that holds the instant, in Unix seconds.
func DateOf(unix int64, zone *time.Location) Date { return dateOf(time.Unix(unix, 0).In(zone)) }

func dateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// Day is the time from the first instant of the local day to the first of the next: usually 24 hours, 23 or 25 when
// the clocks change, and none at all where a zone skipped the day.
func Day(date Date, zone *time.Location) span.Span {
	return span.Span{Start: At(date, 0, zone), End: At(date.AddDays(1), 0, zone)}
}

// String writes the day as `2026-11-23`.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// AddDays is the day so many days later, or earlier when days is negative.
func (d Date) AddDays(days int) Date {
	return dateOf(time.Date(d.Year, d.Month, d.Day+days, 0, 0, 0, 0, time.UTC))
}

// Weekday is the day of the week as in ISO 8601: Monday is 1, Sunday is 7.
func (d Date) Weekday() int {
	weekday := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
	return (int(weekday)+6)%7 + 1
}

// Before says whether the day comes before the other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// Compare orders days by the calendar.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}
