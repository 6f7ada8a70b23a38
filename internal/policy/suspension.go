package policy

import (
	"slices"
	"time"
)

const (
	// Misses is how many no-shows suspend their holder,
	Misses = 3
	// MissesWithin is the time in which they have to lie,
	MissesWithin = 60 * 24 * time.Hour
	// SuspensionTime is for how long from the last of them.
	SuspensionTime = 30 * 24 * time.Hour
)

// MissesSince is a moment from which on no-shows can matter now; both are Unix seconds.
func MissesSince(now int64) int64 { return now - seconds(MissesWithin+SuspensionTime) }

// SuspendedUntil says when whoever missed bookings that began at the given moments may book again, 0 when they may now.
// What they missed before a suspension was last lifted is forgiven. All times are Unix seconds.
func SuspendedUntil(missed []int64, lifted, now int64) int64 {
	counted := after(missed, lifted)
	slices.Sort(counted)
	var until int64
	for i := Misses - 1; i < len(counted); i++ {
		if counted[i]-counted[i-Misses+1] <= seconds(MissesWithin) {
			until = counted[i] + seconds(SuspensionTime)
		}
	}
	if until <= now {
		return 0
	}
	return until
}

// Missed is how many no-shows of the last 60 days are not forgiven.
func Missed(missed []int64, lifted, now int64) int {
	return len(after(missed, max(lifted, now-seconds(MissesWithin))))
}

func after(moments []int64, since int64) []int64 {
	return slices.DeleteFunc(slices.Clone(moments), func(at int64) bool { return at <= since })
}
