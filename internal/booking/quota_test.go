package booking_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// quota adds one; within says where, and may be left out.
func (w *world) quota(holder kind.QuotaHolder, what kind.QuotaMeasure, in kind.QuotaPeriod, limit int, within ...func(*gen.QuotaCreate)) {
	w.t.Helper()
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		create := tx.Client().Quota.Create().SetHolder(holder).SetMeasure(what).SetPeriod(in).SetLimit(limit)
		for _, scope := range within {
			scope(create)
		}
		return create.Exec(tx.Context())
	}))
	w.must(w.places.Reload(w.t.Context(), w.store.Read()))
}

func ofCommunity(id uuid.UUID) func(*gen.QuotaCreate) {
	return func(c *gen.QuotaCreate) { c.SetCommunityID(id) }
}

// TestQuotas: the dry run, the booking, the hold, its confirmation and the move agree; every quota that would be exceeded is
// told; what is called off gives room again.
func TestQuotas(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.quota(kind.PerPerson, kind.CountBookings, kind.PerDay, 2, ofCommunity(w.north))
		w.quota(kind.PerPerson, kind.CountHours, kind.Upcoming, 3)
		w.quota(kind.PerOrganisation, kind.CountBookings, kind.PerDay, 0)
		first := w.booked(w.alice, w.slot("north/room", "10:00", "11:00"))
		hold := w.held(w.alice, w.slot("north/east", "12:00", "13:00"))
		w.booked(w.alice, w.slot("north/second", "10:00", "11:00"))

		third := w.slot("north/pool", "10:00", "12:00")
		for name, o := range map[string]booking.Outcome{
			"the dry run": w.check(w.alice, third), "the booking": w.book(w.alice, third), "the hold": w.hold(w.alice, third),
		} {
			w.refused(o, kind.RuleQuota, kind.RuleQuota)
			if count, hours := o.Refusals[0], o.Refusals[1]; count.LimitN != 2 || count.ActualN != 3 || hours.Limit != "PT3H" || hours.Actual != "PT4H" {
				t.Errorf("%s: %s of %s, %s of %s", name, count.Actual, count.Limit, hours.Actual, hours.Limit)
			} else if count.Earliest == nil || *count.Earliest != w.at("08:00", 1) || hours.Earliest != nil {
				t.Errorf("%s: earliest %v and %v", name, count.Earliest, hours.Earliest)
			}
		}
		w.refused(w.confirm(w.alice, hold), kind.RuleQuota)
		w.refused(w.check(w.alice, w.slot("south/room", "10:00", "12:00")), kind.RuleQuota)
		w.booked(w.bob, w.slot("north/pool", "10:00", "12:00"))

		w.made(w.move(w.alice, first, w.slot("north/room", "14:00", "15:00"))) // It does not stand in its own way.
		elsewhere := w.booked(w.alice, w.slot("south/room", "16:00", "17:00"))
		w.refused(w.move(w.alice, elsewhere, w.slot("north/pool", "16:00", "17:00")), kind.RuleQuota)
		w.made(w.cancel(w.alice, first))
		w.made(w.move(w.alice, elsewhere, w.slot("north/pool", "16:00", "17:00")))
	})
}

// TestQuotaOfAnOrganisation: its members have one total, apart from what they book for themselves.
func TestQuotaOfAnOrganisation(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		firm := w.firm()
		w.quota(kind.PerOrganisation, kind.CountBookings, kind.PerWeek, 1)
		w.quota(kind.PerPerson, kind.CountBookings, kind.PerWeek, 1)
		book := func(v viewer.Viewer, s booking.Slot) booking.Outcome {
			o, err := w.bookings.Book(t.Context(), v, booking.BookInput{Key: key(), Slot: &s, Attendees: 1, Organisation: &firm})
			w.must(err)
			return o
		}
		w.booked(w.alice, w.slot("north/room", "10:00", "11:00"))
		w.made(book(w.alice, w.slot("north/second", "10:00", "11:00")))
		w.refused(book(w.bob, w.slot("south/room", "10:00", "11:00", 6)), kind.RuleQuota)
		w.made(book(w.bob, w.slot("south/room", "10:00", "11:00", 7)))
		w.booked(w.bob, w.slot("north/room", "12:00", "13:00"))
		w.refused(w.book(w.bob, w.slot("north/room", "13:00", "14:00")), kind.RuleQuota)
	})
}

// TestOnlyOneGetsPastTheQuota: who has one booking left and asks for twenty at once, in two communities, gets one.
func TestOnlyOneGetsPastTheQuota(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.quota(kind.PerPerson, kind.CountBookings, kind.PerDay, 2)
		w.booked(w.alice, w.slot("north/pool", "10:00", "11:00"))
		var all sync.WaitGroup
		var made atomic.Int32
		for i := range 20 {
			slot := w.slot([]string{"north/room", "south/room"}[i%2], fmt.Sprintf("%02d:00", 10+i/2), fmt.Sprintf("%02d:00", 11+i/2))
			all.Go(func() {
				o := w.book(w.alice, slot)
				if o.Allowed() {
					made.Add(1)
				} else {
					w.refused(o, kind.RuleQuota)
				}
			})
		}
		all.Wait()
		if made.Load() != 1 {
			t.Errorf("%d bookings were made", made.Load())
		}
	})
}

// TestOfferedWithinTheQuota: alternatives keep the quotas of the one who asks.
func TestOfferedWithinTheQuota(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.quota(kind.PerPerson, kind.CountBookings, kind.PerDay, 1, ofCommunity(w.south))
		w.booked(w.alice, w.slot("south/room", "10:00", "11:00"))
		w.booked(w.bob, w.slot("north/room", "10:00", "11:00"))
		for _, busy := range []string{"north/second", "north/buffered", "north/hall"} {
			w.booked(w.northStaff, w.slot(busy, "12:00", "13:00"))
		}
		for _, a := range w.check(w.alice, w.slot("south/room", "12:00", "13:00")).Alternatives {
			if a.Space.CommunityID == w.south && a.Span.Start < w.at("00:00", 1) {
				t.Errorf("offered %s at %d", a.Space.NameEn, a.Span.Start)
			}
		}
		w.booked(w.bob, w.slot("north/room", "12:00", "13:00"))
		for _, a := range w.check(w.alice, w.slot("north/room", "12:00", "13:00")).Alternatives {
			if a.Space.CommunityID == w.south {
				t.Errorf("offered %s", a.Space.NameEn)
			}
		}
	})
}
