package booking

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// Changes are bookings in their current state, and the version of the stream that they lead to.
type Changes struct {
	Version  int64
	Bookings []*gen.Booking
	Gone     []uuid.UUID // What has left the community, and is no more for its staff to see.
}

const (
	changesAtOnce = 500 // How many changes one step reads; the next step reads on.
	listAtOnce    = 200 // How many of one's own bookings are followed.
)

// Upcoming returns the viewer's bookings that are not over, ascending by start.
func (s *Service) Upcoming(ctx context.Context, v viewer.Viewer) (Changes, error) {
	return s.upcoming(ctx, feed.Person(v.Person), madeBy(v))
}

// UpcomingOf returns the bookings of an organisation that are not over, ascending by start; fault NotFound for who does not
// belong to it.
func (s *Service) UpcomingOf(ctx context.Context, v viewer.Viewer, organisation uuid.UUID) (Changes, error) {
	if err := ForMembers(v, organisation); err != nil {
		return Changes{}, err
	}
	return s.upcoming(ctx, feed.Organisation(organisation), booking.OrganisationID(organisation))
}

func (s *Service) upcoming(ctx context.Context, stream string, whose predicate.Booking) (Changes, error) {
	var list Changes
	err := s.store.Snapshot(ctx, func(ctx context.Context, c *gen.Client) (err error) {
		if list.Version, _, err = feed.Head(ctx, c, stream); err != nil {
			return err
		}
		list.Bookings, err = c.Booking.Query().Where(
			whose, booking.EndsAtGT(s.clock.Now().Unix()),
			toShow(),
		).Order(booking.ByStartsAt(), booking.ByID()).Limit(listAtOnce).All(ctx)
		return err
	})
	return list, err
}

// Board returns every booking that is live or was missed and touches the window of local days, for the staff of the community; fault NotFound
// for anyone else.
func (s *Service) Board(ctx context.Context, v viewer.Viewer, place *community.Community, within span.Span) (Changes, error) {
	if err := ForStaff(v, place.ID); err != nil {
		return Changes{}, err
	}
	var board Changes
	err := s.store.Snapshot(ctx, func(ctx context.Context, c *gen.Client) (err error) {
		if board.Version, _, err = feed.Head(ctx, c, feed.Community(place.ID)); err != nil {
			return err
		}
		board.Bookings, err = withPeople(c.Booking.Query().Where(
			booking.CommunityID(place.ID), booking.StatusIn(append(kind.LiveStatuses(), kind.NoShow)...),
			booking.StartsAtLT(within.End), booking.EndsAtGT(within.Start), booking.StartsAtGT(within.Start-longest),
		)).Order(booking.ByStartsAt(), booking.ByID()).All(ctx)
		return err
	})
	return board, err
}

// Changed returns the bookings that the community's feed names after the version, in their current state. It is for the
// staff of the community; fault NotFound for anyone else.
func (s *Service) Changed(ctx context.Context, v viewer.Viewer, community uuid.UUID, after int64) (Changes, error) {
	if err := ForStaff(v, community); err != nil {
		return Changes{}, err
	}
	news := Changes{Version: after}
	err := s.store.Snapshot(ctx, func(ctx context.Context, c *gen.Client) error {
		changes, err := feed.Since(ctx, c, feed.Community(community), after, changesAtOnce)
		if err != nil {
			return err
		}
		var ids []uuid.UUID
		for _, change := range changes {
			if news.Version = change.Seq; change.BookingID != nil {
				ids = append(ids, *change.BookingID)
			}
		}
		news.Bookings, err = withPeople(c.Booking.Query().Where(booking.IDIn(ids...), booking.CommunityID(community))).
			Order(booking.ByStartsAt(), booking.ByID()).All(ctx)
		news.Gone = slices.DeleteFunc(ids, func(id uuid.UUID) bool {
			return slices.ContainsFunc(news.Bookings, func(b *gen.Booking) bool { return b.ID == id })
		})
		return err
	})
	return news, err
}

// ForStaff is nil for the staff of the community, and fault NotFound for anyone else.
func ForStaff(v viewer.Viewer, community uuid.UUID) error {
	if v.StaffOf(community) {
		return nil
	}
	return fault.New(fault.NotFound, "there is no such community among those you work for")
}

// ForMembers is nil for who belongs to the organisation, and fault NotFound for anyone else.
func ForMembers(v viewer.Viewer, organisation uuid.UUID) error {
	if v.MemberOf(organisation) {
		return nil
	}
	return fault.New(fault.NotFound, "there is no such organisation among those you belong to")
}
