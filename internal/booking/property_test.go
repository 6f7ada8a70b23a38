package booking_test

import (
	"database/sql"
	"flag"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/ent/kind"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// TestAgainstModel runs random commands against the model. Every case has communities and people of its own in one
// database. PostgreSQL gets a fifth of the cases that -rapid.checks asks for.
func TestAgainstModel(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { againstModel(t, newWorld(t, store.Config{DataDir: t.TempDir()}), 3) })
	t.Run("PostgreSQL", func(t *testing.T) {
		againstModel(t, newWorld(t, store.Config{DatabaseURL: storetest.PostgresURL(t)}), 10)
	})
}

func againstModel(t *testing.T, w *world, share int) {
	plain := w.raw()
	checks := flag.Lookup("rapid.checks")
	asked := checks.Value.String()
	n, err := strconv.Atoi(asked)
	w.must(err)
	w.must(checks.Value.Set(strconv.Itoa(max(n/share, 1))))
	defer func() { w.must(checks.Value.Set(asked)) }()
	rapid.Check(t, func(rt *rapid.T) {
		m := newMachine(t, w)
		m.sql = plain
		m.Check(rt)
		rt.Repeat(rapid.StateMachineActions(m))
	})
}

// machine is one case: the commands, and what is checked after each.
type machine struct {
	w     *world
	model model
	start int64
	who   []viewer.Viewer
	views map[uuid.UUID]*watched
	live  *availability.Service
	sql   *sql.DB
	taken []liveRow // As of the last command.
}

// watched is what a client that follows a community knows.
type watched struct {
	view   *availability.View
	cursor availability.Cursor
	spaces map[uuid.UUID]availability.Space
}

func newMachine(t *testing.T, shared *world) *machine {
	w := *shared
	w.t, w.spaces, w.units = t, map[string]uuid.UUID{}, map[string]uuid.UUID{}
	w.wipe()
	w.must(w.store.Write(t.Context(), nil, func(tx *store.Tx) error { return w.build(tx.Context(), tx.Client()) }))
	w.must(w.places.Reload(t.Context(), w.store.Read()))
	today := w.clock.Now().In(w.zone)
	morning := time.Date(today.Year(), today.Month(), today.Day()+1, 9, 0, 0, 0, w.zone)
	w.clock.Advance(morning.Sub(w.clock.Now()))
	m := &machine{
		w: &w, start: morning.Unix(), who: []viewer.Viewer{w.alice, w.bob}, views: map[uuid.UUID]*watched{},
		live: availability.New(w.store, w.places, w.clock, "epoch"),
	}
	for _, id := range []uuid.UUID{w.north, w.south} {
		place, _ := w.places.Catalogue().Community(id)
		view, err := m.live.Read(t.Context(), place, nil)
		w.must(err)
		seen := &watched{view: view, spaces: map[uuid.UUID]availability.Space{}}
		seen.apply(m.live.Snapshot(view))
		m.views[id] = seen
	}
	return m
}

func (s *watched) apply(e *availability.Event) {
	if e.Snapshot {
		clear(s.spaces)
	}
	for _, space := range e.Spaces {
		s.spaces[space.ID] = space
	}
	s.cursor = e.Cursor()
}

// draw makes up a slot: most are sound, some begin in the past.
func (m *machine) draw(rt *rapid.T) (room int, slot booking.Slot) {
	room = rapid.IntRange(0, len(rooms)-1).Draw(rt, "room")
	first := rapid.IntRange(-2, 8).Draw(rt, "step")
	length := rapid.IntRange(1, 3).Draw(rt, "steps")
	start := m.start + int64(first)*grid
	slot = booking.Slot{
		Space: m.w.spaces[rooms[room].name], Units: 1, Span: span.Span{Start: start, End: start + int64(length)*grid},
	}
	if rooms[room].pool {
		slot.Units = rapid.IntRange(1, 3).Draw(rt, "units")
	}
	return room, slot
}

func (m *machine) person(rt *rapid.T) viewer.Viewer { return rapid.SampledFrom(m.who).Draw(rt, "who") }

func (m *machine) viewerOf(e *entry) viewer.Viewer {
	return m.who[slices.IndexFunc(m.who, func(v viewer.Viewer) bool { return v.Person == e.who })]
}

