package socket

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"youkong/server/graphqlhttp/wire"
)

func TestSubprotocol(t *testing.T) {
	r := newRig(t, Options{})
	for _, offered := range [][]string{nil, {"graphql-ws"}, {"soap", "graphql-ws"}} {
		ws, _, err := (&websocket.Dialer{Subprotocols: offered}).Dial(r.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		(&client{t, ws}).wantClose(CodeWrongSubprotocol)
		_ = ws.Close()
	}
	ws, _, err := (&websocket.Dialer{Subprotocols: []string{"graphql-ws", Subprotocol}}).Dial(r.url, nil)
	if err != nil || ws.Subprotocol() != Subprotocol {
		t.Fatalf("offered among others: %q, %v", ws.Subprotocol(), err)
	}
	_ = ws.Close()
}

func TestMessageSize(t *testing.T) {
	padded := func(size int) string {
		const frame = `{"type":"ping","payload":{"a":""}}`
		return strings.Replace(frame, `""`, `"`+strings.Repeat("x", size-len(frame))+`"`, 1)
	}
	c := newRig(t, Options{}).connect()
	c.send(padded(64 << 10))
	c.want(strings.Replace(padded(64<<10), "ping", "pong", 1))
	c.send(padded(64<<10 + 1))
	c.wantTooBig()
}

// A refused peer sees 1009 also when megabytes of its message are still to come.
func TestHugeMessage(t *testing.T) {
	c := newRig(t, Options{MaxMessageBytes: 1 << 20}).connect()
	if err := c.ws.WriteMessage(websocket.TextMessage, make([]byte, 12<<20)); err != nil {
		t.Errorf("the connection was reset: %v", err)
	}
	c.wantTooBig()
}

func (c *client) wantTooBig() {
	c.t.Helper()
	if _, _, err := c.ws.ReadMessage(); !websocket.IsCloseError(err, websocket.CloseMessageTooBig) {
		c.t.Errorf("got %v, want close 1009", err)
	}
}

func TestOperationsPerSocket(t *testing.T) {
	r := newRig(t, Options{})
	c := r.ready()
	for i := range 32 {
		c.subscribe(fmt.Sprint(i))
		r.feed()
	}
	c.subscribe("one too many")
	c.want(`{"id":"one too many","type":"error","payload":[{"message":"at most 32 operations may run on one socket","extensions":{"code":"RATE_LIMITED","retryAfter":1}}]}`)
	c.send(`{"type":"complete","id":"7"}`)
	c.subscribe("a place is free")
	r.feed()
}

// Operations that their client has completed, but that don't return, pile up to a bound.
func TestCompletedOperationsAreBounded(t *testing.T) {
	r := newRig(t, Options{MaxOperations: 2})
	r.schema.Hold = make(chan struct{})
	c := r.ready()
	for i := range 4 {
		c.subscribe(fmt.Sprint(i))
		r.feed()
		c.send(fmt.Sprintf(`{"type":"complete","id":"%d"}`, i))
	}
	c.subscribe("5")
	c.want(`{"id":"5","type":"error","payload":[{"message":"at most 2 operations may run on one socket","extensions":{"code":"RATE_LIMITED","retryAfter":1}}]}`)
	close(r.schema.Hold)
}

func TestSocketsPerCaller(t *testing.T) {
	r := newRig(t, Options{Slots: &wire.Slots{Max: 2}, Caller: func(ctx context.Context) string {
		return ctx.Value(viewerKey{}).(string)
	}})
	wang := http.Header{"Viewer": {"wang"}}
	first := r.viewer("wang")
	r.viewer("wang")
	_, response, _ := r.dial(wang)
	if response == nil || response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") == "" {
		t.Fatalf("third socket: %+v", response)
	}
	r.viewer("li") // does not pay for wang
	_ = first.ws.Close()
	settles(t, "the closed socket's place did not come back", func() bool { return r.server.Len() == 2 })
	r.viewer("wang")
}

// A token that comes with connection_init counts from then on, not the address.
func TestCallerOfInit(t *testing.T) {
	type tokenKey struct{}
	r := newRig(t, Options{
		Slots:  &wire.Slots{Max: 1},
		Caller: func(ctx context.Context) string { name, _ := ctx.Value(tokenKey{}).(string); return name },
		Init: func(ctx context.Context, payload map[string]any) (context.Context, error) {
			return context.WithValue(ctx, tokenKey{}, payload["token"]), nil
		},
	})
	r.hello("a")
	r.hello("b") // possible only because the first one left the address's place
	c := r.connect()
	c.send(`{"type":"connection_init","payload":{"token":"a"}}`)
	c.wantClose(CodeTryLater)
}

func (r *rig) hello(token string) {
	r.t.Helper()
	c := r.connect()
	c.send(`{"type":"connection_init","payload":{"token":"` + token + `"}}`)
	c.want(`{"type":"connection_ack"}`)
}

func TestOrigin(t *testing.T) {
	foreign := http.Header{"Origin": {"https://elsewhere.example"}}
	strict := newRig(t, Options{})
	_, response, _ := strict.dial(foreign)
	if response == nil || response.StatusCode != http.StatusForbidden {
		t.Fatalf("foreign origin: %+v", response)
	}
	if _, _, err := strict.dial(http.Header{"Origin": {strings.Replace(strict.url, "ws", "http", 1)}}); err != nil {
		t.Errorf("own origin: %v", err)
	}
	open := newRig(t, Options{CheckOrigin: func(*http.Request) bool { return true }})
	if _, _, err := open.dial(foreign); err != nil {
		t.Errorf("allowed by the option: %v", err)
	}
}
