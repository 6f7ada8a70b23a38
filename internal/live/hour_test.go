package live_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/availability"
	"youkong/internal/community"
	"youkong/internal/live"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// roomsEach is how many spaces a community of the city has.
const roomsEach = 10

// wallClock is a clock that can be set: then its timers go on as before.
type wallClock struct {
	*clockwork.FakeClock
	ahead atomic.Int64
}

func (c *wallClock) Now() time.Time { return c.FakeClock.Now().Add(time.Duration(c.ahead.Load())) }

// set moves the hands, and lets a second pass.
func (c *wallClock) set(by time.Duration) {
	c.ahead.Add(int64(by))
	c.Advance(time.Second)
}

// city is many communities all of whose rooms are booked from ten to eleven. It is Monday, 09:30.
type city struct {
	clock *wallClock
	views *availability.Service
	live  *live.Service
	all   []*community.Community
	told  sync.WaitGroup // Counts down for each event.
}

func newCity(t testing.TB, communities int) *city {
	t.Helper()
	s, clock := storetest.SQLite(t)
	for i := range communities {
		if err := s.Write(t.Context(), nil, func(tx *store.Tx) error { return settle(tx, i) }); err != nil {
			t.Fatal(err)
		}
	}
	clock.Advance(90 * time.Minute)
	places := &community.Keeper{}
	if err := places.Reload(t.Context(), s.Read()); err != nil {
		t.Fatal(err)
	}
	c := &city{clock: &wallClock{FakeClock: clock}, all: places.Catalogue().Communities}
	c.views = availability.New(s, places, c.clock, "epoch")
	c.live = live.New(t.Context(), live.NewHub(), c.views, c.clock, slog.New(slog.DiscardHandler))
	return c
}

// settle makes a community whose rooms are open and booked by one another's hour.
func settle(tx *store.Tx, i int) error {
	ctx, c := tx.Context(), tx.Client()
	h := storetest.House{}
	street, err := c.Subdistrict.Create().SetSlug(fmt.Sprint(i)).SetNameZh("街").SetNameEn("Street").SetCityZh("城").SetCityEn("City").Save(ctx)
	if err != nil {
		return err
	}
	where, err := c.Community.Create().SetSlug(fmt.Sprint(i)).SetNameZh("社区").SetNameEn("Community").
		SetTimeZone("Asia/Shanghai").SetSubdistrict(street).Save(ctx)
	if err != nil {
		return err
	}
	who, err := c.Person.Create().SetName("somebody").SetCreatedAt(tx.Now().Unix()).Save(ctx)
	if err != nil {
		return err
	}
	h.Community, h.Person = where.ID, who.ID
	var days []*gen.OpeningHoursCreate
	for day := 1; day <= 7; day++ {
		days = append(days, c.OpeningHours.Create().SetCommunityID(where.ID).SetWeekday(day).SetOpens(0).SetCloses(1440))
	}
	err = c.OpeningHours.CreateBulk(days...).Exec(ctx)
	for n := 0; n < roomsEach && err == nil; n++ {
		err = room(tx, h, n)
	}
	return err
}

func room(tx *store.Tx, h storetest.House, n int) error {
	ctx, c := tx.Context(), tx.Client()
	unit, err := c.Unit.Create().SetName("1").SetCommunityID(h.Community).Save(ctx)
	if err != nil {
		return err
	}
	space, err := c.Space.Create().SetSlug(fmt.Sprint(n)).SetPosition(n).SetNameZh("室").SetNameEn("Room").SetFloor("1F").
		SetKind(kind.MeetingRoom).SetCommunityID(h.Community).AddUnitIDs(unit.ID).Save(ctx)
	if err != nil {
		return err
	}
	h.Space = space.ID
	ten := storetest.Start.Add(2 * time.Hour).Unix()
	_, err = h.Book(tx, ten, ten+3600, unit.ID)
	return errors.Join(err, c.BookingPolicy.Create().SetCommunityID(h.Community).SetSpaceID(space.ID).Exec(ctx))
}

// screen counts what it is told.
type screen struct {
	city   *city
	mu     sync.Mutex
	events []*live.Event
}

// Take implements live.Reader.
func (s *screen) Take(shown any) bool {
	s.mu.Lock()
	s.events = append(s.events, shown.(*live.Event))
	s.mu.Unlock()
	s.city.told.Done()
	return true
}

// clear returns what came, and forgets it.
func (s *screen) clear() []*live.Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	events := s.events
	s.events = nil
	return events
}

