package booking

import (
	"context"
	"slices"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// longest bounds, in seconds, how long before a range a booking that touches it can have begun: a range bounded on one
// side only would read half the table.
const longest = 31 * 24 * 3600

// Place is where a booking stands in a list: lists are ordered by start, then by id.
type Place struct {
	StartsAt int64
	ID       uuid.UUID
}

// Page says which part of a list is wanted.
type Page struct {
	Limit         int
	Backwards     bool // The last ones rather than the first.
	After, Before *Place
}

// Get returns a booking that the viewer may see; fault NotFound otherwise.
func (s *Service) Get(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Booking, error) {
	return s.visible(ctx, s.store.Read(), v, id)
}

// Own returns a page of the viewer's bookings, holds and what was called off left out, and whether there is more beyond.
func (s *Service) Own(ctx context.Context, v viewer.Viewer, upcoming bool, page Page) ([]*gen.Booking, bool, error) {
	return s.ownPage(ctx, madeBy(v), upcoming, page)
}

// ownedBy holds for what is the viewer's, as own says.
func ownedBy(v viewer.Viewer) predicate.Booking {
	return booking.Or(booking.And(booking.BookerID(v.Person), booking.OrganisationIDIsNil()), booking.OrganisationIDIn(v.Organisations...))
}

// madeBy holds for what the viewer has booked, also for organisations, but for those that they have left.
func madeBy(v viewer.Viewer) predicate.Booking {
	return booking.And(booking.BookerID(v.Person),
		booking.Or(booking.OrganisationIDIsNil(), booking.OrganisationIDIn(v.Organisations...)))
}

// OfOrganisation returns a page of an organisation's bookings, what was called off left out, and whether there is more
// beyond; fault NotFound for who does not belong to it.
func (s *Service) OfOrganisation(
	ctx context.Context, v viewer.Viewer, organisation uuid.UUID, upcoming bool, page Page,
) ([]*gen.Booking, bool, error) {
	if err := ForMembers(v, organisation); err != nil {
		return nil, false, err
	}
	return s.ownPage(ctx, booking.OrganisationID(organisation), upcoming, page)
}

// toShow holds for what people see in their lists: what stands, what they missed, and the requests that staff refused or did
// not get round to. What was a hold when it ended is none of it.
func toShow() predicate.Booking {
	return booking.Or(booking.StatusIn(kind.Pending, kind.Confirmed, kind.CheckedIn, kind.NoShow, kind.Rejected),
		booking.And(booking.StatusEQ(kind.Expired), booking.HeldUntilIsNil()))
}

func (s *Service) ownPage(ctx context.Context, whose predicate.Booking, upcoming bool, page Page) ([]*gen.Booking, bool, error) {
	where := []predicate.Booking{
		whose,
		toShow(),
	}
	if upcoming {
		where = append(where, booking.EndsAtGT(s.clock.Now().Unix()))
	}
	return s.page(ctx, where, page)
}

// OfCommunity returns a page of the bookings that touch the range, for the staff of the community; fault NotFound for
// anyone else. No statuses mean the live and the completed ones.
func (s *Service) OfCommunity(
	ctx context.Context, v viewer.Viewer, community uuid.UUID, within span.Span, statuses []kind.BookingStatus, page Page,
) ([]*gen.Booking, bool, error) {
	if err := ForStaff(v, community); err != nil {
		return nil, false, err
	}
	if len(statuses) == 0 {
		statuses = append(kind.LiveStatuses(), kind.Completed)
	}
	return s.page(ctx, []predicate.Booking{
		booking.CommunityID(community),
		booking.StartsAtLT(within.End), booking.EndsAtGT(within.Start), booking.StartsAtGT(within.Start - longest),
		s.shownAs(statuses),
	}, page)
}

// shownAs holds for bookings that are shown in one of the statuses; COMPLETED is derived from the clock.
func (s *Service) shownAs(statuses []kind.BookingStatus) predicate.Booking {
	now := s.clock.Now().Unix()
	var shown []predicate.Booking
	for _, status := range statuses {
		switch status {
		case kind.Completed:
			shown = append(shown, booking.And(booking.StatusIn(kind.Confirmed, kind.CheckedIn), booking.EndsAtLTE(now)))
		case kind.Confirmed, kind.CheckedIn:
			shown = append(shown, booking.And(booking.StatusEQ(status), booking.EndsAtGT(now)))
		case kind.Held:
			shown = append(shown, booking.And(booking.StatusEQ(status), booking.HoldExpiresAtGT(now)))
		case kind.Pending:
			shown = append(shown, booking.And(booking.StatusEQ(status), booking.DueAtGT(now)))
		default:
			shown = append(shown, booking.StatusEQ(status))
		}
	}
	return booking.Or(shown...)
}

// page reads one more than wanted, to know whether there is more.
func (s *Service) page(ctx context.Context, where []predicate.Booking, page Page) ([]*gen.Booking, bool, error) {
	if page.After != nil {
		where = append(where, beyond(*page.After, entsql.CompositeGT))
	}
	if page.Before != nil {
		where = append(where, beyond(*page.Before, entsql.CompositeLT))
	}
	direction := entsql.OrderAsc()
	if page.Backwards {
		direction = entsql.OrderDesc()
	}
	found, err := withPeople(s.store.Read().Booking.Query().Where(where...)).
		Order(booking.ByStartsAt(direction), booking.ByID(direction)).Limit(page.Limit + 1).All(ctx)
	if err != nil {
		return nil, false, err
	}
	more := len(found) > page.Limit
	found = found[:min(len(found), page.Limit)]
	if page.Backwards {
		slices.Reverse(found)
	}
	return found, more, nil
}

// withPeople reads the people of a list at once rather than one by one.
func withPeople(q *gen.BookingQuery) *gen.BookingQuery {
	return q.WithBooker(func(p *gen.PersonQuery) { p.WithRoles() }).WithOrganisation().WithContact()
}

// Organisation is the one that the booking is for; nil when it is for none.
func (s *Service) Organisation(ctx context.Context, b *gen.Booking) (*gen.Organisation, error) {
	if b.OrganisationID == nil || b.Edges.Organisation != nil {
		return b.Edges.Organisation, nil
	}
	return s.store.Read().Organisation.Get(ctx, *b.OrganisationID)
}

func beyond(p Place, compare func([]string, ...any) *entsql.Predicate) predicate.Booking {
	return func(s *entsql.Selector) {
		s.Where(compare([]string{s.C(booking.FieldStartsAt), s.C(booking.FieldID)}, p.StartsAt, p.ID))
	}
}

// Status is the status that people see, with what the clock has brought by now.
func (s *Service) Status(b *gen.Booking) kind.BookingStatus { return settled(b, s.clock.Now().Unix()) }
