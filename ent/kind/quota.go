package kind

import "io"

// QuotaScope says which bookings a quota is about.
type QuotaScope string

// The values of QuotaScope.
const (
	QuotaOfSpace       QuotaScope = "SPACE"
	QuotaOfCommunity   QuotaScope = "COMMUNITY"
	QuotaOfSubdistrict QuotaScope = "SUBDISTRICT"
	QuotaEverywhere    QuotaScope = "EVERYWHERE"
)

// Values lists every QuotaScope, in the order of the public schema.
func (QuotaScope) Values() []string {
	return spell(QuotaOfSpace, QuotaOfCommunity, QuotaOfSubdistrict, QuotaEverywhere)
}

// MarshalGQL writes the value for GraphQL.
func (k QuotaScope) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *QuotaScope) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// QuotaHolder says whose bookings a quota counts together.
type QuotaHolder string

// The values of QuotaHolder.
const (
	PerPerson       QuotaHolder = "PERSON"
	PerOrganisation QuotaHolder = "ORGANISATION"
)

// Values lists every QuotaHolder, in the order of the public schema.
func (QuotaHolder) Values() []string { return spell(PerPerson, PerOrganisation) }

// MarshalGQL writes the value for GraphQL.
func (k QuotaHolder) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *QuotaHolder) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// QuotaMeasure says what of the bookings a quota counts.
type QuotaMeasure string

// The values of QuotaMeasure.
const (
	CountBookings QuotaMeasure = "BOOKINGS"
	CountHours    QuotaMeasure = "HOURS"
)

// Values lists every QuotaMeasure, in the order of the public schema.
func (QuotaMeasure) Values() []string { return spell(CountBookings, CountHours) }

// MarshalGQL writes the value for GraphQL.
func (k QuotaMeasure) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *QuotaMeasure) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// QuotaPeriod says for how long a quota holds.
type QuotaPeriod string

// The values of QuotaPeriod.
const (
	PerDay   QuotaPeriod = "DAY"
	PerWeek  QuotaPeriod = "WEEK"
	PerMonth QuotaPeriod = "MONTH"
	Upcoming QuotaPeriod = "UPCOMING"
)

// Values lists every QuotaPeriod, in the order of the public schema.
func (QuotaPeriod) Values() []string { return spell(PerDay, PerWeek, PerMonth, Upcoming) }

// MarshalGQL writes the value for GraphQL.
func (k QuotaPeriod) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *QuotaPeriod) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
