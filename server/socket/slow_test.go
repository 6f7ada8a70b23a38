package socket

import (
	"net"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/jonboulle/clockwork"

	"youkong/server/graphqlhttp/wiretest"
)

// huge is more than the kernel takes for a peer that doesn't read.
var huge = strings.Repeat("x", 10<<20)

// deaf is an acknowledged socket with a small window, and its subscription "s"
// whose first event is being written and can't be finished.
func (r *rig) deaf() (*client, *wiretest.Feed) {
	r.t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{Subprotocol}, NetDial: func(network, address string) (net.Conn, error) {
		conn, err := net.Dial(network, address)
		if err == nil {
			err = conn.(*net.TCPConn).SetReadBuffer(64 << 10)
		}
		return conn, err
	}}
	ws, _, err := dialer.Dial(r.url, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() { _ = ws.Close() })
	_ = ws.SetReadDeadline(time.Now().Add(patience))
	c := &client{r.t, ws}
	c.send(`{"type":"connection_init"}`)
	c.want(`{"type":"connection_ack"}`)
	c.subscribe("s")
	feed := r.feed()
	feed.Send(huge)
	return c, feed
}

func ticks(id, value string) string {
	return `{"id":"` + id + `","type":"next","payload":{"data":{"ticks":"` + value + `"}}}`
}

// A full queue closes with 4503, and what was queued isn't sent.
func TestQueueOverflow(t *testing.T) {
	r := newRig(t, Options{MaxQueueBytes: 64 << 10})
	c, feed := r.deaf()
	for feed.Send(strings.Repeat("y", 1<<10)) {
	}
	c.want(ticks("s", huge))
	c.wantClose(CodeResync)
}

// One message that isn't taken in time closes with 4503.
func TestWriteTimeout(t *testing.T) {
	clock := clockwork.NewFakeClock()
	r := newRig(t, Options{Clock: clock})
	c, feed := r.deaf()
	feed.Send("dropped") // taken, so the first one is being written
	// Two timers run: the beat, and the watchdog of the write that hangs.
	if err := clock.BlockUntilContext(t.Context(), 2); err != nil {
		t.Fatal(err)
	}
	clock.Advance(r.server.options.WriteTimeout)
	done(t, feed)
	c.want(ticks("s", huge))
	c.wantClose(CodeResync)
}

// A peer that never reads again is cut off.
func TestPeerThatNeverReads(t *testing.T) {
	r := newRig(t, Options{MaxQueueBytes: 1 << 10, CloseTimeout: 10 * time.Millisecond})
	_, feed := r.deaf()
	for feed.Send("y") {
	}
	settles(t, "the socket was kept", func() bool { return r.server.Len() == 0 })
}

// The client's complete also takes back what is queued and not yet sent.
func TestCompleteEmptiesTheQueue(t *testing.T) {
	r := newRig(t, Options{})
	c, feed := r.deaf()
	feed.Send("never seen")
	c.subscribe("other")
	other := r.feed()
	other.Send("first")
	other.Send("second") // taken, so the first is queued
	c.send(`{"type":"complete","id":"s"}`)
	done(t, feed)
	c.want(ticks("s", huge))
	c.want(ticks("other", "first"))
	c.want(ticks("other", "second"))
}

// One slow reader costs the others nothing.
func TestSlowReaderBesideOthers(t *testing.T) {
	r := newRig(t, Options{})
	r.deaf()
	c := r.ready()
	c.subscribe("s")
	feed := r.feed()
	for _, value := range []string{"a", "b", "c"} {
		feed.Send(value)
		c.want(ticks("s", value))
	}
}

func TestPing(t *testing.T) {
	clock := clockwork.NewFakeClock()
	r := newRig(t, Options{Clock: clock, WriteTimeout: time.Hour})
	c := r.ready()
	pinged := make(chan bool)
	answering := true
	c.ws.SetPingHandler(func(string) (err error) {
		if answering {
			err = c.ws.WriteControl(websocket.PongMessage, nil, time.Time{})
		}
		pinged <- answering
		return err
	})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		c.wantClose(CodeResync)
	}()
	heard := &r.server.snapshot()[0].heard
	for range 3 {
		clock.Advance(r.server.options.PingInterval)
		<-pinged
		settles(t, "the pong was not noticed", heard.Load)
	}
	answering = false
	clock.Advance(r.server.options.PingInterval)
	<-pinged
	clock.Advance(r.server.options.PingInterval)
	<-ended
}

// Pings of the client are answered with their data.
func TestProtocolPingOfClient(t *testing.T) {
	c := newRig(t, Options{}).ready()
	got := make(chan string, 1)
	c.ws.SetPongHandler(func(data string) error { got <- data; return nil })
	if err := c.ws.WriteControl(websocket.PingMessage, []byte("abc"), time.Time{}); err != nil {
		t.Fatal(err)
	}
	c.send(`{"type":"ping"}`)
	c.want(`{"type":"pong"}`)
	if data := <-got; data != "abc" {
		t.Errorf("pong with %q", data)
	}
}
