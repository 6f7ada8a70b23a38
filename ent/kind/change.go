package kind

// ChangeKind says what a change in the feed did.
type ChangeKind string

// The values of ChangeKind.
const (
	BookingHeld      ChangeKind = "BOOKING_HELD"
	BookingMade      ChangeKind = "BOOKING_MADE"
	BookingMoved     ChangeKind = "BOOKING_MOVED"
	BookingCancelled ChangeKind = "BOOKING_CANCELLED"
	HoldExpired      ChangeKind = "HOLD_EXPIRED"
	CalendarChanged  ChangeKind = "CALENDAR_CHANGED"
)

// Values lists every ChangeKind, in the order of the public schema.
func (ChangeKind) Values() []string {
	return spell(BookingHeld, BookingMade, BookingMoved, BookingCancelled, HoldExpired, CalendarChanged)
}
