package notice

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/kind"
)

// told says which notice a change calls for.
var told = map[kind.ChangeKind]Kind{
	kind.BookingMade:      Made,
	kind.BookingRequested: Made,
	kind.BookingApproved:  Approved,
	kind.BookingRejected:  Rejected,
	kind.RequestExpired:   Undecided,
	kind.BookingMoved:     Moved,
	kind.BookingCancelled: Cancelled,
	kind.OfferMade:        Offer,
	kind.OfferLapsed:      OfferLapsed,
	kind.BookingNoShow:    Missed,
}

// newsworthy finds the changes that somebody is told of, in the database, because almost all are of the other kind:
// people book, move and cancel for themselves. Whoever did it is told by the audit log, whose entry is of the same write;
// what was done to a whole series has the series as its subject. What has gone to another centre is in the feeds of both, and
// told by that one. A hold is no booking yet, and let go of without a word.
const newsworthy = `SELECT c.seq, c.kind, b.id, b.series_id FROM changes c JOIN bookings b ON b.id = c.booking_id
	WHERE c.stream = $1 AND c.stream = 'community:' || b.community_id AND c.seq > $2 AND c.seq <= $3 AND c.at > $4 AND (
		c.kind IN ('BOOKING_APPROVED', 'BOOKING_REJECTED', 'REQUEST_EXPIRED', 'OFFER_MADE', 'OFFER_LAPSED', 'BOOKING_NO_SHOW')
		OR c.kind IN ('BOOKING_MADE', 'BOOKING_REQUESTED') AND b.kind = 'ON_BEHALF'
		OR c.kind IN ('BOOKING_MOVED', 'BOOKING_CANCELLED') AND b.held_until IS NULL AND b.kind NOT IN ('COURSE', 'BLOCK')
			AND NOT EXISTS (SELECT 1 FROM audit_entries a WHERE a.at = c.at
				AND a.actor_id = b.booker_id AND a.subject_id IN (b.id, b.series_id) AND a.action NOT IN ('HOLD_SPACE', 'BOOK_SPACE'))
	) ORDER BY c.seq`

// news returns what is to be told of the stream's changes after one and up to another. What befalls a series at once is
// told once, of the first of its dates.
func (s *Service) news(ctx context.Context, stream string, after, upTo int64) ([]letter, error) {
	rows, err := s.Store.Read().QueryContext(ctx, newsworthy, stream, after, upTo, s.Clock.Now().Add(-stale).Unix())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	type occasion struct {
		series uuid.UUID
		what   Kind
	}
	var news []letter
	seen := map[occasion]bool{}
	for rows.Next() {
		var l letter
		var change kind.ChangeKind
		var series *uuid.UUID
		if err := rows.Scan(&l.Of, &change, &l.Booking, &series); err != nil {
			return nil, err
		}
		l.What = told[change]
		if series != nil && ofSeries[l.What] {
			if seen[occasion{*series, l.What}] {
				continue
			}
			seen[occasion{*series, l.What}] = true
		}
		news = append(news, l)
	}
	return news, rows.Err()
}

// ofSeries are the notices of what befalls all dates of a series at once.
var ofSeries = map[Kind]bool{Made: true, Approved: true, Rejected: true, Moved: true, Cancelled: true}
