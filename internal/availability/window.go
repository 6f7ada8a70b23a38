package availability

import (
	"time"

	"youkong/internal/localtime"
	"youkong/internal/span"
)

// MaxDays is how many local days a window may hold.
const MaxDays = 14

// Window is a range of local days, both included.
type Window struct {
	From, To localtime.Date
}

// Today is the window of the local day in which the instant lies.
func Today(at int64, zone *time.Location) Window {
	day := localtime.DateOf(at, zone)
	return Window{From: day, To: day}
}

// Span is the time from the first day's beginning to the last day's end.
func (w Window) Span(zone *time.Location) span.Span {
	return span.Span{Start: localtime.Day(w.From, zone).Start, End: localtime.Day(w.To, zone).End}
}

// lookahead is the time around now that decides the present state and what follows: to the end of tomorrow, so that
// a space that is closed for the night says when it opens.
func lookahead(at int64, zone *time.Location) span.Span {
	today := localtime.DateOf(at, zone)
	return span.Span{Start: localtime.Day(today, zone).Start, End: localtime.Day(today.AddDays(1), zone).End}
}
