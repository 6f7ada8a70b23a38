// Package policy holds the booking rules (预约规则): facts in, refusals out. It has no database and no clock of its own,
// so the dry run, the mutation, the greyed-out slots and the alternatives all ask the same code and cannot disagree.
//
// All instants are Unix seconds; every rule that speaks of days or wall-clock times is computed in the space's zone.
package policy

import (
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// Space is what the rules need to know of a space.
type Space struct {
	ID         uuid.UUID
	Access     kind.SpaceAccess
	Allocation kind.Allocation
	Units      []uuid.UUID // In the order in which a pool hands them out.
	Capacity   *int        // People at once; nil where nobody counts.
	Zone       *time.Location
	Hours      hours.Calendar
	Rules      Rules
	Quotas     []Quota // Those that a booking of it has to keep.
}

// Personal says whether the rules of the space don't allow the same to everybody who is no staff.
func (s Space) Personal() bool {
	return s.Rules.Eligibility != "" && s.Rules.Eligibility != kind.EveryoneSignedIn ||
		len(s.Quotas) > 0
}

// Taken is a unit that is occupied, buffers included. What is no longer in force, such as a hold whose time ran out,
// must be left out. Units of other spaces do no harm.
type Taken struct {
	Unit, Booking uuid.UUID
	Span          span.Span
}

// Request is what someone asks for.
type Request struct {
	Span      span.Span // Without buffers.
	Units     int       // How many units of a pool; 0 means 1. Without meaning where a booking takes all.
	Attendees int       // How many people come; 0 means 1.
	Now       int64     // The moment of asking.

	Booking uuid.UUID  // When a booking is moved or a hold turned into one: its own id, whose occupancy is no obstacle.
	Stored  *span.Span // When a booking is moved: its time so far, without buffers. Notice to move is judged on it.
	From    *Space     // When a booking is moved from another space: that space, whose notice to move counts.
	// HeldSince is the moment at which the hold was made that is turned into a booking, else 0. The rules about time
	// (PAST, NOTICE, HORIZON) are judged as of then: what was kept for someone does not slip away while they type.
	HeldSince int64

	// Staff of the community start on a finer grid, StaffStep or finer, and answer for whom they book: all are eligible.
	Staff        bool
	Resident     bool             // Who asks lives in the community.
	Holder       kind.QuotaHolder // Whose quotas it has to keep; empty for nobody's.
	Uses         []Use            // What else they have booked, where there are quotas for them: see UsesSince.
	Organisation bool             // It is for an organisation.

	SuspendedUntil int64 // When whose it is may book again; see the function of this name. 0 when they may now.
	Whole          bool  // The whole slot is looked at, however long: staff break rules for it.
}

// StaffStep is the coarsest grid for staff: they use the greatest step that divides both it and the granularity.
const StaffStep = 15 * time.Minute

// Decision is the answer to a request.
type Decision struct {
	Refusals  []Refusal          // All that speaks against it, at most one per rule and quota, in the order of kind.BookingRule.
	Units     []uuid.UUID        // The units to take; nil when too few are free.
	Occupancy span.Span          // The time to take them for: buffers included, and never before now.
	Tenure    Tenure             // When a hold was asked for: how long it may keep its slot.
	Broken    []kind.BookingRule // The rules that staff break for it; see Break.
}

// Allowed says whether nothing speaks against the request.
func (d Decision) Allowed() bool { return len(d.Refusals) == 0 }

// Decide judges a request for a new booking or hold, a move, or the confirmation of a hold. To say yes, taken must hold
// what occupies the units within Occupancy; to say no with the right earliest times, what lies within Look. A space
// that is walked into is refused as such alone.
func Decide(s Space, r Request, taken []Taken) Decision {
	if s.Access != kind.Bookable {
		return Decision{Refusals: []Refusal{{Rule: kind.RuleBookable, Start: r.Span.Start}}}
	}
	j := newJudge(s, r, taken)
	units, _ := j.units(r.Span)
	decision := Decision{Units: units, Occupancy: j.occupancy(r.Span)}
	for _, rule := range j.applying {
		if !rule.passes(j, r.Span) {
			refusal := rule.explain(j, r.Span)
			refusal.Rule, refusal.Start = rule.name, r.Span.Start
			decision.Refusals = append(decision.Refusals, refusal)
		}
	}
	return decision
}

// DecideCancel judges calling off a booking with the given stored time. It is not for holds, which may always be let
// go, nor does it look at the status; see Allowed.
func DecideCancel(s Space, stored span.Span, now int64) Decision {
	lead, notice := stored.Start-now, seconds(s.Rules.MinNoticeToCancel)
	if lead >= notice {
		return Decision{}
	}
	refusal := Refusal{Rule: kind.RuleNotice, Case: CaseCancel, Start: stored.Start}.lengths(notice, lead)
	return Decision{Refusals: []Refusal{refusal}}
}

// LastEnd is the latest end, in Unix seconds, that the horizon allows to a request made now: the end of the last local
// day that is released.
func LastEnd(s Space, now int64) int64 {
	today := localtime.DateOf(now, s.Zone)
	last := today.AddDays(s.Rules.HorizonDays)
	if now < localtime.At(today, s.Rules.ReleaseTime, s.Zone) {
		last = last.AddDays(-1)
	}
	return localtime.Day(last, s.Zone).End
}

// released is the moment at which the horizon comes to allow the given end.
func released(s Space, end int64) int64 {
	day := localtime.DateOf(end-1, s.Zone)
	return localtime.At(day.AddDays(-s.Rules.HorizonDays), s.Rules.ReleaseTime, s.Zone)
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }
