package opening_test

import (
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/hours"
	"youkong/internal/opening"
	"youkong/internal/seed"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// TestAnotherServerKnows: a server that has not read the catalogue since refuses what stands in a closure, without being
// told, to who books and to who only asks.
func TestAnotherServerKnows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		must(t, seed.Demo(t.Context(), s))
		here, there := &community.Keeper{}, &community.Keeper{}
		must(t, here.Reload(t.Context(), s.Read()))
		must(t, there.Reload(t.Context(), s.Read()))
		staff := viewer.Viewer{Person: seed.PersonID("staff-xinyu"), Grants: []viewer.Grant{{Role: kind.Staff, Community: seed.CommunityID("xinyu")}}}
		space := seed.SpaceID("xinyu", "tool-shelf")
		slot := booking.Slot{Space: space, Span: span.Span{Start: clock.Now().Add(50 * time.Hour).Unix(), End: clock.Now().Add(51 * time.Hour).Unix()}}

		bookings, resident := booking.New(s, there, clock), viewer.Viewer{Person: seed.PersonID("resident-a")}
		ask := func(key string) (asked, booked bool) {
			t.Helper()
			made, err := bookings.Book(t.Context(), resident, booking.BookInput{Key: key, Slot: &slot, Attendees: 1})
			must(t, err)
			checked, err := bookings.Check(t.Context(), resident, booking.CheckInput{Slot: slot, Attendees: 1})
			must(t, err)
			return checked.Allowed(), made.Allowed()
		}
		if asked, booked := ask("before it"); !asked || !booked {
			t.Fatalf("before the closure: asked %v, booked %v", asked, booked)
		}
		in := opening.CloseInput{Key: "a closure", Place: community.Place{Community: seed.CommunityID("xinyu"), Space: &space}, Reason: hours.Reason{Zh: "检修"}}
		closed, err := opening.New(s, here).Close(t.Context(), staff, in)
		must(t, err)
		if asked, booked := ask("within it"); asked || booked {
			t.Errorf("within the closure: asked %v, booked %v", asked, booked)
		}
		clock.Advance(time.Minute)
		ended, err := opening.New(s, here).EndClosure(t.Context(), staff, closed.ID)
		must(t, err)
		if asked, booked := ask("after it"); !ended || !asked || !booked {
			t.Errorf("after the closure: ended %v, asked %v, booked %v", ended, asked, booked)
		}
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
