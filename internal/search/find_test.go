package search_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/change"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/search"
	"youkong/internal/span"
)

// town is two neighbours and a centre elsewhere, open from 8 to 22 with a meeting room each; the first has a yoga room too.
func (w *world) town() (first, neighbour, elsewhere *centre) {
	open := func(near *centre, rooms ...room) *centre {
		return w.open(&centre{zone: "Asia/Shanghai", near: near, hours: [][2]int{{8 * 60, 22 * 60}}, rooms: rooms})
	}
	meeting := room{name: "m", units: []string{"m"}, people: 10, has: []kind.Amenity{kind.Projector, kind.WiFi}}
	yoga := room{name: "y", units: []string{"y"}, people: 20, kind: kind.YogaRoom, has: []kind.Amenity{kind.Mats, kind.WiFi}}
	elsewhere = open(nil, meeting)
	first = open(nil, yoga, meeting)
	neighbour = open(first, meeting)
	w.refresh()
	return first, neighbour, elsewhere
}

// shown lists where and when slots are, by the names of the test.
func shown(found []search.Slot, names map[uuid.UUID]string) string {
	var list []string
	for _, s := range found {
		list = append(list, fmt.Sprintf("%s/%s %s", names[s.Space.CommunityID], s.Space.NameZh, localtime.ClockOf(s.Span.Start, s.Space.Community.Zone)))
	}
	return fmt.Sprint(list)
}

func TestWhatIsLookedFor(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		first, neighbour, elsewhere := w.town()
		names := map[uuid.UUID]string{first.id: "first", neighbour.id: "neighbour", elsewhere.id: "elsewhere"}
		tomorrow := at(1, 9, 10)
		for name, c := range map[string]struct {
			ask  func(q *search.Query)
			want string
		}{
			"by name":         {func(q *search.Query) {}, "[elsewhere/m 09:00 first/m 09:00 first/y 09:00 neighbour/m 09:00]"},
			"near":            {func(q *search.Query) { q.Near = neighbour.id }, "[neighbour/m 09:00 first/m 09:00 first/y 09:00 elsewhere/m 09:00]"},
			"where":           {func(q *search.Query) { q.Where = []uuid.UUID{first.id} }, "[first/m 09:00 first/y 09:00]"},
			"for many":        {func(q *search.Query) { q.Attendees = 11 }, "[first/y 09:00]"},
			"for too many":    {func(q *search.Query) { q.Attendees = 21 }, "[]"},
			"with all things": {func(q *search.Query) { q.Amenities = []kind.Amenity{kind.WiFi, kind.Mats} }, "[first/y 09:00]"},
			"of a kind":       {func(q *search.Query) { q.Kinds = []kind.SpaceKind{kind.YogaRoom} }, "[first/y 09:00]"},
			"too long":        {func(q *search.Query) { q.Length = 5 * time.Hour }, "[]"},
			"off the grid":    {func(q *search.Query) { q.Length = 40 * time.Minute }, "[]"},
			"shorter": {func(q *search.Query) { q.Length, q.Where = 30*time.Minute, []uuid.UUID{elsewhere.id} },
				"[elsewhere/m 09:00 elsewhere/m 09:30]"},
		} {
			q := search.Query{Length: time.Hour, Between: &tomorrow, First: 50}
			c.ask(&q)
			found, more := w.find(w.people[0], q)
			if got := shown(found, names); got != c.want || more {
				t.Errorf("%s: %s, more: %t; want %s", name, got, more, c.want)
			}
		}
	})
}

// TestPages: no more than asked for, and whether there is more.
func TestPages(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.town()
		today := localtime.Date{Year: 2026, Month: time.March, Day: 3}
		if found, more := w.find(w.people[0], search.Query{Length: time.Hour, Date: &today, First: 50}); len(found) != 50 || !more {
			t.Errorf("%d slots, more: %t", len(found), more)
		}
		hours := at(1, 20, 22)
		if found, more := w.find(w.people[0], search.Query{Length: time.Hour, Between: &hours, First: 12}); len(found) != 12 || more {
			t.Errorf("%d slots of 12, more: %t", len(found), more)
		}
	})
}

// TestHolds: what somebody keeps is nobody else's, until it runs out; and one's own is what one comes for.
func TestHolds(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		first, _, _ := w.town()
		hour := at(1, 9, 10)
		q := search.Query{Length: time.Hour, Between: &hour, Kinds: []kind.SpaceKind{kind.YogaRoom}, Where: []uuid.UUID{first.id}}
		if o := w.hold(w.people[1], first.rooms[0].id, hour); !o.Allowed() {
			t.Fatal(o.Refusals)
		}
		w.refresh()
		for who, want := range []int{0, 1} {
			if found, _ := w.find(w.people[who], q); len(found) != want {
				t.Errorf("person %d is offered %d slots", who, len(found))
			}
		}
		w.clock.Advance(5 * time.Minute) // Nobody writes down that it has run out.
		if found, _ := w.find(w.people[0], q); len(found) != 1 {
			t.Error("a hold that has run out is in the way")
		}
	})
}

