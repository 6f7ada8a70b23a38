// Package viewer says who is asking. One middleware makes the Viewer; everything below takes it as an argument.
package viewer

import (
	"context"
	"slices"
	"sync/atomic"

	"github.com/google/uuid"

	"youkong/ent/kind"
)

// Language is a language that the system speaks.
type Language string

// The languages, by their BCP 47 tags. Chinese is spoken to whoever does not say.
const (
	Chinese Language = "zh-CN"
	English Language = "en"
)

// Grant is a role that the viewer holds; Community is set for kind.Staff, Subdistrict for kind.Manager.
type Grant struct {
	Role        kind.Role
	Community   uuid.UUID
	Subdistrict uuid.UUID
}

// Viewer is who is asking. The zero value is an anonymous visitor who reads Chinese.
type Viewer struct {
	Person     uuid.UUID    // uuid.Nil when anonymous.
	Credential uuid.UUID    // The session or token that proved it; uuid.Nil when anonymous.
	Expires    int64        // When that stops proving anything, Unix seconds.
	Token      bool         // Whether it was a token rather than a session.
	Scopes     []kind.Scope // What the token may be used for; of no meaning in a session.
	Grants     []Grant
	// Organisations are those that the viewer belongs to.
	Organisations []uuid.UUID
	Home          uuid.UUID // The community where the viewer lives, as they say; uuid.Nil when they don't.
	Language      Language
}

// May says whether the viewer may use what they came with for something of the given scope.
func (v Viewer) May(scope kind.Scope) bool { return !v.Token || slices.Contains(v.Scopes, scope) }

// SignedIn says whether the viewer is known.
func (v Viewer) SignedIn() bool { return v.Person != uuid.Nil }

// StaffOf says whether the viewer works at the given community's centre.
func (v Viewer) StaffOf(community uuid.UUID) bool {
	return slices.Contains(v.Grants, Grant{Role: kind.Staff, Community: community})
}

// Staff says whether the viewer works at any centre.
func (v Viewer) Staff() bool {
	return slices.ContainsFunc(v.Grants, func(g Grant) bool { return g.Role == kind.Staff })
}

// ManagerOf says whether the viewer looks after the given subdistrict.
func (v Viewer) ManagerOf(subdistrict uuid.UUID) bool {
	return slices.Contains(v.Grants, Grant{Role: kind.Manager, Subdistrict: subdistrict})
}

// Manager says whether the viewer looks after any subdistrict.
func (v Viewer) Manager() bool {
	return slices.ContainsFunc(v.Grants, func(g Grant) bool { return g.Role == kind.Manager })
}

// Operator says whether the viewer runs the installation.
func (v Viewer) Operator() bool { return slices.Contains(v.Grants, Grant{Role: kind.Operator}) }

// Oversees says whether the viewer looks after the subdistrict, or the whole installation; uuid.Nil stands for what lies
// in no subdistrict.
func (v Viewer) Oversees(subdistrict uuid.UUID) bool { return v.Operator() || v.ManagerOf(subdistrict) }

// MayGive says whether the viewer may give and take a role that lies in the subdistrict: operators any, managers that of
// staff.
func (v Viewer) MayGive(role kind.Role, subdistrict uuid.UUID) bool {
	return v.Operator() || role == kind.Staff && v.ManagerOf(subdistrict)
}

// MemberOf says whether the viewer belongs to the given organisation.
func (v Viewer) MemberOf(organisation uuid.UUID) bool {
	return slices.Contains(v.Organisations, organisation)
}

// Within says whether the viewer may do nothing that the other may not: no role and no membership is missing.
func (v Viewer) Within(other Viewer) bool {
	return !slices.ContainsFunc(v.Grants, func(g Grant) bool { return !slices.Contains(other.Grants, g) }) &&
		!slices.ContainsFunc(v.Organisations, func(id uuid.UUID) bool { return !other.MemberOf(id) })
}

// English says whether the viewer reads English rather than Chinese.
func (v Viewer) English() bool { return v.Language == English }

// Pick returns the text in the viewer's language.
func (v Viewer) Pick(zh, en string) string {
	if v.English() && en != "" {
		return en
	}
	return zh
}

type contextKey struct{}

// With returns a context that carries the viewer from the edge to the resolvers; below them it is an argument.
func With(ctx context.Context, v Viewer) context.Context {
	carried := &atomic.Pointer[Viewer]{}
	carried.Store(&v)
	return context.WithValue(ctx, contextKey{}, carried)
}

// From returns the viewer that the context carries, or an anonymous one.
func From(ctx context.Context) Viewer {
	if carried, ok := ctx.Value(contextKey{}).(*atomic.Pointer[Viewer]); ok {
		return *carried.Load()
	}
	return Viewer{}
}

// Become lets the rest of a request be asked by someone else: a mutation that signs in answers as who signed in. Root
// fields of a mutation run one after the other; who looks through the open streams meanwhile sees the one or the other.
func Become(ctx context.Context, v Viewer) {
	if carried, ok := ctx.Value(contextKey{}).(*atomic.Pointer[Viewer]); ok {
		v.Language = carried.Load().Language
		carried.Store(&v)
	}
}
