package booking_test

import (
	"flag"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	service "youkong/internal/booking"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// TestSeriesInRandomOrder books, moves and cancels series beside single bookings, at two rooms that alternatives lead
// between. After each step nothing overlaps, what stands is what the outcomes said, the feed has no gap, and every dry run
// has said what the mutation then did.
func TestSeriesInRandomOrder(t *testing.T) {
	for name, share := range map[string]int{"SQLite": 10, "PostgreSQL": 50} {
		t.Run(name, func(t *testing.T) {
			config := store.Config{DataDir: t.TempDir()}
			if name == "PostgreSQL" {
				config = store.Config{DatabaseURL: storetest.PostgresURL(t)}
			}
			w := newWorld(t, config)
			w.quota(kind.PerPerson, kind.CountBookings, kind.PerWeek, 9)
			w.policies(func(u *gen.BookingPolicyUpdate) { u.SetSeriesHorizonDays(40) })
			checks := flag.Lookup("rapid.checks")
			asked := checks.Value.String()
			n, err := strconv.Atoi(asked)
			w.must(err)
			w.must(checks.Value.Set(strconv.Itoa(max(n/share, 1))))
			defer func() { w.must(checks.Value.Set(asked)) }()
			rapid.Check(t, func(rt *rapid.T) {
				m := &seriesMachine{w: w, who: []viewer.Viewer{w.alice, w.bob}}
				m.clear()
				rt.Repeat(rapid.StateMachineActions(m))
			})
		})
	}
}

// seriesMachine knows where each booking is said to be.
type seriesMachine struct {
	w    *world
	who  []viewer.Viewer
	said map[uuid.UUID]place
	seq  int64
}

type place struct {
	space uuid.UUID
	at    span.Span
	by    uuid.UUID
}

// clear takes away what an earlier case has left.
func (m *seriesMachine) clear() {
	w := m.w
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		ctx, c := tx.Context(), tx.Client()
		c.Occupancy.Delete().ExecX(ctx)
		c.Booking.Delete().ExecX(ctx)
		c.Series.Delete().ExecX(ctx)
		return nil
	}))
	m.said, m.seq = map[uuid.UUID]place{}, w.version(feed.Community(w.north))
}

func (m *seriesMachine) slot(rt *rapid.T) service.Slot {
	room := rapid.SampledFrom([]string{"north/room", "north/second"}).Draw(rt, "room")
	hour := rapid.IntRange(9, 12).Draw(rt, "hour")
	length := rapid.IntRange(1, 2).Draw(rt, "length")
	days := rapid.IntRange(1, 6).Draw(rt, "day")
	return m.w.slot(room, fmt.Sprintf("%02d:00", hour), fmt.Sprintf("%02d:00", hour+length), days)
}

// Book books a single slot.
func (m *seriesMachine) Book(rt *rapid.T) {
	v, slot := rapid.SampledFrom(m.who).Draw(rt, "who"), m.slot(rt)
	if o := m.w.book(v, slot); o.Allowed() {
		m.said[o.Booking.ID] = place{slot.Space, slot.Span, v.Person}
	}
}

// Series books one; of what is offered for its first refused date something is taken.
func (m *seriesMachine) Series(rt *rapid.T) {
	v, slot := rapid.SampledFrom(m.who).Draw(rt, "who"), m.slot(rt)
	in := service.SeriesInput{Key: key(), Slot: slot, Attendees: 1, Skip: rapid.Bool().Draw(rt, "skip"),
		Rule: rapid.SampledFrom([]string{"FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;COUNT=4", "FREQ=DAILY;INTERVAL=3;COUNT=6"}).Draw(rt, "rule")}
	dry, err := m.w.bookings.CheckSeries(m.w.t.Context(), v, in, false)
	m.w.must(err)
	for _, d := range dry.Dates {
		if len(d.Alternatives) > 0 {
			a := d.Alternatives[rapid.IntRange(0, len(d.Alternatives)-1).Draw(rt, "alternative")]
			in.Instead = []service.Instead{{Date: localtime.DateOf(d.OccursAt, m.w.zone), Space: a.Space.ID, Start: a.Span.Start}}
			break
		}
	}
	dry, err = m.w.bookings.CheckSeries(m.w.t.Context(), v, in, false)
	m.w.must(err)
	done, err := m.w.bookings.BookSeries(m.w.t.Context(), v, in)
	m.w.must(err)
	m.agree(rt, dry, done)
	if len(in.Instead) > 0 {
		at := slices.IndexFunc(done.Dates, func(d service.Date) bool { return localtime.DateOf(d.OccursAt, m.w.zone) == in.Instead[0].Date })
		for _, r := range done.Dates[at].Refusals { // A quota may be used up by what comes before it now.
			if r.Rule != kind.RuleQuota {
				rt.Fatalf("what was offered is refused by %s", r.Rule)
			}
		}
	}
	m.note(done, v.Person)
}

