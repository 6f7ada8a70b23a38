package socket

import (
	"context"
	"errors"
	"io"
	"net"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
)

// phase is how far a socket's initialisation got.
type phase int

const (
	waiting   phase = iota // for connection_init
	admitting              // InitFunc is running
	ready                  // connection_ack is sent
)

// conn is one socket.
type conn struct {
	server *Server
	exec   graphql.GraphExecutor
	ws     *websocket.Conn
	out    outlet
	cancel context.CancelFunc
	tasks  sync.WaitGroup // the writer, InitFunc, the operations and those who lead them on
	heard  atomic.Bool    // something came in since the last beat
	due    atomic.Int64   // of the next beat, in Unix nanoseconds: before the ack its deadline, then the ping

	mu      sync.Mutex
	ctx     context.Context // what operations get; done when the socket closes
	caller  string
	phase   phase
	sweeps  []sweep // that came while admitting
	running []*operation
	active  int // operations that haven't returned yet, the completed included

	queue   []frame
	queued  int  // bytes in queue
	writing bool // a writer runs
	closing bool // the close frame is queued or sent: nothing may follow
	gone    bool // the reader ended: no task may start
}

func newConn(ctx context.Context, server *Server, exec graphql.GraphExecutor, ws *websocket.Conn, caller string) *conn {
	c := &conn{server: server, exec: exec, ws: ws, caller: caller}
	line := ws.NetConn().(*line)
	c.out = newOutlet(line.Conn)
	line.socket = c
	c.ctx, c.cancel = context.WithCancel(ctx)
	ws.SetReadLimit(server.options.MaxMessageBytes)
	ws.SetPongHandler(func(string) error { c.heard.Store(true); return nil })
	ws.SetPingHandler(func(data string) error {
		c.heard.Store(true)
		c.push(frame{kind: websocket.PongMessage, data: []byte(data)})
		return nil
	})
	c.beatIn(server.options.InitTimeout)
	return c
}

// serve reads until the socket is closed, by whomever.
func (c *conn) serve() {
	defer c.leave()
	defer func() {
		if cause := recover(); cause != nil {
			c.server.options.Logger.Error("socket: panic", "panic", cause, "stack", string(debug.Stack()))
		}
	}()
	if c.ws.Subprotocol() != Subprotocol {
		c.close(CodeWrongSubprotocol, "only the subprotocol "+Subprotocol+" is spoken here")
	}
	for {
		kind, data, err := c.ws.ReadMessage()
		if err != nil {
			c.linger(err)
			return
		}
		c.heard.Store(true)
		c.handle(kind, data)
	}
}

// close sends a close frame after what is queued, ends all operations and gives
// the peer CloseTimeout to answer. What a revoked viewer hasn't got yet, or a
// slow reader won't get in time, is dropped.
func (c *conn) close(code int, reason string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closeLocked(code, reason)
}

func (c *conn) closeLocked(code int, reason string) {
	if c.closing {
		return
	}
	c.closing = true
	if code == CodeForbidden || code == CodeResync {
		c.queue, c.queued = nil, 0
	}
	c.sendLocked(closeFrame(code, reason))
	c.stopLocked()
	_ = c.ws.NetConn().SetReadDeadline(time.Now().Add(c.server.options.CloseTimeout))
}

// stopLocked ends whatever runs for the socket.
func (c *conn) stopLocked() {
	c.cancel()
	for _, op := range c.running {
		op.cancel()
	}
}

// linger gives the peer the time to see a close frame that gorilla itself sent
// (1002, 1009): closing with unread bytes would reset the connection first.
func (c *conn) linger(err error) {
	var closed *websocket.CloseError
	var network net.Error
	if errors.As(err, &closed) || errors.As(err, &network) || errors.Is(err, net.ErrClosed) {
		return
	}
	c.mu.Lock()
	c.stopLocked()
	c.mu.Unlock()
	raw := c.ws.NetConn()
	_ = raw.SetReadDeadline(time.Now().Add(c.server.options.CloseTimeout))
	_, _ = io.CopyN(io.Discard, raw, 16*c.server.options.MaxMessageBytes)
}

// leave ends everything that belongs to the socket.
func (c *conn) leave() {
	c.mu.Lock()
	c.stopLocked()
	c.closing, c.gone = true, true
	c.mu.Unlock()
	_ = c.ws.Close()
	c.leaveAll()
	c.tasks.Wait()
	c.server.forget(c)
}
