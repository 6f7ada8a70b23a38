package doorbell

import (
	"log/slog"
	"sync"
)

// link says when the way to the other servers is lost and when it is back, each once, however long it takes.
type link struct {
	log  *slog.Logger
	over string // What it leads over.

	mu   sync.Mutex
	lost bool
}

func (l *link) down(cause error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.lost {
		l.log.Warn("the doorbell is lost; other servers' changes are looked for until it is back", "over", l.over, "cause", cause)
	}
	l.lost = true
}

func (l *link) up() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lost {
		l.log.Info("the doorbell is back", "over", l.over)
	}
	l.lost = false
}
