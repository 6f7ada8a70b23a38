package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/recur"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// MoveSeriesInput asks to move a booking of a series, and others of it along.
type MoveSeriesInput struct {
	Booking uuid.UUID
	Scope   Scope
	Slot    Slot // Where that booking goes. The others go to the same time of their days, by as many days.
	Skip    bool // What is refused stays where it is; otherwise nothing moves when one is.
}

func (in MoveSeriesInput) validate() error { return fault.Invalid(in.Slot.invalid()) }

// movement is a stretch with where it would go.
type movement struct {
	stretch
	plan
}

// MoveSeries moves a booking of a series, or also those that follow, or all that have not begun. From there on the rule is
// another; what lies before stays a series of its own, as it was. What had been moved by itself stays where somebody put it.
// Faults: BadInput, also when the rule can't be said of the new days, or the space is in another centre; NotFound for a
// booking or space that the viewer cannot see.
func (s *Service) MoveSeries(ctx context.Context, v viewer.Viewer, in MoveSeriesInput) (SeriesOutcome, error) {
	if err := in.validate(); err != nil {
		return SeriesOutcome{}, err
	}
	if in.Scope == ThisOne {
		o, err := s.Move(ctx, v, MoveInput{Booking: in.Booking, Slot: in.Slot})
		return s.single(ctx, v, in.Booking, &in.Slot, o, err)
	}
	var outcome SeriesOutcome
	err := s.find(ctx, v, in.Booking, func(stored *gen.Booking) error {
		return s.store.Write(ctx, streamsOf(stored), func(tx *store.Tx) error {
			if err := s.settle(tx, stored.CommunityID); err != nil {
				return err
			}
			found, err := s.locked(tx, v, stored)
			if err != nil {
				return err
			}
			m, err := s.movementOf(tx.Context(), tx.Client(), v, in, found, tx.Now().Unix())
			if err != nil {
				return err
			}
			if err := m.refresh(func(space *community.Space) (*community.Space, error) { return s.places.Within(tx, space) }); err != nil {
				return err
			}
			outcome = SeriesOutcome{Series: m.series, Space: m.space, Rule: m.plan.rule}
			var decisions []policy.Decision
			outcome.Dates, decisions, err = s.judgeMoves(tx.Context(), tx.Client(), m.plan, in.Skip, tx.Now().Unix())
			if err != nil || !goesAhead(outcome.Dates, in.Skip) {
				return err
			}
			if outcome.Series, err = s.split(tx, m); err != nil {
				return err
			}
			if err := s.moveEach(tx, m, outcome, decisions); err != nil {
				return err
			}
			return witnessSeries(tx, v, kind.AuditMoveSeries, outcome.Series)
		})
	})
	if store.Overlap(err) { // Someone wrote past this program, and the rules see it now.
		return s.CheckMoveSeries(ctx, v, in)
	}
	return outcome, err
}

// CheckMoveSeries is the dry run of MoveSeries, with its faults.
func (s *Service) CheckMoveSeries(ctx context.Context, v viewer.Viewer, in MoveSeriesInput) (SeriesOutcome, error) {
	if err := in.validate(); err != nil {
		return SeriesOutcome{}, err
	}
	if in.Scope == ThisOne {
		o, err := s.Check(ctx, v, CheckInput{Slot: in.Slot, Booking: &in.Booking})
		return s.single(ctx, v, in.Booking, &in.Slot, o, err)
	}
	c := s.store.Read()
	found, err := s.visible(ctx, c, v, in.Booking)
	if err != nil {
		return SeriesOutcome{}, err
	}
	head, err := feed.Stand(ctx, c, feed.Community(found.CommunityID))
	if err != nil {
		return SeriesOutcome{}, err
	}
	now := max(s.clock.Now().Unix(), head.At)
	m, err := s.movementOf(ctx, c, v, in, found, now)
	if err != nil {
		return SeriesOutcome{}, err
	}
	if _, err := s.places.Fresh(ctx, c, m.space.Community, head.Calendar); err != nil {
		return SeriesOutcome{}, err
	}
	if err := m.refresh(func(space *community.Space) (*community.Space, error) { return s.space(space.ID) }); err != nil {
		return SeriesOutcome{}, err
	}
	outcome := SeriesOutcome{Series: m.series, Space: m.space, Rule: m.plan.rule}
	outcome.Dates, _, err = s.judgeMoves(ctx, c, m.plan, in.Skip, now)
	return outcome, err
}

