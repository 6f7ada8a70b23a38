package policy

import (
	"time"

	"youkong/ent/kind"
	"youkong/internal/localtime"
)

// Rules are the values of the booking rules that apply to one space (预约规则).
type Rules struct {
	Granularity       time.Duration // The step of the start grid; a length is a multiple of it.
	MinLength         time.Duration
	MaxLength         time.Duration
	MinNotice         time.Duration // To make a booking, before its start; zero lets the running grid step be booked.
	MinNoticeToMove   time.Duration // Before the start as stored.
	MinNoticeToCancel time.Duration // Before the start as stored.
	SetUp             time.Duration // Occupied before each booking.
	CleanUp           time.Duration // Occupied after each booking.
	HorizonDays       int           // Local days ahead, today not counted, that the end of a booking may lie.
	ReleaseTime       localtime.Clock
	Eligibility       kind.Eligibility // Empty means everyone.
}

// Defaults are the rules where neither community nor space says otherwise: steps of 30 minutes, 30 minutes to 4 hours,
// no notice, no buffers, 14 days ahead, the new day released at midnight, for everyone signed in.
func Defaults() Rules {
	return Rules{
		Granularity: 30 * time.Minute,
		MinLength:   30 * time.Minute,
		MaxLength:   4 * time.Hour,
		HorizonDays: 14,
		Eligibility: kind.EveryoneSignedIn,
	}
}

// Values are what a community or a space says; nil says nothing. Lengths are whole minutes, ReleaseTime is minutes
// after local midnight.
type Values struct {
	Granularity, MinLength, MaxLength, MinNotice, MinNoticeToMove, MinNoticeToCancel, SetUp, CleanUp *int
	HorizonDays, ReleaseTime                                                                         *int
	Eligibility                                                                                      *kind.Eligibility
}

// With returns the rules with the values laid over them: first the community's, then the space's.
func (r Rules) With(v Values) Rules {
	minutes := func(into *time.Duration, value *int) {
		if value != nil {
			*into = time.Duration(*value) * time.Minute
		}
	}
	minutes(&r.Granularity, v.Granularity)
	minutes(&r.MinLength, v.MinLength)
	minutes(&r.MaxLength, v.MaxLength)
	minutes(&r.MinNotice, v.MinNotice)
	minutes(&r.MinNoticeToMove, v.MinNoticeToMove)
	minutes(&r.MinNoticeToCancel, v.MinNoticeToCancel)
	minutes(&r.SetUp, v.SetUp)
	minutes(&r.CleanUp, v.CleanUp)
	if v.HorizonDays != nil {
		r.HorizonDays = *v.HorizonDays
	}
	if v.ReleaseTime != nil {
		r.ReleaseTime = localtime.Clock(*v.ReleaseTime)
	}
	if v.Eligibility != nil {
		r.Eligibility = *v.Eligibility
	}
	return r
}
