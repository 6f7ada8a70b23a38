package hours

import (
	"time"

	"youkong/internal/localtime"
	"youkong/internal/span"
)

// Case says what made a day or a moment unlike the usual week.
type Case string

// The cases.
const (
	CaseClosure   Case = "CLOSURE"
	CaseException Case = "EXCEPTION"
	CaseHoliday   Case = "HOLIDAY"
	CaseMakeUp    Case = "MAKE_UP"
)

// Reason is a reason in both languages, or the name of a holiday; the English one may be empty.
type Reason struct{ Zh, En string }

// Why is why a place is not open as usual; the zero value says nothing.
type Why struct {
	Case   Case
	Reason Reason // Of CaseHoliday and CaseMakeUp: the holiday's name.
}

// Because says why the hours are unusual in the span: the first closure that stands in it, or else what is special about
// the local day on which it starts.
func (c Calendar) Because(zone *time.Location, s span.Span) Why {
	for _, closure := range c.Closures {
		if closure.Span.Overlaps(s) {
			return Why{Case: CaseClosure, Reason: closure.Reason}
		}
	}
	return c.On(localtime.DateOf(s.Start, zone)).Why
}
