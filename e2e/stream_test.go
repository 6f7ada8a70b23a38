package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

const followQuery = `subscription ($ids: [ID!]!, $after: [AvailabilityCursor!]) { availability(communityIds: $ids, after: $after) {
	communityId epoch since version asOf snapshot spaces { spaceId state until busy { start end kind } } } }`

// event is what a subscriber of availability gets.
type event struct {
	CommunityID, Epoch string
	Since, Version     int
	AsOf               time.Time
	Snapshot           bool
	Spaces             []struct {
		SpaceID, State string
		Until          *time.Time
		Busy           []struct {
			Start, End time.Time
			Kind       string
		}
	}
}

// state is the state of a space in the event; empty when it is not in it.
func (e event) state(community, space string) string {
	id := globalid.Encode(globalid.Space, seed.SpaceID(community, space))
	for _, s := range e.Spaces {
		if s.SpaceID == id {
			return s.State
		}
	}
	return ""
}

// subscriber gets the payloads of one subscription, raw, in order; the channel is closed when it ends.
type subscriber struct {
	t        *testing.T
	payloads <-chan string
	err      func() error // Why it ended.
	last     event        // What turning read last.
}

func variables(community string) map[string]any {
	return map[string]any{"ids": []string{globalid.Encode(globalid.Community, seed.CommunityID(community))}}
}

// socket follows over graphql-transport-ws.
func socket(t *testing.T, url, token, query string, variables map[string]any) *subscriber {
	t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: patience}
	ws, _, err := dialer.Dial("ws"+strings.TrimPrefix(url, "http")+"/api/graphql", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	for _, message := range []any{
		map[string]any{"type": "connection_init", "payload": map[string]any{"authorization": "Bearer " + token}},
		map[string]any{"type": "subscribe", "id": "1", "payload": map[string]any{"query": query, "variables": variables}},
	} {
		if m := message.(map[string]any); m["type"] == "subscribe" {
			if _, text, err := ws.ReadMessage(); err != nil || !bytes.Contains(text, []byte("connection_ack")) {
				t.Fatalf("instead of an ack: %s, %v", text, err)
			}
		}
		if err := ws.WriteJSON(message); err != nil {
			t.Fatal(err)
		}
	}
	payloads, end := make(chan string, 100), make(chan error, 1)
	go func() {
		defer close(payloads)
		for {
			var m struct {
				Type    string
				Payload json.RawMessage
			}
			if err := ws.ReadJSON(&m); err != nil {
				end <- err
				return
			}
			switch m.Type {
			case "next":
				payloads <- string(m.Payload)
			case "ping":
				_ = ws.WriteJSON(map[string]string{"type": "pong"})
			default:
				end <- errors.New(m.Type + " " + string(m.Payload))
				return
			}
		}
	}()
	return &subscriber{t: t, payloads: payloads, err: func() error { return <-end }}
}

// sse follows over server-sent events.
func sse(t *testing.T, url, token, query string, variables map[string]any) *subscriber {
	t.Helper()
	return sseIn(t, "zh-CN", url, token, query, variables)
}

// sseIn follows a subscription in a language.
func sseIn(t *testing.T, language, url, token, query string, variables map[string]any) *subscriber {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/api/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "text/event-stream")
	request.Header.Set("Accept-Language", language)
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		t.Fatal(response.Status)
	}
	payloads, end := make(chan string, 100), make(chan error, 1)
	go func() {
		defer close(payloads)
		defer response.Body.Close()
		for lines, kind := bufio.NewScanner(response.Body), ""; ; {
			if !lines.Scan() {
				end <- errors.Join(lines.Err(), errors.New("the stream has ended"))
				return
			}
			if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				kind = name
			}
			data, ok := strings.CutPrefix(lines.Text(), "data:")
			if ok && kind == "complete" {
				end <- errors.New("complete")
				return
			}
			if ok {
				payloads <- strings.TrimSpace(data)
			}
		}
	}()
	return &subscriber{t: t, payloads: payloads, err: func() error { return <-end }}
}

// raw is the next payload.
func (s *subscriber) raw() string {
	s.t.Helper()
	select {
	case p, open := <-s.payloads:
		if !open {
			s.t.Fatal("the subscription ended: ", s.err())
		}
		return p
	case <-time.After(patience):
		s.t.Fatal("nothing comes")
		return ""
	}
}

// next is the next event.
func (s *subscriber) next() event {
	s.t.Helper()
	return s.read(s.raw())
}

func (s *subscriber) read(payload string) event {
	s.t.Helper()
	var m struct {
		Data   struct{ Availability event }
		Errors []any
	}
	if err := json.Unmarshal([]byte(payload), &m); err != nil || len(m.Errors) > 0 {
		s.t.Fatalf("%s: %v", payload, err)
	}
	return m.Data.Availability
}

// ended waits for the end and says why.
func (s *subscriber) ended() error {
	s.t.Helper()
	for {
		select {
		case _, open := <-s.payloads:
			if !open {
				return s.err()
			}
		case <-time.After(patience):
			s.t.Fatal("the subscription does not end")
		}
	}
}

// creep is how long, of real time, a clock stands still between two steps of turning.
const creep = 20 * time.Millisecond

// turning reads until an event is the one waited for. Meanwhile the server's clock goes on by small steps: a timer that
// was set a moment after the clock was turned rings at the next.
func (s *subscriber) turning(at *server, step time.Duration, wanted func(event) bool) event {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); {
		select {
		case p, open := <-s.payloads:
			if !open {
				s.t.Fatal("the subscription ended: ", s.err())
			}
			if s.last = s.read(p); wanted(s.last) {
				return s.last
			}
		case <-time.After(creep):
			at.clock.Advance(step)
		}
	}
	s.t.Fatal("what was waited for does not come")
	return event{}
}
