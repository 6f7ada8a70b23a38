package booking

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/google/uuid"

	"youkong/internal/viewer"
)

// crowd lets those who ask the same at the same time share one look. Whoever comes while a look is running waits for the
// next one, so no answer is older than its question.
type crowd struct {
	mu      sync.Mutex
	running map[asked]*turn
	asking  map[asked]int // How many want to have it at this moment.
}

// asked is what has the same answer for everybody who holds nothing.
type asked struct {
	slot      Slot
	attendees int
}

// turn is one look and those who wait for it.
type turn struct {
	next    *turn         // For those who come while it runs; nil while there is nobody.
	done    chan struct{} // Closed when the rest can be read.
	outcome Outcome
	holders map[uuid.UUID]bool // Who may see it otherwise: a hold of one's own is not in one's way.
	err     error
}

const lookLimit = 10 * time.Second

var errBrokenLook = errors.New("the look did not return")

// enter counts who wants to have a slot until leave is called, and says whether nobody else does.
func (c *crowd) enter(q question) (alone bool, leave func()) {
	what := asked{slot: q.slot, attendees: q.attendees}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.asking == nil {
		c.asking = map[asked]int{}
	}
	c.asking[what]++
	return c.asking[what] == 1, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.asking[what]--; c.asking[what] == 0 {
			delete(c.asking, what)
		}
	}
}

// askTogether answers as ask does.
func (s *Service) askTogether(ctx context.Context, q question) (Outcome, error) {
	what := asked{slot: q.slot, attendees: q.attendees}
	t, before, leads := s.crowd.join(what)
	if leads {
		if before != nil {
			<-before.done
		}
		s.lead(ctx, what, t, q)
	}
	select {
	case <-t.done:
	case <-ctx.Done():
		return Outcome{}, ctx.Err()
	}
	if t.err == nil && t.holders[q.viewer.Person] {
		return s.ask(ctx, q)
	}
	return t.outcome, t.err
}

// lead looks for all who wait, as somebody who holds nothing. It goes on when the one who leads goes away.
func (s *Service) lead(ctx context.Context, what asked, t *turn, q question) {
	t.err = errBrokenLook
	defer s.crowd.end(what, t)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lookLimit)
	defer cancel()
	q.viewer, q.holders = viewer.Viewer{}, t.holders
	t.outcome, t.err = s.ask(ctx, q)
}

// join returns the turn to wait for. Who leads looks, once the turn before, if there is one, is done.
func (c *crowd) join(what asked) (t, before *turn, leads bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	running := c.running[what]
	if running != nil && running.next != nil {
		return running.next, running, false
	}
	t = &turn{done: make(chan struct{}), holders: map[uuid.UUID]bool{}}
	if running != nil {
		running.next = t
		return t, running, true
	}
	if c.running == nil {
		c.running = map[asked]*turn{}
	}
	c.running[what] = t
	return t, nil, true
}

// end lets those who wait read, and passes on to the next turn.
func (c *crowd) end(what asked, t *turn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t.next != nil {
		c.running[what] = t.next
	} else {
		delete(c.running, what)
	}
	close(t.done)
}
