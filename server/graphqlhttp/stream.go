package graphqlhttp

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/internal/live"
	"youkong/server/graphqlhttp/wire"
)

// stream answers with events: the refusal, or what op yields. It calls cancel,
// which ends op, and returns only when op has noticed.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, cancel context.CancelFunc, op *wire.Operation, refused *graphql.Response) {
	lease, failure := s.streams.enter(r)
	if failure != nil {
		failure.write(w, accepted{json: typeJSON})
		return
	}
	defer s.streams.leave(lease)
	events := newEventWriter(w, s.options.WriteTimeout)
	if !events.open() {
		return
	}
	if refused != nil {
		events.last(wire.AppendResponse(nil, refused))
		return
	}
	heartbeat := s.options.Clock.NewTicker(s.options.Heartbeat)
	defer heartbeat.Stop()
	open := &openStream{ctx: r.Context(), lease: lease, events: events, heartbeat: heartbeat.Chan()}
	payloads, done := make(chan []byte), make(chan struct{})
	go pull(op, payloads, done)
	ended := open.forward(payloads)
	cancel()
	close(done)
	for range payloads { // until the operation has noticed
	}
	switch {
	case ended && op.Shared():
		open.share(op)
	case ended:
		events.complete()
	}
}

// openStream is one stream with what may end it.
type openStream struct {
	ctx       context.Context // of the request
	lease     *lease
	events    *eventWriter
	heartbeat <-chan time.Time
}

// pull encodes each response before it asks for the next one. It closes payloads
// when op has ended.
func pull(op *wire.Operation, payloads chan<- []byte, done <-chan struct{}) {
	defer close(payloads)
	for response := op.Next(); response != nil; response = op.Next() {
		select {
		case payloads <- wire.AppendResponse(nil, response):
		case <-done:
			return
		}
	}
}

// forward writes what comes until somebody ends the stream, and says whether that was the operation.
func (o *openStream) forward(payloads <-chan []byte) (ended bool) {
	for alive := true; alive; {
		select {
		case payload, more := <-payloads:
			if !more {
				return true
			}
			alive = o.deliver(payload)
		case <-o.ctx.Done():
			return false
		case why := <-o.lease.revoke:
			alive = o.revoked(why)
		case <-o.heartbeat:
			alive = o.events.comment()
		}
	}
	return false
}

// share follows as one of those who asked the same. What can't be written yet waits in a box for one; what comes
// meanwhile is told in one event as soon as there is room.
func (o *openStream) share(op *wire.Operation) {
	ctx, cancel := context.WithCancel(o.ctx)
	var leading sync.WaitGroup
	defer leading.Wait()
	defer cancel()
	box := live.NewInbox()
	member := op.Join(box)
	defer member.Leave()
	lead := func() { leading.Go(func() { member.Lead(ctx) }) }
	lead()
	for alive := true; alive; {
		select {
		case <-box.Came():
			shown, refused := box.Open()
			alive = o.show(shown.(*wire.Shown))
			if refused {
				lead()
			}
		case <-o.ctx.Done():
			return
		case why := <-o.lease.revoke:
			alive = o.revoked(why)
		case <-o.heartbeat:
			alive = o.events.comment()
		}
	}
}

func (o *openStream) show(shown *wire.Shown) (alive bool) {
	if shown.Failed != nil {
		o.events.last(wire.AppendResponse(nil, shown.Failed))
		return false
	}
	return o.deliver(shown.Payload)
}

// deliver sends one event, unless the viewer may not see it any more.
func (o *openStream) deliver(payload []byte) (alive bool) {
	select {
	case why := <-o.lease.revoke:
		return o.revoked(why)
	default:
		return o.events.next(payload)
	}
}

func (o *openStream) revoked(why *gqlerror.Error) (alive bool) {
	o.events.last(failed(why))
	return false
}

func failed(why *gqlerror.Error) []byte {
	return wire.AppendResponse(nil, &graphql.Response{Errors: gqlerror.List{why}})
}
