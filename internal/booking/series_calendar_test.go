package booking_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/span"
	"youkong/internal/store"
)

// elsewhere makes a centre with one room in the zone, open from Monday to Friday around the clock and closed at weekends,
// and sets the world's clock to the given wall-clock time there.
func (w *world) elsewhere(name, now string) (room uuid.UUID) {
	w.t.Helper()
	var err error
	w.zone, err = time.LoadLocation(name)
	w.must(err)
	begin, err := time.ParseInLocation("2006-01-02 15:04", now, w.zone)
	w.must(err)
	w.clock.Advance(begin.Sub(w.clock.Now()))
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		ctx, c := tx.Context(), tx.Client()
		street := c.Subdistrict.Query().FirstX(ctx)
		place := c.Community.Create().SetSlug(key()).SetNameZh("远").SetNameEn("Far").SetTimeZone(name).SetSubdistrict(street).
			SetMakeUpWeekday(1).SaveX(ctx)
		for day := 1; day <= 5; day++ {
			c.OpeningHours.Create().SetCommunityID(place.ID).SetWeekday(day).SetOpens(0).SetCloses(24 * 60).ExecX(ctx)
		}
		unit := c.Unit.Create().SetName("u").SetCommunityID(place.ID).SaveX(ctx)
		room = c.Space.Create().SetCommunityID(place.ID).SetSlug("room").SetNameZh("室").SetNameEn("Room").SetFloor("1F").
			SetKind(kind.MeetingRoom).AddUnitIDs(unit.ID).SaveX(ctx).ID
		return nil
	}))
	w.policies(func(u *gen.BookingPolicyUpdate) {})
	return room
}

// from asks for an hour at the room from a wall-clock time on.
func (w *world) from(room uuid.UUID, start string) booking.Slot {
	w.t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", start, w.zone)
	w.must(err)
	return booking.Slot{Space: room, Span: span.Span{Start: at.Unix(), End: at.Add(time.Hour).Unix()}}
}

func TestASeriesKeepsTheTimeOnTheWallWhenTheClocksChange(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		room := w.elsewhere("Europe/Helsinki", "2026-10-19 09:00")
		o := w.series(w.alice, weekly(w.from(room, "2026-10-23 18:00"), 2))
		w.says("what stands", w.stands(o.Series), "23 18:00, 30 18:00")
		if apart := o.Dates[1].Slot.Span.Start - o.Dates[0].Slot.Span.Start; apart != 7*24*3600+3600 {
			t.Errorf("they begin %d seconds apart", apart)
		}
		moved := w.moveSeries(w.alice, booking.MoveSeriesInput{Booking: o.Dates[0].Booking.ID, Scope: booking.AllOfThem, Slot: w.from(room, "2026-10-22 07:30")})
		w.says("moved", w.stands(moved.Series), "22 07:30, 29 07:30")
		w.cancelSeries(w.alice, moved.Dates[0].Booking, booking.AllOfThem)
	})
}

func TestATimeThatTheClocksSkipIsNoDateOfASeries(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		room := w.elsewhere("Europe/Helsinki", "2026-03-26 09:00")
		// On Sunday 29 March there is no 03:30. It is neither refused nor counted.
		w.came(w.series(w.alice, daily(w.from(room, "2026-03-27 03:30"), 4)), "27 ok, 28 OPENING_HOURS, 30 ok, 31 ok")
	})
}

func TestASeriesAcrossTheEndOfAYear(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		room := w.elsewhere("Europe/Helsinki", "2026-12-28 09:00")
		in := weekly(w.from(room, "2026-12-31 18:00"), 3)
		in.Rule = "FREQ=DAILY;BYDAY=MO,TH,FR;UNTIL=20270105"
		o := w.series(w.alice, in)
		w.says("what stands", w.stands(o.Series), "31 18:00, 1 18:00, 4 18:00")
	})
}

func TestASeriesOnAWorkedSaturday(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		room := w.elsewhere("Asia/Shanghai", "2026-09-28 09:00")
		// Saturday 10 October 2026 is worked for the National Day holiday, with Monday's hours; the 3rd is a weekend as usual.
		in := weekly(w.from(room, "2026-10-03 10:00"), 2)
		in.Skip = true
		w.came(w.series(w.alice, in), "3 OPENING_HOURS, 10 ok")
	})
}
