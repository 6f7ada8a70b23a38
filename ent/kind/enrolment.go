package kind

import "io"

// EnrolmentStatus says how an enrolment stands.
type EnrolmentStatus string

// The values of EnrolmentStatus.
const (
	Entered      EnrolmentStatus = "ENTERED"
	Enrolled     EnrolmentStatus = "ENROLLED"
	OnWaitlist   EnrolmentStatus = "WAITING"
	PlaceOffered EnrolmentStatus = "OFFERED"
	Withdrawn    EnrolmentStatus = "WITHDRAWN"
	PlaceLapsed  EnrolmentStatus = "LAPSED"
	Dropped      EnrolmentStatus = "DROPPED"
)

// Values lists every EnrolmentStatus, in the order of the public schema.
func (EnrolmentStatus) Values() []string {
	return spell(Entered, Enrolled, OnWaitlist, PlaceOffered, Withdrawn, PlaceLapsed, Dropped)
}

// MarshalGQL writes the value for GraphQL.
func (k EnrolmentStatus) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *EnrolmentStatus) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// EnrolmentRule names the rule that refuses an enrolment.
type EnrolmentRule string

// The values of EnrolmentRule, in the order in which refusals are returned.
const (
	EnrolNotOpen   EnrolmentRule = "NOT_OPEN"
	EnrolClosed    EnrolmentRule = "CLOSED"
	EnrolAge       EnrolmentRule = "AGE"
	EnrolResidents EnrolmentRule = "RESIDENTS"
	EnrolGuardian  EnrolmentRule = "GUARDIAN"
	EnrolPlaces    EnrolmentRule = "PLACES"
	EnrolTwice     EnrolmentRule = "ALREADY"
	EnrolTermLimit EnrolmentRule = "TERM_LIMIT"
	EnrolFull      EnrolmentRule = "FULL"
	EnrolStatus    EnrolmentRule = "STATUS"
)

// Values lists every EnrolmentRule, in the order of the public schema.
func (EnrolmentRule) Values() []string {
	return spell(EnrolNotOpen, EnrolClosed, EnrolAge, EnrolResidents, EnrolGuardian, EnrolPlaces, EnrolTwice, EnrolTermLimit,
		EnrolFull, EnrolStatus)
}

// MarshalGQL writes the value for GraphQL.
func (k EnrolmentRule) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *EnrolmentRule) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// Presence says whether somebody came to a session.
type Presence string

// The values of Presence.
const (
	Present Presence = "PRESENT"
	Absent  Presence = "ABSENT"
	Excused Presence = "EXCUSED"
)

// Values lists every Presence, in the order of the public schema.
func (Presence) Values() []string { return spell(Present, Absent, Excused) }

// MarshalGQL writes the value for GraphQL.
func (k Presence) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *Presence) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
