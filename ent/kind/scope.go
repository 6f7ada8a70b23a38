package kind

import "io"

// Scope is what a token may be used for. A session may be used for everything its person may do.
type Scope string

// The values of Scope.
const (
	ScopeRead  Scope = "READ"
	ScopeBook  Scope = "BOOK"
	ScopeStaff Scope = "STAFF"
)

// Values lists every Scope, in the order of the public schema.
func (Scope) Values() []string { return spell(ScopeRead, ScopeBook, ScopeStaff) }

// MarshalGQL writes the value for GraphQL.
func (k Scope) MarshalGQL(w io.Writer) { marshal(w, k) }

// UnmarshalGQL reads the value from GraphQL and refuses unknown ones.
func (k *Scope) UnmarshalGQL(raw any) error { return unmarshal(k, raw, k.Values()) }
