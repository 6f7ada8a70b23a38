package attack

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

const (
	operationsPerSocket = 32
	perCaller           = 100
)

// follow is a subscription that stays open.
const follow = `subscription ($ids: [ID!]!) { availability(communityIds: $ids) { version snapshot spaces { spaceId state } } }`

func xinyu() map[string]any {
	return map[string]any{"ids": []string{globalid.Encode(globalid.Community, seed.CommunityID("xinyu"))}}
}

// TestOperationsOnOneSocket: so many operations run at once, an id stands for one of them, and each can be stopped.
func TestOperationsOnOneSocket(t *testing.T) {
	s := raise(t)
	s.attack("a thousand subscriptions", 0, func(s *target) {
		w := s.ready(bearer("resident-a")...)
		for i := range 1000 {
			w.subscribe(fmt.Sprint(i), "subscription { myBookings { id } }", nil)
		}
		answers := map[string]int{}
		for range 1000 {
			m := w.hear()
			answers[m.Type]++
			if m.Type == "error" && !strings.Contains(string(m.Payload), "RATE_LIMITED") {
				s.t.Fatalf("refused with %s", m.Payload)
			}
		}
		if answers["next"] != operationsPerSocket || answers["error"] != 1000-operationsPerSocket {
			s.t.Errorf("the answers are %v", answers)
		}
	})
	s.attack("an id that is in use", 0, func(s *target) {
		w := s.ready(bearer("resident-a")...)
		w.subscribe("1", "subscription { myBookings { id } }", nil)
		w.hear()
		w.subscribe("1", "{ __typename }", nil)
		w.closed(4409)
	})
	s.attack("started and stopped ten thousand times", 0, func(s *target) {
		w := s.ready(bearer("resident-a")...)
		go func() {
			for i := range 10_000 {
				_ = w.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"type":"subscribe","id":"%d","payload":{"query":"subscription { myBookings { id } }"}}`, i))
				_ = w.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"type":"complete","id":"%d"}`, i))
			}
			_ = w.WriteMessage(websocket.TextMessage, []byte(`{"type":"ping"}`))
		}()
		for w.hear().Type != "pong" {
		}
	})
}

// TestSocketsOfOneCaller: a caller has so many sockets and no more, others aren't touched, and what is closed is free
// again.
func TestSocketsOfOneCaller(t *testing.T) {
	s := raise(t)
	s.healthy()
	before := s.Descriptors()
	s.attack("sockets without end", 0, func(s *target) {
		header := http.Header{"Authorization": {bearer("resident-a")[1]}}
		var held []*wire
		for range perCaller {
			w, _ := s.upgrade("/api/graphql", header, subprotocol)
			held = append(held, w)
		}
		if w, refused := s.upgrade("/api/graphql", header, subprotocol); w != nil || refused.StatusCode != http.StatusTooManyRequests || refused.Header.Get("Retry-After") == "" {
			s.t.Errorf("one more: %v", refused)
		}
		s.ready(bearer("resident-b")...).Close()
		for _, w := range held {
			_ = w.NetConn().Close() // Without a word.
		}
	})
	s.settles(before + spare)
	s.attack("streams without end", 0, func(s *target) {
		for range perCaller {
			if status, _ := s.stream(bearer("resident-a")[1]); status != http.StatusOK {
				s.t.Fatalf("a stream is answered with %d", status)
			}
		}
		if status, header := s.stream(bearer("resident-a")[1]); status != http.StatusTooManyRequests || header.Get("Retry-After") == "" {
			s.t.Errorf("one more: %d %v", status, header)
		}
		if status, _ := s.stream(bearer("resident-b")[1]); status != http.StatusOK {
			s.t.Errorf("another caller's: %d", status)
		}
	})
}

// stream opens a stream over a connection of its own.
func (s *target) stream(authorization string) (int, http.Header) {
	s.t.Helper()
	conn := s.connect()
	body := request(follow, xinyu())
	fmt.Fprintf(conn, "POST /api/graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n"+
		"Authorization: %s\r\nContent-Length: %d\r\n\r\n%s", authorization, len(body), body)
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, response.Header
}

// TestClientThatStopsReading asks for ever more and reads nothing. It is closed and told why, and others notice nothing.
func TestClientThatStopsReading(t *testing.T) {
	raise(t).attack("a reader that stops", 0, func(s *target) {
		other := s.ready()
		other.subscribe("1", follow, xinyu())
		other.hear()
		w := s.ready()
		w.demand()
		s.book()
		began := time.Now()
		var payload struct {
			Data struct{ Availability struct{ Snapshot bool } }
		}
		if err := json.Unmarshal(other.hear().Payload, &payload); err != nil || payload.Data.Availability.Snapshot {
			s.t.Errorf("the other reader gets %+v, %v", payload, err)
		}
		s.t.Logf("the other reader waited %v", time.Since(began))
		w.endsWith(4503)
	})
}

// demand sends pings that are large, each of which is answered by as large a pong: more than fits into every buffer on
// the way. It ends well before the server, which waits for 5 seconds, gives up waiting for a reader.
func (w *wire) demand() {
	w.t.Helper()
	for range 500 {
		w.say(`{"type":"ping","payload":{"a":"` + strings.Repeat("x", 60_000) + `"}}`)
	}
}

// book makes a booking, which every follower hears of.
func (s *target) book() {
	s.t.Helper()
	var made struct {
		BookSpace struct{ Booking *struct{ ID string } }
	}
	s.data("/api/graphql", `mutation ($space: ID!) { bookSpace(input: {key: "a key that is long", slot: {spaceId: $space,
		start: "2026-11-24T16:00:00+08:00", end: "2026-11-24T17:00:00+08:00"}}) { booking { id } } }`,
		map[string]any{"space": globalid.Encode(globalid.Space, seed.SpaceID("xinyu", "tool-shelf"))}, &made, bearer("resident-b")...)
	if made.BookSpace.Booking == nil {
		s.t.Fatal("the booking is refused")
	}
}
