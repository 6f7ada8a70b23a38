package booking_test

import (
	"slices"
	"testing"
	"time"

	"youkong/ent/gen"
	"youkong/ent/gen/bookingpolicy"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// asks makes the staff of north decide who has its second room, an hour ahead at the latest.
func (w *world) asks() {
	w.t.Helper()
	w.setPolicy("north/second", func(p *gen.BookingPolicyCreate) { p.SetApproval(true).SetApprovalLead(60) })
}

// checksIn makes people check in to the first room of north, whose door has a code.
func (w *world) checksIn() string {
	w.t.Helper()
	w.setPolicy("north/room", func(p *gen.BookingPolicyCreate) { p.SetCheckIn(true) })
	_, err := w.bookings.RenewDoorCode(w.t.Context(), w.northStaff, w.spaces["north/room"])
	w.must(err)
	space, err := w.store.Read().Space.Get(w.t.Context(), w.spaces["north/room"])
	w.must(err)
	return *space.DoorCode
}

func (w *world) setPolicy(space string, set func(*gen.BookingPolicyCreate)) {
	w.t.Helper()
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		_, err := tx.Client().BookingPolicy.Delete().Where(bookingpolicy.SpaceID(w.spaces[space])).Exec(tx.Context())
		if err != nil {
			return err
		}
		p := tx.Client().BookingPolicy.Create().SetCommunityID(w.north).SetSpaceID(w.spaces[space])
		set(p)
		return p.Exec(tx.Context())
	}))
	w.must(w.places.Reload(w.t.Context(), w.store.Read()))
}

func (w *world) approve(b *gen.Booking) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Approve(w.t.Context(), w.northStaff, b.ID)
	w.must(err)
	return o
}

func (w *world) reject(b *gen.Booking) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.Reject(w.t.Context(), w.northStaff, b.ID, "消防检查")
	w.must(err)
	return o
}

func (w *world) checkIn(v viewer.Viewer, b *gen.Booking, code string) booking.Outcome {
	w.t.Helper()
	o, err := w.bookings.CheckIn(w.t.Context(), v, b.ID, code)
	w.must(err)
	return o
}

// is expects the status, as the database has it.
func (w *world) is(b *gen.Booking, want kind.BookingStatus) *gen.Booking {
	w.t.Helper()
	stored := w.stored(b.ID)
	if stored.Status != want {
		w.t.Errorf("it is %s, want %s", stored.Status, want)
	}
	return stored
}

func TestARequestWaitsForStaffAndTakesItsTime(t *testing.T) {
	everywhere(t, func(_ *testing.T, w *world) {
		w.asks()
		slot := w.slot("north/second", "14:00", "15:00")
		asked := w.booked(w.alice, slot)
		if w.is(asked, kind.Pending); *asked.DueAt != w.at("13:00") {
			w.t.Errorf("it is due at %d", *asked.DueAt)
		}
		w.refused(w.book(w.bob, slot), kind.RuleOverlap)
		if got := w.changes(feed.Community(w.north), 0); !slices.Equal(got, []kind.ChangeKind{kind.BookingRequested}) {
			w.t.Errorf("the feed says %v", got)
		}
		open, _, err := w.bookings.Requests(w.t.Context(), w.northStaff, w.north, booking.Page{Limit: 10})
		if w.must(err); len(open) != 1 || open[0].ID != asked.ID {
			w.t.Errorf("the inbox holds %v", open)
		}
		approved := w.made(w.approve(asked))
		if w.is(approved, kind.Confirmed); approved.DueAt != nil {
			w.t.Error("what is approved is still due")
		}
		w.made(w.approve(asked)) // Again.
		w.refused(w.reject(asked), kind.RuleStatus)
		if got := w.changes(feed.Person(w.alice.Person), 0); !slices.Equal(got, []kind.ChangeKind{kind.BookingRequested, kind.BookingApproved}) {
			w.t.Errorf("alice hears %v", got)
		}
	})
}

