package policy

import (
	"strconv"
	"time"

	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/localtime"
)

// Case tells apart the ways in which one rule can refuse, because each has a sentence of its own.
type Case string

// The cases; a rule that refuses in one way only has none, and those of ELIGIBILITY are the values of
// kind.Eligibility, those of QUOTA of kind.QuotaMeasure.
const (
	CaseStart  Case = "start"  // START_GRID: the start lies beside the grid.
	CaseLength Case = "length" // START_GRID: the length is no multiple of the step.
	CaseMake   Case = "make"   // NOTICE: too late to book.
	CaseMove   Case = "move"   // NOTICE: too late to move.
	CaseCancel Case = "cancel" // NOTICE: too late to cancel.
	CaseDecide Case = "decide" // NOTICE: too late for staff to decide a request.
	CasePeople Case = "people" // CAPACITY: too many people.
	CaseUnits  Case = "units"  // CAPACITY: more units than the space has.
	CaseSpace  Case = "space"  // OVERLAP: the space is taken.
	CasePool   Case = "pool"   // OVERLAP: fewer units are free than are wanted.
	CaseEarly  Case = "early"  // CHECK_IN: too early to check in.
	CaseCode   Case = "code"   // CHECK_IN: not what is written at the door.
	CaseNone   Case = "none"   // CHECK_IN: there is no booking to check in to.
	CaseBegun  Case = "begun"  // CHECK_IN: what has not begun can't be ended.
)

// Refusal is one rule's no, as data (不可预约原因). Package wording makes a sentence of it.
type Refusal struct {
	Rule kind.BookingRule
	Case Case

	// Limit is what the rule allows and Actual what was asked for, both empty where there is no such value:
	// an ISO 8601 length for START_GRID, MIN_LENGTH, MAX_LENGTH, NOTICE and QUOTA in hours (negative when the start is over),
	// an RFC 3339 time in the space's zone for PAST, HORIZON, HOLD_RENEWAL and HOLD_EXPIRED,
	// a number for SUSPENSION (no-shows; Limit only), CAPACITY, QUOTA in bookings, HOLD_LIMIT and OVERLAP of a pool, a status for STATUS (Actual only).
	Limit, Actual string
	// LimitN and ActualN are the same as numbers: seconds of a length, Unix seconds of a time, or the number.
	LimitN, ActualN int64

	Quota *Quota // Of QUOTA: the one that is broken.
	over  bool   // Of PAST: the end lies in the past too.

	// Earliest, in Unix seconds: for HORIZON the moment at which the request as it stands will be released. For PAST,
	// OPENING_HOURS, START_GRID beside the grid, NOTICE to make, OVERLAP and QUOTA the earliest start on the start grid, not
	// before the one asked for, at which the same length passes this rule and PAST, OPENING_HOURS and HORIZON; nil when
	// there is none within SearchDays. For SUSPENSION it is when it ends, for CHECK_IN when the booking can be checked in to
	// or ended. It is nil for every other rule.
	Earliest *int64

	// Why is what is special about the time, of OPENING_HOURS where anything is.
	Why hours.Why

	// Start is the start asked for, in Unix seconds: a sentence leaves out the date of times on the same local day.
	Start int64
}

// HoldExpired refuses a hold whose time, in Unix seconds, ran out.
func HoldExpired(expired, now int64, zone *time.Location) Refusal {
	return Refusal{Rule: kind.RuleHoldExpired, Start: now}.moments(expired, now, zone)
}

// WrongStatus refuses a change that a booking in this status does not allow.
func WrongStatus(status kind.BookingStatus) Refusal {
	return Refusal{Rule: kind.RuleStatus, Actual: string(status)}
}

func (r Refusal) lengths(limit, actual int64) Refusal {
	r.LimitN, r.ActualN = limit, actual
	r.Limit = localtime.FormatLength(time.Duration(limit) * time.Second)
	r.Actual = localtime.FormatLength(time.Duration(actual) * time.Second)
	return r
}

func (r Refusal) moments(limit, actual int64, zone *time.Location) Refusal {
	r.LimitN, r.ActualN = limit, actual
	r.Limit = time.Unix(limit, 0).In(zone).Format(time.RFC3339)
	r.Actual = time.Unix(actual, 0).In(zone).Format(time.RFC3339)
	return r
}

func (r Refusal) numbers(limit, actual int64) Refusal {
	r.LimitN, r.ActualN = limit, actual
	r.Limit, r.Actual = strconv.FormatInt(limit, 10), strconv.FormatInt(actual, 10)
	return r
}
