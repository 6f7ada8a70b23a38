package booking_test

import (
	"flag"
	"slices"
	"strconv"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/ent/gen"
	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// The line of the model: what is taken, by whom and until when, and who waits, in the order in which they came.
type (
	takenSlot struct {
		id    uuid.UUID
		who   viewer.Viewer
		room  string
		span  span.Span
		until int64   // Of an offer, else 0.
		of    *inLine // Whose offer it is.
	}
	inLine struct {
		id     uuid.UUID
		who    viewer.Viewer
		room   string
		span   span.Span
		status kind.WaiterStatus
		offer  *takenSlot
	}
	lineModel struct {
		w      *world
		people []viewer.Viewer
		taken  []*takenSlot
		line   []*inLine
	}
)

// TestLinesAgainstModel drives booking, cancelling, waiting, offers and their ends in random order. Of a free slot the first in
// line is always offered it, once; nobody who waits waits for anything free.
func TestLinesAgainstModel(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { linesAgainstModel(t, newWorld(t, store.Config{DataDir: t.TempDir()}), 5) })
	t.Run("PostgreSQL", func(t *testing.T) {
		linesAgainstModel(t, newWorld(t, store.Config{DatabaseURL: storetest.PostgresURL(t)}), 20)
	})
}

func linesAgainstModel(t *testing.T, w *world, share int) {
	checks := flag.Lookup("rapid.checks")
	asked := checks.Value.String()
	n, err := strconv.Atoi(asked)
	w.must(err)
	w.must(checks.Value.Set(strconv.Itoa(max(n/share, 1))))
	defer func() { w.must(checks.Value.Set(asked)) }()
	people := []viewer.Viewer{w.alice, w.bob, w.neighbour(), w.neighbour()}
	rapid.Check(t, func(rt *rapid.T) {
		w.clock.Advance(72 * 3600e9) // Nothing of the case before is still to come.
		m := &lineModel{w: w, people: people}
		rt.Repeat(map[string]func(*rapid.T){
			"book": m.book, "cancel": m.cancel, "join": m.join, "accept": m.accept, "decline": m.decline, "leave": m.leave,
			"expire": m.expire, "": m.check,
		})
	})
}

// slot draws one of the next day: the hall, its halves, and half an hour later.
func (m *lineModel) slot(rt *rapid.T) (string, booking.Slot) {
	room := rapid.SampledFrom([]string{"north/hall", "north/east", "north/west"}).Draw(rt, "room")
	at := m.w.clock.Now().In(m.w.zone).AddDate(0, 0, 1)
	from := at.Unix() - int64(at.Hour()*3600+at.Minute()*60+at.Second()) + 14*3600 + 1800*rapid.Int64Range(0, 2).Draw(rt, "from")
	return room, booking.Slot{Space: m.w.spaces[room], Span: span.Span{Start: from, End: from + 3600}, Units: 1}
}

func (m *lineModel) person(rt *rapid.T) viewer.Viewer {
	return rapid.SampledFrom(m.people).Draw(rt, "who")
}

func parts(room string) []string {
	return map[string][]string{"north/hall": {"e", "w"}, "north/east": {"e"}, "north/west": {"w"}}[room]
}

func (m *lineModel) free(room string, s span.Span) bool {
	return !slices.ContainsFunc(m.taken, func(t *takenSlot) bool {
		return t.span.Overlaps(s) && slices.ContainsFunc(parts(t.room), func(u string) bool { return slices.Contains(parts(room), u) })
	})
}

// pass offers what is free to those in line.
func (m *lineModel) pass() {
	for _, one := range m.line {
		if one.status == kind.Waiting && m.free(one.room, one.span) {
			one.status = kind.Offered
			one.offer = &takenSlot{who: one.who, room: one.room, span: one.span, until: m.w.clock.Now().Unix() + 1800, of: one}
			m.taken = append(m.taken, one.offer)
		}
	}
}

func (m *lineModel) drop(t *takenSlot) {
	m.taken = slices.DeleteFunc(m.taken, func(other *takenSlot) bool { return other == t })
}

func (m *lineModel) book(rt *rapid.T) {
	room, slot := m.slot(rt)
	who := m.person(rt)
	o := m.w.book(who, slot)
	if free := m.free(room, slot.Span); free != (o.Booking != nil) {
		rt.Fatalf("booked: %v, and in the model free: %v", o.Refusals, free)
	}
	if o.Booking != nil {
		m.taken = append(m.taken, &takenSlot{id: o.Booking.ID, who: who, room: room, span: slot.Span})
	}
}

