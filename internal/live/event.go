package live

import (
	"context"
	"sync"

	"youkong/internal/availability"
)

// Event is what a topic tells together with what it looks like to all who asked for it in the same way: whoever needs
// that first makes it, and the others wait for it rather than make it again.
type Event struct {
	*availability.Event     // Of availability; otherwise nil.
	State               any // Of what is told whole; otherwise nil.

	mu    sync.Mutex
	shown map[string]func() any
}

// Shown returns what the event looks like to those with the key, made once by the first of them. It is opaque here.
func (e *Event) Shown(key string, show func(*Event) any) any {
	e.mu.Lock()
	shown, made := e.shown[key]
	if !made {
		shown = sync.OnceValue(func() any { return show(e) })
		if e.shown == nil {
			e.shown = map[string]func() any{}
		}
		e.shown[key] = shown
	}
	e.mu.Unlock()
	return shown()
}

// Handover lets a transport take a subscription over from the executor, which only decides whether the reader may have
// it: its events are then shown by the group of those who asked in the same way.
type Handover struct{ topic *Topic }

// Topic is what was handed over, or nil.
func (h *Handover) Topic() *Topic { return h.topic }

type (
	handoverKey struct{}
	singleKey   struct{}
)

// WithHandover returns a context in which a subscription's resolver finds the transport that will take it over.
func WithHandover(ctx context.Context, h *Handover) context.Context {
	return context.WithValue(ctx, handoverKey{}, h)
}

// Offer hands the topic over and says whether there is a transport that takes it.
func Offer(ctx context.Context, topic *Topic) bool {
	h, _ := ctx.Value(handoverKey{}).(*Handover)
	if h != nil {
		h.topic = topic
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