// Move moves a series as far as a scope reaches.
func (m *seriesMachine) Move(rt *rapid.T) {
	b, v := m.some(rt)
	in := service.MoveSeriesInput{Booking: b.ID, Slot: m.slot(rt), Skip: rapid.Bool().Draw(rt, "skip"),
		Scope: rapid.SampledFrom([]service.Scope{service.ThisOne, service.ThisAndFollowing, service.AllOfThem}).Draw(rt, "scope")}
	dry, err := m.w.bookings.CheckMoveSeries(m.w.t.Context(), v, in)
	m.w.must(err)
	done, err := m.w.bookings.MoveSeries(m.w.t.Context(), v, in)
	m.w.must(err)
	m.agree(rt, dry, done)
	m.note(done, v.Person)
}

// Cancel cancels a series as far as a scope reaches.
func (m *seriesMachine) Cancel(rt *rapid.T) {
	b, v := m.some(rt)
	scope := rapid.SampledFrom([]service.Scope{service.ThisOne, service.ThisAndFollowing, service.AllOfThem}).Draw(rt, "scope")
	for _, d := range m.w.cancelSeries(v, b, scope).Dates {
		if !d.Allowed() {
			rt.Fatalf("%v can't be cancelled", d)
		}
		delete(m.said, d.Booking.ID)
	}
}

// some is any booking of a series that is still to come, by its rule too.
func (m *seriesMachine) some(rt *rapid.T) (*gen.Booking, viewer.Viewer) {
	now := m.w.clock.Now().Unix()
	found := m.w.store.Read().Booking.Query().
		Where(booking.SeriesIDNotNil(), booking.StatusEQ(kind.Confirmed), booking.StartsAtGT(now), booking.OccursAtGT(now)).
		Order(booking.ByStartsAt(), booking.ByID()).AllX(m.w.t.Context())
	if len(found) == 0 {
		rt.Skip()
	}
	b := found[rapid.IntRange(0, len(found)-1).Draw(rt, "which")]
	return b, m.who[slices.IndexFunc(m.who, func(v viewer.Viewer) bool { return v.Person == *b.BookerID })]
}

func (m *seriesMachine) agree(rt *rapid.T, dry, done service.SeriesOutcome) {
	if m.w.outcomes(dry) != m.w.outcomes(done) {
		rt.Fatalf("the dry run says %s, the mutation %s", m.w.outcomes(dry), m.w.outcomes(done))
	}
}

func (m *seriesMachine) note(done service.SeriesOutcome, by uuid.UUID) {
	for _, d := range done.Dates {
		if d.Booking != nil {
			m.said[d.Booking.ID] = place{d.Slot.Space, d.Slot.Span, by}
		}
	}
}

// Check compares with what the database has.
func (m *seriesMachine) Check(rt *rapid.T) {
	w, c := m.w, m.w.store.Read()
	live := c.Booking.Query().Where(booking.StatusEQ(kind.Confirmed)).AllX(w.t.Context())
	if len(live) != len(m.said) {
		rt.Fatalf("%d bookings stand, and %d were said to", len(live), len(m.said))
	}
	for _, b := range live {
		at := span.Span{Start: b.StartsAt, End: b.EndsAt}
		if m.said[b.ID] != (place{b.SpaceID, at, *b.BookerID}) {
			rt.Fatalf("%v was said to be %v", b, m.said[b.ID])
		}
	}
	rows := c.Occupancy.Query().Where(occupancy.Live(true)).AllX(w.t.Context())
	for i, a := range rows {
		if !(span.Span{Start: a.StartsAt, End: a.EndsAt}).Covers(m.said[a.BookingID].at) { // Some rooms have buffers.
			rt.Fatalf("%v is not where %v was said to be", a, m.said[a.BookingID])
		}
		for _, b := range rows[:i] {
			if a.UnitID == b.UnitID && a.StartsAt < b.EndsAt && b.StartsAt < a.EndsAt {
				rt.Fatalf("%v and %v overlap", a, b)
			}
		}
	}
	m.ruled(rt)
	changes, err := feed.Since(w.t.Context(), c, feed.Community(w.north), m.seq, 10_000)
	w.must(err)
	for i, change := range changes {
		if change.Seq != m.seq+int64(i)+1 {
			rt.Fatalf("the feed has a gap before %d", change.Seq)
		}
	}
}

// ruled: what stands of a series are dates of its rule, each once.
func (m *seriesMachine) ruled(rt *rapid.T) {
	w := m.w
	for _, of := range w.store.Read().Series.Query().AllX(w.t.Context()) {
		rule, zone, err := w.bookings.Rule(of)
		w.must(err)
		starts, err := rule.Expand(of.StartsAt, zone)
		w.must(err)
		found, err := w.bookings.Occurrences(w.t.Context(), of)
		w.must(err)
		seen := map[int64]bool{}
		for _, b := range found {
			if !slices.Contains(starts, *b.OccursAt) || seen[*b.OccursAt] {
				rt.Fatalf("%v is no date of %s, or comes twice", b, of.Rule)
			}
			seen[*b.OccursAt] = true
		}
	}
}