func (m *lineModel) cancel(rt *rapid.T) {
	mine := slices.DeleteFunc(slices.Clone(m.taken), func(t *takenSlot) bool { return t.of != nil && t.of.status == kind.Offered })
	if len(mine) == 0 {
		rt.Skip()
	}
	gone := rapid.SampledFrom(mine).Draw(rt, "gone")
	m.w.made(m.w.cancel(gone.who, &gen.Booking{ID: gone.id}))
	m.drop(gone)
	m.pass()
}

func (m *lineModel) join(rt *rapid.T) {
	room, slot := m.slot(rt)
	who := m.person(rt)
	o := m.w.join(who, slot)
	may := !m.free(room, slot.Span)
	waits := 0
	for _, one := range m.line {
		if one.who.Person == who.Person && (one.status == kind.Waiting || one.status == kind.Offered) {
			waits++
			may = may && (one.room != room || one.span != slot.Span)
		}
	}
	for _, t := range m.taken {
		offer := t.of != nil && t.of.status == kind.Offered
		may = may && (offer || t.who.Person != who.Person || t.room != room || !t.span.Overlaps(slot.Span))
	}
	if may = may && waits < 10; may != (o.Waiter != nil) {
		rt.Fatalf("joined: %v, and in the model: %v", o.Refusals, may)
	}
	if may {
		m.line = append(m.line, &inLine{id: o.Waiter.ID, who: who, room: room, span: slot.Span, status: kind.Waiting})
		m.w.clock.Advance(1e9) // Whose turn it is must not hang on a draw of ids.
	}
}

// some is one in line, in any status.
func (m *lineModel) some(rt *rapid.T) *inLine {
	if len(m.line) == 0 {
		rt.Skip()
	}
	return rapid.SampledFrom(m.line).Draw(rt, "one")
}

func (m *lineModel) accept(rt *rapid.T) {
	one := m.some(rt)
	o, err := m.w.bookings.AcceptOffer(rt.Context(), one.who, booking.AcceptInput{Waiter: one.id})
	switch one.status {
	case kind.Offered, kind.Accepted:
		if err != nil || o.Booking == nil {
			rt.Fatalf("not accepted: %v, %v", o.Refusals, err)
		}
		one.status, one.offer.id = kind.Accepted, o.Booking.ID
	case kind.Lapsed:
		if waitRules(o) != "[HOLD_EXPIRED]" || err != nil {
			rt.Fatalf("accepted too late: %s, %v", waitRules(o), err)
		}
	default:
		if !fault.Is(err, fault.Conflict) {
			rt.Fatalf("accepted while %s: %v", one.status, err)
		}
	}
}

func (m *lineModel) decline(rt *rapid.T) {
	one := m.some(rt)
	_, err := m.w.bookings.DeclineOffer(rt.Context(), one.who, one.id)
	m.w.must(err)
	m.turnDown(one)
}

func (m *lineModel) turnDown(one *inLine) {
	if one.status == kind.Offered {
		one.status = kind.Declined
		m.drop(one.offer)
		m.pass()
	}
}

func (m *lineModel) leave(rt *rapid.T) {
	one := m.some(rt)
	_, err := m.w.bookings.LeaveWaitlist(rt.Context(), one.who, one.id)
	m.w.must(err)
	m.turnDown(one)
	if one.status == kind.Waiting {
		one.status = kind.Left
	}
}

// expire lets time pass, and somebody look.
func (m *lineModel) expire(rt *rapid.T) {
	m.w.clock.Advance(20 * 60e9)
	m.w.must(m.w.bookings.Settle(rt.Context()))
	m.ranOut()
}

func (m *lineModel) ranOut() {
	for _, t := range slices.Clone(m.taken) {
		if t.of != nil && t.of.status == kind.Offered && t.until <= m.w.clock.Now().Unix() {
			t.of.status = kind.Lapsed
			m.drop(t)
		}
	}
	m.pass()
}

// check compares how everybody stands; and nobody waits for what is free.
func (m *lineModel) check(rt *rapid.T) {
	m.w.must(m.w.bookings.Settle(rt.Context()))
	m.ranOut()
	for i, one := range m.line {
		got, err := m.w.store.Read().Waiter.Query().Where(waiter.ID(one.id)).WithBooking().Only(rt.Context())
		m.w.must(err)
		if got.Status != one.status {
			rt.Fatalf("number %d is %s, in the model %s", i, got.Status, one.status)
		}
		if hold := got.Edges.Booking; one.status == kind.Offered && (hold.Status != kind.Held || *hold.HoldExpiresAt != one.offer.until) {
			rt.Fatalf("the offer of number %d: %s, in the model until %d", i, hold, one.offer.until)
		}
		if one.status == kind.Waiting && m.free(one.room, one.span) {
			rt.Fatalf("number %d waits for what is free", i)
		}
	}
}