// agree compares the dry run, the outcome and the model's opinion.
func agree(rt *rapid.T, dry, done booking.Outcome, want bool) {
	if done.Allowed() != want {
		rt.Fatalf("refusals %s, want allowed %t", rules(done), want)
	}
	if rules(dry) != rules(done) {
		rt.Fatalf("the dry run says %s, the mutation %s", rules(dry), rules(done))
	}
	if done.Allowed() != (done.Booking != nil) {
		rt.Fatalf("allowed %t with booking %v", done.Allowed(), done.Booking)
	}
}

func (m *machine) Book(rt *rapid.T) {
	who, e := m.person(rt), &entry{status: kind.Confirmed, madeAt: m.model.now}
	room, slot := m.draw(rt)
	units, occ, want := m.model.ask(who.Person, room, slot.Units, slot.Span)
	dry := m.w.check(who, slot)
	done := m.w.book(who, slot)
	agree(rt, dry, done, want)
	if want {
		m.model.letGo(who.Person, room)
		e.id, e.who, e.room, e.units, e.core, e.occ = done.Booking.ID, who.Person, room, units, slot.Span, occ
		m.model.bookings = append(m.model.bookings, e)
	}
}

func (m *machine) Hold(rt *rapid.T) {
	who, e := m.person(rt), &entry{status: kind.Held, madeAt: m.model.now}
	room, slot := m.draw(rt)
	units, occ, want := m.model.ask(who.Person, room, slot.Units, slot.Span)
	dry := m.w.check(who, slot)
	done := m.w.hold(who, slot)
	against, until, renewed := m.model.keep(who.Person, room, slot.Units, slot.Span)
	for _, rule := range against {
		dry.Refusals = append(dry.Refusals, policy.Refusal{Rule: rule})
	}
	want = want && len(against) == 0
	agree(rt, dry, done, want)
	if want {
		if e.until, e.renewed = until, renewed; *done.Booking.HoldExpiresAt != until {
			rt.Fatalf("held until %d, want %d", *done.Booking.HoldExpiresAt, until)
		}
		m.model.letGo(who.Person, room)
		e.id, e.who, e.room, e.units, e.core, e.occ = done.Booking.ID, who.Person, room, units, slot.Span, occ
		m.model.bookings = append(m.model.bookings, e)
	}
}

// some picks a booking that the model knows, in whatever status.
func (m *machine) some(rt *rapid.T) *entry {
	if len(m.model.bookings) == 0 {
		rt.Skip("nothing is booked")
	}
	return m.model.bookings[rapid.IntRange(0, len(m.model.bookings)-1).Draw(rt, "which")]
}

func (m *machine) Confirm(rt *rapid.T) {
	e := m.some(rt)
	done := m.w.confirm(m.viewerOf(e), m.w.stored(e.id))
	want := m.model.shown(e) == kind.Held
	if done.Allowed() != want {
		rt.Fatalf("confirming a %s booking: %s", m.model.shown(e), rules(done))
	}
	if want {
		e.status, e.until = kind.Confirmed, 0
	}
}

func (m *machine) Move(rt *rapid.T) {
	e := m.some(rt)
	room, slot := m.draw(rt)
	units, occ, want := m.model.askMove(e, room, slot.Units, slot.Span)
	stored := m.w.stored(e.id)
	dry := m.w.check(m.viewerOf(e), slot, stored)
	done := m.w.move(m.viewerOf(e), stored, slot)
	agree(rt, dry, done, want)
	if want {
		e.room, e.units, e.core, e.occ = room, units, slot.Span, occ
	}
}

func (m *machine) Cancel(rt *rapid.T) {
	e := m.some(rt)
	status := m.model.shown(e)
	want := status == kind.Held || status == kind.Cancelled ||
		status == kind.Confirmed && (e.core.Start >= m.model.now+inNotice || m.model.now < e.madeAt+withdraw)
	done := m.w.cancel(m.viewerOf(e), m.w.stored(e.id))
	if done.Allowed() != want {
		rt.Fatalf("cancelling a %s booking: %s", status, rules(done))
	}
	if want && e.status == kind.Confirmed && e.occ.Start < m.model.now {
		e.kept, e.occ.End = true, min(e.occ.End, m.model.now)
	}
	if want {
		e.status = kind.Cancelled
	}
}

func (m *machine) Advance(rt *rapid.T) {
	m.w.clock.Advance(time.Duration(rapid.SampledFrom([]int{1, 59, 60, 240, 300, 1800}).Draw(rt, "seconds")) * time.Second)
}

func (m *machine) Settle(*rapid.T) { m.w.must(m.w.bookings.Settle(m.w.t.Context())) }

// Check runs after every command.
func (m *machine) Check(rt *rapid.T) {
	m.model.now = m.w.clock.Now().Unix()
	m.taken = m.rows()
	m.checkOccupancies(rt)
	m.checkFeeds(rt)
	m.checkViews(rt)
}

