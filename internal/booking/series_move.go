package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/localtime"
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
			outcome, err = s.moveStretch(tx, v, in, found)
			return err
		})
	})
	if store.Overlap(err) { // Someone wrote past this program, and the rules see it now.
		return s.CheckMoveSeries(ctx, v, in)
	}
	return outcome, err
}

// moveStretch judges what would move, and moves what may.
func (s *Service) moveStretch(tx *store.Tx, v viewer.Viewer, in MoveSeriesInput, b *gen.Booking) (SeriesOutcome, error) {
	m, err := s.movementOf(tx.Context(), tx.Client(), v, in, b, tx.Now().Unix())
	if err != nil {
		return SeriesOutcome{}, err
	}
	if err := m.refresh(s.within(tx)); err != nil {
		return SeriesOutcome{}, err
	}
	dates, decisions, err := s.judgeMoves(tx.Context(), tx.Client(), m.plan, in.Skip, tx.Now().Unix())
	outcome := SeriesOutcome{Series: m.series, Space: m.space, Rule: m.plan.rule, Dates: dates}
	if err != nil || !goesAhead(dates, in.Skip) {
		return outcome, err
	}
	if outcome.Series, err = s.split(tx, m); err != nil {
		return outcome, err
	}
	if err := s.moveEach(tx, m, outcome, decisions); err != nil {
		return outcome, err
	}
	return outcome, witnessSeries(tx, v, kind.AuditMoveSeries, outcome.Series)
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
	if err := m.refresh(s.newest); err != nil {
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
