package live

import (
	"context"
	"sync"

	"youkong/internal/availability"
)

// Event is an availability event together with what it looks like to all who asked for it in the same way: whoever needs
// that first makes it, and the others wait for it rather than make it again.
type Event struct {
	*availability.Event

	mu    sync.Mutex
	shown map[string]func() any
}

// Shown returns what the event looks like to those with the key, made once by the first of them. It is opaque here.
func (e *Event) Shown(key string, show func() any) any {
	e.mu.Lock()
	shown, made := e.shown[key]
	if !made {
		shown = sync.OnceValue(show)
		if e.shown == nil {
			e.shown = map[string]func() any{}
		}
		e.shown[key] = shown
	}
	e.mu.Unlock()
	return shown()
}

// Handover lets a transport take events over from the executor: the first one is executed for its reader alone, with all
// that decides whether they may have it; those that follow are executed once for all who asked in the same way.
type Handover struct{ events <-chan *Event }

// Next returns the next event; nil when there will be none.
func (h *Handover) Next(ctx context.Context) *Event {
	select {
	case event := <-h.events:
		return event
	case <-ctx.Done():
		return nil
	}
}

// Offered says whether there is anything to take over.
func (h *Handover) Offered() bool { return h.events != nil }

type (
	handoverKey struct{}
	singleKey   struct{}
)

// WithHandover returns a context in which a subscription's resolver finds the transport that will take its events over.
func WithHandover(ctx context.Context, h *Handover) context.Context {
	return context.WithValue(ctx, handoverKey{}, h)
}

// Offer hands the events over and says whether there is a transport that takes them.
func Offer(ctx context.Context, events <-chan *Event) bool {
	h, _ := ctx.Value(handoverKey{}).(*Handover)
	if h != nil {
		h.events = events
	}
	return h != nil
}

// WithSingle returns a context in which a subscription's resolver has nothing to follow and one event to show.
func WithSingle(ctx context.Context, event *Event) context.Context {
	return context.WithValue(WithHandover(ctx, nil), singleKey{}, event)
}

// Single returns the one event to show, or nil.
func Single(ctx context.Context) *Event {
	event, _ := ctx.Value(singleKey{}).(*Event)
	return event
}
