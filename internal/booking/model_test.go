package booking_test

import (
	"slices"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// model is what should be the case, in the simplest form: a list of bookings.
type model struct {
	now      int64
	bookings []*entry
}

// entry is one booking of the model.
type entry struct {
	id        uuid.UUID // As the service named it.
	who       uuid.UUID
	room      int // Index in rooms.
	units     []string
	core, occ span.Span
	status    kind.BookingStatus
	madeAt    int64
	until     int64 // Of a hold.
	renewed   bool
	kept      bool // Called off after it began: what it took until then stays in the index.
}

const (
	grid     = 30 * 60
	heldFor  = int64(policy.HoldLength / 1e9)
	inNotice = 30 * 60 // To move and to cancel.
	withdraw = 10 * 60 // After it was made a booking can be called off whatever the notice.
)

// standing says whether the booking takes its units at this moment, as everyone sees it.
func (m *model) standing(e *entry) bool {
	return e.status == kind.Confirmed || e.status == kind.Held && m.now < e.until
}

// shown is the status with what time has brought.
func (m *model) shown(e *entry) kind.BookingStatus {
	switch {
	case e.status == kind.Held && !m.standing(e):
		return kind.Expired
	case e.status == kind.Confirmed && e.core.End <= m.now:
		return kind.Completed
	default:
		return e.status
	}
}

// take finds units for a slot at a room, judged as of a moment; nil when too few are free. Aside are bookings that do
// not stand in the way.
func (m *model) take(room, wanted int, core span.Span, asOf int64, aside func(*entry) bool) ([]string, span.Span) {
	r := rooms[room]
	occ := span.Span{Start: max(core.Start-int64(r.setUp)*60, asOf), End: core.End + int64(r.cleanUp)*60}
	if !r.pool {
		wanted = len(r.units)
	}
	var free []string
	for _, u := range r.units {
		if !slices.ContainsFunc(m.bookings, func(e *entry) bool {
			return m.standing(e) && !aside(e) && slices.Contains(e.units, u) && e.occ.Overlaps(occ)
		}) {
			free = append(free, u)
		}
	}
	if len(free) < wanted {
		return nil, occ
	}
	return free[:wanted], occ
}

// ask says whether a new booking or hold is to be allowed, and what it takes.
func (m *model) ask(who uuid.UUID, room, units int, core span.Span) ([]string, span.Span, bool) {
	own := func(e *entry) bool { return e.status == kind.Held && e.who == who && e.room == room }
	taken, occ := m.take(room, units, core, m.now, own)
	return taken, occ, taken != nil && core.Start > m.now-grid
}

// keep says what speaks against one more hold, and how long it would last: from the first on a space it is renewed once,
// and what follows has the rest of that time.
func (m *model) keep(who uuid.UUID, room, units int, core span.Span) (against []kind.BookingRule, until int64, renewed bool) {
	elsewhere, same, again := 0, false, false
	for _, e := range m.bookings {
		if e.who != who || e.until <= m.now || e.status != kind.Held && e.status != kind.Cancelled {
			continue
		}
		standing := e.status == kind.Held
		if e.room != room {
			if standing {
				elsewhere++
			}
			continue
		}
		again, renewed, until = true, renewed || e.renewed, max(until, e.until)
		same = same || standing && e.core == core && (!rooms[room].pool || len(e.units) == units)
	}
	if elsewhere >= policy.MaxHolds {
		against = append(against, kind.RuleHoldLimit)
	}
	if renewed && same {
		against = append(against, kind.RuleHoldRenewal)
	}
	if renewed {
		return against, until, true
	}
	return against, m.now + heldFor, again
}

// letGo calls off the person's hold on the space.
func (m *model) letGo(who uuid.UUID, room int) {
	for _, e := range m.bookings {
		if e.status == kind.Held && m.standing(e) && e.who == who && e.room == room {
			e.status = kind.Cancelled
		}
	}
}

// askMove says whether a booking may be moved, and what it then takes.
func (m *model) askMove(e *entry, room, units int, core span.Span) ([]string, span.Span, bool) {
	taken, occ := m.take(room, units, core, m.now, func(o *entry) bool { return o == e })
	ok := taken != nil && core.Start > m.now-grid && m.shown(e) == kind.Confirmed && e.core.Start >= m.now+inNotice
	return taken, occ, ok
}
