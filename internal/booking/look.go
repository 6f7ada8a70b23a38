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
	moving    *gen.Booking     // The booking that would be moved,
	from      *community.Space // and the space that it would leave.
	hold      *gen.Booking     // The hold that would become a booking.
	again     *gen.Booking     // The refused request that would be made again.
	keeping   bool             // Whether a hold is asked for.
	whom      party
	uses      []policy.Use // What counts against the quotas of whom it is for, where there are any.
	beside    *siblings    // Of an occurrence of a series: the others; else nil.
	suspended *int64       // When whose it is may book again, 0 for now; nil while that is not known.
	override  *Override    // Why staff break rules for it; nil when they don't.
	viewer    viewer.Viewer
	holders   map[uuid.UUID]bool // Gathers who holds anything that was looked at, unless it is nil.
}

func (q question) request(now int64) policy.Request {
	r := policy.Request{
		Span: q.slot.Span, Units: q.slot.Units, Attendees: q.attendees, Now: now,
		Staff:    q.staff(),
		Resident: q.viewer.SignedIn() && q.viewer.Home == q.space.CommunityID,
		// Whom a hold is for is said when it is turned into a booking.
		Organisation: q.whom.organisation != nil || q.keeping && len(q.viewer.Organisations) > 0,
	}
	r.Holder, _ = q.holder()
	r.Uses = q.uses
	if q.suspended != nil {
		r.SuspendedUntil = *q.suspended
	}
	r.Whole = q.override != nil || q.blocks()
	if q.moving != nil {
		r.Booking = q.moving.ID
		r.Stored, r.From = &span.Span{Start: q.moving.StartsAt, End: q.moving.EndsAt}, &q.from.Rules
	}
	if q.hold != nil {
		r.Booking, r.HeldSince = q.hold.ID, q.hold.CreatedAt
	}
	return r
}

// look asks the rules. It reads little where the answer is yes; a no is looked at again over the days that its reasons
// and alternatives speak of, and comes with what was taken then.
func (s *Service) look(ctx context.Context, c *gen.Client, q question, now int64) (policy.Decision, []policy.Taken, error) {
	q, err := s.counted(ctx, c, q, now, q.space)
	if err != nil {
		return policy.Decision{}, nil, err
	}
	if q, err = s.judged(ctx, c, q, now); err != nil {
		return policy.Decision{}, nil, err
	}
	request := q.request(now)
	taken, err := s.taken(ctx, c, q, q.narrow(), now)
	if err != nil {
		return policy.Decision{}, nil, err
	}
	decision := q.decide(taken, now)
	if decision.Allowed() {
		return decision, taken, nil
	}
	taken, err = s.taken(ctx, c, q, policy.Look(q.rules(), request), now)
	if err != nil {
		return policy.Decision{}, nil, err
	}
	return q.decide(taken, now), taken, nil
}

// staff says whether who asks works where the space is.
func (q question) staff() bool { return q.viewer.StaffOf(q.space.CommunityID) }

// blocks says whether it is a block, for which staff answer alone.
func (q question) blocks() bool { return q.whom.kind == kind.Block }

// rules are those of the space, with the horizon of a series for what belongs to one. Nothing is prepared or cleaned for a
// block.
func (q question) rules() policy.Space {
	rules := q.space.Rules
	if q.beside != nil || q.moving != nil && q.moving.SeriesID != nil {
		rules.Rules.HorizonDays = rules.Rules.SeriesHorizon()
	}
	if q.blocks() {
		rules.Rules.SetUp, rules.Rules.CleanUp = 0, 0
	}
	return rules
}

// decide asks the rules, and of a move also whether its booking is one that can be moved. Staff may break rules, and blocks
// have none to keep but that nothing is taken twice.
func (q question) decide(taken []policy.Taken, now int64) policy.Decision {
	decision := policy.Decide(q.rules(), q.request(now), taken)
	if q.override != nil || q.blocks() {
		decision = decision.Break()
	}
	if q.blocks() {
		decision.Broken = nil
	}
	if q.moving != nil && !policy.Movable(settled(q.moving, now)) {
		decision.Refusals = append(decision.Refusals, policy.WrongStatus(settled(q.moving, now)))
	}
	return decision
}

