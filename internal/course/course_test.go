package course_test

import (
	"os"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func TestCourses(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		courses := service(t, s, clock)
		all, err := courses.Coming(t.Context(), nil)
		if err != nil || len(all) < 3 {
			t.Fatalf("%d courses, %v", len(all), err)
		}
		next := int64(0)
		for _, c := range all {
			sessions := c.Edges.Sessions
			for i := 1; i < len(sessions); i++ {
				if sessions[i-1].Edges.Booking.StartsAt >= sessions[i].Edges.Booking.StartsAt {
					t.Errorf("%s: the sessions are not in order", c.TitleEn)
				}
			}
			begins := upcoming(sessions, clock.Now().Unix())
			if begins == 0 || begins < next {
				t.Errorf("%s comes at %d, after one at %d", c.TitleEn, begins, next)
			}
			next = begins
		}
		jingwu := seed.CommunityID("jingwu")
		own, err := courses.Coming(t.Context(), &jingwu)
		if err != nil || len(own) == 0 || len(own) >= len(all) {
			t.Errorf("%d of %d courses are held in Jingwu, %v", len(own), len(all), err)
		}
		for _, c := range own {
			if c.CommunityID != jingwu {
				t.Errorf("%s is not held in Jingwu", c.TitleEn)
			}
		}
		got, err := courses.Get(t.Context(), viewer.Viewer{}, all[0].ID)
		if err != nil || got.TitleZh != all[0].TitleZh || len(got.Edges.Sessions) != len(all[0].Edges.Sessions) {
			t.Errorf("got %v, %v", got, err)
		}
		if _, err := courses.Get(t.Context(), viewer.Viewer{}, uuid.New()); !fault.Is(err, fault.NotFound) {
			t.Errorf("no course: %v", err)
		}
		if _, err := courses.Session(t.Context(), uuid.New()); !fault.Is(err, fault.NotFound) {
			t.Errorf("no session: %v", err)
		}
		clock.Advance(365 * 24 * time.Hour)
		if over, err := courses.Coming(t.Context(), nil); err != nil || len(over) != 0 {
			t.Errorf("a year later %d courses are to come, %v", len(over), err)
		}
	})
}

// upcoming is when the first session begins that is not over; 0 when all are.
func upcoming(sessions []*gen.CourseSession, now int64) int64 {
	for _, s := range sessions {
		if s.Edges.Booking.EndsAt > now {
			return s.Edges.Booking.StartsAt
		}
	}
	return 0
}

// TestCalledOff: a session whose booking was called off is not shown any more.
func TestCalledOff(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		courses := service(t, s, clock)
		all, err := courses.Coming(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		off := all[0].Edges.Sessions[0]
		err = s.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().Booking.UpdateOneID(off.BookingID).SetStatus(kind.Cancelled).Exec(tx.Context())
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := courses.Session(t.Context(), off.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("the session: %v", err)
		}
		got, err := courses.Get(t.Context(), viewer.Viewer{}, all[0].ID)
		if err != nil || len(got.Edges.Sessions) != len(all[0].Edges.Sessions)-1 {
			t.Errorf("the course has %d sessions, %v", len(got.Edges.Sessions), err)
		}
	})
}
