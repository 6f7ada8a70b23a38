// Package graph answers the public API: thin resolvers over the services, one file per file of the schema.
package graph

import (
	"context"

	"github.com/google/uuid"

	"youkong/graph/scalar"
	"youkong/internal/account"
	"youkong/internal/audit"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/cursor"
	"youkong/internal/fault"
	"youkong/internal/globalid"
	"youkong/internal/live"
	"youkong/internal/opening"
	"youkong/internal/organisation"
	"youkong/internal/privacy"
	"youkong/internal/ruling"
	"youkong/internal/search"
)

// Resolver holds the services that answer.
type Resolver struct {
	Places        *community.Keeper
	People        *account.Service
	Organisations *organisation.Service
	Bookings      *booking.Service
	Courses       *course.Service
	Opening       *opening.Service
	Rules         *ruling.Service
	Views         *availability.Service
	Search        *search.Service
	Live          *live.Service
	Audit         *audit.Service
	Privacy       *privacy.Service
	CursorKey     cursor.Key

	Demo   *Demo  // Nil unless the server runs in demo mode.
	OpenID string // What the OpenID Connect provider is called; empty where there is none.
}

// Demo tells about demo people by their handles.
type Demo struct {
	Token        func(handle string) string
	Introduction func(handle string) (zh, en string)
}

// Sessions carries the session cookie between a resolver and its HTTP response.
type Sessions interface {
	Start(secret string)
	End()
	// Device is what the browser says that it runs on, such as `Chrome · Android`; empty when it says nothing known.
	Device() string
}

type sessionsKey struct{}

// WithSessions returns a context in which mutations can begin and end the session of a cookie.
func WithSessions(ctx context.Context, s Sessions) context.Context {
	return context.WithValue(ctx, sessionsKey{}, s)
}

// sessions returns the way to the cookie; a fault where there is none, as on a WebSocket or with a token.
func sessions(ctx context.Context) (Sessions, error) {
	if s, ok := ctx.Value(sessionsKey{}).(Sessions); ok {
		return s, nil
	}
	return nil, fault.New(fault.BadInput, "sessions begin and end over HTTP on /graphql, where cookies travel")
}

func idOf(kind globalid.Kind, id uuid.UUID) *scalar.ID { return &scalar.ID{Kind: kind, UUID: id} }

// community finds a community by its global id; fault NotFound when there is none.
func (r *Resolver) community(id scalar.ID) (*community.Community, error) {
	raw, err := id.Must(globalid.Community)
	if err != nil {
		return nil, err
	}
	found, ok := r.Places.Catalogue().Community(raw)
	if !ok {
		return nil, fault.New(fault.NotFound, "there is no such community")
	}
	return found, nil
}

// space is the catalogue's entry of a space that came from the catalogue or from a booking.
func (r *Resolver) space(id uuid.UUID) (*community.Space, error) {
	found, ok := r.Places.Catalogue().Space(id)
	if !ok {
		return nil, fault.New(fault.NotFound, "there is no such space")
	}
	return found, nil
}
