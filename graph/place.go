package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/graph/scalar"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/globalid"
	"youkong/internal/viewer"
)

// place is the catalogue's entry of a community that came from the catalogue or from a booking.
func (r *Resolver) place(id uuid.UUID) (*community.Community, error) {
	found, ok := r.Places.Catalogue().Community(id)
	if !ok {
		return nil, fault.New(fault.NotFound, "there is no such community")
	}
	return found, nil
}

// at writes Unix seconds as a time in the zone of the booking's community.
func (r *Resolver) at(b *gen.Booking, unix int64) (*time.Time, error) {
	place, err := r.place(b.CommunityID)
	if err != nil {
		return nil, err
	}
	return moment(unix, place.Zone), nil
}

// lookUp finds any object by its global id; nil when there is none that the viewer may see.
func (r *Resolver) lookUp(ctx context.Context, id scalar.ID) (scalar.Node, error) {
	node, err := r.node(ctx, id)
	if fault.Is(err, fault.NotFound) || gen.IsNotFound(err) {
		return nil, nil
	}
	return node, err
}

// node finds any object by its global id, if the viewer may see it.
func (r *Resolver) node(ctx context.Context, id scalar.ID) (scalar.Node, error) {
	v := viewer.From(ctx)
	switch id.Kind {
	case globalid.Subdistrict:
		return found(r.subdistrict(id.UUID))
	case globalid.Community:
		place, err := r.place(id.UUID)
		if err != nil {
			return nil, err
		}
		return place.Community, nil
	case globalid.Space:
		space, err := r.space(id.UUID)
		if err != nil {
			return nil, err
		}
		return space.Space, nil
	case globalid.Booking:
		return found(r.Bookings.Get(ctx, v, id.UUID))
	case globalid.Series:
		return found(r.Bookings.Series(ctx, v, id.UUID))
	case globalid.Waiter:
		return found(r.Bookings.Wait(ctx, v, id.UUID))
	case globalid.Course:
		return found(r.Courses.Get(ctx, v, id.UUID))
	case globalid.CourseSession:
		return found(r.Courses.Session(ctx, id.UUID))
	case globalid.Term:
		return found(r.Courses.Term(ctx, id.UUID))
	case globalid.Enrolment:
		return found(r.Courses.Entry(ctx, v, id.UUID))
	case globalid.Token:
		return found(r.People.Token(ctx, v, id.UUID))
	case globalid.Organisation:
		return found(r.Organisations.Get(ctx, v, id.UUID))
	case globalid.Person:
		return found(r.self(ctx, v, id.UUID))
	default:
		return nil, fault.New(fault.NotFound, "there is nothing with this id")
	}
}

// found keeps a nil of a concrete type from looking like an object.
func found[T any](node *T, err error) (scalar.Node, error) {
	if err != nil {
		return nil, err
	}
	return node, nil
}

func (r *Resolver) subdistrict(id uuid.UUID) (*gen.Subdistrict, error) {
	for _, s := range r.Places.Catalogue().Subdistricts {
		if s.ID == id {
			return s, nil
		}
	}
	return nil, fault.New(fault.NotFound, "there is no such subdistrict")
}

// self is the viewer as an object; nobody else can be looked up by id.
func (r *Resolver) self(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Person, error) {
	if v.Person != id {
		return nil, fault.New(fault.NotFound, "there is no such person")
	}
	return r.People.Person(ctx, id)
}

// home is where the viewer themselves live, as they say; nil for anyone else.
func (r *Resolver) home(v viewer.Viewer, p *gen.Person) *gen.Community {
	if v.Person != p.ID || p.CommunityID == nil {
		return nil
	}
	place, ok := r.Places.Catalogue().Community(*p.CommunityID)
	if !ok {
		return nil
	}
	return place.Community
}
