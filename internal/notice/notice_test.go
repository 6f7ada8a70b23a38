package notice_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/feed"
	"youkong/internal/message"
	"youkong/internal/secret"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

func TestForSomeoneWithoutAnAccount(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		b := w.book(w.staff, 1, 10, onBehalf)
		says(t, s.deliver(), phone, "工作人员已为您预约", "3月3日（周二）10:00–11:00")
		if again := s.deliver(); len(again) != 0 {
			t.Errorf("told again: %+v", again)
		}
		if _, err := w.bookings.Cancel(t.Context(), w.staff, b.ID); err != nil {
			t.Fatal(err)
		}
		says(t, s.deliver(), phone, "被取消了", "10:00–11:00")
	})
}

// TestOnesOwnDoing: who does something knows it; whom somebody else does it to is told.
func TestOnesOwnDoing(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		mine, theirs := w.book(w.resident, 1, 10), w.book(w.resident, 2, 10)
		move := func(b *gen.Booking, hour int, by string) {
			t.Helper()
			v := w.resident
			if by == "staff" {
				v = w.staff
			}
			outcome, err := w.bookings.Move(t.Context(), v, booking.MoveInput{Booking: b.ID, Slot: w.slot(2, hour)})
			if err != nil || !outcome.Allowed() {
				t.Fatal(outcome.Refusals, err)
			}
		}
		move(mine, 12, "resident")
		if _, err := w.bookings.Cancel(t.Context(), w.resident, mine.ID); err != nil {
			t.Fatal(err)
		}
		if sent := s.deliver(); len(sent) != 0 {
			t.Errorf("told of their own doing: %+v", sent)
		}
		move(theirs, 14, "staff")
		says(t, s.deliver(), own, "was moved", "Wednesday 4 March, 14:00–15:00", "tool shelf, Xinyu Community")
		w.clock.Advance(time.Second)
		if _, err := w.bookings.Cancel(t.Context(), w.staff, theirs.ID); err != nil {
			t.Fatal(err)
		}
		says(t, s.deliver(), own, "was cancelled", "14:00–15:00")
	})
}

// TestWhatIsTold goes through all that others decide, and what the clock does.
func TestWhatIsTold(t *testing.T) {
	reason := "地面维修"
	cases := []struct {
		change kind.ChangeKind
		set    func(*store.Tx, *gen.BookingUpdateOne)
		words  []string
		zh     []string
	}{
		{kind.BookingApproved, func(_ *store.Tx, u *gen.BookingUpdateOne) { u.SetStatus(kind.Confirmed) },
			[]string{"is approved"}, []string{"已通过"}},
		{kind.BookingRejected, func(tx *store.Tx, u *gen.BookingUpdateOne) {
			u.SetStatus(kind.Rejected).SetDecisionReason(tx.Keys().Seal(secret.Reason, reason))
		}, []string{"was turned down: " + reason}, []string{"没有通过", "原因：" + reason}},
		{kind.RequestExpired, func(_ *store.Tx, u *gen.BookingUpdateOne) { u.SetStatus(kind.Expired) },
			[]string{"was not decided in time"}, []string{"仍未审核"}},
		{kind.OfferMade, func(tx *store.Tx, u *gen.BookingUpdateOne) {
			u.SetStatus(kind.Held).SetOffered(true).SetHoldExpiresAt(tx.Now().Add(30 * time.Minute).Unix())
		}, []string{"kept for you until Monday 2 March, 08:30"}, []string{"为您留到3月2日（周一）08:30"}},
		{kind.OfferLapsed, func(_ *store.Tx, u *gen.BookingUpdateOne) { u.SetStatus(kind.Expired).SetOffered(true) },
			[]string{"no longer kept"}, []string{"不再保留"}},
		{kind.BookingNoShow, func(_ *store.Tx, u *gen.BookingUpdateOne) { u.SetStatus(kind.NoShow) },
			[]string{"counts as missed", "30 days"}, []string{"爽约", "30 天"}},
	}
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		for _, c := range cases {
			for _, language := range []string{"en", "zh-CN"} {
				w.write(func(tx *store.Tx) error {
					return tx.Client().Person.UpdateOneID(w.resident.Person).SetLanguage(language).Exec(tx.Context())
				})
				b := w.book(w.resident, 1, 10)
				w.becomes(b, c.change, c.set)
				words, when := c.words, "Tuesday 3 March, 10:00–11:00"
				if language == "zh-CN" {
					words, when = c.zh, "3月3日（周二）10:00–11:00"
				}
				sent := s.deliver()
				says(t, sent, own, append(words, when)...)
				if len(sent) == 1 && (sent[0].Notice == "" || sent[0].Code != "") {
					t.Errorf("%s: %+v", c.change, sent[0])
				}
				w.becomes(b, kind.CalendarChanged, func(_ *store.Tx, u *gen.BookingUpdateOne) { u.SetStatus(kind.Cancelled) })
				w.write(func(tx *store.Tx) error {
					_, err := tx.Client().ExecContext(t.Context(), "UPDATE occupancies SET live = false WHERE booking_id = $1", b.ID)
					return err
				})
			}
		}
	})
}

