package booking

import (
	"fmt"
	"math"
	"slices"

	"entgo.io/ent/dialect"
	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
)

// facts are what a booking waits for under its lock: read by one statement for all that share a transaction.
type facts struct {
	dialect string
	q       question
	a       attempt

	known bool            // The key was used before.
	own   bool            // The viewer has a hold on the space.
	due   int64           // When the first thing of the community is to be settled, Unix seconds.
	uses  *store.Question // What counts against quotas; nil where there are none to keep.
	// missing asks whether whose it is may book, and missed is the answer; nil where that does not matter.
	missing *store.Question
	missed  missed
	rows    []row // What is in force on the space's units, and holds that nobody has settled.
}

// never is later than any hold ends.
const never = math.MaxInt64

// The kinds of rows that the statements return.
const (
	factKey = iota
	factOwn
	factDue
	factTaken
)

// factsPostgres asks for all bookings at once; of what is due it is told each community once. The statements for SQLite ask
// for one booking, and for one of its units: was the key used; does the viewer hold the space; when the clock first ends
// something in the community; what is taken of a unit. Their searches are bound on both sides, and each begins with what is
// asked: LATERAL with OFFSET 0 or LIMIT, and CROSS JOIN, say so to the planners. PostgreSQL plans it once, while the tables are
// still small: it would plan each time if it saw how long the lists are, which (SELECT …) hides from it.
var (
	factsPostgres = fmt.Sprintf(`
		SELECT a.i - 1, %d, k.result_id, k.result_id, k.result_id, 0::bigint, 0::bigint, '', NULL::uuid
		FROM unnest((SELECT $1::uuid[]), (SELECT $2::varchar[]), (SELECT $3::varchar[])) WITH ORDINALITY AS a (person, mutation, key, i)
		CROSS JOIN LATERAL (SELECT result_id FROM idempotency_keys
			WHERE person_id = a.person AND mutation = a.mutation AND key = a.key LIMIT 1) k
		UNION ALL
		SELECT a.i - 1, %d, h.id, h.id, h.id, 0, 0, '', NULL
		FROM unnest((SELECT $1::uuid[]), (SELECT $4::uuid[])) WITH ORDINALITY AS a (person, space, i)
		CROSS JOIN LATERAL (SELECT id FROM bookings WHERE booker_id = a.person AND hold_expires_at IS NOT NULL
			AND status = 'HELD' AND NOT offered AND space_id = a.space LIMIT 1) h
		UNION ALL
		SELECT c.i, %d, h.id, h.id, h.id, 0, h.hold_expires_at, '', NULL
		FROM unnest((SELECT $5::bigint[]), (SELECT $6::uuid[])) AS c (i, id)
		CROSS JOIN LATERAL (SELECT id, hold_expires_at FROM bookings
			WHERE community_id = c.id AND hold_expires_at IS NOT NULL AND status = 'HELD' ORDER BY hold_expires_at LIMIT 1) h
		UNION ALL
		SELECT c.i, %d, d.id, d.id, d.id, 0, d.due_at, '', NULL
		FROM unnest((SELECT $5::bigint[]), (SELECT $6::uuid[])) AS c (i, id)
		CROSS JOIN LATERAL (SELECT id, due_at FROM bookings
			WHERE community_id = c.id AND due_at IS NOT NULL ORDER BY due_at LIMIT 1) d
		UNION ALL
		SELECT u.i, %d, o.unit_id, o.booking_id, o.space_id, o.starts_at, o.ends_at, b.status, CASE WHEN NOT b.offered THEN b.booker_id END
		FROM unnest((SELECT $7::bigint[]), (SELECT $8::uuid[]), (SELECT $9::bigint[]), (SELECT $10::bigint[])) AS u (i, unit, since, until)
		CROSS JOIN LATERAL (SELECT unit_id, booking_id, space_id, starts_at, ends_at FROM occupancies
			WHERE live AND unit_id = u.unit AND starts_at < u.until AND starts_at > u.since - %d AND ends_at > u.since OFFSET 0) o
		CROSS JOIN LATERAL (SELECT status, offered, booker_id FROM bookings WHERE id = o.booking_id LIMIT 1) b`,
		factKey, factOwn, factDue, factDue, factTaken, span.MaxOccupancy)

	factsSQLite = fmt.Sprintf(`
		SELECT ?1, %d, result_id, result_id, result_id, 0, 0, '', NULL FROM idempotency_keys
		WHERE person_id = ?2 AND mutation = ?3 AND key = ?4
		UNION ALL
		SELECT ?1, %d, id, id, id, 0, 0, '', NULL FROM bookings INDEXED BY bookings_held_by
		WHERE booker_id = ?2 AND hold_expires_at IS NOT NULL AND status = 'HELD' AND NOT offered AND space_id = ?5
		UNION ALL
		SELECT * FROM (SELECT ?1, %d, id, id, id, 0, hold_expires_at, '', NULL FROM bookings INDEXED BY bookings_holds
			WHERE community_id = ?6 AND hold_expires_at IS NOT NULL AND status = 'HELD' ORDER BY hold_expires_at LIMIT 1)
		UNION ALL
		SELECT * FROM (SELECT ?1, %d, id, id, id, 0, due_at, '', NULL FROM bookings INDEXED BY bookings_due
			WHERE community_id = ?6 AND due_at IS NOT NULL ORDER BY due_at LIMIT 1)`, factKey, factOwn, factDue, factDue)
	takenSQLite = fmt.Sprintf(`
		SELECT ?, %d, o.unit_id, o.booking_id, o.space_id, o.starts_at, o.ends_at, b.status, CASE WHEN NOT b.offered THEN b.booker_id END
		FROM occupancies o CROSS JOIN bookings b ON b.id = o.booking_id
		WHERE o.live AND o.unit_id = ? AND o.starts_at < ? AND o.starts_at > ? AND o.ends_at > ?`, factTaken)
)