// movementOf says where each of the stretch would go.
func (s *Service) movementOf(
	ctx context.Context, c *gen.Client, v viewer.Viewer, in MoveSeriesInput, b *gen.Booking, now int64,
) (movement, error) {
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return movement{}, err
	}
	if space.CommunityID != b.CommunityID {
		return movement{}, fault.Invalid([]fault.Field{{Path: "input.slot.spaceId", Reason: "must be a space of the same centre"}})
	}
	if b.OccursAt != nil && *b.OccursAt <= now {
		return movement{}, badBooking("has been put off from a date that is over: move it alone")
	}
	all, err := s.stretchOf(ctx, c, b, in.Scope, now, booking.OccursAtGT(now))
	if err != nil {
		return movement{}, err
	}
	zone := space.Community.Zone
	clock, days := localtime.ClockOf(in.Slot.Span.Start, zone), daysFrom(*b.OccursAt, in.Slot.Span.Start, space)
	m := movement{stretch: all, plan: plan{space: space}}
	if m.plan.rule, err = all.rule.Ending(all.ahead).Shift(days); err != nil {
		return m, fault.Invalid([]fault.Field{{Path: "input.slot.start", Reason: err.Error()}})
	}
	for _, other := range all.following {
		at := localtime.At(localtime.DateOf(*other.OccursAt, zone).AddDays(days), clock, zone)
		slot := Slot{Space: space.ID, Span: span.Span{Start: at, End: at + in.Slot.Span.Len()}, Units: in.Slot.Units}
		q, err := s.moveOf(other, space, slot, v)
		if err != nil {
			return m, err
		}
		astray := other.ID != b.ID && (other.StartsAt != *other.OccursAt || other.SpaceID != all.series.SpaceID)
		if astray {
			q.space, q.slot = q.from, slotOf(other)
		}
		there := q.stays(q.space, q.slot.Span) && q.slot.Units == other.UnitCount
		m.dates = append(m.dates, planned{occurs: at, leftOut: astray || there, q: q})
	}
	m.first = span.Span{Start: m.dates[0].occurs, End: m.dates[0].occurs + in.Slot.Span.Len()}
	return m, nil
}

// daysFrom is how many local days lie between two moments.
func daysFrom(from, to int64, space *community.Space) int {
	zone := space.Community.Zone
	return recur.DaysBetween(localtime.DateOf(from, zone), localtime.DateOf(to, zone))
}

// judgeMoves judges all that would move as if it had left its place; and where something is refused and stays, once more
// those that counted on its place.
func (s *Service) judgeMoves(ctx context.Context, c *gen.Client, p plan, skip bool, now int64) ([]Date, []policy.Decision, error) {
	leaving := map[uuid.UUID]bool{}
	for _, d := range p.dates {
		leaving[d.q.moving.ID] = !d.leftOut
	}
	dates, decisions := make([]Date, len(p.dates)), make([]policy.Decision, len(p.dates))
	for again := true; again; {
		again = false
		others := &siblings{leaving: leaving}
		for i, d := range p.dates {
			if len(dates[i].Refusals) > 0 {
				continue
			}
			dates[i] = Date{OccursAt: d.occurs, Slot: d.q.slot, Space: d.q.space, LeftOut: d.leftOut}
			if d.leftOut {
				continue
			}
			d.q.beside = others
			var err error
			if decisions[i], _, err = s.look(ctx, c, d.q, now); err != nil {
				return nil, nil, err
			}
			if dates[i].Refusals = decisions[i].Refusals; decisions[i].Allowed() {
				others.take(d.q, decisions[i])
				continue
			}
			delete(leaving, d.q.moving.ID)
			again = skip
		}
	}
	return dates, decisions, nil
}

// moveEach takes all off their places before it writes the new ones, which may be those of others. Who waits is asked last.
func (s *Service) moveEach(tx *store.Tx, m movement, outcome SeriesOutcome, decisions []policy.Decision) error {
	err := tx.Client().Occupancy.Update().Where(occupancy.BookingIDIn(m.moving(outcome.Dates)...)).SetLive(false).Exec(tx.Context())
	if err != nil {
		return err
	}
	var freed []opening
	for i, d := range m.dates {
		b := d.q.moving
		if outcome.Dates[i].Allowed() {
			moved, left, err := s.rehouse(tx, d.q, decisions[i])
			if err != nil {
				return err
			}
			b, freed = moved, append(freed, left)
		}
		b, err := tx.Client().Booking.UpdateOne(b).SetSeriesID(outcome.Series.ID).SetOccursAt(d.occurs).Save(tx.Context())
		if err != nil {
			return err
		}
		if outcome.Dates[i].Allowed() {
			outcome.Dates[i].Booking = b
		}
	}
	return s.offer(tx, freed...)
}

// moving are the bookings that are allowed to move.
func (m movement) moving(dates []Date) []uuid.UUID {
	var ids []uuid.UUID
	for i, d := range m.dates {
		if dates[i].Allowed() {
			ids = append(ids, d.q.moving.ID)
		}
	}
	return ids
}

// split makes what is moved a series of its own, and has the old one end before it; a series that moves as a whole stays the
// same.
func (s *Service) split(tx *store.Tx, m movement) (*gen.Series, error) {
	old, now := m.series, tx.Now().Unix()
	units := m.dates[0].q.slot.Units
	if m.behind == 0 {
		return tx.Client().Series.UpdateOne(old).SetRule(m.plan.rule.String()).SetStartsAt(m.first.Start).SetLength(m.first.Len()).
			SetSpaceID(m.space.ID).SetUnitCount(max(units, 1)).SetUpdatedAt(now).Save(tx.Context())
	}
	err := tx.Client().Series.UpdateOne(old).SetRule(m.stretch.rule.Ending(m.behind).String()).SetUpdatedAt(now).Exec(tx.Context())
	if err != nil {
		return nil, err
	}
	return tx.Client().Series.Create().SetCommunityID(old.CommunityID).SetSpaceID(m.space.ID).
		SetNillableBookerID(old.BookerID).SetNillableOrganisationID(old.OrganisationID).SetNillableContactID(old.ContactID).
		SetKind(old.Kind).SetRule(m.plan.rule.String()).SetStartsAt(m.first.Start).SetLength(m.first.Len()).
		SetUnitCount(max(units, 1)).SetAttendees(old.Attendees).SetNillableTitle(old.Title).
		SetCreatedAt(now).SetUpdatedAt(now).Save(tx.Context())
}
