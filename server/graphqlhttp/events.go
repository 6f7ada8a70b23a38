package graphqlhttp

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"youkong/server/graphqlhttp/wire"
)

// eventWriter writes the events of GraphQL over SSE. Each write has a deadline of
// its own; a method reports false when the client is gone or doesn't read.
type eventWriter struct {
	w       http.ResponseWriter
	control *http.ResponseController
	timeout time.Duration
}

func newEventWriter(w http.ResponseWriter, timeout time.Duration) *eventWriter {
	return &eventWriter{w: w, control: http.NewResponseController(w), timeout: timeout}
}

// open sends the head at once, so that the client knows it is connected. A
// server's ReadTimeout needs no lifting: net/http ends it with the request's body.
func (e *eventWriter) open() bool {
	header := e.w.Header()
	secure(header)
	header.Set("Content-Type", typeEvents+"; charset=utf-8")
	header.Set("X-Accel-Buffering", "no") // a buffering proxy would hold events back
	e.w.WriteHeader(http.StatusOK)
	return e.comment()
}

func (e *eventWriter) comment() bool { return e.write([]byte(":\n\n")) }

func (e *eventWriter) next(payload []byte) bool {
	event := append([]byte("event: next\ndata: "), oneLine(payload)...)
	return e.write(append(event, "\n\n"...))
}

// complete has an empty data line, because browsers drop events without one.
func (e *eventWriter) complete() bool { return e.write([]byte("event: complete\ndata:\n\n")) }

// last sends a final payload and completes.
func (e *eventWriter) last(payload []byte) { _ = e.next(payload) && e.complete() }

func (e *eventWriter) write(data []byte) bool {
	// A writer without deadlines (in a test, behind middleware) still serves.
	_ = e.control.SetWriteDeadline(time.Now().Add(e.timeout))
	if _, err := e.w.Write(data); err != nil {
		return false
	}
	return e.control.Flush() == nil
}

// oneLine keeps a line break inside payload from ending the event's data.
func oneLine(payload []byte) []byte {
	if !bytes.ContainsAny(payload, "\r\n") {
		return payload
	}
	var compact bytes.Buffer
	if json.Compact(&compact, payload) != nil {
		return wire.AppendResponse(nil, &graphql.Response{})
	}
	return compact.Bytes()
}