// follow has each community followed by so many screens, of today and of the week in turn.
func (c *city) follow(ctx context.Context, each int) []*screen {
	week := availability.Today(c.clock.Now().Unix(), c.all[0].Zone)
	week.To = week.From.AddDays(6)
	itself := func(e *live.Event) any { return e }
	var screens []*screen
	c.told.Add(each * len(c.all))
	for _, at := range c.all {
		for i := range each {
			var window *availability.Window
			if i%2 == 1 {
				window = &week
			}
			one := &screen{city: c}
			screens = append(screens, one)
			q := live.Question{Key: fmt.Sprint(at.ID, i%2), Show: itself, First: itself}
			c.live.Availability([]*community.Community{at}, window, nil).Join(q, one).Lead(ctx)
		}
	}
	c.told.Wait()
	return screens
}

// TestFullHour: when a whole city turns at once, everybody is told once, in one batch for each community and window, and
// nothing but one timer waits for it. So it is when the clock jumps.
func TestFullHour(t *testing.T) {
	c := newCity(t, 1000)
	screens := c.follow(t.Context(), 4)
	for _, step := range []struct {
		what     string
		turn     func()
		want     kind.SpaceState
		snapshot bool
	}{
		{"at ten", func() { c.clock.Advance(30 * time.Minute) }, kind.StateBusy, false},
		{"set forward past eleven", func() { c.clock.set(90 * time.Minute) }, kind.StateFree, false},
		{"set back before eleven", func() { c.clock.set(-time.Hour) }, kind.StateBusy, true},
		{"set back before ten", func() { c.clock.set(-time.Hour) }, kind.StateFree, true},
		{"at ten again", func() { c.clock.Advance(30 * time.Minute) }, kind.StateBusy, false},
	} {
		for _, s := range screens {
			s.clear()
		}
		c.told.Add(len(screens))
		if err := c.clock.BlockUntilContext(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		step.turn()
		c.told.Wait()
		events := map[*live.Event]bool{}
		for _, s := range screens {
			got := s.clear()
			if len(got) != 1 {
				t.Fatalf("%s: %d events for one screen", step.what, len(got))
			}
			e := got[0]
			events[e] = true
			if len(e.Spaces) != roomsEach || e.Spaces[0].Live.State != step.want || e.Snapshot != step.snapshot {
				t.Fatalf("%s: %d spaces, the first %s, snapshot %t", step.what, len(e.Spaces), e.Spaces[0].Live.State, e.Snapshot)
			}
		}
		if len(events) != 2*len(c.all) {
			t.Errorf("%s: %d events are made for %d communities in two windows", step.what, len(events), len(c.all))
		}
	}
	c.oneTimer(t)
}

// oneTimer expects that the clock is waited for once: time that passes wakes one, and two never come.
func (c *city) oneTimer(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.clock.BlockUntilContext(ctx, 2); err == nil {
		t.Error("more than one waits for the clock")
	}
}

// BenchmarkFullHour is how long it takes until all of a city is handed over, from the full hour on; beside it what the new
// states alone cost, one after the other.
func BenchmarkFullHour(b *testing.B) {
	c := newCity(b, 1500)
	var seen []*availability.View
	for _, at := range c.all {
		v, err := c.views.Read(b.Context(), at, nil)
		if err != nil {
			b.Fatal(err)
		}
		seen = append(seen, v)
	}
	b.Run("floor", func(b *testing.B) {
		for b.Loop() {
			c.clock.set(30 * time.Minute)
			for _, v := range seen {
				c.states(b, v)
			}
			c.clock.set(-30*time.Minute - 2*time.Second)
		}
	})
	screens := c.follow(b.Context(), 1)
	b.Run("live", func(b *testing.B) {
		for b.Loop() {
			c.told.Add(len(screens))
			c.clock.set(30 * time.Minute)
			c.told.Wait()
			b.StopTimer()
			c.told.Add(len(screens))
			c.clock.set(-30*time.Minute - 2*time.Second)
			c.told.Wait()
			b.StartTimer()
		}
	})
}

// states makes one event as a board does.
func (c *city) states(b *testing.B, v *availability.View) {
	next, err := c.views.Turn(b.Context(), v)
	if err != nil {
		b.Fatal(err)
	}
	if e, err := c.views.Since(b.Context(), next[0], c.views.Cursor(v)); err != nil || len(e.Spaces) != roomsEach {
		b.Fatal("no event", err)
	}
}
