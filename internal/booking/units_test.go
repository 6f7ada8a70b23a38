package booking_test

import (
	"slices"
	"testing"

	"youkong/ent/gen/change"
	"youkong/ent/kind"
	"youkong/internal/feed"
)

// TestHalls: a half shows on the whole and the whole on both halves, in the rules and in the feed.
func TestHalls(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		east := w.booked(w.alice, w.slot("north/east", "10:00", "11:00"))
		w.refused(w.book(w.bob, w.slot("north/hall", "10:30", "11:30")), kind.RuleOverlap)
		w.booked(w.bob, w.slot("north/west", "10:00", "11:00"))
		w.touches(t, 1, "north/hall", "north/east")
		w.cancel(w.alice, east)
		w.touches(t, 3, "north/hall", "north/east")
		hall := w.booked(w.alice, w.slot("north/hall", "12:00", "13:00"))
		if hall.UnitCount != 2 || len(w.occupancies(hall.ID)) != 2 {
			t.Errorf("the hall takes %d units", hall.UnitCount)
		}
		w.refused(w.book(w.bob, w.slot("north/east", "12:30", "13:30")), kind.RuleOverlap)
		w.refused(w.book(w.bob, w.slot("north/west", "12:30", "13:30")), kind.RuleOverlap)
		w.touches(t, 4, "north/hall", "north/east", "north/west")
	})
}

// touches expects the change of the north's feed to name exactly these spaces.
func (w *world) touches(t *testing.T, seq int64, names ...string) {
	t.Helper()
	row, err := w.store.Read().Change.Query().Where(change.Stream(feed.Community(w.north)), change.Seq(seq)).Only(t.Context())
	w.must(err)
	missing := slices.Clone(names)
	for name, id := range w.spaces {
		if slices.Contains(row.SpaceIds, id) {
			if !slices.Contains(names, name) {
				t.Errorf("change %d names %s", seq, name)
			}
			missing = slices.DeleteFunc(missing, func(n string) bool { return n == name })
		}
	}
	if len(missing) > 0 {
		t.Errorf("change %d does not name %v", seq, missing)
	}
}

// TestPool: a booking takes as many free units as it asks for, whichever they are.
func TestPool(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		two := w.slot("north/pool", "10:00", "12:00")
		two.Units = 2
		first := w.booked(w.alice, two)
		if first.UnitCount != 2 || len(w.occupancies(first.ID)) != 2 {
			t.Errorf("took %d units", first.UnitCount)
		}
		o := w.book(w.bob, two)
		w.refused(o, kind.RuleOverlap)
		if r := o.Refusals[0]; r.LimitN != 1 || r.ActualN != 2 {
			t.Errorf("it says %d are free of the %d wanted", r.LimitN, r.ActualN)
		}
		w.booked(w.bob, w.slot("north/pool", "11:00", "13:00"))
		w.refused(w.book(w.bob, w.slot("north/pool", "10:30", "11:30")), kind.RuleOverlap)
		w.booked(w.bob, w.slot("north/pool", "10:00", "11:00"))
		four := w.slot("north/pool", "14:00", "15:00")
		four.Units = 4
		w.refused(w.book(w.bob, four), kind.RuleCapacity)
	})
}

// TestBuffers: between two bookings lie the clean-up of the first and the set-up of the second.
func TestBuffers(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		b := w.booked(w.alice, w.slot("north/buffered", "10:00", "11:00"))
		rows := w.occupancies(b.ID)
		if len(rows) != 1 || rows[0].StartsAt != w.at("09:50") || rows[0].EndsAt != w.at("11:20") {
			t.Errorf("occupied %v", rows)
		}
		if b.StartsAt != w.at("10:00") || b.EndsAt != w.at("11:00") || b.SetUp != 600 || b.CleanUp != 1200 {
			t.Errorf("booked %s", b)
		}
		w.refused(w.book(w.bob, w.slot("north/buffered", "11:00", "12:00")), kind.RuleOverlap)
		w.booked(w.bob, w.slot("north/buffered", "11:30", "12:30")) // 20 minutes to clean and 10 to prepare fit exactly.
		w.refused(w.book(w.bob, w.slot("north/buffered", "09:00", "10:00")), kind.RuleOverlap)
		w.booked(w.bob, w.slot("north/buffered", "21:00", "22:00")) // Cleaned after closing time.
	})
}