func TestWhatStaffBookThemselvesIsAgreedTo(t *testing.T) {
	everywhere(t, func(_ *testing.T, w *world) {
		w.asks()
		w.is(w.booked(w.northStaff, w.slot("north/second", "14:00", "15:00")), kind.Confirmed)
		w.is(w.booked(w.southStaff, w.slot("north/second", "16:00", "17:00")), kind.Pending)
	})
}

func TestAHoldBecomesARequest(t *testing.T) {
	everywhere(t, func(_ *testing.T, w *world) {
		w.asks()
		w.is(w.made(w.confirm(w.alice, w.held(w.alice, w.slot("north/second", "14:00", "15:00")))), kind.Pending)
	})
}

func TestOnlyStaffDecide(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.asks()
		asked := w.booked(w.alice, w.slot("north/second", "14:00", "15:00"))
		for _, c := range []struct {
			who  viewer.Viewer
			want fault.Code
		}{{w.alice, fault.Forbidden}, {w.bob, fault.NotFound}, {w.southStaff, fault.NotFound}} {
			_, approve := w.bookings.Approve(t.Context(), c.who, asked.ID)
			_, reject := w.bookings.Reject(t.Context(), c.who, asked.ID, "x")
			_, reopen := w.bookings.Reopen(t.Context(), c.who, asked.ID, nil)
			for _, err := range []error{approve, reject, reopen} {
				if !fault.Is(err, c.want) {
					t.Errorf("got %v, want %s", err, c.want)
				}
			}
		}
		if _, _, err := w.bookings.Requests(t.Context(), w.alice, w.north, booking.Page{Limit: 1}); !fault.Is(err, fault.NotFound) {
			t.Errorf("the inbox: %v", err)
		}
		if _, err := w.bookings.Reject(t.Context(), w.northStaff, asked.ID, " "); !slices.Equal(paths(err), []string{"input.reason"}) {
			t.Errorf("without a reason: %v", err)
		}
		w.is(asked, kind.Pending)
	})
}

func TestARefusedRequestSaysWhyAndFreesItsTime(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.asks()
		slot := w.slot("north/second", "14:00", "15:00")
		asked := w.booked(w.alice, slot)
		refused := w.made(w.reject(asked))
		w.is(refused, kind.Rejected)
		for _, c := range []struct {
			who  viewer.Viewer
			want string
		}{{w.alice, "消防检查"}, {w.northStaff, "消防检查"}, {w.bob, ""}} {
			if got, err := w.bookings.DecisionReason(c.who, refused); err != nil || got != c.want {
				t.Errorf("told %q, %v", got, err)
			}
		}
		if got := *w.stored(asked.ID).DecisionReason; got == "消防检查" {
			t.Error("the reason is not sealed")
		}
		mine, err := w.bookings.Upcoming(t.Context(), w.alice)
		if w.must(err); len(mine.Bookings) != 1 || mine.Bookings[0].Status != kind.Rejected {
			t.Errorf("alice sees %v", mine.Bookings)
		}
		w.booked(w.bob, slot)
	})
}

func TestReopeningAsksEverythingAgain(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.asks()
		slot := w.slot("north/second", "14:00", "15:00")
		asked := w.booked(w.alice, slot)
		w.made(w.reject(asked))
		taken := w.booked(w.northStaff, slot)
		reopen := func(why *booking.Override) booking.Outcome {
			o, err := w.bookings.Reopen(t.Context(), w.northStaff, asked.ID, why)
			w.must(err)
			return o
		}
		w.refused(reopen(nil), kind.RuleOverlap)
		w.refused(reopen(&booking.Override{Reason: "已说好"}), kind.RuleOverlap)
		w.made(w.cancel(w.northStaff, taken))
		again := w.made(reopen(nil))
		if w.is(again, kind.Pending); *again.DueAt != w.at("13:00") || len(w.occupancies(asked.ID)) != 1 {
			t.Errorf("it is due at %d with %v", *again.DueAt, w.occupancies(asked.ID))
		}
		w.refused(w.book(w.bob, slot), kind.RuleOverlap)
		w.made(w.reject(asked))
		w.travel("13:00")
		w.refused(reopen(nil), kind.RuleNotice) // It would run out at once.
		w.is(w.made(reopen(&booking.Override{Reason: "已说好"})), kind.Confirmed)
		w.refused(reopen(nil), kind.RuleStatus)
	})
}

