// Package live tells readers that something changed, and shares among them the work of finding out what.
//
// Its invariants: a wake-up carries no truth (whoever wakes reads the database), a slow reader delays nobody and misses
// nothing (it is led from where it stopped to the newest state in one step), and the clock wakes readers as writes do.
package live

import (
	"context"
	"maps"
	"slices"
	"sync"
)

// Hub wakes whoever watches a stream of the feed.
type Hub struct {
	mu       sync.Mutex
	watchers map[string]map[chan struct{}]struct{}
	seen     map[string]int64 // Where the watched streams stood at the last look.
}

// NewHub makes a hub without watchers.
func NewHub() *Hub { return &Hub{watchers: map[string]map[chan struct{}]struct{}{}} }

// Watch returns a channel that holds at most one wake-up, and the function that ends the watch.
// Watch first and read afterwards: then no change falls in between.
func (h *Hub) Watch(stream string) (wake <-chan struct{}, stop func()) {
	ch := make(chan struct{}, 1)
	h.add(stream, ch)
	return ch, func() { h.forget(stream, ch) }
}

// add has the channel woken by the stream; it says false when it is already.
func (h *Hub) add(stream string, ch chan struct{}) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.watchers[stream] == nil {
		h.watchers[stream] = map[chan struct{}]struct{}{}
	}
	_, known := h.watchers[stream][ch]
	h.watchers[stream][ch] = struct{}{}
	return !known
}

func (h *Hub) forget(stream string, ch chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.watchers[stream], ch)
	if len(h.watchers[stream]) == 0 {
		delete(h.watchers, stream)
	}
}

// Ring wakes the watchers of the streams. It never blocks: who has an unread wake-up needs no second one.
func (h *Hub) Ring(streams []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ringLocked(streams)
}

func (h *Hub) ringLocked(streams []string) {
	for _, stream := range streams {
		for ch := range h.watchers[stream] {
			select {
			case ch <- struct{}{}:
			default:
			}
		}
	}
}

// Look wakes the watchers of the streams that have moved since the last look, for the case that a bell was lost on its way
// from another server. It asks once where all that are watched stand, by the numbers of their newest changes.
func (h *Hub) Look(ctx context.Context, numbers func(ctx context.Context, streams []string) (map[string]int64, error)) error {
	h.mu.Lock()
	watched := slices.Collect(maps.Keys(h.watchers))
	h.mu.Unlock()
	if len(watched) == 0 {
		return nil
	}
	now, err := numbers(ctx, watched)
	if err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ringLocked(slices.DeleteFunc(watched, func(stream string) bool { return now[stream] == h.seen[stream] }))
	h.seen = now
	return nil
}
