package localtime

import (
	"errors"
	"fmt"
	"time"
)

// Clock is a wall-clock time in minutes after midnight, from 0 to EndOfDay.
type Clock int

// EndOfDay is 24:00, where a day's last opening span may close.
const EndOfDay Clock = 24 * 60

// ParseClock reads a time written as `08:30`, from 00:00 to 24:00; anything else is an error.
func ParseClock(text string) (Clock, error) {
	if text == EndOfDay.String() {
		return EndOfDay, nil
	}
	t, err := time.Parse("15:04", text)
	if err != nil || len(text) != len("15:04") {
		return 0, errors.New("a time of day is written as 08:30, from 00:00 to 24:00")
	}
	return Clock(t.Hour()*60 + t.Minute()), nil
}

// ClockOf is what a clock on the wall shows at the instant, in Unix seconds; seconds are cut off.
func ClockOf(unix int64, zone *time.Location) Clock {
	t := time.Unix(unix, 0).In(zone)
	return Clock(t.Hour()*60 + t.Minute())
}

// String writes the time as `08:30`.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60) }

// furthestOffset is more than any zone was ever ahead of or behind UTC, in seconds.
const furthestOffset = 26 * 3600

// At is the instant, in Unix seconds, at which the clock shows the time on the local day. A time that the clocks skip
// stands for the moment they jump; of a time that they show twice, the first is meant. So a later clock time is never
// an earlier instant, whatever the zone does.
func At(date Date, clock Clock, zone *time.Location) int64 {
	wall := time.Date(date.Year, date.Month, date.Day, 0, int(clock), 0, 0, time.UTC).Unix()
	t := time.Unix(wall-furthestOffset, 0).In(zone)
	for {
		_, offset := t.Zone()
		instant := wall - int64(offset)
		starts, ends := t.ZoneBounds()
		if !starts.IsZero() && instant < starts.Unix() {
			return starts.Unix()
		}
		if ends.IsZero() || instant < ends.Unix() {
			return instant
		}
		t = ends
	}
}
