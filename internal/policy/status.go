package policy

import (
	"slices"

	"youkong/ent/kind"
)

// By says who brings a booking into another status.
type By int

// Who can: the booker, the staff of the community, and the clock that settles what is due.
const (
	Booker By = iota + 1
	Staff
	Clock
)

// New is the status of a booking that does not exist yet.
const New kind.BookingStatus = ""

type transition struct{ from, to kind.BookingStatus }

// transitions is the only place that says which change of status is allowed, and to whom. COMPLETED is not in it,
// because it is never stored; see Shown. A booking that ends early stays CHECKED_IN with an earlier end.
var transitions = map[transition][]By{
	{New, kind.Held}:      {Booker, Staff, Clock}, // The clock holds what is offered to someone on the waitlist.
	{New, kind.Pending}:   {Booker},
	{New, kind.Confirmed}: {Booker, Staff},

	{kind.Held, kind.Pending}:   {Booker},
	{kind.Held, kind.Confirmed}: {Booker, Staff},
	{kind.Held, kind.Cancelled}: {Booker, Staff},
	{kind.Held, kind.Expired}:   {Clock},

	{kind.Pending, kind.Confirmed}: {Booker, Staff}, // The booker by moving it to where nobody has to agree.
	{kind.Pending, kind.Rejected}:  {Staff},
	{kind.Pending, kind.Cancelled}: {Booker, Staff},
	{kind.Pending, kind.Expired}:   {Clock},

	{kind.Rejected, kind.Pending}:   {Staff}, // Reopened; everything is checked again.
	{kind.Rejected, kind.Confirmed}: {Staff},

	{kind.Confirmed, kind.Pending}:   {Booker}, // Moved, so that staff have to agree again.
	{kind.Confirmed, kind.CheckedIn}: {Booker, Staff},
	{kind.Confirmed, kind.Cancelled}: {Booker, Staff},
	{kind.Confirmed, kind.NoShow}:    {Clock},
}

// Allowed says whether a booking may go from one status to another by the given hand. It looks at nothing else: notice
// is judged by DecideCancel, and who is the booker or staff by the caller.
func Allowed(from, to kind.BookingStatus, by By) bool {
	return slices.Contains(transitions[transition{from, to}], by)
}

// Movable says whether a booking in this status may get another time or space. A hold is replaced, not moved.
func Movable(status kind.BookingStatus) bool {
	return status == kind.Pending || status == kind.Confirmed
}

// Decidable says whether staff may approve or reject a booking in this status.
func Decidable(status kind.BookingStatus) bool { return status == kind.Pending }

// Endable says whether a booking in this status may be ended early, once it has begun.
func Endable(status kind.BookingStatus) bool { return status == kind.CheckedIn }

// Shown is the status that people see: a booking that was not called off is COMPLETED once its end, in Unix seconds,
// has come.
func Shown(status kind.BookingStatus, endsAt, now int64) kind.BookingStatus {
	if (status == kind.Confirmed || status == kind.CheckedIn) && now >= endsAt {
		return kind.Completed
	}
	return status
}
