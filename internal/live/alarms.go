package live

import (
	"container/heap"
	"context"
	"sync"
	"time"

	"github.com/jonboulle/clockwork"
)

// glance is how often the clock is looked at when nothing is due: a timer does not notice that it was set.
const glance = time.Second

// alarms wakes whoever waits for a moment: one goroutine and one timer for all of them.
type alarms struct {
	clock  clockwork.Clock
	sooner chan struct{} // Holds at most one word of an alarm before the one that is waited for.

	mu      sync.Mutex
	pending queue     // All alarms.
	awaited time.Time // What the timer is set for.
	seen    time.Time // When the clock was looked at last.
}

// alarm is one who waits.
type alarm struct {
	due   chan struct{} // Holds at most one word.
	at    time.Time
	index int // In the queue, -1 once it was removed.
}

func newAlarms(clock clockwork.Clock) *alarms {
	return &alarms{clock: clock, sooner: make(chan struct{}, 1), seen: wall(clock)}
}

// never is when an alarm goes off that waits for nothing but the clock being set back.
var never = time.Unix(1<<40, 0)

// add makes an alarm that waits for nothing yet.
func (a *alarms) add() *alarm {
	one := &alarm{due: make(chan struct{}, 1), at: never}
	a.mu.Lock()
	defer a.mu.Unlock()
	heap.Push(&a.pending, one)
	return one
}

// wall is what the clock on the wall shows, however much time has passed.
func wall(clock clockwork.Clock) time.Time { return clock.Now().Round(0) }

// set has the alarm go off at the moment instead of any other, at once if that has come, unless it was removed.
func (a *alarms) set(one *alarm, at time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if one.index < 0 {
		return
	}
	if !at.After(wall(a.clock)) {
		tell(one.due)
		at = never
	}
	one.at = at
	heap.Fix(&a.pending, one.index)
	if at.Before(a.awaited) {
		tell(a.sooner)
	}
}

// remove keeps the alarm from ever going off.
func (a *alarms) remove(one *alarm) {
	a.mu.Lock()
	defer a.mu.Unlock()
	heap.Remove(&a.pending, one.index)
}

// run lets the alarms go off until ctx ends.
func (a *alarms) run(ctx context.Context) {
	for {
		timer := a.clock.NewTimer(a.wait())
		a.ring() // After the timer was set: nothing that became due meanwhile waits for it.
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-a.sooner:
		case <-timer.Chan():
		}
		timer.Stop()
	}
}

// wait is how long nothing is known to be due.
func (a *alarms) wait() time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := wall(a.clock)
	a.awaited = now.Add(glance)
	if len(a.pending) > 0 && a.pending[0].at.Before(a.awaited) {
		a.awaited = a.pending[0].at
	}
	return max(a.awaited.Sub(now), time.Millisecond)
}

// ring lets go off what is due; all of them when the clock was set back, because what they wait for may be another moment now.
func (a *alarms) ring() {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := wall(a.clock)
	if now.Before(a.seen) {
		for _, one := range a.pending {
			tell(one.due)
		}
	}
	a.seen = now
	for len(a.pending) > 0 && !a.pending[0].at.After(now) {
		tell(a.pending[0].due)
		a.pending[0].at = never
		heap.Fix(&a.pending, 0)
	}
}

func tell(ch chan struct{}) {
	select {
	case ch <- struct{}{}:
	default:
	}
}

// queue is a heap of alarms, the next one first.
type queue []*alarm

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].at.Before(q[j].at) }

func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}

// Push implements heap.Interface.
func (q *queue) Push(x any) {
	one := x.(*alarm)
	one.index = len(*q)
	*q = append(*q, one)
}

// Pop implements heap.Interface.
func (q *queue) Pop() any {
	last := len(*q) - 1
	one := (*q)[last]
	(*q)[last], *q = nil, (*q)[:last]
	one.index = -1
	return one
}
