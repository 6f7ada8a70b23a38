package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// Standing returns the bookings, holds left out, that touch the time in the community, or in one space of it, for the
// staff of the community: the first to begin first, at most 200. Fault NotFound for anyone else.
func (s *Service) Standing(ctx context.Context, v viewer.Viewer, community uuid.UUID, space *uuid.UUID, within span.Span) ([]*gen.Booking, error) {
	if err := ForStaff(v, community); err != nil {
		return nil, err
	}
	where := []predicate.Booking{
		booking.CommunityID(community), booking.StatusIn(kind.Pending, kind.Confirmed, kind.CheckedIn),
		booking.StartsAtLT(within.End), booking.EndsAtGT(within.Start), booking.StartsAtGT(within.Start - longest),
	}
	if space != nil {
		where = append(where, booking.SpaceID(*space))
	}
	found, _, err := s.page(ctx, where, Page{Limit: listAtOnce})
	return found, err
}
