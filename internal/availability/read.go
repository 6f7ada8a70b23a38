package availability

import (
	"context"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/course"
	"youkong/ent/gen/coursesession"
	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	"youkong/internal/span"
)

// row is one live occupancy with what may be shown of its booking.
type row struct {
	UnitID        uuid.UUID          `sql:"unit_id"`
	BookingID     uuid.UUID          `sql:"booking_id"`
	StartsAt      int64              `sql:"starts_at"`
	EndsAt        int64              `sql:"ends_at"`
	CoreStart     int64              `sql:"core_start"`
	CoreEnd       int64              `sql:"core_end"`
	Kind          kind.BookingKind   `sql:"kind"`
	Status        kind.BookingStatus `sql:"status"`
	HoldExpiresAt *int64             `sql:"hold_expires_at"`
	TitleZh       *string            `sql:"title_zh"`
	TitleEn       *string            `sql:"title_en"`
}

// occupancies reads what is live in a community within the range, as things stand at the given moment: a hold that has
// run out counts for nothing, whether or not somebody has written that down yet.
func occupancies(ctx context.Context, c *gen.Client, community uuid.UUID, within span.Span, at int64) ([]Occupied, error) {
	var rows []row
	err := c.Occupancy.Query().Modify(func(s *entsql.Selector) {
		b, cs, co := entsql.Table(booking.Table), entsql.Table(coursesession.Table), entsql.Table(course.Table)
		s.Join(b).On(s.C(occupancy.FieldBookingID), b.C(booking.FieldID))
		s.LeftJoin(cs).On(b.C(booking.FieldID), cs.C(coursesession.FieldBookingID))
		s.LeftJoin(co).On(cs.C(coursesession.FieldCourseID), co.C(course.FieldID))
		s.Where(entsql.And(
			entsql.EQ(s.C(occupancy.FieldCommunityID), community),
			entsql.ExprP(s.C(occupancy.FieldLive)), // A literal, so that the partial index can be used.
			entsql.LT(s.C(occupancy.FieldStartsAt), within.End),
			entsql.GT(s.C(occupancy.FieldStartsAt), within.Start-span.MaxOccupancy),
			entsql.GT(s.C(occupancy.FieldEndsAt), within.Start),
		))
		s.Select(
			s.C(occupancy.FieldUnitID), s.C(occupancy.FieldBookingID),
			s.C(occupancy.FieldStartsAt), s.C(occupancy.FieldEndsAt),
			entsql.As(b.C(booking.FieldStartsAt), "core_start"), entsql.As(b.C(booking.FieldEndsAt), "core_end"),
			b.C(booking.FieldKind), b.C(booking.FieldStatus), b.C(booking.FieldHoldExpiresAt),
			co.C(course.FieldTitleZh), co.C(course.FieldTitleEn),
		)
	}).Scan(ctx, &rows)
	if err != nil {
		return nil, err
	}
	occupied := make([]Occupied, 0, len(rows))
	for _, r := range rows {
		if r.HoldExpiresAt != nil && r.Status == kind.Held && *r.HoldExpiresAt <= at {
			continue
		}
		occupied = append(occupied, r.occupied())
	}
	return occupied, nil
}

func (r row) occupied() Occupied {
	o := Occupied{
		Unit: r.UnitID, Booking: r.BookingID,
		Occupancy: span.Span{Start: r.StartsAt, End: r.EndsAt},
		Core:      span.Span{Start: r.CoreStart, End: r.CoreEnd},
		Kind:      busyKind(r.Kind, r.Status),
	}
	if r.HoldExpiresAt != nil && r.Status == kind.Held {
		o.HoldExpires = *r.HoldExpiresAt
	}
	if r.TitleZh != nil && r.TitleEn != nil {
		o.TitleZh, o.TitleEn = *r.TitleZh, *r.TitleEn
	}
	return o
}

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
