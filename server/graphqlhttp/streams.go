package graphqlhttp

import (
	"context"
	"net"
	"net/http"
	"sync"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

// streams knows what is open.
type streams struct {
	caller func(context.Context) string
	slots  wire.Slots

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
		slots:  wire.Slots{Max: options.MaxStreamsPerCaller},
		open:   map[*lease]struct{}{},
	}
}

// enter registers one more stream, or says why not.
func (s *streams) enter(r *http.Request) (*lease, *failure) {
	l := &lease{ctx: r.Context(), caller: s.callerOf(r), revoke: make(chan *gqlerror.Error, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping {
		return nil, &failure{status: http.StatusServiceUnavailable, err: restarting()}
	}
	if !s.slots.Take(l.caller) {
		return nil, &failure{status: http.StatusTooManyRequests, err: wire.Busy("too many open streams")}
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

func (s *streams) callerOf(r *http.Request) string {
	if name := s.caller(r.Context()); name != "" {
		return name
	}
	if host, _, err := net.SplitHostPort(r.RemoteAddr); err == nil {
		return host
	}
	return r.RemoteAddr
}

// end tells the chosen streams why they end, and returns their number.
func (s *streams) end(match func(*lease) bool, why *gqlerror.Error) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	ended := 0
	for l := range s.open {
		if !match(l) {
			continue
		}
		select {
		case l.revoke <- why:
			ended++
		default: // it is ending already
		}
	}
	return ended
}

func restarting() *gqlerror.Error {
	err := wire.Error(wire.CodeUnavailable, "the server is restarting")
	err.Extensions["retryAfter"] = 1
	return err
}
