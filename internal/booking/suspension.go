package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/store"
)

// When someone, or an organisation, was waited for in vain, and when that was last forgiven. Who has not come by now is
// among them, whether or not that has been written down. Each branch has an index to begin with.
const (
	missedByPerson = `
		SELECT 0, starts_at FROM bookings WHERE booker_id = $1 AND kind = 'PERSONAL' AND starts_at > $2 AND status = 'NO_SHOW'
		UNION ALL SELECT 0, starts_at FROM bookings
		WHERE booker_id = $1 AND kind = 'PERSONAL' AND starts_at > $2 AND status = 'CONFIRMED' AND due_at <= $3
		UNION ALL SELECT 1, created_at FROM suspension_lifts WHERE person_id = $1`
	missedByOrganisation = `
		SELECT 0, starts_at FROM bookings WHERE organisation_id = $1 AND starts_at > $2
			AND (status = 'NO_SHOW' OR status = 'CONFIRMED' AND due_at <= $3)`
)

// missed is what a suspension follows from.
type missed struct {
	at     []int64 // When what was missed began.
	lifted int64   // When that was last forgiven.
}

// until says when they may book again, 0 for now.
func (m missed) until(now int64) int64 { return policy.SuspendedUntil(m.at, m.lifted, now) }

// missedBy asks for what the holder has missed.
func missedBy(holder kind.QuotaHolder, whose uuid.UUID, now int64, into *missed) store.Question {
	statement := missedByPerson
	if holder == kind.PerOrganisation {
		statement = missedByOrganisation
	}
	return store.Question{SQL: statement, Args: []any{whose, policy.MissesSince(now), now}, Read: func(rows store.Rows) error {
		for rows.Next() {
			var what int
			var at int64
			if err := rows.Scan(&what, &at); err != nil {
				return err
			}
			if what == 1 {
				into.lifted = max(into.lifted, at)
			} else {
				into.at = append(into.at, at)
			}
		}
		return rows.Err()
	}}
}

// suspendable says whether it matters what whoever asks has missed. Where nobody has to check in nobody misses anything, and
// what is booked already may be moved.
func (s *Service) suspendable(q question) bool {
	if !s.places.Catalogue().ChecksIn() || q.moving != nil {
		return false
	}
	holder, _ := q.holder()
	return holder != ""
}

// judged is the question with whether whose it is may book, unless that is known; mostly it does not matter, and nothing is
// read.
func (s *Service) judged(ctx context.Context, c *gen.Client, q question, now int64) (question, error) {
	if q.suspended != nil || !s.suspendable(q) {
		return q, nil
	}
	holder, whose := q.holder()
	found, err := missedOf(ctx, c, holder, whose, now)
	q.suspended = new(found.until(now))
	return q, err
}

func missedOf(ctx context.Context, c *gen.Client, holder kind.QuotaHolder, whose uuid.UUID, now int64) (missed, error) {
	var found missed
	ask := missedBy(holder, whose, now, &found)
	rows, err := c.QueryContext(ctx, ask.SQL, ask.Args...)
	if err != nil {
		return missed{}, err
	}
	defer rows.Close()
	return found, ask.Read(rows)
}
