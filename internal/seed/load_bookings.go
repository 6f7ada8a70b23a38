package seed

import (
	"slices"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	entbooking "youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/feed"
	"youkong/internal/policy"
)

// batch is how many rows go into one statement, well below the parameters that both databases take.
const batch = 200

// daySeconds is how long before its start, or before now, a demo booking was made.
const daySeconds = 24 * 3600

func (l *loader) loadBookings(bookings []booking) error {
	miss(bookings, l.tx.Now().Unix())
	for some := range slices.Chunk(bookings, batch) {
		if err := l.loadBatch(some); err != nil {
			return err
		}
	}
	return nil
}

// loadBatch writes bookings with what they take and, for courses, the sessions that they are.
func (l *loader) loadBatch(bookings []booking) error {
	var rows []*gen.BookingCreate
	for _, b := range bookings {
		rows = append(rows, l.bookingRow(b))
	}
	made, err := l.tx.Client().Booking.CreateBulk(rows...).Save(l.tx.Context())
	if err != nil {
		return err
	}
	var occupancies []*gen.OccupancyCreate
	var sessions []*gen.CourseSessionCreate
	for i, b := range bookings {
		occupancies = append(occupancies, l.occupancyRows(made[i], b)...)
		if b.course != "" {
			sessions = append(sessions, l.tx.Client().CourseSession.Create().
				SetCourseID(courseID(b.course)).SetBookingID(made[i].ID))
		}
	}
	if err := l.tx.Client().Occupancy.CreateBulk(occupancies...).Exec(l.tx.Context()); err != nil {
		return err
	}
	return l.tx.Client().CourseSession.CreateBulk(sessions...).Exec(l.tx.Context())
}

// announce appends one change to each community's feed, so that its version is that of a centre in use. No more are
// needed: nobody followed the feed before there was one.
func (l *loader) announce() error {
	for _, c := range centres {
		newest, err := l.tx.Client().Booking.Query().
			Where(entbooking.CommunityID(CommunityID(c.slug))).Order(entbooking.ByID(sql.OrderDesc())).First(l.tx.Context())
		if err != nil {
			return err
		}
		change := feed.Change{Kind: kind.BookingMade, Booking: newest.ID, Spaces: l.touched(newest.SpaceID)}
		if _, err := feed.Append(l.tx, feed.Community(newest.CommunityID), change); err != nil {
			return err
		}
	}
	return nil
}

// touched returns every space that shares a unit with the given one, itself included.
func (l *loader) touched(space uuid.UUID) []uuid.UUID {
	all := sitesIn(l.zone)
	booked := all[slices.IndexFunc(all, func(s site) bool { return s.id == space })]
	var ids []uuid.UUID
	for _, s := range all {
		if s.shares(booked) {
			ids = append(ids, s.id)
		}
	}
	return ids
}

func (l *loader) bookingRow(b booking) *gen.BookingCreate {
	rules, now := b.site.rules(), l.tx.Now()
	made := min(now.Unix(), b.core.Start) - daySeconds
	row := l.tx.Client().Booking.Create().
		SetCommunityID(b.site.communityID()).SetSpaceID(b.site.id).
		SetKind(b.what.bookingKind()).SetStatus(b.status(now.Unix())).SetNillableDueAt(b.due(now.Unix())).SetNillableOrganisationID(b.organisation()).
		SetStartsAt(b.core.Start).SetEndsAt(b.core.End).
		SetSetUp(int64(rules.SetUp / time.Second)).SetCleanUp(int64(rules.CleanUp / time.Second)).
		SetUnitCount(len(b.units)).SetAttendees(b.what.people).SetTitle(b.what.title).
		SetCreatedAt(made).SetUpdatedAt(made)
	if b.who != "" {
		row.SetBookerID(PersonID(b.who))
	}
	return row
}

// status: whoever booked for a time that has begun has come, but for one who has not; courses and blocks have nobody to check
// in. Where staff have to agree they have not yet got round to what is asked of them.
func (b booking) status(now int64) kind.BookingStatus {
	switch {
	case b.missed:
		return kind.NoShow
	case b.who != "" && b.core.Start <= now:
		return kind.CheckedIn
	case b.who != "" && b.site.rules().Approval && b.core.Start-int64(b.site.rules().ApprovalLead/time.Second) > now:
		return kind.Pending
	default:
		return kind.Confirmed
	}
}

// due: a request expires when nobody decides it. Nobody lost a room for the sake of the demo.
func (b booking) due(now int64) *int64 {
	if b.status(now) != kind.Pending {
		return nil
	}
	return policy.Due(b.site.rules(), kind.Personal, kind.Pending, b.core, now)
}

// miss has nobody come to the newest booking that is over of a room where people check in.
func miss(bookings []booking, now int64) {
	newest := -1
	for i, b := range bookings {
		checksIn := b.who != "" && b.site.rules().CheckIn && b.core.End <= now
		if checksIn && (newest < 0 || b.core.Start > bookings[newest].core.Start) {
			newest = i
		}
	}
	if newest >= 0 {
		bookings[newest].missed = true
	}
}

func (l *loader) occupancyRows(made *gen.Booking, b booking) []*gen.OccupancyCreate {
	until := b.taken().End
	if b.missed {
		until = b.core.Start + int64(policy.CheckInTime/time.Second)
	}
	var rows []*gen.OccupancyCreate
	for _, u := range b.units {
		rows = append(rows, l.tx.Client().Occupancy.Create().
			SetUnitID(u).SetBookingID(made.ID).SetSpaceID(made.SpaceID).SetCommunityID(made.CommunityID).
			SetStartsAt(b.taken().Start).SetEndsAt(until))
	}
	return rows
}
