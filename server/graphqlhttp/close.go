package graphqlhttp

import (
	"context"

	"youkong/server/graphqlhttp/wire"
)

// Match chooses streams by the context of their request and by their caller. It
// runs under a lock, so it only looks at values.
type Match func(ctx context.Context, caller string) bool

// CloseWhere ends every stream that match chooses with an error of the given code
// (FORBIDDEN for a revoked session or a lost role) and returns their number.
func (s *Server) CloseWhere(match Match, code, message string) int {
	chosen := func(l *lease) bool { return match(l.ctx, l.caller) }
	return s.streams.end(chosen, wire.Error(code, message))
}

// Contexts are those of the open streams' requests.
func (s *Server) Contexts() []context.Context {
	var all []context.Context
	for _, l := range s.streams.all() {
		all = append(all, l.ctx)
	}
	return all
}

// Len is the number of open streams.
func (s *Server) Len() int {
	s.streams.mu.Lock()
	defer s.streams.mu.Unlock()
	return len(s.streams.open)
}

// Shutdown accepts no more streams, ends the open ones with UNAVAILABLE, in waves
// over Options.ShutdownSpread, and waits until their operations have ended, or ctx
// has. Call it before (or beside)
// http.Server.Shutdown, which waits for every stream.
func (s *Server) Shutdown(ctx context.Context) error {
	s.streams.mu.Lock()
	s.streams.stopping = true
	s.streams.mu.Unlock()
	wire.Waves(ctx, s.options.Clock, s.options.ShutdownSpread, s.streams.all(), func(l *lease) { l.end(restarting()) })
	ended := make(chan struct{})
	go func() { s.streams.ended.Wait(); close(ended) }()
	select {
	case <-ended:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
