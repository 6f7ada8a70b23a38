// Package hours turns weekly opening hours into spans of real time in a community's own time zone.
package hours

import (
	"slices"
	"time"

	"youkong/internal/localtime"
	"youkong/internal/span"
)

// Ahead is how many days Next looks.
const Ahead = 14

// Rule opens one span on one weekday. Weekday is as in ISO 8601: Monday is 1. Both clocks belong to that day.
type Rule struct {
	Weekday       int
	Opens, Closes localtime.Clock
}

// Weekly is the opening hours of every week; no rules means always closed.
type Weekly []Rule

// Spans returns the spans of the rules that overlap the window, whole and ascending. Spans that touch stay apart:
// each opening is the origin of a start grid of its own.
func (w Weekly) Spans(zone *time.Location, window span.Span) []span.Span {
	if !window.Valid() {
		return nil
	}
	var spans []span.Span
	last := localtime.DateOf(window.End-1, zone)
	for date := localtime.DateOf(window.Start, zone); !last.Before(date); date = date.AddDays(1) {
		weekday := date.Weekday()
		for _, rule := range w {
			if rule.Weekday != weekday {
				continue
			}
			s := span.Span{Start: localtime.At(date, rule.Opens, zone), End: localtime.At(date, rule.Closes, zone)}
			if s.Overlaps(window) {
				spans = append(spans, s)
			}
		}
	}
	slices.SortFunc(spans, span.Compare)
	return spans
}

// Open returns when the doors are open: the spans that overlap the window, merged and ascending. They are whole as far
// as one day beyond the window on either side; a place that never closes is cut there.
func (w Weekly) Open(zone *time.Location, window span.Span) []span.Span {
	if !window.Valid() {
		return nil
	}
	const day = 24 * 3600
	wider := span.Span{Start: window.Start - day, End: window.End + day}
	merged := span.Merge(w.Spans(zone, wider))
	return slices.DeleteFunc(merged, func(s span.Span) bool { return !s.Overlaps(window) })
}

// Next returns the first moment at or after the given one, in Unix seconds, at which the doors open; false when they
// stay as they are for Ahead days.
func (w Weekly) Next(zone *time.Location, after int64) (int64, bool) {
	window := span.Span{Start: after, End: localtime.At(localtime.DateOf(after, zone).AddDays(Ahead), localtime.EndOfDay, zone)}
	for _, s := range w.Open(zone, window) {
		if s.Start >= after {
			return s.Start, true
		}
	}
	return 0, false
}
