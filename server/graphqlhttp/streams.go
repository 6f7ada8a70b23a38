package graphqlhttp

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"sync"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

// streams knows what is open.
type streams struct {
	caller func(context.Context) string
	known  func(context.Context) bool
	slots  *wire.Slots

	mu       sync.Mutex
	open     map[*lease]struct{}
	stopping bool
	ended    sync.WaitGroup
}

// lease is one open stream's entry.
type lease struct {
	ctx    context.Context
	caller string
	revoke chan *gqlerror.Error // holds why the server ends the stream
}

func newStreams(options Options) streams {
	return streams{
		caller: options.Caller,
		known:  options.Known,
		slots:  options.Slots,
		open:   map[*lease]struct{}{},
	}
}

// enter registers one more stream of a viewer who is still known, or says why not.
func (s *streams) enter(r *http.Request) (*lease, *failure) {
	l, refused := s.register(r)
	if refused == nil && !s.known(r.Context()) {
		s.leave(l)
		return nil, &failure{status: http.StatusForbidden, err: wire.Error(wire.CodeForbidden, "the session has ended")}
	}
	return l, refused
}

func (s *streams) register(r *http.Request) (*lease, *failure) {
	l := &lease{ctx: r.Context(), caller: s.caller(r.Context()), revoke: make(chan *gqlerror.Error, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping {
		return nil, &failure{status: http.StatusServiceUnavailable, err: restarting()}
	}
	if !s.slots.Take(l.caller) {
		return nil, &failure{status: http.StatusTooManyRequests, err: wire.Busy("too many open sockets and streams")}
	}
	s.open[l] = struct{}{}
	s.ended.Add(1)
	return l, nil
}

func (s *streams) leave(l *lease) {
	s.slots.Give(l.caller)
	s.mu.Lock()
	delete(s.open, l)
	s.mu.Unlock()
	s.ended.Done()
}

// end tells the chosen streams why they end, and returns their number.
func (s *streams) end(match func(*lease) bool, why *gqlerror.Error) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	ended := 0
	for l := range s.open {
		if match(l) && l.end(why) {
			ended++
		}
	}
	return ended
}

// end tells the stream why it ends, and returns false when it is ending already.
func (l *lease) end(why *gqlerror.Error) bool {
	select {
	case l.revoke <- why:
		return true
	default:
		return false
	}
}

func (s *streams) all() []*lease {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Collect(maps.Keys(s.open))
}

func restarting() *gqlerror.Error {
	err := wire.Error(wire.CodeUnavailable, "the server is restarting")
	err.Extensions["retryAfter"] = 1
	return err
}
