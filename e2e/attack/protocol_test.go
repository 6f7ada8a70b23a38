package attack

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

const (
	initialise = `{"type":"connection_init"}`
)

// violations are breaches of graphql-transport-ws, as the texts that a client sends after each other.
var violations = map[string]struct {
	say  []string
	code int
}{
	"second init":                  {[]string{initialise, initialise}, 4429},
	"subscribe before ack":         {[]string{`{"type":"subscribe","id":"1","payload":{"query":"{ __typename }"}}`}, 4401},
	"no JSON":                      {[]string{"hello"}, 4400},
	"empty message":                {[]string{""}, 4400},
	"list":                         {[]string{"[" + initialise + "]"}, 4400},
	"deep list":                    {[]string{nested(20_000, "[", "", "]")}, 4400},
	"unknown type":                 {[]string{`{"type":"start","id":"1"}`}, 4400},
	"type of a server":             {[]string{`{"type":"connection_ack"}`}, 4400},
	"duplicate keys":               {[]string{`{"type":"ping","type":"connection_init"}`}, 4400},
	"trailing data":                {[]string{initialise + initialise}, 4400},
	"invalid UTF-8":                {[]string{"{\"type\":\"ping\",\"payload\":{\"a\":\"\xff\"}}"}, 4400},
	"init with a text":             {[]string{`{"type":"connection_init","payload":"x"}`}, 4400},
	"init with a list":             {[]string{`{"type":"connection_init","payload":[1]}`}, 4400},
	"init with a number":           {[]string{`{"type":"connection_init","payload":7}`}, 4400},
	"init with a made-up token":    {[]string{`{"type":"connection_init","payload":{"authorization":"Bearer yk_x"}}`}, 4403},
	"subscribe without an id":      {[]string{initialise, `{"type":"subscribe","payload":{"query":"{ __typename }"}}`}, 4400},
	"subscribe with a long id":     {[]string{initialise, `{"type":"subscribe","id":"` + strings.Repeat("x", 300) + `","payload":{"query":"{ __typename }"}}`}, 4400},
	"subscribe with a list":        {[]string{initialise, `{"type":"subscribe","id":"1","payload":[]}`}, 4400},
	"more than 64 KiB":             {[]string{initialise, `{"type":"ping","payload":{"a":"` + strings.Repeat("x", 64<<10) + `"}}`}, websocket.CloseMessageTooBig},
	"220 kB of __typename":         {[]string{initialise, `{"type":"subscribe","id":"1","payload":` + request("{"+strings.Repeat("__typename ", 20_000)+"}", nil) + `}`}, websocket.CloseMessageTooBig},
	"more than 64 KiB before init": {[]string{strings.Repeat(" ", 65<<10)}, websocket.CloseMessageTooBig},
}

// TestViolations breaks the protocol in every way, many times over. The socket is closed with the code that says why,
// and nothing of it is left, although most of these clients never close their side.
func TestViolations(t *testing.T) {
	const often = 20
	s := raise(t)
	s.healthy()
	before := s.Descriptors()
	for name, v := range violations {
		s.attack(name, 2*time.Second, func(s *target) {
			for range often {
				w := s.open()
				for _, text := range v.say {
					w.say(text)
				}
				w.endsWith(v.code)
			}
		})
	}
	s.settles(before + spare)
}

// spare are connections that this test process itself keeps open for later requests.
const spare = 10

// endsWith reads past answers to what was still right, to the close frame.
func (w *wire) endsWith(code int) {
	w.t.Helper()
	for {
		if _, _, err := w.ReadMessage(); err != nil {
			if !websocket.IsCloseError(err, code) {
				w.t.Errorf("instead of closing with %d: %v", code, err)
			}
			return
		}
	}
}

// settles waits until the server has no more files and connections open than it should.
func (s *target) settles(most int) {
	s.t.Helper()
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for end := time.After(patience); s.Descriptors() > most; {
		select {
		case <-look.C:
		case <-end:
			s.t.Fatalf("%d descriptors are open, more than %d", s.Descriptors(), most)
		}
	}
}

// TestHandshakes: what does not speak the one subprotocol is told so, and what never says a word is let go.
func TestHandshakes(t *testing.T) {
	s := raise(t)
	for _, protocols := range [][]string{nil, {"graphql-ws"}, {"soap", "mqtt"}} {
		s.attack(fmt.Sprint("subprotocols ", protocols), 0, func(s *target) {
			w, _ := s.upgrade("/api/graphql", nil, protocols...)
			w.closed(4406)
		})
	}
	s.attack("silence", 0, func(s *target) {
		var silent []*wire
		for range 50 {
			silent = append(silent, s.open())
		}
		for _, w := range silent {
			w.closed(4408)
		}
	})
	s.attack("ping before init", 0, func(s *target) {
		w := s.open()
		w.say(`{"type":"ping","payload":{"a":1}}`)
		if m := w.hear(); m.Type != "pong" {
			s.t.Errorf("instead of a pong: %+v", m)
		}
	})
	s.attack("an old version", 0, func(s *target) {
		r := s.send(http.MethodGet, "/api/graphql", "", "Connection", "Upgrade", "Upgrade", "websocket", "Sec-WebSocket-Version", "8",
			"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
		if r.status != http.StatusBadRequest || r.header.Get("Sec-Websocket-Version") != "13" {
			s.t.Errorf("it answers %d %v", r.status, r.header)
		}
	})
}

// TestCompressionBomb: compression is not agreed to, so that nothing can be unpacked to gigabytes.
func TestCompressionBomb(t *testing.T) {
	raise(t).attack("compressed messages", cheap, func(s *target) {
		dialer := websocket.Dialer{Subprotocols: []string{subprotocol}, HandshakeTimeout: patience, EnableCompression: true}
		ws, response, err := dialer.Dial("ws"+strings.TrimPrefix(s.URL, "http")+"/api/graphql", nil)
		if err != nil {
			s.t.Fatal(err)
		}
		defer ws.Close()
		w := &wire{s.t, ws}
		if agreed := response.Header.Get("Sec-WebSocket-Extensions"); agreed != "" {
			s.t.Errorf("it agrees to %q", agreed)
		}
		// A text frame that says it is compressed, masked with zeros.
		if _, err := w.NetConn().Write([]byte{0x80 | 0x40 | 0x1, 0x80 | 2, 0, 0, 0, 0, 'h', 'i'}); err != nil {
			s.t.Fatal(err)
		}
		w.closed(websocket.CloseProtocolError)
	})
}
