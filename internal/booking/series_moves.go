package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/occupancy"
	"youkong/internal/policy"
	"youkong/internal/store"
)

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
