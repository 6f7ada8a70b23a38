package socket

import (
	"context"
	"net/http"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"

	"youkong/server/graphqlhttp/wire"
)

// Server is the WebSocket transport and knows every open socket. Add it to
// gqlgen's handler.Server before the HTTP transports. It is safe for use from
// many goroutines.
type Server struct {
	options  Options
	upgrader websocket.Upgrader
	open     sync.WaitGroup // counts sockets, from the upgrade to the end of the last operation

	mu       sync.Mutex
	sockets  map[*conn]struct{}
	stopping bool
	quiet    chan struct{} // closed when the last socket is gone; nil while there is none
}

var _ graphql.Transport = (*Server)(nil)

// New makes a Server. It starts nothing.
func New(options Options) *Server {
	options = options.withDefaults()
	return &Server{
		options:  options,
		sockets:  map[*conn]struct{}{},
		upgrader: newUpgrader(options),
	}
}

// Supports reports whether r asks for an upgrade to WebSocket.
func (s *Server) Supports(r *http.Request) bool { return websocket.IsWebSocketUpgrade(r) }

// Do upgrades the request and returns at once; the socket lives on by itself.
func (s *Server) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	caller := s.options.Caller(r.Context())
	if refusal := s.admit(caller); refusal != nil {
		refusal.write(w)
		return
	}
	ws, err := s.upgrader.Upgrade(hijacker{w}, r, nil)
	if err != nil { // the upgrader has answered
		s.options.Slots.Give(caller)
		s.open.Done()
		return
	}
	c := newConn(context.WithoutCancel(r.Context()), s, exec, ws, caller)
	s.register(c)
	go c.serve()
}

// Len is the number of open sockets.
func (s *Server) Len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.sockets)
}

// admit reserves a place for one more socket of caller.
func (s *Server) admit(caller string) *refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.stopping {
		return &refusal{http.StatusServiceUnavailable, wire.Error(wire.CodeUnavailable, "the server is restarting")}
	}
	if !s.options.Slots.Take(caller) {
		return &refusal{http.StatusTooManyRequests, wire.Busy("too many open sockets and streams")}
	}
	s.open.Add(1)
	return nil
}

// register makes c known, and closes it at once when a shutdown came in between.
func (s *Server) register(c *conn) {
	s.mu.Lock()
	s.sockets[c] = struct{}{}
	s.beatLocked()
	stopping := s.stopping
	s.mu.Unlock()
	if stopping {
		c.close(CodeServiceRestart, "service restart")
	}
}

func (s *Server) forget(c *conn) {
	s.options.Slots.Give(c.caller)
	s.mu.Lock()
	delete(s.sockets, c)
	s.quietLocked()
	s.mu.Unlock()
	s.open.Done()
}
