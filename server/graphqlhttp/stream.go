package graphqlhttp

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

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
	payloads, done := make(chan []byte), make(chan struct{})
	go pull(op, payloads, done)
	s.forward(r.Context(), lease, events, payloads)
	cancel()
	close(done)
	for range payloads { // until the operation has noticed
	}
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

// forward writes what comes until somebody ends the stream.
func (s *Server) forward(ctx context.Context, lease *lease, events *eventWriter, payloads <-chan []byte) {
	heartbeat := s.options.Clock.NewTicker(s.options.Heartbeat)
	defer heartbeat.Stop()
	for alive := true; alive; {
		select {
		case <-ctx.Done():
			return
		case why := <-lease.revoke:
			events.last(failed(why))
			return
		case <-heartbeat.Chan():
			alive = events.comment()
		case payload, more := <-payloads:
			if !more {
				events.complete()
				return
			}
			alive = s.deliver(lease, events, payload)
		}
	}
}

// deliver sends one event, unless the viewer may not see it any more.
func (s *Server) deliver(lease *lease, events *eventWriter, payload []byte) bool {
	select {
	case why := <-lease.revoke:
		events.last(failed(why))
		return false
	default:
		return events.next(payload)
	}
}

func failed(why *gqlerror.Error) []byte {
	return wire.AppendResponse(nil, &graphql.Response{Errors: gqlerror.List{why}})
}
