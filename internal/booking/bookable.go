package booking

import (
	"context"
	"encoding/json"

	"entgo.io/ent/dialect"
	"github.com/google/uuid"

	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// Bookable says of each slot whether Check would allow it at this moment, all of them read together: for searches, which
// find many and want no reasons. A space that is unknown is not bookable.
func (s *Service) Bookable(ctx context.Context, v viewer.Viewer, slots []Slot, attendees int) ([]bool, error) {
	questions, bookable := make([]question, len(slots)), make([]bool, len(slots))
	var communities []uuid.UUID
	for i, slot := range slots {
		if space, ok := s.places.Catalogue().Space(slot.Space); ok && slot.invalid() == nil {
			questions[i] = question{space: space, slot: slot, attendees: attendees, whom: ofViewer(v), viewer: v}
			communities = append(communities, space.CommunityID)
		}
	}
	now := s.clock.Now().Unix()
	heads, err := feed.Heads(ctx, s.store, communities)
	if err != nil {
		return nil, err
	}
	rows, err := s.inForceOf(ctx, questions, now)
	if err != nil {
		return nil, err
	}
	var uses []policy.Use
	counted := false
	person, err := s.judged(ctx, s.store.Read(), question{whom: ofViewer(v), viewer: v}, now)
	if err != nil {
		return nil, err
	}
	for i, q := range questions {
		if q.space != nil {
			if !counted && q.limited(q.space) {
				if q, err = s.counted(ctx, s.store.Read(), q, now, q.space); err != nil {
					return nil, err
				}
				uses, counted = q.uses, true // Read once for all.
			}
			q.uses, q.suspended = uses, person.suspended
			at := max(now, heads[q.space.CommunityID].At) // As ask judges.
			bookable[i] = len(q.decide(q.inTheWay(rows[i]), at).Refusals) == 0
		}
	}
	return bookable, nil
}

// Eligible says whether the space is for the viewer, at whatever time.
func Eligible(v viewer.Viewer, space *community.Space) bool {
	return policy.May(space.Rules, question{space: space, whom: ofViewer(v), viewer: v}.request(0))
}

// What is in force on many units, each within a range of its own.
const (
	takenOfManyPostgres = `
		SELECT u.i, o.unit_id, o.booking_id, o.space_id, o.starts_at, o.ends_at, b.status, CASE WHEN NOT b.offered THEN b.booker_id END
		FROM json_to_recordset($1::json) AS u (i int, unit uuid, since bigint, until bigint)
		CROSS JOIN LATERAL (SELECT unit_id, booking_id, space_id, starts_at, ends_at FROM occupancies
			WHERE live AND unit_id = u.unit AND starts_at < u.until AND starts_at > u.since - $2 AND ends_at > u.since OFFSET 0) o
		JOIN bookings b ON b.id = o.booking_id WHERE NOT (b.status = 'HELD' AND b.hold_expires_at <= $3)
			AND (b.due_at IS NULL OR b.due_at > $3)`
	takenOfManySQLite = `
		SELECT u.value ->> 'i', o.unit_id, o.booking_id, o.space_id, o.starts_at, o.ends_at, b.status, CASE WHEN NOT b.offered THEN b.booker_id END
		FROM json_each($1) u CROSS JOIN occupancies o CROSS JOIN bookings b
		WHERE o.live AND o.unit_id = u.value ->> 'unit' AND o.starts_at < u.value ->> 'until'
			AND o.starts_at > (u.value ->> 'since') - $2 AND o.ends_at > u.value ->> 'since'
			AND b.id = o.booking_id AND NOT (b.status = 'HELD' AND b.hold_expires_at <= $3)
			AND (b.due_at IS NULL OR b.due_at > $3)`
)

// askedUnit is what the statement is told of a unit.
type askedUnit struct {
	I     int       `json:"i"`
	Unit  uuid.UUID `json:"unit"`
	Since int64     `json:"since"`
	Until int64     `json:"until"`
}

// inForceOf is inForce for many questions at once, each within its own narrow range.
func (s *Service) inForceOf(ctx context.Context, questions []question, now int64) ([][]row, error) {
	statement := takenOfManySQLite
	if s.store.Dialect() == dialect.Postgres {
		statement = takenOfManyPostgres
	}
	asked := []askedUnit{}
	for i, q := range questions {
		if q.space == nil {
			continue
		}
		for _, unit := range q.space.Rules.Units {
			asked = append(asked, askedUnit{I: i, Unit: unit, Since: q.narrow().Start, Until: q.narrow().End})
		}
	}
	text, err := json.Marshal(asked)
	if err != nil {
		return nil, err
	}
	rows, err := s.store.Read().QueryContext(ctx, statement, string(text), span.MaxOccupancy, now)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([][]row, len(questions))
	for rows.Next() {
		var i int
		var r row
		if err := rows.Scan(&i, &r.UnitID, &r.BookingID, &r.SpaceID, &r.StartsAt, &r.EndsAt, &r.Status, &r.BookerID); err != nil {
			return nil, err
		}
		found[i] = append(found[i], r)
	}
	return found, rows.Err()
}
