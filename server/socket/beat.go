package socket

import (
	"time"

	"github.com/jonboulle/clockwork"
)

// beatEvery is how exactly sockets are timed. One ticker serves them all; it runs while there are any.
const beatEvery = 250 * time.Millisecond

// beatIn says when the socket is looked after next.
func (c *conn) beatIn(d time.Duration) { c.due.Store(c.server.options.Clock.Now().Add(d).UnixNano()) }

// beat runs at the end of InitTimeout and of each PingInterval.
func (c *conn) beat() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.beatIn(c.server.options.PingInterval)
	switch {
	case c.closing:
	case c.phase != ready:
		c.closeLocked(CodeInitTimeout, "connection_init didn't come in time")
	case !c.heard.Swap(false):
		c.closeLocked(CodeResync, "no answer to ping")
	default:
		c.pushLocked(pingFrame)
	}
}

// beatLocked starts the ticker with the first socket.
func (s *Server) beatLocked() {
	if s.quiet != nil {
		return
	}
	s.quiet = make(chan struct{})
	go s.beatAll(s.options.Clock.NewTicker(beatEvery), s.quiet)
}

// quietLocked stops the ticker with the last socket.
func (s *Server) quietLocked() {
	if len(s.sockets) == 0 && s.quiet != nil {
		close(s.quiet)
		s.quiet = nil
	}
}

func (s *Server) beatAll(ticker clockwork.Ticker, quiet <-chan struct{}) {
	defer ticker.Stop()
	for {
		select {
		case <-quiet:
			return
		case <-ticker.Chan():
		}
		for _, c := range s.overdue(s.options.Clock.Now().UnixNano()) {
			c.beat()
		}
	}
}

func (s *Server) overdue(now int64) (due []*conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.sockets {
		if c.due.Load() <= now {
			due = append(due, c)
		}
	}
	return due
}
