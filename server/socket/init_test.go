package socket

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
)

func TestInitTimeout(t *testing.T) {
	clock := clockwork.NewFakeClock()
	r := newRig(t, Options{Clock: clock, WriteTimeout: time.Hour})
	c := r.connect()
	c.send(`{"type":"ping"}`) // a ping is no initialisation
	c.want(`{"type":"pong"}`)
	clock.Advance(r.server.options.InitTimeout)
	c.wantClose(CodeInitTimeout)
}

func TestInitTimeoutCoversInitFunc(t *testing.T) {
	clock := clockwork.NewFakeClock()
	asked := make(chan struct{})
	r := newRig(t, Options{Clock: clock, Init: func(ctx context.Context, _ map[string]any) (context.Context, error) {
		close(asked)
		<-ctx.Done() // a database that doesn't answer
		return nil, ctx.Err()
	}})
	c := r.connect()
	c.send(`{"type":"connection_init"}`)
	<-asked
	clock.Advance(r.server.options.InitTimeout)
	c.wantClose(CodeInitTimeout)
}

// An operation gets the values of the request and of InitFunc, and outlives the request.
func TestContextOfOperations(t *testing.T) {
	type tokenKey struct{}
	r := newRig(t, Options{Init: func(ctx context.Context, payload map[string]any) (context.Context, error) {
		return context.WithValue(ctx, tokenKey{}, payload["token"]), nil
	}})
	c, _, err := r.dial(http.Header{"Viewer": {"wang"}})
	if err != nil {
		t.Fatal(err)
	}
	c.send(`{"type":"connection_init","payload":{"token":"yk_1"}}`)
	c.want(`{"type":"connection_ack"}`)
	c.subscribe("s")
	feed := r.feed()
	ctx := feed.Context
	if ctx.Value(viewerKey{}) != "wang" || ctx.Value(tokenKey{}) != "yk_1" {
		t.Errorf("viewer %v, token %v", ctx.Value(viewerKey{}), ctx.Value(tokenKey{}))
	}
	if ctx.Err() != nil {
		t.Error("the operation ended with the HTTP request")
	}
	_ = c.ws.Close()
	done(t, feed)
}

func TestInitFuncRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		init   func() error
		code   int
		reason string
	}{
		"any error, untold": {func() error { return errors.New("pq: password wrong") }, CodeForbidden, "forbidden"},
		"a chosen code":     {func() error { return &CloseError{CodeTryLater, "later"} }, CodeTryLater, "later"},
		"a long reason":     {func() error { return &CloseError{CodeForbidden, long} }, CodeForbidden, long[:123]},
		"a panic":           {func() error { panic("no") }, CodeInternal, "internal error"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, Options{
				Logger: slog.New(slog.NewTextHandler(io.Discard, nil)),
				Init: func(context.Context, map[string]any) (context.Context, error) {
					return nil, test.init()
				},
			})
			c := r.connect()
			c.send(`{"type":"connection_init"}`)
			if reason := c.wantClose(test.code); reason != test.reason {
				t.Errorf("reason %q", reason)
			}
		})
	}
}

// 40 characters of three bytes each and four of one: the 123rd byte ends the last whole one.
const long = "空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空空abc空"

// While InitFunc runs, the socket is neither initialised nor deaf.
func TestWhileInitFuncRuns(t *testing.T) {
	for name, script := range map[string]string{
		"ping":      `> {"type":"ping"} | < {"type":"pong"}`,
		"init":      `> {"type":"connection_init"} | ! 4429`,
		"subscribe": `> {"type":"subscribe","id":"1","payload":{"query":"{hello}"}} | ! 4401`,
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, Options{Init: func(ctx context.Context, _ map[string]any) (context.Context, error) {
				<-ctx.Done()
				return nil, ctx.Err()
			}})
			play(r, `> {"type":"connection_init"} | `+script)
		})
	}
}
