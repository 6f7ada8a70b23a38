package socket

import (
	"context"

	"youkong/server/graphqlhttp/wire"
)

// Match chooses sockets by the context that their operations get and by their
// caller. It runs under a lock, so it only looks at values.
type Match func(ctx context.Context, caller string) bool

type sweep struct {
	match  Match
	code   int
	reason string
}

// CloseWhere closes every socket that match chooses, and returns their number.
// All their operations end at once and nothing queued is sent any more when the
// code is CodeForbidden. A socket whose InitFunc is still running is asked again
// with the context that comes out of it.
func (s *Server) CloseWhere(match Match, code int, reason string) int {
	closed := 0
	for _, c := range s.snapshot() {
		if c.sweep(sweep{match, code, reason}) {
			closed++
		}
	}
	return closed
}

func (c *conn) sweep(s sweep) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closing {
		return false
	}
	if s.match(c.ctx, c.caller) {
		c.closeLocked(s.code, s.reason)
		return true
	}
	if c.phase == admitting {
		c.sweeps = append(c.sweeps, s)
	}
	return false
}

// Contexts are those that the operations of the open sockets get.
func (s *Server) Contexts() []context.Context {
	var all []context.Context
	for _, c := range s.snapshot() {
		c.mu.Lock()
		all = append(all, c.ctx)
		c.mu.Unlock()
	}
	return all
}

// Shutdown accepts no more sockets, asks all clients to come back later (close
// 1012), in waves over Options.ShutdownSpread, and waits until every socket and
// every operation has ended. When ctx ends first, the connections are cut and
// ctx's error is returned.
func (s *Server) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	s.stopping = true
	s.mu.Unlock()
	wire.Waves(ctx, s.options.Clock, s.options.ShutdownSpread, s.snapshot(), func(c *conn) {
		c.close(CodeServiceRestart, "service restart")
	})
	ended := make(chan struct{})
	go func() { s.open.Wait(); close(ended) }()
	select {
	case <-ended:
		return nil
	case <-ctx.Done():
		for _, c := range s.snapshot() {
			_ = c.ws.NetConn().Close()
		}
		return ctx.Err()
	}
}

func (s *Server) snapshot() []*conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]*conn, 0, len(s.sockets))
	for c := range s.sockets {
		all = append(all, c)
	}
	return all
}
