package policy

import (
	"time"

	"youkong/ent/kind"
	"youkong/internal/span"
)

// CheckInTime is for how long before and after the start people may check in.
const CheckInTime = 15 * time.Minute

// Begins is the status of a booking that is made now, or that a hold becomes: where staff have to agree, what they book
// themselves is agreed to.
func Begins(r Rules, staff bool) kind.BookingStatus {
	if r.Approval && !staff {
		return kind.Pending
	}
	return kind.Confirmed
}

// Moves is the status of a booking that has been moved: what staff have agreed to was another time or space, so they are
// asked again. Where they move it themselves it stays as decided, and a request that would run out at once is agreed to.
func Moves(to Rules, staff bool, was kind.BookingStatus, start, now int64) kind.BookingStatus {
	if staff && (was == kind.Confirmed || start-seconds(to.ApprovalLead) <= now) {
		return kind.Confirmed
	}
	return Begins(to, false)
}

// Due is when the clock ends a booking that gets the status now, unless somebody acts first, in Unix seconds: a request that
// nobody decides, and where people have to check in a booking that nobody comes to. Who books the grid step that is running
// has as long from now as others from their start. It is nil where the clock ends nothing.
func Due(r Rules, what kind.BookingKind, status kind.BookingStatus, slot span.Span, now int64) *int64 {
	switch {
	case status == kind.Pending:
		return new(slot.Start - seconds(r.ApprovalLead))
	case status == kind.Confirmed && r.CheckIn && Attended(what):
		return new(min(max(slot.Start, now)+seconds(CheckInTime), slot.End))
	default:
		return nil
	}
}

// CheckInFrom is the moment from which on people may check in to what begins at the given one; both are Unix seconds.
func CheckInFrom(start int64) int64 { return start - seconds(CheckInTime) }

// Attended says whether people come to such a booking who could check in.
func Attended(what kind.BookingKind) bool { return what != kind.Course && what != kind.Block }

// Ended is the status that the clock brings a booking to that nobody acted on in time; see Due.
func Ended(status kind.BookingStatus) kind.BookingStatus {
	if status == kind.Confirmed {
		return kind.NoShow
	}
	return kind.Expired
}
