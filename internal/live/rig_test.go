package live_test

import (
	"context"
	"log/slog"
	"os"
	"reflect"
	"runtime"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/live"
	"youkong/internal/seed"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// patience is how long a test waits for what must come; it only ends a failing test.
const patience = 20 * time.Second

// rig is the demo communities, followed live. It is Monday, 08:00 in Wuhan.
type rig struct {
	t        *testing.T
	store    *store.Store
	clock    *clockwork.FakeClock // Of the database and the rules.
	timers   *clockwork.FakeClock // Of the boards alone, so that a test can wait for their timers.
	places   *community.Keeper
	bookings *booking.Service
	views    *availability.Service
	hub      *live.Hub
	live     *live.Service
}

func everywhere(t *testing.T, fn func(t *testing.T, r *rig)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		r := &rig{
			t: t, store: s, clock: clock, timers: clockwork.NewFakeClockAt(clock.Now()),
			places: &community.Keeper{}, hub: live.NewHub(),
		}
		s.OnCommit(r.hub.Ring)
		r.must(seed.Demo(t.Context(), s))
		r.must(r.places.Reload(t.Context(), s.Read()))
		r.bookings = booking.New(s, r.places, clock)
		r.views = availability.New(s, r.places, clock, "epoch")
		ctx, stop := context.WithCancel(context.Background())
		t.Cleanup(stop)
		r.live = live.New(ctx, r.hub, r.views, r.timers, slog.New(slog.DiscardHandler))
		fn(t, r)
	})
}

func (r *rig) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *rig) community(slug string) *community.Community {
	r.t.Helper()
	c, ok := r.places.Catalogue().BySlug(slug)
	if !ok {
		r.t.Fatal("there is no ", slug)
	}
	return c
}

// resident is somebody who books.
var resident = viewer.Viewer{Person: seed.PersonID("resident-a")}

// book takes a slot so many days from now; the tool shelf of Xinyu, which has six of a kind, has room enough.
func (r *rig) book(space uuid.UUID, day, hour int) booking.Outcome {
	r.t.Helper()
	zone := r.community("xinyu").Zone
	today := r.clock.Now().In(zone)
	start := time.Date(today.Year(), today.Month(), today.Day()+day, hour, 0, 0, 0, zone).Unix()
	slot := booking.Slot{Space: space, Units: 1, Span: span.Span{Start: start, End: start + 3600}}
	o, err := r.bookings.Book(r.t.Context(), resident, booking.BookInput{Key: uuid.NewString(), Slot: &slot, Attendees: 1})
	r.must(err)
	return o
}

// change makes one change in Xinyu; every eighth of them today.
func (r *rig) change(i int) {
	r.t.Helper()
	o := r.book(seed.SpaceID("xinyu", "tool-shelf"), i%8, 9+i/8%8)
	if !o.Allowed() {
		o = r.book(seed.SpaceID("xinyu", "tool-shelf"), 9, 9+i%8)
	}
	if !o.Allowed() {
		r.t.Fatalf("refused: %v", o.Refusals)
	}
}

// turn brings the clocks to a moment, once the board's timer is set.
func (r *rig) turn(to time.Time) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), patience)
	defer cancel()
	if err := r.timers.BlockUntilContext(ctx, 1); err != nil {
		r.t.Fatal("no board waits for the clock")
	}
	r.clock.Advance(to.Sub(r.clock.Now()))
	r.timers.Advance(to.Sub(r.timers.Now()))
}

// reader applies events as a client would.
type reader struct {
	r      *rig
	events <-chan *live.Event
	stop   context.CancelFunc
	spaces map[uuid.UUID]availability.Space
	last   *availability.Event
}

func (r *rig) follow(c *community.Community, after ...availability.Cursor) *reader {
	r.t.Helper()
	ctx, stop := context.WithCancel(r.t.Context())
	r.t.Cleanup(stop)
	cursors := map[uuid.UUID]availability.Cursor{}
	for _, cursor := range after {
		cursors[c.ID] = cursor
	}
	events := r.live.Availability([]*community.Community{c}, nil, cursors).Events(ctx)
	return &reader{r: r, events: events, stop: stop, spaces: map[uuid.UUID]availability.Space{}}
}

// next applies the next event, which must fit.
func (f *reader) next() *availability.Event {
	f.r.t.Helper()
	select {
	case e, open := <-f.events:
		if !open {
			f.r.t.Fatal("it ended")
		}
		if !e.Snapshot && f.last != nil && (e.Since > f.last.Version || e.Version < f.last.Version) {
			f.r.t.Fatalf("an event from %d to %d for a reader at %d", e.Since, e.Version, f.last.Version)
		}
		if e.Snapshot {
			clear(f.spaces)
		}
		for _, s := range e.Spaces {
			f.spaces[s.ID] = s
		}
		f.last = e.Event
		return e.Event
	case <-time.After(patience):
		f.r.t.Fatal("nothing comes")
		return nil
	}
}

// upTo reads until the version is reached, and says how many events it took.
func (f *reader) upTo(version int64) (events int) {
	f.r.t.Helper()
	for f.last == nil || f.last.Version < version {
		f.next()
		events++
	}
	return events
}

// quiet expects that nothing comes, now that all that could come has been set off.
func (f *reader) quiet(what string) {
	f.r.t.Helper()
	for range 1000 {
		runtime.Gosched()
	}
	select {
	case e := <-f.events:
		f.r.t.Errorf("%s: there comes %+v", what, e)
	default:
	}
}

// right compares what the reader knows with a fresh look.
func (f *reader) right() {
	f.r.t.Helper()
	view, err := f.r.views.Read(f.r.t.Context(), f.last.Community, &f.last.Window)
	f.r.must(err)
	fresh := f.r.views.Snapshot(view)
	if fresh.Version != f.last.Version {
		f.r.t.Errorf("the reader is at %d, the community at %d", f.last.Version, fresh.Version)
	}
	for _, s := range fresh.Spaces {
		if !reflect.DeepEqual(f.spaces[s.ID], s) {
			f.r.t.Errorf("the reader knows\n%+v, a fresh look shows\n%+v", f.spaces[s.ID], s)
		}
	}
}

// state is what the reader knows of a space.
func (f *reader) state(space uuid.UUID) kind.SpaceState { return f.spaces[space].Live.State }
