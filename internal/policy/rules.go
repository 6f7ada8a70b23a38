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
	SeriesHorizonDays int              // The horizon of a series, where it is longer; see SeriesHorizon.
	Approval          bool             // Staff have to agree.
	ApprovalLead      time.Duration    // How long before its start a request that nobody has decided expires.
	CheckIn           bool             // Who does not check in loses the slot.
	Waitlist          bool             // One can wait for a slot that is taken.
}

// Defaults are the rules where neither community nor space says otherwise: steps of 30 minutes, 30 minutes to 4 hours,
// no notice, no buffers, 14 days ahead, the new day released at midnight, for everyone signed in, who need nobody's
// approval and no check-in, and may wait for what is taken.
func Defaults() Rules {
	return Rules{
		Granularity: 30 * time.Minute,
		MinLength:   30 * time.Minute,
		MaxLength:   4 * time.Hour,
		HorizonDays: 14,
		Eligibility: kind.EveryoneSignedIn,
		Waitlist:    true,
	}
}

// SeriesHorizon is how many local days ahead, today not counted, the end of an occurrence of a series may lie.
func (r Rules) SeriesHorizon() int { return max(r.HorizonDays, r.SeriesHorizonDays) }

// Values are what a community or a space says; nil says nothing. Lengths are whole minutes, ReleaseTime is minutes
// after local midnight.
type Values struct {
	Granularity, MinLength, MaxLength, MinNotice, MinNoticeToMove, MinNoticeToCancel, SetUp, CleanUp *int
	HorizonDays, SeriesHorizonDays, ReleaseTime, ApprovalLead                                        *int
	Eligibility                                                                                      *kind.Eligibility
	Approval, CheckIn, Waitlist                                                                      *bool
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
	minutes(&r.ApprovalLead, v.ApprovalLead)
	said(&r.HorizonDays, v.HorizonDays)
	said(&r.SeriesHorizonDays, v.SeriesHorizonDays)
	said(&r.Eligibility, v.Eligibility)
	said(&r.Approval, v.Approval)
	said(&r.CheckIn, v.CheckIn)
	said(&r.Waitlist, v.Waitlist)
	if v.ReleaseTime != nil {
		r.ReleaseTime = localtime.Clock(*v.ReleaseTime)
	}
	return r
}

func said[V any](into, value *V) {
	if value != nil {
		*into = *value
	}
}
