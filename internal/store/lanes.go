package store

import (
	"hash/fnv"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"entgo.io/ent/dialect"

	"youkong/internal/fault"
)

// together is how many writes share one transaction at most: enough to pay for the commit, few enough that the first
// doesn't wait long for the last.
const together = 64

// lanes are queues of writes that would wait for each other in the database. A lane exists while a conductor serves
// it; the writes that queue up during one transaction share the next.
type lanes struct {
	mu         sync.Mutex
	waiting    map[string][]*request
	limit      int // how many writes share a transaction
	closed     bool
	conductors sync.WaitGroup
	committed  func()          // told of every commit; may be nil
	queued     chan<- struct{} // for tests: gets a value when a write has to wait
}

// laneOf names the queue of a write. SQLite has one writer, so all wait in one line. On PostgreSQL those wait together
// that lock the same stream last, and with them those of other streams: a line for each core and no more, because the
// fuller a line the more share the cost of a transaction. Writes in two lines that share a stream wait for each other in
// the database.
func (s *Store) laneOf(ordered []string) string {
	if s.dialect == dialect.SQLite || len(ordered) == 0 {
		return ""
	}
	line := fnv.New32a()
	_, _ = line.Write([]byte(ordered[len(ordered)-1])) // never fails
	return strconv.Itoa(int(line.Sum32() % uint32(runtime.GOMAXPROCS(0))))
}

// enter queues a request and starts a conductor for the lane when there is none.
func (l *lanes) enter(name string, r *request, conduct func(lane string)) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return fault.New(fault.Unavailable, "the server is stopping")
	}
	if l.waiting == nil {
		l.waiting = map[string][]*request{}
	}
	queue, running := l.waiting[name]
	l.waiting[name] = append(queue, r)
	if running && l.queued != nil {
		l.queued <- struct{}{}
	}
	if !running {
		l.conductors.Go(func() { conduct(name) })
	}
	return nil
}

// leave takes a request out of its queue; it returns false when its transaction has begun already.
func (l *lanes) leave(name string, r *request) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	queue := l.waiting[name]
	i := slices.Index(queue, r)
	if i < 0 {
		return false
	}
	l.waiting[name] = slices.Delete(queue, i, i+1)
	return true
}

// next takes the requests that share the next transaction. With none left the lane ends.
func (l *lanes) next(name string) []*request {
	l.mu.Lock()
	defer l.mu.Unlock()
	queue := l.waiting[name]
	if len(queue) == 0 {
		delete(l.waiting, name)
		return nil
	}
	n := 1
	for n < min(len(queue), l.limit) && !queue[0].alone && !queue[n].alone {
		n++
	}
	l.waiting[name] = slices.Clone(queue[n:])
	return queue[:n:n]
}

// close refuses further requests and waits until those that are queued are through.
func (l *lanes) close() {
	l.mu.Lock()
	l.closed = true
	l.mu.Unlock()
	l.conductors.Wait()
}
