package live

import (
	"context"
	"sync"

	"github.com/google/uuid"
)

// Inbox is a Reader that holds one thing until somebody takes it out.
type Inbox struct {
	came chan struct{}

	mu      sync.Mutex
	shown   any
	refused bool
}

// NewInbox makes an empty one.
func NewInbox() *Inbox { return &Inbox{came: make(chan struct{}, 1)} }

// Take implements Reader.
func (b *Inbox) Take(shown any) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.shown != nil {
		b.refused = true
		return false
	}
	b.shown = shown
	b.came <- struct{}{}
	return true
}

// Came holds something as long as there is something to take out.
func (b *Inbox) Came() <-chan struct{} { return b.came }

// Open takes out what came, after Came said so. Refused tells that there was no room for something: then call the
// member's Lead.
func (b *Inbox) Open() (shown any, refused bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	shown, refused = b.shown, b.refused
	b.shown, b.refused = nil, false
	return shown, refused
}

// Events follows the topic for somebody who shares it with nobody, until ctx ends; then the channel is closed.
func (t *Topic) Events(ctx context.Context) <-chan *Event {
	out, box := make(chan *Event), NewInbox()
	itself := func(e *Event) any { return e }
	m := t.Join(Question{Key: uuid.NewString(), Show: itself, First: itself}, box)
	go func() {
		defer close(out)
		defer m.Leave()
		m.Lead(ctx)
		for {
			select {
			case <-ctx.Done():
				return
			case <-box.Came():
			}
			shown, refused := box.Open()
			select {
			case <-ctx.Done():
				return
			case out <- shown.(*Event):
			}
			if refused {
				m.Lead(ctx)
			}
		}
	}()
	return out
}
