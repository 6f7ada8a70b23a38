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

	BookingRequested ChangeKind = "BOOKING_REQUESTED"
	BookingApproved  ChangeKind = "BOOKING_APPROVED"
	BookingRejected  ChangeKind = "BOOKING_REJECTED"
	RequestExpired   ChangeKind = "REQUEST_EXPIRED"
	BookingCheckedIn ChangeKind = "BOOKING_CHECKED_IN"
	BookingNoShow    ChangeKind = "BOOKING_NO_SHOW"
	BookingEnded     ChangeKind = "BOOKING_ENDED"
	SuspensionLifted ChangeKind = "SUSPENSION_LIFTED"

	OfferMade       ChangeKind = "OFFER_MADE"
	OfferLapsed     ChangeKind = "OFFER_LAPSED"
	OfferDeclined   ChangeKind = "OFFER_DECLINED"
	WaitlistChanged ChangeKind = "WAITLIST_CHANGED"

	CourseChanged    ChangeKind = "COURSE_CHANGED"
	EnrolmentChanged ChangeKind = "ENROLMENT_CHANGED"
)

// Values lists every ChangeKind, in the order of the public schema.
func (ChangeKind) Values() []string {
	return spell(BookingHeld, BookingMade, BookingMoved, BookingCancelled, HoldExpired, CalendarChanged,
		BookingRequested, BookingApproved, BookingRejected, RequestExpired, BookingCheckedIn, BookingNoShow, BookingEnded,
		SuspensionLifted, OfferMade, OfferLapsed, OfferDeclined, WaitlistChanged, CourseChanged, EnrolmentChanged)
}
