package wording

import (
	"time"

	"youkong/internal/localtime"
	"youkong/internal/viewer"
)

// At is a moment, in Unix seconds, with its day: `3月2日（周一）14:00` or `Monday 2 March, 14:00` in the given zone.
func At(lang viewer.Language, zone *time.Location, at int64) string { return dated(lang, zone, at) }

// Slot is from when to when, in Unix seconds: `3月2日（周一）14:00–15:00` or `Monday 2 March, 14:00–15:00` in the given zone.
// An end at midnight is the 24th hour of the day, and one on another day is named with it.
func Slot(lang viewer.Language, zone *time.Location, starts, ends int64) string {
	end := localtime.ClockOf(ends, zone).String()
	switch {
	case localtime.DateOf(ends, zone) == localtime.DateOf(starts, zone):
	case localtime.DateOf(ends-1, zone) == localtime.DateOf(starts, zone):
		end = "24:00"
	default:
		end = dated(lang, zone, ends)
	}
	return dated(lang, zone, starts) + "–" + end
}