func TestReminders(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		w.book(w.resident, 2, 10) // Wednesday.
		w.book(w.staff, 2, 12, onBehalf)
		cancelled := w.book(w.resident, 2, 14)
		w.clock.Advance(24 * time.Hour) // Tuesday, 08:00.
		w.book(w.resident, 1, 16)       // Late enough to have it in mind.
		if sent := s.deliver(); len(sent) != 0 {
			t.Errorf("too early: %+v", sent)
		}
		w.clock.Advance(2 * time.Hour)
		says(t, s.deliver(), own, "A reminder", "Wednesday 4 March, 10:00–11:00")
		w.clock.Advance(2 * time.Hour)
		says(t, s.deliver(), phone, "提醒", "12:00–13:00")
		w.clock.Advance(2 * time.Hour)
		w.must(s.Rest(t.Context()))
		s.look() // Its reminder is queued, and then overtaken.
		if _, err := w.bookings.Cancel(t.Context(), w.resident, cancelled.ID); err != nil {
			t.Fatal(err)
		}
		w.clock.Advance(4 * time.Hour)
		if sent := s.deliver(); len(sent) != 0 {
			t.Errorf("reminded of what was cancelled, or known: %+v", sent)
		}
	})
}

func TestNobodyIsRemindedAgainstTheirWish(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		w.write(func(tx *store.Tx) error {
			return tx.Client().Person.UpdateOneID(w.resident.Person).SetReminders(false).Exec(tx.Context())
		})
		b := w.book(w.resident, 2, 10)
		w.clock.Advance(26 * time.Hour)
		if sent := s.deliver(); len(sent) != 0 {
			t.Errorf("reminded: %+v", sent)
		}
		if _, err := w.bookings.Cancel(t.Context(), w.staff, b.ID); err != nil {
			t.Fatal(err)
		}
		says(t, s.deliver(), own, "was cancelled") // What changes their plans they are told all the same.
	})
}

// TestOldNews: a server that was down for long does not tell what is long over.
func TestOldNews(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.book(w.staff, 5, 10, onBehalf)
		w.clock.Advance(25 * time.Hour)
		if sent := w.server().deliver(); len(sent) != 0 {
			t.Errorf("told: %+v", sent)
		}
	})
}

// TestNothingPersonalIsQueued: whoever reads the queue or the log learns nothing of anybody.
func TestNothingPersonalIsQueued(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		w.gateway.fails = 1
		w.book(w.staff, 1, 10, onBehalf)
		s.deliver()
		queue, err := w.store.Queue(t.Context())
		w.must(err)
		defer queue.Close()
		var text string
		columns := "CAST(args AS text) || CAST(metadata AS text) || coalesce(CAST(errors AS text), '')"
		w.must(queue.DB.QueryRowContext(t.Context(), "SELECT "+columns+" FROM river_job WHERE errors IS NOT NULL").Scan(&text))
		for _, secret := range []string{name, phone, "欧阳", "0987"} {
			if strings.Contains(text, secret) || strings.Contains(s.log.text(), secret) {
				t.Errorf("%s is in %q or %q", secret, text, s.log.text())
			}
		}
		if !strings.Contains(text, "out of order") {
			t.Errorf("the queue does not say what went wrong: %q", text)
		}
	})
}

// TestMovedElsewhere: who takes a booking to another centre knows it; whom staff do it to is told once, though two feeds
// have it.
func TestMovedElsewhere(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		s := w.server()
		s.deliver()
		look := func() []message.Message {
			s.Ring([]string{w.stream(), feed.Community(seed.CommunityID("yousan"))})
			return s.deliver()
		}
		both := w.staff
		both.Grants = append(slices.Clone(both.Grants), viewer.Grant{Role: kind.Staff, Community: seed.CommunityID("yousan")})
		for i, by := range []viewer.Viewer{w.resident, both} {
			b := w.book(w.resident, 9+i, 13)
			look()
			to := w.slot(9+i, 13)
			to.Space = seed.SpaceID("yousan", "residents-space")
			outcome, err := w.bookings.Move(t.Context(), by, booking.MoveInput{Booking: b.ID, Slot: to})
			w.must(err)
			if !outcome.Allowed() {
				t.Fatalf("refused: %+v", outcome.Refusals)
			}
			if sent := look(); len(sent) != i {
				t.Errorf("told %d times, want %d: %+v", len(sent), i, sent)
			}
		}
	})
}
