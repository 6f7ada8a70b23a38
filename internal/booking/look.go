package booking

import (
	"context"
	"time"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// question is one request to the rules, with all they need to know but the time and what is taken.
type question struct {
	space     *community.Space
	slot      Slot
	attendees int
	moving    *gen.Booking // The booking that would be moved.
	hold      *gen.Booking // The hold that would become a booking.
	viewer    viewer.Viewer
}

func (q question) request(now int64) policy.Request {
	r := policy.Request{
		Span: q.slot.Span, Units: q.slot.Units, Attendees: q.attendees, Now: now,
		Staff: q.viewer.StaffOf(q.space.CommunityID),
	}
	if q.moving != nil {
		r.Booking = q.moving.ID
		r.Stored = &span.Span{Start: q.moving.StartsAt, End: q.moving.EndsAt}
	}
	if q.hold != nil {
		r.Booking, r.HeldSince = q.hold.ID, q.hold.CreatedAt
	}
	return r
}

// look asks the rules. It reads little where the answer is yes; a no is looked at again over the days that its reasons
// and alternatives speak of, and comes with what was taken then.
func (s *Service) look(ctx context.Context, c *gen.Client, q question, now int64) (policy.Decision, []policy.Taken, error) {
	request := q.request(now)
	taken, err := s.taken(ctx, c, q, q.narrow(), now)
	if err != nil {
		return policy.Decision{}, nil, err
	}
	decision := q.decide(taken, now)
	if decision.Allowed() {
		return decision, taken, nil
	}
	taken, err = s.taken(ctx, c, q, policy.Look(q.space.Rules, request), now)
	if err != nil {
		return policy.Decision{}, nil, err
	}
	return q.decide(taken, now), taken, nil
}

// decide asks the rules, and of a move also whether its booking is one that can be moved.
func (q question) decide(taken []policy.Taken, now int64) policy.Decision {
	decision := policy.Decide(q.space.Rules, q.request(now), taken)
	if q.moving != nil && !policy.Movable(settled(q.moving, now)) {
		decision.Refusals = append(decision.Refusals, policy.WrongStatus(settled(q.moving, now)))
	}
	return decision
}

// narrow is the slot with its buffers. What is longer than a space can be booked for is refused whatever it overlaps.
func (q question) narrow() span.Span {
	rules, slot := q.space.Rules.Rules, q.slot.Span
	end := min(slot.End, slot.Start+int64(rules.MaxLength/time.Second))
	return span.Span{Start: slot.Start - int64(rules.SetUp/time.Second), End: end + int64(rules.CleanUp/time.Second)}
}

// taken reads what is in force on the units of the space within the range. Left out is what does not stand in the way
// of this viewer: holds that have run out, and the viewer's own hold on this space, which a new one replaces.
func (s *Service) taken(ctx context.Context, c *gen.Client, q question, within span.Span, now int64) ([]policy.Taken, error) {
	var rows []struct {
		UnitID    uuid.UUID `sql:"unit_id"`
		BookingID uuid.UUID `sql:"booking_id"`
		StartsAt  int64     `sql:"starts_at"`
		EndsAt    int64     `sql:"ends_at"`
	}
	err := c.Occupancy.Query().Where(occupancy.UnitIDIn(q.space.Rules.Units...)).Modify(func(s *entsql.Selector) {
		b := entsql.Table(booking.Table)
		s.Join(b).On(s.C(occupancy.FieldBookingID), b.C(booking.FieldID))
		s.Where(entsql.And(
			entsql.ExprP(s.C(occupancy.FieldLive)), // A literal, so that the partial index can be used.
			entsql.LT(s.C(occupancy.FieldStartsAt), within.End),
			entsql.GT(s.C(occupancy.FieldStartsAt), within.Start-span.MaxOccupancy),
			entsql.GT(s.C(occupancy.FieldEndsAt), within.Start),
			entsql.Not(standsAside(b, q, now)),
		))
		s.Select(s.Columns(occupancy.FieldUnitID, occupancy.FieldBookingID, occupancy.FieldStartsAt, occupancy.FieldEndsAt)...)
	}).Scan(ctx, &rows)
	if err != nil {
		return nil, err
	}
	taken := make([]policy.Taken, len(rows))
	for i, r := range rows {
		taken[i] = policy.Taken{Unit: r.UnitID, Booking: r.BookingID, Span: span.Span{Start: r.StartsAt, End: r.EndsAt}}
	}
	return taken, nil
}

// standsAside holds for a hold that has run out, and for the viewer's own hold on the space asked for, unless they ask
// for a move: that replaces nothing.
func standsAside(b *entsql.SelectTable, q question, now int64) *entsql.Predicate {
	held := entsql.EQ(b.C(booking.FieldStatus), kind.Held)
	expired := entsql.LTE(b.C(booking.FieldHoldExpiresAt), now)
	if !q.viewer.SignedIn() || q.moving != nil {
		return entsql.And(held, expired)
	}
	own := entsql.And(
		entsql.EQ(b.C(booking.FieldBookerID), q.viewer.Person),
		entsql.EQ(b.C(booking.FieldSpaceID), q.space.ID),
	)
	return entsql.And(held, entsql.Or(expired, own))
}
