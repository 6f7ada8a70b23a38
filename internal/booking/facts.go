package booking

import (
	"bytes"
	"encoding/json"
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

// asking and askedUnit are what the statement is told of a booking, and of each unit that it may take.
type (
	asking struct {
		I         int       `json:"i"`
		Person    uuid.UUID `json:"person"`
		Mutation  string    `json:"mutation"`
		Key       string    `json:"key"`
		Community uuid.UUID `json:"community"`
	}
	askedUnit struct {
		I     int       `json:"i"`
		Unit  uuid.UUID `json:"unit"`
		Since int64     `json:"since"`
		Until int64     `json:"until"`
	}
)

// never is later than any hold ends.
const never = math.MaxInt64

// The kinds of rows that the statement returns.
const (
	factKey = iota
	factHold
	factDue
	factTaken
)

// factsPostgres asks for all bookings at once, and the other statements for one: was the key used; what is held in the
// community; when the clock first ends something there; what is taken of a unit. Their searches are bound on both sides, and begin with what is asked: OFFSET 0 and
// CROSS JOIN say so to the planners.
var (
	factsPostgres = fmt.Sprintf(`
		SELECT a.i, %d, k.result_id, k.result_id, k.result_id, 0::bigint, 0::bigint, '', NULL::uuid
		FROM json_to_recordset($1::json) AS a (i int, person uuid, mutation varchar, key varchar)
		JOIN idempotency_keys k ON k.person_id = a.person AND k.mutation = a.mutation AND k.key = a.key
		UNION ALL
		SELECT a.i, %d, h.id, h.id, h.space_id, 0, h.hold_expires_at, h.status, CASE WHEN NOT h.offered THEN h.booker_id END
		FROM (SELECT id, community_id, space_id, booker_id, hold_expires_at, status, offered FROM bookings
			WHERE hold_expires_at IS NOT NULL AND status = 'HELD' OFFSET 0) h
		JOIN json_to_recordset($1::json) AS a (i int, community uuid) ON h.community_id = a.community
		UNION ALL
		SELECT a.i, %d, d.id, d.id, d.id, 0, d.due_at, '', NULL
		FROM json_to_recordset($1::json) AS a (i int, community uuid)
		CROSS JOIN LATERAL (SELECT id, due_at FROM bookings
			WHERE community_id = a.community AND due_at IS NOT NULL ORDER BY due_at LIMIT 1) d
		UNION ALL
		SELECT u.i, %d, o.unit_id, o.booking_id, o.space_id, o.starts_at, o.ends_at, b.status, CASE WHEN NOT b.offered THEN b.booker_id END
		FROM json_to_recordset($2::json) AS u (i int, unit uuid, since bigint, until bigint)
		CROSS JOIN LATERAL (SELECT unit_id, booking_id, space_id, starts_at, ends_at FROM occupancies
			WHERE live AND unit_id = u.unit AND starts_at < u.until AND starts_at > u.since - %d AND ends_at > u.since OFFSET 0) o
		JOIN bookings b ON b.id = o.booking_id`, factKey, factHold, factDue, factTaken, span.MaxOccupancy)

	keySQLite = fmt.Sprintf(`
		SELECT ?, %d, result_id, result_id, result_id, 0, 0, '', NULL FROM idempotency_keys
		WHERE person_id = ? AND mutation = ? AND key = ?`, factKey)
	heldSQLite = fmt.Sprintf(`
		SELECT ?, %d, id, id, space_id, 0, hold_expires_at, status, CASE WHEN NOT offered THEN booker_id END FROM bookings INDEXED BY bookings_held_by
		WHERE hold_expires_at IS NOT NULL AND status = 'HELD' AND community_id = ?`, factHold)
	dueSQLite = fmt.Sprintf(`
		SELECT ?, %d, id, id, id, 0, due_at, '', NULL FROM bookings
		WHERE community_id = ? AND due_at IS NOT NULL ORDER BY due_at LIMIT 1`, factDue)
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
		bookings, units := allAsked(all)
		return append(questions, store.Question{SQL: factsPostgres, Args: []any{bookings, units}, Read: read})
	}
	for i, wish := range all {
		q, a, within := wish.(*facts).q, wish.(*facts).a, wish.(*facts).q.narrow()
		questions = append(questions,
			store.Question{SQL: keySQLite, Args: []any{i, q.viewer.Person, a.mutation, a.key}, Read: read},
			store.Question{SQL: heldSQLite, Args: []any{i, q.space.CommunityID}, Read: read},
			store.Question{SQL: dueSQLite, Args: []any{i, q.space.CommunityID}, Read: read})
		for _, unit := range q.space.Rules.Units {
			questions = append(questions, store.Question{
				SQL: takenSQLite, Args: []any{i, unit, within.End, within.Start - span.MaxOccupancy, within.Start}, Read: read,
			})
		}
	}
	return questions
}

// allAsked is what factsPostgres is told of all bookings and their units, as JSON.
func allAsked(all []store.Wish) (bookings, units string) {
	asked, taken := make([]asking, 0, len(all)), make([]askedUnit, 0, len(all))
	for i, wish := range all {
		q, a := wish.(*facts).q, wish.(*facts).a
		asked = append(asked, asking{
			I: i, Person: q.viewer.Person, Mutation: a.mutation, Key: a.key, Community: q.space.CommunityID,
		})
		for _, unit := range q.space.Rules.Units {
			taken = append(taken, askedUnit{I: i, Unit: unit, Since: q.narrow().Start, Until: q.narrow().End})
		}
	}
	return asJSON(asked), asJSON(taken)
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
		all[i].(*facts).learn(what, r)
	}
	return rows.Err()
}

// enough says whether there is nothing to settle at the given time and nothing to replace.
func (f *facts) enough(now int64) bool { return !f.own && f.due > now }

func (f *facts) learn(what int, r row) {
	switch what {
	case factKey:
		f.known = true
	case factHold:
		f.own = f.own || r.SpaceID == f.q.space.ID && r.BookerID != nil && *r.BookerID == f.q.viewer.Person
		f.due = min(f.due, r.EndsAt)
	case factDue:
		f.due = min(f.due, r.EndsAt)
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

func asJSON(v any) string {
	var text bytes.Buffer
	if err := json.NewEncoder(&text).Encode(v); err != nil {
		panic(err) // ids, numbers and strings always marshal
	}
	return text.String()
}
