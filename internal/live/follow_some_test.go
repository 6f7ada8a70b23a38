package live_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/feed"
	"youkong/internal/live"
	"youkong/internal/seed"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// What someone waits for arrives by itself, once for each change of it: their own, which is told in their own stream, and the
// offer, which is told in that of a community where they did not wait when they began to follow.
func TestWhatIsWaitedForIsFollowed(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		waiter := viewer.Viewer{Person: seed.PersonID("resident-b")}
		lists := live.FollowSome(t.Context(), r.live, booking.SameWaits, func() ([]*booking.Wait, []string, error) {
			waits, err := r.bookings.Waits(t.Context(), waiter)
			streams := []string{feed.Person(waiter.Person)}
			for _, w := range waits {
				streams = append(streams, feed.Community(w.CommunityID))
			}
			return waits, streams, err
		})
		expect := func(want ...kind.WaiterStatus) {
			t.Helper()
			select {
			case list := <-lists:
				if len(list) != len(want) || len(want) > 0 && list[0].Standing != want[0] {
					t.Fatalf("%d places, %+v, want %v", len(list), list, want)
				}
			case <-time.After(patience):
				t.Fatalf("%v does not come", want)
			}
		}
		room := seed.SpaceID("xinyu", "meeting-room")
		expect()
		taken := r.book(room, 9, 12).Booking
		slot := booking.Slot{Space: room, Span: span.Span{Start: taken.StartsAt, End: taken.EndsAt}}
		o, err := r.bookings.JoinWaitlist(t.Context(), waiter, booking.WaitInput{Key: uuid.NewString(), Slot: slot, Attendees: 1})
		r.must(err)
		if o.Waiter == nil {
			t.Fatalf("may not wait: %+v", o.Refusals)
		}
		expect(kind.Waiting)
		r.book(room, 9, 14) // Nothing that is waited for.
		_, err = r.bookings.Cancel(t.Context(), resident, taken.ID)
		r.must(err)
		expect(kind.Offered)
		_, err = r.bookings.AcceptOffer(t.Context(), waiter, booking.AcceptInput{Waiter: o.Waiter.ID})
		r.must(err)
		expect()
	})
}
