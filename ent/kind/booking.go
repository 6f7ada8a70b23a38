package kind

import "io"

// BookingKind says for whom or what a booking is.
type BookingKind string

// The values of BookingKind.
const (
	Personal     BookingKind = "PERSONAL"
	Organisation BookingKind = "ORGANISATION"
	OnBehalf     BookingKind = "ON_BEHALF"
	Course       BookingKind = "COURSE"
	Block        BookingKind = "BLOCK"
)

// Values lists every BookingKind, in the order of the public schema.
func (BookingKind) Values() []string {
	return spell(Personal, Organisation, OnBehalf, Course, Block)
}

// MarshalGQL writes the value for GraphQL.
func (k BookingKind) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *BookingKind) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// BookingStatus says how far a booking has come. COMPLETED is derived from the clock and never stored.
type BookingStatus string

// The values of BookingStatus.
const (
	Held      BookingStatus = "HELD"
	Pending   BookingStatus = "PENDING"
	Confirmed BookingStatus = "CONFIRMED"
	CheckedIn BookingStatus = "CHECKED_IN"
	Completed BookingStatus = "COMPLETED"
	Expired   BookingStatus = "EXPIRED"
	Rejected  BookingStatus = "REJECTED"
	Cancelled BookingStatus = "CANCELLED"
	NoShow    BookingStatus = "NO_SHOW"
)

// Values lists every BookingStatus, in the order of the public schema.
func (BookingStatus) Values() []string {
	return spell(Held, Pending, Confirmed, CheckedIn, Completed, Expired, Rejected, Cancelled, NoShow)
}

// MarshalGQL writes the value for GraphQL.
func (k BookingStatus) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *BookingStatus) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// LiveStatuses are the statuses in which a booking occupies its units.
func LiveStatuses() []BookingStatus {
	return []BookingStatus{Held, Pending, Confirmed, CheckedIn}
}

// Live says whether a booking in this status occupies its units.
func (k BookingStatus) Live() bool {
	return k == Held || k == Pending || k == Confirmed || k == CheckedIn
}
