package seed_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// moments: by day, late at night, and in the last second of a year.
var moments = []time.Time{
	time.Date(2026, 11, 23, 6, 7, 0, 0, time.UTC),
	time.Date(2026, 11, 27, 15, 30, 0, 0, time.UTC),
	time.Date(2026, 12, 31, 15, 59, 59, 0, time.UTC),
}

func TestStoredBookingsHoldTogether(t *testing.T) {
	for _, now := range moments {
		t.Run(now.Format(time.RFC3339), func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
				clock.Advance(now.Sub(clock.Now()))
				load(t, s)
				checkOverlaps(t, s.Read())
				checkBookings(t, s.Read(), now.Unix())
			})
		})
	}
}

func checkOverlaps(t *testing.T, c *gen.Client) {
	t.Helper()
	last := map[uuid.UUID]int64{}
	for _, o := range c.Occupancy.Query().Where(occupancy.Live(true)).Order(occupancy.ByStartsAt()).AllX(t.Context()) {
		if o.StartsAt < last[o.UnitID] {
			t.Errorf("unit %s is taken twice at %d", o.UnitID, o.StartsAt)
		}
		last[o.UnitID] = o.EndsAt
	}
}

func checkBookings(t *testing.T, c *gen.Client, now int64) {
	t.Helper()
	all := c.Booking.Query().WithOccupancies().WithBooker().
		WithSpace(func(q *gen.SpaceQuery) { q.WithUnits().WithOpeningHours() }).
		WithCommunity(func(q *gen.CommunityQuery) { q.WithOpeningHours() }).AllX(t.Context())
	kinds, missed, asked := map[kind.BookingKind]int{}, 0, 0
	for _, b := range all {
		kinds[b.Kind]++
		if !openFor(t, b) {
			t.Errorf("%s at %d lies outside the opening hours", *b.Title, b.StartsAt)
		}
		if len(b.Edges.Occupancies) != b.UnitCount {
			t.Errorf("%s takes %d units, has %d occupancies", *b.Title, b.UnitCount, len(b.Edges.Occupancies))
		}
		until := b.EndsAt + b.CleanUp
		if b.Status == kind.NoShow {
			until, missed = b.StartsAt+15*60, missed+1
		}
		if b.Status == kind.Pending {
			asked++
		}
		if (b.Status == kind.Pending) != (b.DueAt != nil) || b.DueAt != nil && *b.DueAt <= now {
			t.Errorf("%s is %s and due at %v", *b.Title, b.Status, b.DueAt)
		}
		for _, o := range b.Edges.Occupancies {
			if o.StartsAt != b.StartsAt-b.SetUp || o.EndsAt != until || o.SpaceID != b.SpaceID || o.CommunityID != b.CommunityID {
				t.Errorf("%s is %v but occupies %v", *b.Title, b, o)
			}
		}
		if anonymous := b.Kind == kind.Course || b.Kind == kind.Block; anonymous != (b.BookerID == nil) {
			t.Errorf("%s is a %s with the booker %v", *b.Title, b.Kind, b.BookerID)
		}
		if b.CreatedAt >= now || b.CreatedAt >= b.StartsAt {
			t.Errorf("%s was made after its start or in the future", *b.Title)
		}
	}
	if missed != 1 || asked == 0 {
		t.Errorf("%d bookings were missed, and %d wait for staff", missed, asked)
	}
	for _, k := range []kind.BookingKind{kind.Personal, kind.Organisation, kind.Course, kind.Block} {
		if kinds[k] == 0 {
			t.Errorf("there is no %s", k)
		}
	}
}

// openFor reads the opening hours off the rows, not by the code that planned the booking.
func openFor(t *testing.T, b *gen.Booking) bool {
	t.Helper()
	zone, err := time.LoadLocation(b.Edges.Community.TimeZone)
	if err != nil {
		t.Fatal(err)
	}
	start, end := time.Unix(b.StartsAt, 0).In(zone), time.Unix(b.EndsAt, 0).In(zone)
	from := start.Hour()*60 + start.Minute()
	to := from + int(end.Sub(start).Minutes())
	own := b.Edges.Space.Edges.OpeningHours
	for _, o := range append(own, b.Edges.Community.Edges.OpeningHours...) {
		applies := len(own) == 0 && o.SpaceID == nil || o.SpaceID != nil && *o.SpaceID == b.SpaceID
		if applies && o.Weekday == (int(start.Weekday())+6)%7+1 && o.Opens <= from && to <= o.Closes {
			return true
		}
	}
	return false
}

func peopleHaveBookingsToCome(t *testing.T, s *store.Store, now time.Time) {
	t.Helper()
	for _, handle := range []string{"resident-a", "resident-b", "firm"} {
		coming := s.Read().Booking.Query().
			Where(booking.BookerID(seed.PersonID(handle)), booking.StartsAtGT(now.Unix())).CountX(t.Context())
		if coming == 0 {
			t.Errorf("%s has nothing to come", handle)
		}
	}
}
