package booking_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/booking"
)

// TestPastTheRules has a raw writer take the slot after the rules have looked and before anything is written: the
// database says no, and the caller hears the same refusal as from the rules.
func TestPastTheRules(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.booked(w.bob, w.slot("north/room", "08:30", "09:00", 1)) // Something to hang the raw row on.
		slot := w.slot("north/room", "10:00", "11:00")
		tx, err := w.raw().BeginTx(t.Context(), nil)
		w.must(err)
		_, err = tx.ExecContext(t.Context(), fmt.Sprintf(`INSERT INTO occupancies
			(space_id, community_id, booking_id, unit_id, starts_at, ends_at, live)
			SELECT space_id, community_id, booking_id, unit_id, %d, %d, true FROM occupancies`, slot.Span.Start, slot.Span.End))
		w.must(err)
		answered := make(chan booking.Outcome, 1)
		go func() {
			o, err := w.bookings.Book(t.Context(), w.alice, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1})
			if err != nil {
				t.Error(err)
			}
			answered <- o
		}()
		w.awaitBlocked()
		w.must(tx.Commit())
		o := <-answered
		w.refused(o, kind.RuleOverlap)
		if len(o.Alternatives) < 2 {
			t.Errorf("%d alternatives", len(o.Alternatives))
		}
	})
}

// awaitBlocked waits until a statement waits for another transaction's end. SQLite tells nobody, and needs no wait:
// there the write begins after the other's end in any case.
func (w *world) awaitBlocked() {
	if w.config.DatabaseURL == "" {
		return
	}
	db, end := w.raw(), time.Now().Add(20*time.Second)
	for blocked := 0; blocked == 0; {
		if time.Now().After(end) {
			w.t.Fatal("nothing waits")
		}
		w.must(db.QueryRowContext(w.t.Context(), `SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
			WHERE NOT l.granted AND a.datname = current_database()`).Scan(&blocked))
	}
}

// TestAlternatives: each one that is offered can really be booked, as it stands, by the one who asked.
func TestAlternatives(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.clock.Advance(7 * time.Minute)
		w.booked(w.bob, w.slot("north/room", "09:00", "12:00"))
		w.booked(w.bob, w.slot("north/second", "10:00", "12:00"))
		w.booked(w.bob, w.slot("north/pool", "10:00", "12:00"))
		for _, wanted := range []booking.Slot{
			w.slot("north/room", "10:00", "11:00"), w.slot("north/room", "09:00", "09:30"), w.slot("north/room", "06:00", "15:10"),
		} {
			w.offersHold(t, w.book(w.alice, wanted), wanted)
		}
	})
}

func (w *world) offersHold(t *testing.T, o booking.Outcome, wanted booking.Slot) {
	t.Helper()
	if o.Allowed() || len(o.Alternatives) < 2 {
		t.Errorf("%s with %d alternatives", rules(o), len(o.Alternatives))
	}
	seen := map[string]bool{}
	for _, a := range o.Alternatives {
		name := fmt.Sprint(a.Space.ID, a.Span)
		if seen[name] || a.Space.ID == wanted.Space && a.Span == wanted.Span {
			t.Errorf("offered in vain: %s", name)
		}
		seen[name] = true
		b := w.booked(w.alice, booking.Slot{Space: a.Space.ID, Span: a.Span, Units: 1})
		_, err := w.raw().ExecContext(t.Context(), "DELETE FROM occupancies WHERE booking_id = '"+b.ID.String()+"'")
		w.must(err)
	}
}

// TestRelations: other times at the same space come first, then other spaces here, then those of a sister community.
func TestRelations(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.booked(w.bob, w.slot("north/room", "10:00", "11:00"))
		o := w.check(w.alice, w.slot("north/room", "10:00", "11:00"))
		var got []booking.Relation
		spaces := map[booking.Relation]uuid.UUID{}
		for _, a := range o.Alternatives {
			got = append(got, a.Relation)
			spaces[a.Relation] = a.Space.ID
		}
		want := fmt.Sprint([]booking.Relation{
			booking.SameSpace, booking.SameSpace, booking.SameSpace,
			booking.SameCommunity, booking.SameCommunity, booking.SameCommunity,
		})
		if fmt.Sprint(got) != want || spaces[booking.SameSpace] != w.spaces["north/room"] {
			t.Errorf("offered %v", got)
		}
		for _, space := range []string{"north/second", "north/buffered", "north/hall"} {
			w.booked(w.bob, w.slot(space, "10:00", "11:00"))
		}
		o = w.check(w.alice, w.slot("north/room", "10:00", "11:00"))
		last := o.Alternatives[len(o.Alternatives)-1]
		if last.Relation != booking.SisterCommunity || last.Space.ID != w.spaces["south/room"] {
			t.Errorf("the last offer is %s", last.Relation)
		}
	})
}
