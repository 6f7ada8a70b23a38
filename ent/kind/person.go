package kind

import "io"

// Role is what a person may do beyond booking for themselves.
type Role string

// The values of Role.
const (
	Staff    Role = "STAFF"
	Manager  Role = "MANAGER"
	Operator Role = "OPERATOR"
)

// Values lists every Role, in the order of the public schema.
func (Role) Values() []string {
	return spell(Staff, Manager, Operator)
}

// MarshalGQL writes the value for GraphQL.
func (k Role) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *Role) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }

// CredentialKind says how a credential travels: a session in a cookie, a token in the Authorization header.
type CredentialKind string

// The values of CredentialKind.
const (
	Session CredentialKind = "SESSION"
	Token   CredentialKind = "TOKEN"
)

// Values lists every CredentialKind, in the order of the public schema.
func (CredentialKind) Values() []string {
	return spell(Session, Token)
}