func TestAMovedBookingIsAgreedToAgain(t *testing.T) {
	everywhere(t, func(_ *testing.T, w *world) {
		w.asks()
		b := w.made(w.approve(w.booked(w.alice, w.slot("north/second", "14:00", "15:00"))))
		moved := w.made(w.move(w.alice, b, w.slot("north/second", "16:00", "17:00")))
		if w.is(moved, kind.Pending); *moved.DueAt != w.at("15:00") {
			w.t.Errorf("it is due at %d", *moved.DueAt)
		}
		w.is(w.made(w.move(w.northStaff, moved, w.slot("north/second", "17:00", "18:00"))), kind.Pending)
		w.made(w.approve(moved))
		w.is(w.made(w.move(w.northStaff, moved, w.slot("north/second", "18:00", "19:00"))), kind.Confirmed)
		w.is(w.made(w.move(w.alice, moved, w.slot("north/room", "18:00", "19:00"))), kind.Confirmed)
	})
}

func TestAnUndecidedRequestExpires(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.asks()
		slot := w.slot("north/second", "14:00", "15:00")
		asked := w.booked(w.alice, slot)
		w.travel("13:00")
		w.clock.Advance(-time.Second)
		w.must(w.bookings.Settle(t.Context()))
		w.is(asked, kind.Pending)
		w.clock.Advance(time.Second)
		if w.bookings.Status(w.stored(asked.ID)) != kind.Expired || !w.check(w.northStaff, slot).Allowed() {
			t.Error("before it is written down it still stands in the way")
		}
		w.refused(w.approve(asked), kind.RuleStatus) // Whoever comes first writes it down.
		w.must(w.bookings.Settle(t.Context()))
		w.is(asked, kind.Expired)
		want := []kind.ChangeKind{kind.BookingRequested, kind.RequestExpired}
		for _, stream := range []string{feed.Community(w.north), feed.Person(w.alice.Person)} {
			if got := w.changes(stream, 0); !slices.Equal(got, want) {
				t.Errorf("%s: %v", stream, got)
			}
		}
	})
}

func TestWhoMeetsWhatTheClockHasEndedTellsWhoseItWas(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.asks()
		asked := w.booked(w.alice, w.slot("north/second", "14:00", "15:00"))
		w.travel("13:00")
		w.booked(w.northStaff, w.slot("north/second", "14:00", "15:00"))
		w.is(asked, kind.Expired)
		if got := w.changes(feed.Person(w.alice.Person), 1); !slices.Equal(got, []kind.ChangeKind{kind.RequestExpired}) {
			t.Errorf("alice hears %v", got)
		}
	})
}

func TestARequestOfSomebodyWhoIsGoneStaysRefused(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.asks()
		asked := w.booked(w.alice, w.slot("north/second", "14:00", "15:00"))
		w.made(w.reject(asked))
		w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().Person.UpdateOneID(w.alice.Person).SetErasedAt(tx.Now().Unix()).Exec(tx.Context())
		}))
		for _, why := range []*booking.Override{nil, {Reason: "已说好"}} {
			if _, err := w.bookings.Reopen(t.Context(), w.northStaff, asked.ID, why); !fault.Is(err, fault.Conflict) {
				t.Errorf("a request of nobody was reopened: %v", err)
			}
		}
		w.is(asked, kind.Rejected)
	})
}
