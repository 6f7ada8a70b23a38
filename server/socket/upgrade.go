package socket

import (
	"bufio"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

// readBufferBytes is what an idle socket holds for reading. Most messages of a
// client are shorter; longer ones only take more reads.
const readBufferBytes = 256

func newUpgrader(options Options) websocket.Upgrader {
	return websocket.Upgrader{
		HandshakeTimeout: options.WriteTimeout,
		ReadBufferSize:   readBufferBytes,
		WriteBufferPool:  &sync.Pool{}, // never asked for one: we write past gorilla
		Subprotocols:     []string{Subprotocol},
		CheckOrigin:      options.CheckOrigin,
		Error:            refuseUpgrade,
	}
}

// refusal is an HTTP answer instead of an upgrade.
type refusal struct {
	status int
	err    *gqlerror.Error
}

func (r *refusal) write(w http.ResponseWriter) {
	if after, ok := r.err.Extensions["retryAfter"].(int); ok {
		w.Header().Set("Retry-After", strconv.Itoa(after))
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(r.status)
	_, _ = w.Write(wire.AppendResponse(nil, &graphql.Response{Errors: gqlerror.List{r.err}}))
}

// refuseUpgrade says in our own words what gorilla found wrong.
func refuseUpgrade(w http.ResponseWriter, _ *http.Request, status int, _ error) {
	err := wire.Error(wire.CodeBadUserInput, "this is not a valid WebSocket handshake (version 13 is expected)")
	switch status {
	case http.StatusForbidden:
		err = wire.Error(wire.CodeForbidden, "WebSockets from this origin are not allowed")
	case http.StatusInternalServerError:
		err = wire.Error(wire.CodeInternal, "the connection can't be upgraded")
	}
	if status == http.StatusBadRequest {
		w.Header().Set("Sec-WebSocket-Version", "13")
	}
	(&refusal{status, err}).write(w)
}

// hijacker finds the connection below middleware that wraps the writer.
type hijacker struct{ http.ResponseWriter }

func (h hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, buffered, err := http.NewResponseController(h.ResponseWriter).Hijack()
	return &line{Conn: conn}, buffered, err
}

// line is a connection as gorilla sees it. Once the handshake is over, what gorilla has to say by itself, which is
// nothing but a close frame, takes its place behind what is being written.
type line struct {
	net.Conn
	socket *conn
}

func (l *line) Write(data []byte) (int, error) {
	if l.socket == nil {
		return l.Conn.Write(data)
	}
	l.socket.closeWith(data)
	return len(data), nil
}

// SetWriteDeadline is for the handshake alone: what comes later has a watchdog.
func (l *line) SetWriteDeadline(t time.Time) error {
	if l.socket == nil {
		return l.Conn.SetWriteDeadline(t)
	}
	return nil
}

// closeWith sends a close frame that is put together already.
func (c *conn) closeWith(control []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.closing {
		c.closing = true
		const header = 2 // bytes, of every control frame
		c.sendLocked(frame{kind: int(control[0] & 0xf), data: append([]byte(nil), control[header:]...)})
		c.stopLocked()
	}
}
