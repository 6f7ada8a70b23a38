// Package holiday knows the public holidays (法定节假日) and the weekends that are worked for them (调休). The General
// Office of the State Council announces each year's in a notice, usually in the November before; until then a year is
// provisional. The notices known so far ship with the program.
package holiday

import (
	"slices"

	"youkong/internal/localtime"
)

// Kind says what a day is.
type Kind int

// The kinds of days.
const (
	Ordinary Kind = iota // What its weekday makes it.
	Holiday              // A day off, on whatever weekday.
	MakeUp               // A Saturday or Sunday that is worked for a holiday.
)

// Day is what a day is, and for which holiday; without a name when it is Ordinary.
type Day struct {
	Kind           Kind
	NameZh, NameEn string
}

// Calendar is what is announced of all years. It is immutable; the zero Calendar knows of no year.
type Calendar struct {
	years map[int]bool
	days  map[localtime.Date]Day
}

// New makes a calendar of the years; of two for the same year the later one holds.
func New(years ...Year) Calendar {
	c := Calendar{years: map[int]bool{}, days: map[localtime.Date]Day{}}
	for i, y := range years {
		if slices.ContainsFunc(years[i+1:], func(later Year) bool { return later.Year == y.Year }) {
			continue
		}
		c.years[y.Year] = true
		for _, h := range y.Holidays {
			h.mark(c.days)
		}
	}
	return c
}

// Of says what the day is.
func (c Calendar) Of(date localtime.Date) Day { return c.days[date] }

// Provisional says whether the holidays of the year are not announced yet.
func (c Calendar) Provisional(year int) bool { return !c.years[year] }

func (h Span) mark(days map[localtime.Date]Day) {
	for date := h.From.Date; !h.To.Before(date); date = date.AddDays(1) {
		days[date] = Day{Kind: Holiday, NameZh: h.NameZh, NameEn: h.NameEn}
	}
	for _, date := range h.Working {
		days[date.Date] = Day{Kind: MakeUp, NameZh: h.NameZh, NameEn: h.NameEn}
	}
}
