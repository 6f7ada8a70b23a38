package account

import (
	"context"
	"runtime"
	"sync"
	"time"

	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// Limits of looking up secrets. While one question hangs, the other goes on.
const (
	mostTogether   = 500 // Secrets in one question.
	questions      = 2   // At the same time.
	questionLength = 10 * time.Second
)

// lookups finds out who holds which secret. Whoever asks while others do shares a question to the database with them. That
// question begins after each of them came, and nothing is remembered: what ended before a request is not believed in it.
type lookups struct {
	ask func(ctx context.Context, digests [][]byte) (map[string]viewer.Viewer, error)

	mu      sync.Mutex
	asking  int // Questions that are being asked.
	waiting []*lookup
}

// lookup is one secret that somebody waits for.
type lookup struct {
	digest []byte
	found  viewer.Viewer // The zero value when nobody holds it.
	err    error
	done   chan struct{}
}

// find returns who holds the secret of the digest, the zero value when nobody does.
func (l *lookups) find(ctx context.Context, digest []byte) (viewer.Viewer, error) {
	one := &lookup{digest: digest, done: make(chan struct{})}
	l.mu.Lock()
	l.waiting = append(l.waiting, one)
	if l.asking < questions {
		l.asking++
		go l.work()
	}
	l.mu.Unlock()
	select {
	case <-one.done:
		return one.found, one.err
	case <-ctx.Done():
		return viewer.Viewer{}, ctx.Err()
	}
}

// work asks until nobody waits.
func (l *lookups) work() {
	for asks := true; asks; {
		runtime.Gosched() // Whoever is about to ask comes along.
		together := l.next()
		if asks = len(together) > 0; asks {
			l.answer(together)
		}
	}
}

// next takes those who wait, and gives the place up when nobody does.
func (l *lookups) next() []*lookup {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := min(len(l.waiting), mostTogether)
	together := l.waiting[:n:n]
	l.waiting = l.waiting[n:]
	if n == 0 {
		l.waiting = nil
		l.asking--
	}
	return together
}

// answer asks one question for all of them. It is nobody's own: who goes away does not take the others' answer along.
func (l *lookups) answer(together []*lookup) {
	ctx, cancel := context.WithTimeout(context.Background(), questionLength)
	defer cancel()
	digests := make([][]byte, len(together))
	for i, one := range together {
		digests[i] = one.digest
	}
	found, err := l.asked(ctx, digests)
	for _, one := range together {
		one.found, one.err = found[string(one.digest)], err
		close(one.done)
	}
}

// asked turns a panic into an error: it would end the process, and not one request.
func (l *lookups) asked(ctx context.Context, digests [][]byte) (found map[string]viewer.Viewer, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fault.New(fault.Internal, "looking up sessions and tokens failed: %v", cause)
		}
	}()
	return l.ask(ctx, digests)
}
