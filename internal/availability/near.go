package availability

import (
	"sync"

	"github.com/google/uuid"

	"youkong/internal/span"
)

// nearTrust is how long rows are believed, in seconds. Whatever this program writes, on whichever server, moves the
// version that stands beside them; only what another writes past it is seen this late.
const nearTrust = 60

// near remembers, per community, what is taken around the present. Every view needs it, of whatever day it is.
type near struct {
	mu   sync.Mutex
	kept map[uuid.UUID]memory
}

// memory is what one look at the database found.
type memory struct {
	version  int64
	within   span.Span
	at       int64
	occupied []Occupied
}

// recall returns what holds at the moment, if it is remembered for this version and range.
func (n *near) recall(community uuid.UUID, version int64, within span.Span, at int64) ([]Occupied, bool) {
	n.mu.Lock()
	kept, ok := n.kept[community]
	n.mu.Unlock()
	if !ok || kept.version != version || kept.within != within || at < kept.at || at >= kept.at+nearTrust {
		return nil, false
	}
	return kept.occupied, true
}

func (n *near) remember(community uuid.UUID, m memory) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.kept == nil {
		n.kept = map[uuid.UUID]memory{}
	}
	n.kept[community] = m
}
