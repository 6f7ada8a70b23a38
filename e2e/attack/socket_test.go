package attack

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

const subprotocol = "graphql-transport-ws"

// wire is one WebSocket.
type wire struct {
	t *testing.T
	*websocket.Conn
}

// message is what travels on it.
type message struct {
	Type    string          `json:"type"`
	ID      string          `json:"id,omitempty"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// upgrade opens a socket, or returns the answer that refused it.
func (s *target) upgrade(path string, header http.Header, protocols ...string) (*wire, *http.Response) {
	s.t.Helper()
	dialer := websocket.Dialer{Subprotocols: protocols, HandshakeTimeout: patience}
	ws, response, err := dialer.Dial("ws"+strings.TrimPrefix(s.URL, "http")+path, header)
	if errors.Is(err, websocket.ErrBadHandshake) {
		return nil, response
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = ws.Close() })
	_ = ws.SetReadDeadline(time.Now().Add(patience))
	return &wire{s.t, ws}, response
}

// open opens a socket on the tokens' endpoint.
func (s *target) open() *wire {
	s.t.Helper()
	w, refused := s.upgrade("/api/graphql", nil, subprotocol)
	if w == nil {
		s.t.Fatal("refused with ", refused.Status)
	}
	return w
}

// ready opens a socket and initialises it; with a token, as whom it belongs to.
func (s *target) ready(authorization ...string) *wire {
	s.t.Helper()
	w := s.open()
	payload := "{}"
	if len(authorization) == 2 {
		payload = `{"authorization": "` + authorization[1] + `"}`
	}
	w.say(`{"type":"connection_init","payload":` + payload + `}`)
	if m := w.hear(); m.Type != "connection_ack" {
		s.t.Fatalf("instead of an ack: %+v", m)
	}
	return w
}

// say sends a text as it is.
func (w *wire) say(text string) {
	w.t.Helper()
	if err := w.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		w.t.Fatal(err)
	}
}

// subscribe starts an operation.
func (w *wire) subscribe(id, query string, variables map[string]any) {
	w.t.Helper()
	m, err := json.Marshal(map[string]any{"type": "subscribe", "id": id, "payload": json.RawMessage(request(query, variables))})
	if err != nil {
		w.t.Fatal(err)
	}
	w.say(string(m))
}

// hear is the next message.
func (w *wire) hear() message {
	w.t.Helper()
	var m message
	if err := w.ReadJSON(&m); err != nil {
		w.t.Fatal("the socket ended: ", err)
	}
	return m
}

// closed expects that nothing comes any more but the close frame with the code.
func (w *wire) closed(code int) {
	w.t.Helper()
	_, text, err := w.ReadMessage()
	if !websocket.IsCloseError(err, code) {
		w.t.Errorf("instead of closing with %d: %s %v", code, text, err)
	}
}
