package availability

import (
	"context"
	"database/sql"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/span"
)

// dayRows reads what is live in a community in a range, with what may be shown of its booking. It is the most asked
// query of all, and written out because the client's way to build and scan it takes twice as long.
const dayRows = `SELECT o.unit_id, o.booking_id, o.starts_at, o.ends_at,
		b.starts_at, b.ends_at, b.kind, b.status, b.hold_expires_at, b.offered, b.due_at, c.title_zh, c.title_en
	FROM occupancies o JOIN bookings b ON b.id = o.booking_id
	LEFT JOIN course_sessions s ON s.booking_id = b.id LEFT JOIN courses c ON c.id = s.course_id
	WHERE o.community_id = $1 AND o.live AND o.starts_at < $2 AND o.starts_at > $3 AND o.ends_at > $4`

// occupancies reads what is live in a community within the range. A hold that has run out is among it until somebody
// writes that down; see inForce.
func occupancies(ctx context.Context, c *gen.Client, community uuid.UUID, within span.Span) ([]Occupied, error) {
	rows, err := c.QueryContext(ctx, dayRows, community, within.End, within.Start-span.MaxOccupancy, within.Start)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var occupied []Occupied
	for rows.Next() {
		var o Occupied
		var as kind.BookingKind
		var status kind.BookingStatus
		var expires, due sql.NullInt64
		var zh, en sql.NullString
		if err := rows.Scan(&o.Unit, &o.Booking, &o.Occupancy.Start, &o.Occupancy.End,
			&o.Core.Start, &o.Core.End, &as, &status, &expires, &o.Offered, &due, &zh, &en); err != nil {
			return nil, err
		}
		if o.Offered = o.Offered && status == kind.Held; status == kind.Held {
			o.HoldExpires = expires.Int64
		}
		o.Due = due.Int64
		o.Kind, o.TitleZh, o.TitleEn = busyKind(as, status), zh.String, en.String
		occupied = append(occupied, o)
	}
	return occupied, rows.Err()
}

// inForce leaves out what the clock has ended by the given moment, whether or not that has been written down: holds and
// requests that have run out, and what was left of a booking when nobody had come to it.
func inForce(occupied []Occupied, at int64) []Occupied {
	if !slices.ContainsFunc(occupied, func(o Occupied) bool { return o.ranOut(at) || o.due(at) }) {
		return occupied
	}
	left := slices.DeleteFunc(slices.Clone(occupied), func(o Occupied) bool { return o.ranOut(at) })
	for i, o := range left {
		if o.due(at) {
			left[i].Occupancy.End = min(o.Occupancy.End, o.Due)
		}
	}
	return slices.DeleteFunc(left, func(o Occupied) bool { return o.due(at) && !o.Occupancy.Valid() })
}

func (o Occupied) ranOut(at int64) bool {
	return o.HoldExpires != 0 && o.HoldExpires <= at || o.Kind == kind.BusyPending && o.due(at)
}

func (o Occupied) due(at int64) bool { return o.Due != 0 && o.Due <= at }

func busyKind(k kind.BookingKind, status kind.BookingStatus) kind.BusyKind {
	switch {
	case status == kind.Held:
		return kind.BusyHold
	case status == kind.Pending:
		return kind.BusyPending
	case k == kind.Course:
		return kind.BusyCourse
	case k == kind.Block:
		return kind.BusyBlock
	default:
		return kind.BusyBooking
	}
}
