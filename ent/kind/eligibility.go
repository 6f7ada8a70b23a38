package kind

import "io"

// Eligibility says who may book a space.
type Eligibility string

// The values of Eligibility.
const (
	EveryoneSignedIn  Eligibility = "EVERYONE_SIGNED_IN"
	ResidentsOnly     Eligibility = "RESIDENTS"
	OrganisationsOnly Eligibility = "ORGANISATIONS"
	StaffOnly         Eligibility = "STAFF"
)

// Values lists every Eligibility, in the order of the public schema.
func (Eligibility) Values() []string {
	return spell(EveryoneSignedIn, ResidentsOnly, OrganisationsOnly, StaffOnly)
}

// MarshalGQL writes the value for GraphQL.
func (k Eligibility) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *Eligibility) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
