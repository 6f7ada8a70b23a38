package search_test

import (
	"cmp"
	"context"
	"flag"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/ent/gen"
	"youkong/ent/gen/change"
	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/search"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// TestAgainstTheRules builds random centres, lets people book, hold, move and cancel there while the clock moves, and
// compares each search with asking the rules of every moment that could be a start. What is found is then booked. A case
// takes long, so there are a tenth of those that -rapid.checks asks for.
func TestAgainstTheRules(t *testing.T) {
	checks := flag.Lookup("rapid.checks")
	asked := checks.Value.String()
	n, err := strconv.Atoi(asked)
	if err != nil {
		t.Fatal(err)
	}
	if err := checks.Value.Set(strconv.Itoa(max(n/10, 1))); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = checks.Value.Set(asked) }() // It was a number.
	everywhere(t, func(t *testing.T, w *world) {
		rapid.Check(t, func(rt *rapid.T) {
			m := &machine{world: w, rt: rt}
			for range rapid.IntRange(1, 3).Draw(rt, "centres") {
				m.centres = append(m.centres, w.open(m.centre()))
			}
			m.check()
			rt.Repeat(map[string]func(*rapid.T){
				"": func(*rapid.T) {}, "book": m.bookSomething, "hold": m.holdSomething, "cancel": m.cancelSomething,
				"move": m.moveSomething, "wait": m.wait, "prune": m.prune, "build": m.build, "search": m.searchSomething, "search again": m.searchSomething,
			})
			m.check()
		})
	})
}

type machine struct {
	*world
	rt      *rapid.T
	centres []*centre
}

// All times of the random world are multiples of this many seconds, so that no start is missed by trying each.
const tick = 300

