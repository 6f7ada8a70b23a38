package account

import (
	"crypto/sha256"
	"sync"
	"time"

	"github.com/jonboulle/clockwork"
)

const (
	maxGuesses    = 10
	guessesWithin = 15 * time.Minute
)

// tries counts what happened lately under each key, and says when that was too often. It is kept in memory: a restart
// forgets it and every server counts for itself, which bounds guessing well enough, and nobody waits for the database
// who is to be refused anyway.
type tries struct {
	clock  clockwork.Clock
	most   int
	within time.Duration

	mu   sync.Mutex
	when map[[sha256.Size]byte][]time.Time // The newest last, at most so many. Keys are hashed: they may be long, and secret.
}

// take counts one more and returns zero; or, where there were too many, how long to wait, and counts nothing.
func (t *tries) take(key string) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	now, id := t.clock.Now(), sha256.Sum256([]byte(key))
	recent := t.recent(t.when[id], now)
	if len(recent) >= t.most {
		return recent[0].Add(t.within).Sub(now)
	}
	if t.when == nil {
		t.when = map[[sha256.Size]byte][]time.Time{}
	}
	t.when[id] = append(recent, now)
	return 0
}

// forgive forgets what was counted under the key.
func (t *tries) forgive(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.when, sha256.Sum256([]byte(key)))
}

// forget drops what counts no more.
func (t *tries) forget() {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.clock.Now()
	for id, when := range t.when {
		if len(t.recent(when, now)) == 0 {
			delete(t.when, id)
		}
	}
}

func (t *tries) recent(when []time.Time, now time.Time) []time.Time {
	for len(when) > 0 && !when[0].Add(t.within).After(now) {
		when = when[1:]
	}
	return when
}