// TestTheRunningStep: what is free now is offered now, set-up or not, and what was over a moment ago is not in its way.
func TestTheRunningStep(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		c := w.open(&centre{zone: "Asia/Shanghai", hours: [][2]int{{7 * 60, 22 * 60}}, rooms: []room{{
			name: "m", units: []string{"m"}, policy: func(p *gen.BookingPolicyCreate) { p.SetSetUp(20) },
		}}})
		if o := w.book(w.people[1], c.rooms[0].id, at(0, 8, 9), 1); !o.Allowed() {
			t.Fatal(o.Refusals)
		}
		w.clock.Advance(time.Hour + 10*time.Minute)
		w.refresh()
		found, _ := w.find(w.people[0], search.Query{Length: time.Hour, First: 1})
		if len(found) != 1 || found[0].Span != at(0, 9, 10) {
			t.Errorf("at ten past nine %v is offered", times(found))
		}
	})
}

// TestStale: what the index has not heard of is not offered either, whoever took it.
func TestStale(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		first, _, _ := w.town()
		hour := at(1, 9, 10)
		if o := w.book(w.people[1], first.rooms[0].id, hour, 1); !o.Allowed() {
			t.Fatal(o.Refusals)
		}
		if found, _ := w.find(w.people[0], search.Query{Length: time.Hour, Between: &hour, Kinds: []kind.SpaceKind{kind.YogaRoom}}); len(found) > 0 {
			t.Errorf("%v is offered", times(found))
		}
	})
}

// TestPruned: a feed that no longer reaches back to where the index stopped is no reason to miss what became free.
func TestPruned(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		first, _, _ := w.town()
		hour := at(1, 9, 10)
		o := w.book(w.people[1], first.rooms[0].id, hour, 1)
		w.refresh()
		if _, err := w.bookings.Cancel(t.Context(), w.people[1], o.Booking.ID); err != nil {
			t.Fatal(err)
		}
		w.book(w.people[1], first.rooms[0].id, at(2, 9, 10), 1)
		w.write(func(ctx context.Context, c *gen.Client) {
			c.Change.Delete().Where(change.Stream(feed.Community(first.id)), change.SeqLTE(2)).ExecX(ctx)
		})
		w.refresh()
		if found, _ := w.find(w.people[0], search.Query{Length: time.Hour, Between: &hour, Kinds: []kind.SpaceKind{kind.YogaRoom}}); len(found) != 1 {
			t.Errorf("%v is offered", times(found))
		}
	})
}

// TestBells: a running index hears of what is committed.
func TestBells(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		first, _, _ := w.town()
		ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
		defer stop()
		done := make(chan struct{})
		go func() { defer close(done); w.search.Run(ctx) }()
		_, before := w.search.Marks()
		w.book(w.people[1], first.rooms[0].id, at(1, 9, 10), 1)
		for changed := false; !changed && ctx.Err() == nil; runtime.Gosched() {
			_, marks := w.search.Marks()
			for unit := range marks {
				changed = changed || marks[unit] != before[unit]
			}
		}
		if ctx.Err() != nil {
			t.Error("the booking is not in the index")
		}
		stop()
		<-done
	})
}

func TestWhatCannotBeLookedFor(t *testing.T) {
	everywhere(t, func(t *testing.T, w *world) {
		w.refresh()
		now := w.clock.Now().Unix()
		long, past := localtime.Date{Year: 2026, Month: time.March, Day: 19}, localtime.Date{Year: 2026, Month: time.February, Day: 28}
		for want, q := range map[string]search.Query{
			"[duration]":      {Length: 25 * time.Hour, Attendees: 1, First: 1},
			"[attendees]":     {Length: time.Hour, First: 1},
			"[first]":         {Length: time.Hour, Attendees: 1, First: 51},
			"[date]":          {Length: time.Hour, Attendees: 1, First: 1, Date: &long},
			"[between date]":  {Length: time.Hour, Attendees: 1, First: 1, Date: &past, Between: &span.Span{Start: now, End: now + 3600}},
			"[between.end]":   {Length: time.Hour, Attendees: 1, First: 1, Between: &span.Span{Start: now - 7200, End: now - 3600}},
			"[between.start]": {Length: time.Hour, Attendees: 1, First: 1, Between: &span.Span{Start: now + 16*24*3600, End: now + 17*24*3600}},
		} {
			_, _, err := w.search.Find(t.Context(), w.people[0], q)
			var paths []string
			if f, ok := errors.AsType[*fault.Error](err); ok && f.Code == fault.BadInput {
				for _, field := range f.Fields {
					paths = append(paths, field.Path)
				}
			}
			slices.Sort(paths)
			if fmt.Sprint(paths) != want {
				t.Errorf("%v are wrong, want %s", paths, want)
			}
		}
	})
}