// narrow is the slot with its buffers. What is longer than a space can be booked for is refused whatever it overlaps, unless
// staff break that rule.
func (q question) narrow() span.Span {
	rules, slot := q.rules().Rules, q.slot.Span
	end := min(slot.End, slot.Start+int64(rules.MaxLength/time.Second))
	if q.override != nil || q.blocks() {
		end = slot.End
	}
	return span.Span{Start: slot.Start - int64(rules.SetUp/time.Second), End: end + int64(rules.CleanUp/time.Second)}
}

// row is an occupancy in force, and of a hold whose it is. What a waiter was offered is theirs, but nothing that a new hold or
// booking of theirs would replace: it is in everybody's way, so its row names nobody.
type row struct {
	UnitID    uuid.UUID          `sql:"unit_id"`
	BookingID uuid.UUID          `sql:"booking_id"`
	SpaceID   uuid.UUID          `sql:"space_id"`
	StartsAt  int64              `sql:"starts_at"`
	EndsAt    int64              `sql:"ends_at"`
	Status    kind.BookingStatus `sql:"status"`
	BookerID  *uuid.UUID         `sql:"booker_id"`
}

// taken reads what is in force on the units of the space within the range and stands in the way of this viewer.
func (s *Service) taken(ctx context.Context, c *gen.Client, q question, within span.Span, now int64) ([]policy.Taken, error) {
	rows, err := s.inForce(ctx, c, q.space.Rules.Units, within, now)
	return q.inTheWay(rows), err
}

// inForce reads what is in force on the units within the range. A hold that has run out is not, nor what the clock has ended.
func (s *Service) inForce(ctx context.Context, c *gen.Client, units []uuid.UUID, within span.Span, now int64) ([]row, error) {
	var rows []row
	err := c.Occupancy.Query().Where(occupancy.UnitIDIn(units...)).Modify(func(s *entsql.Selector) {
		b := entsql.Table(booking.Table)
		s.Join(b).On(s.C(occupancy.FieldBookingID), b.C(booking.FieldID))
		s.Where(entsql.And(
			entsql.ExprP(s.C(occupancy.FieldLive)), // A literal, so that the partial index can be used.
			entsql.LT(s.C(occupancy.FieldStartsAt), within.End),
			entsql.GT(s.C(occupancy.FieldStartsAt), within.Start-span.MaxOccupancy),
			entsql.GT(s.C(occupancy.FieldEndsAt), within.Start),
			entsql.Not(entsql.And(
				entsql.EQ(b.C(booking.FieldStatus), kind.Held), entsql.LTE(b.C(booking.FieldHoldExpiresAt), now),
			)),
			entsql.Or(entsql.IsNull(b.C(booking.FieldDueAt)), entsql.GT(b.C(booking.FieldDueAt), now)),
		))
		s.Select(s.Columns(occupancy.FieldUnitID, occupancy.FieldBookingID, occupancy.FieldSpaceID,
			occupancy.FieldStartsAt, occupancy.FieldEndsAt)...)
		s.AppendSelect(b.C(booking.FieldStatus))
		s.AppendSelectExprAs(entsql.Raw("CASE WHEN NOT "+b.C(booking.FieldOffered)+" THEN "+b.C(booking.FieldBookerID)+" END"), booking.FieldBookerID)
	}).Scan(ctx, &rows)
	return rows, err
}

// inTheWay leaves out the viewer's own hold on the space asked for, which a new one replaces; but a move and a request that
// is made again replace nothing.
func (q question) inTheWay(rows []row) []policy.Taken {
	taken := make([]policy.Taken, 0, len(rows))
	if q.beside != nil {
		taken = append(taken, q.beside.taken...)
	}
	for _, r := range rows {
		if q.beside != nil && q.beside.leaving[r.BookingID] {
			continue
		}
		if r.Status == kind.Held && r.BookerID != nil {
			if q.holders != nil {
				q.holders[*r.BookerID] = true
			}
			if q.viewer.SignedIn() && *r.BookerID == q.viewer.Person && r.SpaceID == q.space.ID && q.moving == nil && q.again == nil {
				continue
			}
		}
		taken = append(taken, policy.Taken{Unit: r.UnitID, Booking: r.BookingID, Span: span.Span{Start: r.StartsAt, End: r.EndsAt}})
	}
	return taken
}
