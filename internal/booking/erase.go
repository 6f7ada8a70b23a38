package booking

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/membership"
	"youkong/ent/gen/organisation"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/series"
	"youkong/ent/gen/suspensionlift"
	"youkong/ent/kind"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// chosen are the kinds of booking that people make for themselves and their own; the others are staff's work for the centre.
var chosen = []kind.BookingKind{kind.Personal, kind.Organisation}

// endsWith are the bookings and holds that nobody would come to once the person is gone: what they have booked, and what
// anybody has for an organisation of which they are the last. What an organisation has booked stays while others belong to it.
func endsWith(who uuid.UUID, now int64) predicate.Booking {
	belongsTo := func(p predicate.Membership) predicate.Booking {
		return booking.HasOrganisationWith(organisation.HasMembersWith(p))
	}
	return booking.And(
		booking.Or(booking.BookerID(who), belongsTo(membership.PersonID(who))),
		booking.KindIn(chosen...), booking.EndsAtGT(now), booking.StatusIn(kind.Held, kind.Pending, kind.Confirmed),
		booking.Not(belongsTo(membership.PersonIDNEQ(who))),
	)
}

// StreamsOf names the streams that CancelAllOf needs locked for the person.
func (s *Service) StreamsOf(ctx context.Context, c *gen.Client, person uuid.UUID) ([]string, error) {
	found, err := c.Booking.Query().Where(endsWith(person, s.clock.Now().Unix())).All(ctx)
	names := streams(&person, nil)
	if err != nil {
		return nil, err
	}
	for _, b := range found {
		names = append(names, streamsOf(b)...)
	}
	lines, err := linesOf(ctx, c, person)
	for _, community := range lines {
		names = append(names, feed.Community(community))
	}
	slices.Sort(names)
	return slices.Compact(names), err
}

// CancelAllOf cancels, within the write and whatever the notice, all that is not over and that nobody would come to without
// the viewer. It lets go of their holds and their places on waitlists, forgets the titles that they gave, what staff said of their
// bookings and that a suspension was lifted, and returns how many bookings it cancelled. The
// write must have locked StreamsOf.
func (s *Service) CancelAllOf(tx *store.Tx, v viewer.Viewer) (int, error) {
	if err := leaveLines(tx, v.Person); err != nil { // First, or what is let go of below might be offered to them.
		return 0, err
	}
	found, err := tx.Client().Booking.Query().Where(endsWith(v.Person, tx.Now().Unix())).
		Order(booking.ByStartsAt(), booking.ByID()).All(tx.Context())
	if err != nil {
		return 0, err
	}
	cancelled := 0
	for _, b := range found {
		if settled(b, tx.Now().Unix()) == kind.Expired {
			continue // The clock lets go of it.
		}
		if _, err := s.release(tx, b, kind.Cancelled, kind.BookingCancelled); err != nil {
			return 0, err
		}
		if err := witness(tx, v, kind.AuditCancel, b); err != nil {
			return 0, err
		}
		if b.Status != kind.Held {
			cancelled++
		}
	}
	if _, err := tx.Client().SuspensionLift.Delete().Where(suspensionlift.PersonID(v.Person)).Exec(tx.Context()); err != nil {
		return 0, err
	}
	if err := tx.Client().Series.Update().Where(series.BookerID(v.Person), series.KindIn(chosen...)).ClearTitle().Exec(tx.Context()); err != nil {
		return 0, err
	}
	said := booking.Or(booking.TitleNotNil(), booking.OverrideReasonNotNil(), booking.DecisionReasonNotNil())
	return cancelled, tx.Client().Booking.Update().Where(booking.BookerID(v.Person), booking.KindIn(chosen...), said).
		ClearTitle().ClearOverrideReason().ClearDecisionReason().Exec(tx.Context())
}
