package e2e

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/e2e/program"
)

const (
	kills    = 5
	clerks   = 8
	betweens = 120 // Answers between two kills; up to twice as many.
)

// TestKill kills the server in the middle of much booking, moving and cancelling. What was acknowledged is there
// afterwards, and nothing is half there.
func TestKill(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		l := &ledger{slots: manySlots(), known: map[uuid.UUID]string{}}
		dice := rand.New(rand.NewPCG(1, 2))
		for range kills {
			p := serve(t, d)
			l.work(t, p, betweens+dice.IntN(betweens))
			d.sound(t)
			l.compare(t, d)
		}
		p := serve(t, d)
		defer p.Kill()
		l.repeat(t, p)
		d.sound(t)
		t.Logf("%d kills, %d acknowledged bookings", kills, len(l.known))
	})
}

// ledger is what the clerks were told.
type ledger struct {
	slots []slot
	next  atomic.Int64

	mu      sync.Mutex
	known   map[uuid.UUID]string // By booking: the last status acknowledged; empty when a change was asked for and never answered.
	pending []request            // Bookings that were asked for and never answered.
}

// request is a booking that was asked for.
type request struct {
	key, handle string
	slot        slot
}

// manySlots are times on many days at spaces of all three communities. Some are taken.
func manySlots() []slot {
	spaces := []struct{ community, space string }{
		{"xinyu", "meeting-room"}, {"xinyu", "science-space"}, {"yousan", "residents-space"},
		{"jingwu", "lounge-west"}, {"jingwu", "shared-meeting-room"}, {"jingwu", "lounge-east"},
	}
	var slots []slot
	for day := 1; day <= 12; day++ {
		for hour := 9; hour < 20; hour++ {
			local := time.Date(2026, time.November, 24+day, hour, 0, 0, 0, time.FixedZone("", 8*3600))
			for _, s := range spaces {
				slots = append(slots, at(s.community, s.space, local, 30*time.Minute))
			}
			for range 6 { // Six kits of tools, until 18:00.
				if hour >= 18 {
					break
				}
				slots = append(slots, at("xinyu", "tool-shelf", local, 30*time.Minute))
			}
		}
	}
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(slots), func(i, j int) { slots[i], slots[j] = slots[j], slots[i] })
	return slots
}

// work has the clerks work until so many answers have come, kills the server under their hands, and returns
// when all have noticed.
func (l *ledger) work(t *testing.T, p *program.Process, until int) {
	var answered atomic.Int64
	var all sync.WaitGroup
	for i := range clerks {
		all.Go(func() {
			c := newClient(p.URL, handles[i%3])
			for l.one(t, c, handles[i%3]) {
				if answered.Add(1) == int64(until) {
					p.Kill()
				}
			}
		})
	}
	all.Wait()
	p.Wait()
	if n := answered.Load(); n < int64(until) {
		t.Fatalf("only %d of %d answers came\n%s", n, until, p.Log())
	}
}

// one books the next slot, and moves or cancels one booking in three; false when the server is gone.
func (l *ledger) one(t *testing.T, c *client, handle string) bool {
	n := l.next.Add(1)
	r := request{key: uuid.NewString(), handle: handle, slot: l.slots[int(n)%len(l.slots)]}
	o, err := c.bookWith(r.key, r.slot)
	if err != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.pending = append(l.pending, r)
		return false
	}
	if o.Booking == nil {
		if o.rules() != "OVERLAP" {
			t.Errorf("refused by %q", o.rules())
		}
		return true
	}
	l.note(o.Booking.ID, o.Booking.Status)
	switch n % 3 {
	case 0:
		return l.change(o.Booking.ID, func() (outcome, error) { return c.cancel(o.Booking.ID) })
	case 1:
		to := l.slots[int(n*7)%len(l.slots)]
		return l.change(o.Booking.ID, func() (outcome, error) { return c.move(o.Booking.ID, to) })
	default:
		return true
	}
}

// change asks for a change of a booking; until it is answered nobody knows the status.
func (l *ledger) change(id string, ask func() (outcome, error)) bool {
	l.note(id, "")
	o, err := ask()
	if err != nil {
		return false
	}
	status := "CONFIRMED"
	if o.Booking != nil {
		status = o.Booking.Status
	}
	l.note(id, status)
	return true
}

func (l *ledger) note(id, status string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.known[uuidOf(id)] = status
}

// compare looks every acknowledged booking up.
func (l *ledger) compare(t *testing.T, d database) {
	t.Helper()
	db := d.raw(t)
	for id, status := range l.known {
		var stored string
		if err := db.QueryRowContext(t.Context(), "SELECT status FROM bookings WHERE id = $1", id).Scan(&stored); err != nil {
			t.Errorf("booking %s was acknowledged and is gone: %v", id, err)
			continue
		}
		if status != "" && stored != status {
			t.Errorf("booking %s was acknowledged as %s and is %s", id, status, stored)
		}
	}
}

// repeat asks once more for what was never answered, with the same keys: each makes one booking at most, and the same
// one when asked again.
func (l *ledger) repeat(t *testing.T, p *program.Process) {
	t.Helper()
	for _, r := range l.pending {
		c := newClient(p.URL, r.handle)
		first, err := c.bookWith(r.key, r.slot)
		if err != nil {
			t.Error(err)
		}
		again, err := c.bookWith(r.key, r.slot)
		if err != nil {
			t.Error(err)
		}
		if name(first) != name(again) {
			t.Errorf("the same key gave %s and then %s", name(first), name(again))
		}
	}
}

func name(o outcome) string {
	if o.Booking != nil {
		return o.Booking.ID
	}
	return fmt.Sprint("refused by ", o.rules())
}