// Questions ask for the facts of all bookings that share a transaction.
func (f *facts) Questions(all []store.Wish) []store.Question {
	var questions []store.Question
	for _, wish := range all {
		f := wish.(*facts)
		f.known, f.own, f.due, f.rows, f.q.uses, f.missed = false, false, never, nil, nil, missed{}
		if f.missing != nil {
			questions = append(questions, *f.missing)
		}
		if f.uses != nil {
			questions = append(questions, *f.uses)
		}
	}
	read := func(rows store.Rows) error { return learn(all, rows) }
	if f.dialect == dialect.Postgres {
		return append(questions, store.Question{SQL: factsPostgres, Args: allAsked(all), Read: read})
	}
	for i, wish := range all {
		q, a, within := wish.(*facts).q, wish.(*facts).a, wish.(*facts).q.narrow()
		questions = append(questions, store.Question{
			SQL: factsSQLite, Args: []any{i, q.viewer.Person, a.mutation, a.key, q.space.ID, q.space.CommunityID}, Read: read,
		})
		for _, unit := range q.space.Rules.Units {
			questions = append(questions, store.Question{
				SQL: takenSQLite, Args: []any{i, unit, within.End, within.Start - span.MaxOccupancy, within.Start}, Read: read,
			})
		}
	}
	return questions
}

// allAsked are the arguments of factsPostgres: a column each of the bookings, their communities and their units.
func allAsked(all []store.Wish) []any {
	var people, spaces, communities, units []uuid.UUID
	var mutations, keys []string
	var firsts, whose, since, until []int64
	for i, wish := range all {
		q, a := wish.(*facts).q, wish.(*facts).a
		people, mutations, keys = append(people, q.viewer.Person), append(mutations, a.mutation), append(keys, a.key)
		spaces = append(spaces, q.space.ID)
		if !slices.Contains(communities, q.space.CommunityID) {
			firsts, communities = append(firsts, int64(i)), append(communities, q.space.CommunityID)
		}
		within := q.narrow()
		for _, unit := range q.space.Rules.Units {
			whose, units = append(whose, int64(i)), append(units, unit)
			since, until = append(since, within.Start), append(until, within.End)
		}
	}
	return []any{people, mutations, keys, spaces, firsts, communities, whose, units, since, until}
}

// learn hands each of the rows to whom it concerns.
func learn(all []store.Wish, rows store.Rows) error {
	for rows.Next() {
		var i, what int
		var r row
		var status string
		var booker uuid.NullUUID
		if err := rows.Scan(&i, &what, &r.UnitID, &r.BookingID, &r.SpaceID, &r.StartsAt, &r.EndsAt, &status, &booker); err != nil {
			return err
		}
		if r.Status = kind.BookingStatus(status); booker.Valid {
			r.BookerID = &booker.UUID
		}
		if what == factDue {
			due(all, all[i].(*facts).q.space.CommunityID, r.EndsAt)
		} else {
			all[i].(*facts).learn(what, r)
		}
	}
	return rows.Err()
}

// due tells all that are of the community when something is due there.
func due(all []store.Wish, community uuid.UUID, at int64) {
	for _, wish := range all {
		if f := wish.(*facts); f.q.space.CommunityID == community {
			f.due = min(f.due, at)
		}
	}
}

// enough says whether there is nothing to settle at the given time and nothing to replace.
func (f *facts) enough(now int64) bool { return !f.own && f.due > now }

func (f *facts) learn(what int, r row) {
	switch what {
	case factKey:
		f.known = true
	case factOwn:
		f.own = true
	default:
		f.rows = append(f.rows, r)
	}
}

// taken is what stands in the way, with what others in the same transaction have taken since the facts were read.
func (f *facts) taken(notes []any) []policy.Taken {
	rows, within := slices.Clone(f.rows), f.q.narrow()
	for _, note := range notes {
		for _, r := range note.([]row) {
			if within.Overlaps(span.Span{Start: r.StartsAt, End: r.EndsAt}) && slices.Contains(f.q.space.Rules.Units, r.UnitID) {
				rows = append(rows, r)
			}
		}
	}
	return f.q.inTheWay(rows)
}

// remembered returns what the key has made, if it was used.
func (f *facts) remembered(tx *store.Tx) (uuid.UUID, bool, error) {
	if !f.known && tx.Fresh(f.q.viewer.Person, f.a.mutation, f.a.key) {
		return uuid.Nil, false, nil
	}
	return tx.Remembered(f.q.viewer.Person, f.a.mutation, f.a.key, f.a.input)
}
