package booking

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/policy"
	"youkong/internal/store"
)

// What counts against the quotas of a person, of what they booked for themselves, and of an organisation: what stands, and
// what was used up. Holds don't count, because whom one is for is said when it is turned into a booking.
const (
	usesOfPerson       = `SELECT id, community_id, space_id, starts_at, ends_at FROM bookings WHERE booker_id = $1 AND kind = 'PERSONAL'` + usesThatCount
	usesOfOrganisation = `SELECT id, community_id, space_id, starts_at, ends_at FROM bookings WHERE organisation_id = $1` + usesThatCount
	usesThatCount      = ` AND starts_at > $2 AND ends_at > $3 AND status IN ('PENDING', 'CONFIRMED', 'CHECKED_IN', 'NO_SHOW')`
)

// holder says whose quotas the question has to keep, and their id; none for someone without an account, and none for a hold
// that may become a booking for somebody else.
func (q question) holder() (kind.QuotaHolder, uuid.UUID) {
	open := q.keeping && (len(q.viewer.Organisations) > 0 || q.viewer.StaffOf(q.space.CommunityID))
	switch {
	case open:
		return "", uuid.Nil
	case q.whom.organisation != nil:
		return kind.PerOrganisation, *q.whom.organisation
	case q.whom.kind == kind.Personal && q.whom.booker != nil && *q.whom.booker != uuid.Nil:
		return kind.PerPerson, *q.whom.booker
	default:
		return "", uuid.Nil
	}
}

// limited says whether there is a quota to keep at any of the spaces.
func (q question) limited(spaces ...*community.Space) bool {
	holder, _ := q.holder()
	return slices.ContainsFunc(spaces, func(s *community.Space) bool { return s.Rules.Limits(holder) })
}

// usesOf asks what counts against the quotas that the question has to keep.
func (s *Service) usesOf(q question, now int64, into *[]policy.Use) store.Question {
	holder, whose := q.holder()
	statement := usesOfPerson
	if holder == kind.PerOrganisation {
		statement = usesOfOrganisation
	}
	since := policy.UsesSince(q.space.Rules, now)
	return store.Question{SQL: statement, Args: []any{whose, since - longest, since}, Read: func(rows store.Rows) error {
		for rows.Next() {
			var u policy.Use
			if err := rows.Scan(&u.Booking, &u.Community, &u.Space, &u.Span.Start, &u.Span.End); err != nil {
				return err
			}
			if place, ok := s.places.Catalogue().Community(u.Community); ok {
				u.Subdistrict = place.SubdistrictID
			}
			*into = append(*into, u)
		}
		return rows.Err()
	}}
}

// counted is the question with what counts against the quotas of any of the spaces; mostly there are none, and nothing is read.
func (s *Service) counted(ctx context.Context, c *gen.Client, q question, now int64, spaces ...*community.Space) (question, error) {
	if !q.limited(spaces...) {
		return q, nil
	}
	var found []policy.Use
	uses := s.usesOf(q, now, &found)
	rows, err := c.QueryContext(ctx, uses.SQL, uses.Args...)
	if err != nil {
		return q, err
	}
	defer rows.Close()
	err = uses.Read(rows)
	q.uses = found
	if q.beside != nil {
		left := func(u policy.Use) bool { return q.beside.leaving[u.Booking] }
		q.uses = append(slices.DeleteFunc(found, left), q.beside.uses...)
	}
	return q, err
}
