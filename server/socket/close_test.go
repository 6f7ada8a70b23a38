package socket

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime"
	"runtime/pprof"
	"testing"
	"time"

	"youkong/server/graphqlhttp/wire"
)

func TestShutdownClosesAll(t *testing.T) {
	r := newRig(t, Options{})
	idle, busy := r.connect(), r.ready()
	busy.subscribe("s")
	feed := r.feed()
	go func() {
		for _, c := range []*client{idle, busy} {
			c.wantClose(CodeServiceRestart)
		}
	}()
	r.shutdown()
	if feed.Context.Err() == nil || r.server.Len() != 0 {
		t.Errorf("left running: %v, %d sockets", feed.Context.Err(), r.server.Len())
	}
	_, response, _ := r.dial(nil)
	if response == nil || response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("after the shutdown: %+v", response)
	}
}

// Answers that are queued already still come before the close frame.
func TestShutdownSendsWhatIsQueued(t *testing.T) {
	r := newRig(t, Options{})
	c, feed := r.deaf()
	feed.Send("last")
	feed.End()
	c.subscribe("another") // read after "s" has ended: both are handled in order
	r.feed()
	settles(t, "the operation did not end", func() bool { return feed.Context.Err() != nil })
	go r.shutdown()
	c.want(ticks("s", huge))
	c.want(ticks("s", "last"))
	c.want(`{"id":"s","type":"complete"}`)
	c.wantClose(CodeServiceRestart)
}

// Shutdown returns only when the operations have returned, too: whoever waits
// for it closes the database next. It does not wait longer than its context.
func TestShutdownWaitsForOperations(t *testing.T) {
	r := newRig(t, Options{})
	r.schema.Hold = make(chan struct{})
	c := r.ready()
	c.subscribe("s")
	r.feed()
	left := r.server.snapshot()[0]
	ended := make(chan error, 1)
	go func() { ended <- r.server.Shutdown(t.Context()) }()
	c.wantClose(CodeServiceRestart)
	settles(t, "the reader did not end", func() bool {
		left.mu.Lock()
		defer left.mu.Unlock()
		return left.gone
	})
	for range 1000 { // a Shutdown that doesn't wait would return now
		runtime.Gosched()
	}
	impatient, cancel := context.WithCancel(t.Context())
	cancel()
	if err := r.server.Shutdown(impatient); !errors.Is(err, context.Canceled) || len(ended) > 0 {
		t.Errorf("an operation still runs, and Shutdown returned %v", err)
	}
	close(r.schema.Hold)
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// An operation that doesn't notice its end in time is not heard any more.
func TestLateEventAfterComplete(t *testing.T) {
	r := newRig(t, Options{})
	r.schema.Hold = make(chan struct{})
	c := r.ready()
	c.subscribe("s")
	feed := r.feed()
	c.send(`{"type":"complete","id":"s"}`)
	done(t, feed)
	close(r.schema.Hold)
	left := r.server.snapshot()[0]
	settles(t, "the operation did not return", func() bool {
		left.mu.Lock()
		defer left.mu.Unlock()
		return left.active == 0
	})
	c.send(`{"type":"ping"}`)
	c.want(`{"type":"pong"}`)
}

func TestCloseWhere(t *testing.T) {
	r := newRig(t, Options{Caller: func(ctx context.Context) string { return ctx.Value(viewerKey{}).(string) }})
	wang, li := r.viewer("wang"), r.viewer("li")
	wang.subscribe("s")
	feed := r.feed()
	match := func(_ context.Context, caller string) bool { return caller == "wang" }
	if n := r.server.CloseWhere(match, CodeForbidden, "your session has ended"); n != 1 {
		t.Errorf("closed %d", n)
	}
	done(t, feed)
	if reason := wang.wantClose(CodeForbidden); reason != "your session has ended" {
		t.Errorf("reason %q", reason)
	}
	li.send(`{"type":"ping"}`)
	li.want(`{"type":"pong"}`)
}

func (r *rig) viewer(name string) *client {
	r.t.Helper()
	c, _, err := r.dial(http.Header{"Viewer": {name}})
	if err != nil {
		r.t.Fatal(err)
	}
	c.send(`{"type":"connection_init"}`)
	c.want(`{"type":"connection_ack"}`)
	return c
}

// Nothing private that is still queued goes out after a revocation.
func TestCloseWhereDropsTheQueue(t *testing.T) {
	r := newRig(t, Options{})
	c, feed := r.deaf()
	feed.Send("private")
	feed.Send("private")
	r.server.CloseWhere(func(context.Context, string) bool { return true }, CodeForbidden, "revoked")
	c.want(ticks("s", huge))
	c.wantClose(CodeForbidden)
}

// A revocation that comes while InitFunc looks the token up is not missed.
func TestCloseWhereWhileAdmitting(t *testing.T) {
	type tokenKey struct{}
	looked, swept := make(chan struct{}), make(chan struct{})
	r := newRig(t, Options{Init: func(ctx context.Context, _ map[string]any) (context.Context, error) {
		close(looked)
		<-swept
		return context.WithValue(ctx, tokenKey{}, "revoked"), nil
	}})
	c := r.connect()
	c.send(`{"type":"connection_init"}`)
	<-looked
	match := func(ctx context.Context, _ string) bool { return ctx.Value(tokenKey{}) == "revoked" }
	r.server.CloseWhere(match, CodeForbidden, "revoked")
	close(swept)
	c.wantClose(CodeForbidden)
}

// Sockets end in every way there is, and leave no goroutine.
func TestNoGoroutineIsLeft(t *testing.T) {
	r := newRig(t, Options{Slots: &wire.Slots{Max: 1000}, CloseTimeout: 50 * time.Millisecond})
	for i := range 200 {
		c := r.ready()
		c.subscribe("a")
		c.subscribe("b")
		a, b := r.feed(), r.feed()
		a.Send(fmt.Sprint(i))
		switch i % 5 {
		case 0:
			_ = c.ws.Close() // without a word
		case 1:
			c.send(`{"type":"nonsense"}`)
		case 2:
			c.send(`{"type":"complete","id":"a"}`)
		case 3:
			b.End()
		} // and 4 stays open
	}
	r.shutdown()
	settles(t, "goroutines are left", func() bool {
		var stacks bytes.Buffer
		_ = pprof.Lookup("goroutine").WriteTo(&stacks, 2)
		return !bytes.Contains(stacks.Bytes(), []byte("socket.(*conn)"))
	})
}
