// Package hours says when a place is open, in spans of real time in a community's own time zone: by its week, by what
// holds on single days and public holidays, and but for closures.
package hours

import (
	"math"
	"slices"
	"time"

	"youkong/internal/holiday"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// Rule opens one span on one weekday. Weekday is as in ISO 8601: Monday is 1. Both clocks belong to that day.
type Rule struct {
	Weekday       int
	Opens, Closes localtime.Clock
}

// Weekly is the opening hours of every week; no rules means always closed.
type Weekly []Rule

// Exception is what holds on one day in place of everything but closures; no rules means closed. The weekday of its rules
// has no meaning.
type Exception struct {
	Rules  []Rule
	Reason Reason
}

// Closure is a time in which a place is closed whatever its hours say.
type Closure struct {
	Span   span.Span // It ends with Forever until somebody ends it.
	Reason Reason
}

// Forever is the end of a closure that nobody has ended.
const Forever = math.MaxInt64

// Holidays says what public holidays mean at a place; the zero value that they are days like others.
type Holidays struct {
	Closed  bool
	Weekday int // Whose hours hold on them; 0 for the day's own. Without meaning when Closed.
	MakeUp  int // Whose hours hold on a weekend that is worked for a holiday; 0 for the day's own.
}

// Calendar is when a place is open. Of what speaks about a moment the first holds: a closure, the exception of the day,
// what a public holiday means, whose hours hold on a worked weekend, the week. It is immutable; the zero Calendar is
// always closed.
type Calendar struct {
	Week       Weekly
	Exceptions map[localtime.Date]Exception
	Closures   []Closure
	Holidays   Holidays
	Announced  holiday.Calendar
}

// Day is what holds on one local day, closures left out.
type Day struct {
	Rules []Rule // Ascending; their weekdays have no meaning.
	Why   Why    // Nothing when it is a day like any other of its weekday.
}

// On says what holds on the day.
func (c Calendar) On(date localtime.Date) Day {
	if e, ok := c.Exceptions[date]; ok {
		return Day{Rules: e.Rules, Why: Why{Case: CaseException, Reason: e.Reason}}
	}
	day := c.Announced.Of(date)
	name := Reason{Zh: day.NameZh, En: day.NameEn}
	switch {
	case day.Kind == holiday.Holiday && c.Holidays.Closed:
		return Day{Why: Why{Case: CaseHoliday, Reason: name}}
	case day.Kind == holiday.Holiday && c.Holidays.Weekday != 0:
		return Day{Rules: c.Week.on(c.Holidays.Weekday), Why: Why{Case: CaseHoliday, Reason: name}}
	case day.Kind == holiday.MakeUp && c.Holidays.MakeUp != 0:
		return Day{Rules: c.Week.on(c.Holidays.MakeUp), Why: Why{Case: CaseMakeUp, Reason: name}}
	default:
		return Day{Rules: c.Week.on(date.Weekday())}
	}
}

// Spans returns the spans of the days that overlap the window, whole and ascending. Spans that touch stay apart: each
// opening is the origin of a start grid of its own. Closures don't cut them, so that the grid stays where it is when one
// ends; see Closed.
func (c Calendar) Spans(zone *time.Location, window span.Span) []span.Span {
	if !window.Valid() {
		return nil
	}
	var spans []span.Span
	last := localtime.DateOf(window.End-1, zone)
	for date := localtime.DateOf(window.Start, zone); !last.Before(date); date = date.AddDays(1) {
		for _, rule := range c.On(date).Rules {
			s := span.Span{Start: localtime.At(date, rule.Opens, zone), End: localtime.At(date, rule.Closes, zone)}
			if s.Overlaps(window) {
				spans = append(spans, s)
			}
		}
	}
	slices.SortFunc(spans, span.Compare)
	return spans
}

// Open returns when the doors are open: the spans that overlap the window, merged, without closures, and ascending. They
// are whole as far as one day beyond the window on either side; a place that never closes is cut there.
func (c Calendar) Open(zone *time.Location, window span.Span) []span.Span {
	if !window.Valid() {
		return nil
	}
	const day = 24 * 3600
	wider := span.Span{Start: window.Start - day, End: window.End + day}
	open := span.Merge(c.Spans(zone, wider))
	for _, closure := range c.Closures {
		open = without(open, closure.Span)
	}
	return slices.DeleteFunc(open, func(s span.Span) bool { return !s.Overlaps(window) })
}

// Closed says whether a closure stands in the span.
func (c Calendar) Closed(s span.Span) bool {
	return slices.ContainsFunc(c.Closures, func(closure Closure) bool { return closure.Span.Overlaps(s) })
}

// on is the hours of one weekday.
func (w Weekly) on(weekday int) []Rule {
	var rules []Rule
	for _, rule := range w {
		if rule.Weekday == weekday {
			rules = append(rules, rule)
		}
	}
	return rules
}

// without cuts a span out of others.
func without(spans []span.Span, cut span.Span) []span.Span {
	var left []span.Span
	for _, s := range spans {
		for _, rest := range []span.Span{{Start: s.Start, End: min(s.End, cut.Start)}, {Start: max(s.Start, cut.End), End: s.End}} {
			if rest.Valid() {
				left = append(left, rest)
			}
		}
	}
	return left
}
