package account

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/google/uuid"

	"youkong/internal/viewer"
)

// desk answers lookups when the test lets it.
type desk struct {
	asked   chan int      // How many each question is for,
	answers chan struct{} // and when it is answered.
}

func (d desk) ask(_ context.Context, digests [][]byte) (map[string]viewer.Viewer, error) {
	d.asked <- len(digests)
	<-d.answers
	found := map[string]viewer.Viewer{}
	for _, digest := range digests {
		found[string(digest)] = viewer.Viewer{Person: uuid.NewSHA1(uuid.Nil, digest)}
	}
	return found, nil
}

// waits returns once so many wait for a question to begin.
func (l *lookups) waits(n int) {
	for waiting := -1; waiting != n; {
		l.mu.Lock()
		waiting = len(l.waiting)
		l.mu.Unlock()
	}
}

// TestLookupsTogether: those who come while others ask share the next question, no more of them than it may hold, and each
// is told of their own secret.
func TestLookupsTogether(t *testing.T) {
	d := desk{asked: make(chan int), answers: make(chan struct{})}
	l := &lookups{ask: d.ask}
	var running sync.WaitGroup
	find := func(n int) {
		running.Go(func() {
			digest := []byte{byte(n), byte(n >> 8)}
			if v, err := l.find(t.Context(), digest); err != nil || v.Person != uuid.NewSHA1(uuid.Nil, digest) {
				t.Errorf("%d is told %+v, %v", n, v, err)
			}
		})
	}
	for n := range questions {
		find(n)
		if asked := <-d.asked; asked != 1 {
			t.Errorf("the first questions are for %d", asked)
		}
	}
	const late = mostTogether + 20
	for n := range late {
		find(questions + n)
	}
	l.waits(late)
	d.answers <- struct{}{}
	if asked := <-d.asked; asked != mostTogether {
		t.Errorf("a question is for %d", asked)
	}
	d.answers <- struct{}{}
	if asked := <-d.asked; asked != late-mostTogether {
		t.Errorf("the last question is for %d", asked)
	}
	close(d.answers)
	running.Wait()
}

// TestLookupGivenUp: who goes away is not kept, and what fails is told and not remembered.
func TestLookupGivenUp(t *testing.T) {
	d := desk{asked: make(chan int, 9), answers: make(chan struct{})}
	l := &lookups{ask: d.ask}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.find(ctx, []byte("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("who went away is told %v", err)
	}
	close(d.answers)
	panics := &lookups{ask: func(context.Context, [][]byte) (map[string]viewer.Viewer, error) { panic("lost") }}
	for range 2 {
		if _, err := panics.find(t.Context(), []byte("a")); err == nil {
			t.Error("a panic is no error")
		}
	}
}
