// Package doorbell tells every server of a database that streams of the feed have moved.
//
// A ring holds the names of streams and carries no truth: whoever hears it reads the feed from where they stopped. So
// rings may be merged, come twice, out of order or not at all; what was missed is found by looking (see live.Hub.Look).
// There are three kinds: for a server that is alone, over NATS, and over PostgreSQL's LISTEN and NOTIFY.
package doorbell

import (
	"context"
	"slices"
	"sync"
)

// Bell is how the servers of one database wake each other.
type Bell interface {
	// Ring tells all who hear that the streams have moved: those on this server before it returns, those on others
	// soon. It never waits for another server, and may be called from many goroutines; it is for store.OnCommit.
	Ring(streams []string)
	// Hear has fn called with streams that have moved. It must return at once, and may be called from many goroutines.
	Hear(fn func(streams []string))
	// Run carries rings to the other servers and back until ctx ends. While they can't be reached it goes on trying.
	Run(ctx context.Context)
}

// Alone is the bell of a server that has its database for itself.
type Alone struct{ hearers }

// Ring tells those on this server.
func (a *Alone) Ring(streams []string) { a.tell(streams) }

// Run waits for the end.
func (a *Alone) Run(ctx context.Context) { <-ctx.Done() }

// hearers are those on this server who want to be told.
type hearers struct {
	mu  sync.RWMutex
	all []func(streams []string)
}

// Hear has fn called with streams that have moved.
func (h *hearers) Hear(fn func(streams []string)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = append(slices.Clone(h.all), fn)
}

func (h *hearers) tell(streams []string) {
	h.mu.RLock()
	all := h.all
	h.mu.RUnlock()
	for _, fn := range all {
		fn(streams)
	}
}