// centre draws a community and its rooms.
func (m *machine) centre() *centre {
	minutes := func(label string, from, to int) int { return 5 * rapid.IntRange(from/5, to/5).Draw(m.rt, label) }
	c := &centre{zone: rapid.SampledFrom([]string{"Asia/Shanghai", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati"}).Draw(m.rt, "zone")}
	opens, lasts := minutes("opens", 0, 600), minutes("open for", 240, 840)
	c.hours = append(c.hours, [2]int{opens, opens + lasts})
	if rapid.Bool().Draw(m.rt, "opens twice") { // Often before it has closed.
		opens += minutes("opens again after", 60, min(lasts+60, 1300-opens))
		c.hours = append(c.hours, [2]int{opens, opens + minutes("open again for", 120, min(1440-opens, 600))})
	}
	c.policy = func(create *gen.BookingPolicyCreate) {
		create.SetHorizonDays(rapid.IntRange(1, 16).Draw(m.rt, "horizon")).SetReleaseTime(minutes("release", 0, 1435))
	}
	shapes := []room{
		{units: []string{"a"}}, {units: []string{"b"}}, {units: []string{"a", "b"}}, {units: []string{"p", "q", "r"}, pool: true},
	}
	for _, r := range shapes[:rapid.IntRange(1, len(shapes)).Draw(m.rt, "rooms")] {
		r.name = string(rune('a' + len(c.rooms)))
		r.people = rapid.IntRange(2, 6).Draw(m.rt, "people")
		r.policy = func(create *gen.BookingPolicyCreate) {
			grid := rapid.SampledFrom([]int{15, 20, 30, 45, 60}).Draw(m.rt, "grid")
			create.SetGranularity(grid).SetMinLength(grid).SetMaxLength(max(grid, 30*rapid.IntRange(2, 8).Draw(m.rt, "longest"))).
				SetSetUp(minutes("set-up", 0, 20)).SetCleanUp(minutes("clean-up", 0, 20)).
				SetMinNotice(rapid.SampledFrom([]int{0, 0, 60}).Draw(m.rt, "notice"))
		}
		c.rooms = append(c.rooms, r)
	}
	return c
}

// spaces are those of this case.
func (m *machine) spaces() []*community.Space {
	var found []*community.Space
	for _, c := range m.centres {
		place, _ := m.places.Catalogue().Community(c.id)
		found = append(found, place.Spaces...)
	}
	return found
}

// slot draws a slot that is on the grid, and often free.
func (m *machine) slot(rt *rapid.T) (uuid.UUID, span.Span) {
	space := draw(rt, m.spaces(), "space")
	now := m.clock.Now().Unix()
	days := rapid.SampledFrom([]int64{1, 1, 1, 2, 16}).Draw(rt, "within days")
	openings := space.Rules.Hours.Spans(space.Rules.Zone, span.Span{Start: now, End: now + days*24*3600})
	open, grid := rapid.SampledFrom(openings).Draw(rt, "opening"), policy.Step(space.Rules.Rules, false)
	start := open.Start + grid*int64(rapid.IntRange(0, 12).Draw(rt, "steps"))
	if rapid.IntRange(0, 3).Draw(rt, "now") == 0 && open.Contains(now) {
		start = now - (now-open.Start)%grid
	}
	return space.ID, span.Span{Start: start, End: start + grid*int64(rapid.IntRange(1, 4).Draw(rt, "length"))}
}

// draw picks one by its place, which is all that a failure needs to tell.
func draw[T any](rt *rapid.T, from []T, label string) T {
	return from[rapid.IntRange(0, len(from)-1).Draw(rt, label)]
}

func (m *machine) who(rt *rapid.T) viewer.Viewer {
	return draw(rt, m.people[1:], "who")
}

func (m *machine) bookSomething(rt *rapid.T) {
	for range rapid.IntRange(1, 8).Draw(rt, "bookings") {
		v := m.who(rt)
		space, slot := m.slot(rt)
		m.book(v, space, slot, 1)
	}
}

func (m *machine) holdSomething(rt *rapid.T) {
	v := m.who(rt)
	space, slot := m.slot(rt)
	m.hold(v, space, slot)
}

func (m *machine) standing(rt *rapid.T) (*gen.Booking, viewer.Viewer) {
	v := m.who(rt)
	list, err := m.bookings.Upcoming(m.t.Context(), v)
	m.must(err)
	if len(list.Bookings) == 0 {
		return nil, v
	}
	return draw(rt, list.Bookings, "booking"), v
}

func (m *machine) cancelSomething(rt *rapid.T) {
	if b, v := m.standing(rt); b != nil {
		_, err := m.bookings.Cancel(m.t.Context(), v, b.ID)
		m.must(err)
	}
}

func (m *machine) moveSomething(rt *rapid.T) {
	if b, v := m.standing(rt); b != nil {
		space, slot := m.slot(rt)
		_, err := m.bookings.Move(m.t.Context(), v, booking.MoveInput{Booking: b.ID, Slot: booking.Slot{Space: space, Span: slot}})
		m.must(err)
	}
}

func (m *machine) wait(rt *rapid.T) {
	m.clock.Advance(rapid.SampledFrom([]time.Duration{time.Second, 4 * time.Minute, 5 * time.Minute, 3 * time.Hour, 26 * time.Hour}).Draw(rt, "wait"))
	if rapid.Bool().Draw(rt, "settle") {
		m.must(m.bookings.Settle(m.t.Context()))
	}
}

// prune drops what the feeds remember, past what the index has read or not.
func (m *machine) prune(rt *rapid.T) {
	stream := feed.Community(draw(rt, m.centres, "centre").id)
	m.write(func(ctx context.Context, c *gen.Client) { c.Change.Delete().Where(change.Stream(stream)).ExecX(ctx) })
}

// build opens one more centre while the index is kept.
func (m *machine) build(rt *rapid.T) {
	if len(m.centres) < 4 {
		m.rt = rt
		m.centres = append(m.centres, m.open(m.centre()))
	}
}

// check: an index that was kept up is the one that is made anew.
func (m *machine) check() {
	m.refresh()
	fresh := m.anew()
	m.must(fresh.Refresh(m.t.Context()))
	base, marks := m.search.Marks()
	wantBase, want := fresh.Marks()
	if base != wantBase || !reflect.DeepEqual(marks, want) {
		for unit := range want {
			if marks[unit] != want[unit] {
				m.rt.Errorf("unit %s is marked\n%v\nand made anew\n%v", unit, marks[unit], want[unit])
			}
		}
		m.rt.Fatalf("the index that was kept up is another than one made anew; it begins at %d and %d", base, wantBase)
	}
}

// query draws what somebody looks for, within hours rather than weeks, so that every start can be tried.
func (m *machine) query(rt *rapid.T) search.Query {
	now := m.clock.Now()
	q := search.Query{
		Length:    time.Duration(rapid.SampledFrom([]int{15, 30, 45, 60, 90, 120}).Draw(rt, "minutes")) * time.Minute,
		Attendees: rapid.IntRange(1, 3).Draw(rt, "attendees"), First: rapid.IntRange(1, 50).Draw(rt, "first"),
	}
	if rapid.Bool().Draw(rt, "near") {
		q.Near = draw(rt, m.centres, "to").id
	}
	for _, c := range m.centres {
		q.Where = append(q.Where, c.id)
	}
	days := rapid.SampledFrom([]int{0, 0, 0, 1, 1, 7, 14}).Draw(rt, "days")
	if rapid.Bool().Draw(rt, "date") {
		q.Date = new(localtime.DateOf(now.Unix(), time.UTC).AddDays(days))
	} else {
		start := now.Unix()/tick*tick + int64(days)*24*3600 + tick*int64(rapid.IntRange(-24, 100).Draw(rt, "start"))
		end := start + tick*int64(rapid.IntRange(12, 300).Draw(rt, "end"))
		q.Between = &span.Span{Start: start, End: max(end, now.Unix()+1)}
	}
	return q
}

func (m *machine) searchSomething(rt *rapid.T) {
	m.rt = rt
	m.check()
	v, q := m.people[0], m.query(rt)
	if rapid.Bool().Draw(rt, "as staff") {
		v.Grants = []viewer.Grant{{Role: kind.Staff, Community: draw(rt, m.centres, "staff of").id}}
	}
	want := m.every(v, q)
	found, more := m.find(v, q)
	if more != (len(want) > q.First) {
		rt.Fatalf("of %d slots, %d are found, more: %t", len(want), len(found), more)
	}
	if want = want[:min(len(want), q.First)]; !slices.EqualFunc(found, want, func(a, b search.Slot) bool {
		return a.Space.ID == b.Space.ID && a.Span == b.Span
	}) {
		rt.Fatalf("found\n%v, where the rules allow\n%v", times(found), times(want))
	}
	for range min(len(found), 10) {
		m.really(v, draw(rt, found, "booked"), q.Attendees)
	}
}

// really books a slot and gives it back, so that the next is booked in the same state.
func (m *machine) really(v viewer.Viewer, slot search.Slot, attendees int) {
	o := m.book(v, slot.Space.ID, slot.Span, attendees)
	if !o.Allowed() {
		m.rt.Fatalf("%s is offered, and refused: %v", times([]search.Slot{slot}), o.Refusals)
	}
	if o, err := m.bookings.Cancel(m.t.Context(), v, o.Booking.ID); err != nil || !o.Allowed() {
		m.rt.Fatalf("given back: %v %v", o.Refusals, err)
	}
}

// every asks the rules of every moment that could be a start, reading the database by itself.
func (m *machine) every(v viewer.Viewer, q search.Query) []search.Slot {
	now := m.clock.Now().Unix()
	var found []search.Slot
	for _, space := range m.spaces() {
		zone := space.Community.Zone
		within := span.Span{}
		if q.Date != nil {
			within = localtime.Day(*q.Date, zone)
		} else {
			within = *q.Between
		}
		within.End = min(within.End, localtime.Day(localtime.DateOf(now, zone).AddDays(search.Days-1), zone).End)
		taken := m.taken(v, space, now)
		for start := within.Start; start+int64(q.Length/time.Second) <= within.End; start += tick {
			r := policy.Request{
				Span: span.Span{Start: start, End: start + int64(q.Length/time.Second)}, Attendees: q.Attendees, Now: now,
				Staff: v.StaffOf(space.CommunityID),
			}
			if policy.Decide(space.Rules, r, taken).Allowed() {
				found = append(found, search.Slot{Space: space, Span: r.Span})
			}
		}
	}
	distance := func(s search.Slot) int {
		near, asked := m.places.Catalogue().Community(q.Near)
		switch {
		case !asked || s.Space.CommunityID == near.ID:
			return 0
		case s.Space.Community.SubdistrictID == near.SubdistrictID:
			return 1
		default:
			return 2
		}
	}
	slices.SortStableFunc(found, func(a, b search.Slot) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(distance(a), distance(b)),
			cmp.Compare(a.Space.Community.NameZh, b.Space.Community.NameZh), cmp.Compare(a.Space.NameZh, b.Space.NameZh))
	})
	return found
}

// taken is what stands in the viewer's way.
func (m *machine) taken(v viewer.Viewer, space *community.Space, now int64) []policy.Taken {
	rows, err := m.store.Read().Occupancy.Query().
		Where(occupancy.UnitIDIn(space.Rules.Units...), occupancy.Live(true)).WithBooking().All(m.t.Context())
	m.must(err)
	var taken []policy.Taken
	for _, o := range rows {
		b := o.Edges.Booking
		if b.Status == kind.Held && (*b.HoldExpiresAt <= now || *b.BookerID == v.Person && b.SpaceID == space.ID) {
			continue
		}
		taken = append(taken, policy.Taken{Unit: o.UnitID, Booking: b.ID, Span: span.Span{Start: o.StartsAt, End: o.EndsAt}})
	}
	return taken
}

func times(slots []search.Slot) (shown []string) {
	for _, s := range slots {
		zone := s.Space.Community.Zone
		shown = append(shown, s.Space.Community.NameZh+"/"+s.Space.NameZh+" "+
			time.Unix(s.Span.Start, 0).In(zone).Format(time.RFC3339)+" to "+time.Unix(s.Span.End, 0).In(zone).Format("15:04"))
	}
	return shown
}