// checkOccupancies: no two live ones of a unit overlap, and they are those of the model's standing bookings.
func (m *machine) checkOccupancies(rt *rapid.T) {
	var got, want []string
	names := map[uuid.UUID]string{}
	for name, id := range m.w.units {
		names[id] = name
	}
	last := map[uuid.UUID]int64{}
	for _, o := range m.taken {
		if o.start < last[o.unit] {
			rt.Fatalf("unit %s is taken twice at %d", names[o.unit], o.start)
		}
		last[o.unit] = o.end
		if o.status != kind.Held || *o.expires > m.model.now {
			got = append(got, fmt.Sprint(names[o.unit], o.start, o.end, o.booking))
		}
	}
	for _, e := range m.model.bookings {
		for _, u := range e.units {
			if m.model.standing(e) || e.kept {
				want = append(want, fmt.Sprint(u, e.occ.Start, e.occ.End, e.id))
			}
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		rt.Fatalf("occupied\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// checkFeeds: the numbers of each stream run from 1 without a gap to its head.
func (m *machine) checkFeeds(rt *rapid.T) {
	for _, stream := range []string{
		feed.Community(m.w.north), feed.Community(m.w.south), feed.Person(m.w.alice.Person), feed.Person(m.w.bob.Person),
	} {
		changes, err := feed.Since(m.w.t.Context(), m.w.store.Read(), stream, 0, 10_000)
		m.w.must(err)
		for i, c := range changes {
			if c.Seq != int64(i)+1 {
				rt.Fatalf("%s: change %d is numbered %d", stream, i+1, c.Seq)
			}
		}
		if head := m.w.version(stream); head != int64(len(changes)) {
			rt.Fatalf("%s has %d changes and says %d", stream, len(changes), head)
		}
	}
}

// checkViews: whoever follows a community change by change knows what a fresh look at the database shows.
func (m *machine) checkViews(rt *rapid.T) {
	for id, seen := range m.views {
		views, err := m.live.Refresh(m.w.t.Context(), seen.view)
		m.w.must(err)
		seen.view = views[0]
		before := seen.cursor
		event, err := m.live.Since(m.w.t.Context(), seen.view, seen.cursor)
		m.w.must(err)
		if event != nil {
			if !event.Snapshot && event.Since != before.Version {
				rt.Fatalf("an event since %d for a reader at %d", event.Since, before.Version)
			}
			seen.apply(event)
		}
		place, _ := m.w.places.Catalogue().Community(id)
		fresh, err := m.live.Read(m.w.t.Context(), place, &seen.view.Window)
		m.w.must(err)
		want := m.live.Snapshot(fresh)
		if seen.cursor.Version != want.Version {
			rt.Fatalf("the reader stands at %d, the feed at %d", seen.cursor.Version, want.Version)
		}
		for _, space := range want.Spaces {
			if !reflect.DeepEqual(seen.spaces[space.ID], space) {
				rt.Fatalf("the reader sees\n%+v, a fresh look\n%+v", seen.spaces[space.ID], space)
			}
			m.checkSpace(rt, place, space)
		}
	}
}

// checkSpace computes from the raw rows, by the plainest means, what is taken now.
func (m *machine) checkSpace(rt *rapid.T, place *community.Community, shown availability.Space) {
	i := slices.IndexFunc(place.Spaces, func(s *community.Space) bool { return s.ID == shown.ID })
	space, taken, held := place.Spaces[i], 0, 0
	if !space.Bookable() {
		return
	}
	for _, o := range m.taken {
		if !slices.Contains(space.Rules.Units, o.unit) || m.model.now < o.start || m.model.now >= o.end {
			continue
		}
		switch {
		case o.status != kind.Held:
			taken++
		case *o.expires > m.model.now:
			held++
		}
	}
	full := len(space.Rules.Units)
	if space.Allocation == kind.AllocateAll {
		full = 1
	}
	want := kind.StateFree
	switch clock := time.Unix(m.model.now, 0).In(m.w.zone).Hour(); {
	case taken >= full:
		want = kind.StateBusy
	case taken+held >= full:
		want = kind.StateHeld
	case clock < 8 || clock >= 22:
		want = kind.StateClosed
	}
	if shown.Live.State != want {
		rt.Fatalf("%s is shown as %s, with %d taken and %d held of %d it is %s",
			space.NameEn, shown.Live.State, taken, held, len(space.Rules.Units), want)
	}
}
