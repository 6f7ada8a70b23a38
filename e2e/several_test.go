package e2e

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"

	"youkong/internal/doorbell/natsserver"
	"youkong/internal/globalid"
	"youkong/internal/seed"
	"youkong/internal/store/storetest"
	"youkong/server/config"
)

const (
	// byBell is less than what a server waits before it looks by itself.
	byBell = 300 * time.Millisecond
	// byLooking is enough for it to look, and less than what a board waits.
	byLooking = 1500 * time.Millisecond
)

// within waits for an event of a server whose clock goes on, meanwhile, by so much and no more.
func (s *subscriber) within(most time.Duration, at *server, wanted func(event) bool) {
	s.t.Helper()
	const step = 10 * time.Millisecond
	turned := time.Duration(0)
	for end := time.Now().Add(patience); time.Now().Before(end); {
		select {
		case p, open := <-s.payloads:
			if !open {
				s.t.Fatal("the subscription ended: ", s.err())
			}
			if s.last = s.read(p); wanted(s.last) {
				return
			}
		case <-time.After(creep):
			if turned < most {
				turned += step
				at.clock.Advance(step)
			}
		}
	}
	s.t.Fatal("it is not told in time")
}

// listening returns once so many servers listen to the database.
func (d database) listening(t *testing.T, servers int) {
	t.Helper()
	const query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %' AND state = 'idle'"
	for db, end := d.raw(t), time.Now().Add(patience); number(t, db, query) < servers; {
		if time.Now().After(end) {
			t.Fatal("the servers do not listen")
		}
	}
}

// TestDoorbell: what happens at one server is shown by another without its looking, bookings and closures alike, and the
// other refuses by the closure.
func TestDoorbell(t *testing.T) {
	nats, err := natsserver.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nats.Stop)
	for over, change := range map[string]func(*config.Config){
		"NATS": func(c *config.Config) { c.NATSURL = nats.URL }, "LISTEN": func(*config.Config) {},
	} {
		t.Run(over, func(t *testing.T) {
			d := database{dataDir: t.TempDir(), url: storetest.PostgresURL(t)}
			here := start(t, d, change)
			there := startAt(t, d, here.clock, change)
			screen := socket(t, there.url, seed.DemoToken("resident-a"), followQuery, variables("jingwu"))
			first := screen.next()
			if over == "LISTEN" {
				d.listening(t, 2)
			}
			o, err := newClient(here.url, "resident-b").book(at("jingwu", "lounge-west", wuhan(9, 0), time.Hour))
			if err != nil || o.Booking == nil {
				t.Fatal(o, err)
			}
			screen.within(byBell, there, func(e event) bool { return e.Version > first.Version && e.state("jingwu", "lounge-west") == "BUSY" })
			space := globalid.Encode(globalid.Space, seed.SpaceID("jingwu", "shared-meeting-room"))
			if err := newClient(here.url, "staff-jingwu").do(
				`mutation ($input: CloseSpaceInput!) { closeSpace(input: $input) { closure { id } } }`,
				map[string]any{"input": map[string]any{"key": uuid.NewString(), "placeId": space, "reason": "漏水"}}, &struct{}{},
			); err != nil {
				t.Fatal(err)
			}
			screen.within(byBell, there, func(e event) bool { return e.state("jingwu", "shared-meeting-room") == "CLOSED" })
			o, err = newClient(there.url, "resident-a").book(at("jingwu", "shared-meeting-room", wuhan(19, 0), time.Hour))
			if err != nil || !strings.Contains(o.rules(), "CLOS") && !strings.Contains(o.rules(), "OPEN") {
				t.Errorf("the other server books a closed space: %v, %v", o, err)
			}
		})
	}
}

// TestWithoutBell: servers that find no NATS start all the same, and look once a second for what others did.
func TestWithoutBell(t *testing.T) {
	nats, err := natsserver.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	nats.Stop()
	deaf := func(c *config.Config) { c.NATSURL = nats.URL }
	d := database{dataDir: t.TempDir(), url: storetest.PostgresURL(t)}
	here := start(t, d, deaf)
	there := startAt(t, d, here.clock, deaf)
	screen := socket(t, there.url, seed.DemoToken("resident-a"), followQuery, variables("jingwu"))
	first := screen.next()
	o, err := newClient(here.url, "resident-b").book(at("jingwu", "lounge-west", wuhan(9, 0), time.Hour))
	if err != nil || o.Booking == nil {
		t.Fatal(o, err)
	}
	screen.within(byLooking, there, func(e event) bool {
		return e.Since == first.Version && e.Version == first.Version+1 && e.state("jingwu", "lounge-west") == "BUSY"
	})
}

// TestReadyNoMore: while a server that stops still closes its sockets, it says that it is not ready, takes no new ones, and
// answers who asks.
func TestReadyNoMore(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	ws, _, err := (&websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}}).Dial("ws"+strings.TrimPrefix(s.url, "http")+"/api/graphql", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close() // Until then it does not answer that it is to be closed, and the server waits for it.
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		s.stop()
	}()
	for status := http.StatusOK; status != http.StatusServiceUnavailable; {
		response, err := http.Get(s.url + "/readyz")
		if err != nil {
			t.Fatal("it is gone before it has said so: ", err)
		}
		_, _ = io.Copy(io.Discard, response.Body)
		response.Body.Close()
		status = response.StatusCode
	}
	_, response, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(s.url, "http")+"/api/graphql", nil)
	if err == nil || response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a new socket is answered with %v", err)
	}
	var data struct{ Communities []struct{ Slug string } }
	if err := newClient(s.url, "resident-a").do("{ communities { slug } }", nil, &data); err != nil || len(data.Communities) == 0 {
		t.Errorf("a request is answered with %v, %v", data, err)
	}
	ws.Close()
	<-stopped
}
