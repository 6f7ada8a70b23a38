package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"youkong/internal/seed"
	"youkong/internal/store/storetest"
	"youkong/server/config"
)

// wuhan is a time of the first day.
func wuhan(hour, minute int) time.Time {
	return time.Date(2026, time.November, 24, hour, minute, 0, 0, time.FixedZone("", 8*3600))
}

// TestBothWays: a socket and a stream of server-sent events carry the same events, byte for byte.
func TestBothWays(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		s := start(t, d)
		token := seed.DemoToken("resident-a")
		followers := []*subscriber{
			socket(t, s.url, token, followQuery, variables("jingwu")), sse(t, s.url, token, followQuery, variables("jingwu")),
		}
		both := func() event {
			t.Helper()
			a, b := followers[0].raw(), followers[1].raw()
			if a != b {
				t.Fatalf("the socket says\n%s\nthe stream\n%s", a, b)
			}
			return followers[0].read(a)
		}
		first := both()
		if !first.Snapshot || first.Version == 0 || len(first.Spaces) != 8 {
			t.Errorf("begins with %+v", first)
		}
		o, err := newClient(s.url, "resident-a").book(at("jingwu", "lounge-west", wuhan(9, 0), time.Hour))
		if err != nil || o.Booking == nil {
			t.Fatal(o, err)
		}
		second := both()
		if second.Snapshot || second.Since != first.Version || second.Version != first.Version+1 {
			t.Errorf("goes on with %+v", second)
		}
		if second.state("jingwu", "lounge-west") != "BUSY" || second.state("jingwu", "lounge") != "BUSY" {
			t.Errorf("the half and the whole are %+v", second.Spaces)
		}
		if len(second.Spaces) != 2 {
			t.Errorf("%d spaces changed", len(second.Spaces))
		}
	})
}

// TestLanguagesAreKeptApart: events are shared by those who asked in the same language, and by nobody else.
func TestLanguagesAreKeptApart(t *testing.T) {
	const query = `subscription ($ids: [ID!]!) { availability(communityIds: $ids) { version spaces { space { name } state } } }`
	everywhere(t, func(t *testing.T, d database) {
		s := start(t, d)
		token := seed.DemoToken("resident-a")
		follow := func(language string) *subscriber { return sseIn(t, language, s.url, token, query, variables("jingwu")) }
		chinese, english, again := follow("zh-CN"), follow("en"), follow("zh-CN")
		for _, follower := range []*subscriber{chinese, english, again} {
			follower.raw()
		}
		o, err := newClient(s.url, "resident-a").book(at("jingwu", "lounge-west", wuhan(9, 0), time.Hour))
		if err != nil || o.Booking == nil {
			t.Fatal(o, err)
		}
		one, two, three := chinese.raw(), english.raw(), again.raw()
		if one != three || !strings.Contains(one, "大客厅") {
			t.Errorf("in Chinese one is told\n%s\nand another\n%s", one, three)
		}
		if strings.Contains(two, "大客厅") || !strings.Contains(two, "BUSY") {
			t.Errorf("in English one is told\n%s", two)
		}
	})
}

// TestScreenLeftOpen: a space turns BUSY and FREE at its times with nobody writing anything.
func TestScreenLeftOpen(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		s := start(t, d)
		o, err := newClient(s.url, "firm").book(at("jingwu", "lounge-west", wuhan(10, 0), 30*time.Minute))
		if err != nil || o.Booking == nil {
			t.Fatal(o, err)
		}
		screen := socket(t, s.url, seed.DemoToken("resident-a"), followQuery, variables("jingwu"))
		first := screen.next()
		version := first.Version
		if got := first.state("jingwu", "lounge-west"); got != "FREE" {
			t.Errorf("before, it is %s", got)
		}
		changes := number(t, d.raw(t), "SELECT count(*) FROM changes")
		for _, turn := range []struct {
			at   time.Time
			want string
		}{{wuhan(10, 0), "BUSY"}, {wuhan(10, 40), "FREE"}} { // Ten minutes of cleaning.
			s.clock.Advance(turn.at.Add(-time.Second).Sub(s.clock.Now()))
			s.clock.Advance(time.Second)
			e := screen.turning(s, time.Millisecond, func(e event) bool {
				return e.state("jingwu", "lounge-west") == turn.want
			})
			if !e.AsOf.Equal(turn.at) {
				t.Errorf("it is %s at %s, not at %s", turn.want, e.AsOf, turn.at)
			}
		}
		if last := screen.last; last.Version != version || last.Since != version {
			t.Errorf("the clock changed the version from %d to %d", version, last.Version)
		}
		if n := number(t, d.raw(t), "SELECT count(*) FROM changes"); n != changes {
			t.Errorf("%d changes were written", n-changes)
		}
	})
}

// TestComeBack: a subscriber that lost its connection goes on from where it was.
func TestComeBack(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		s := start(t, d)
		token, c := seed.DemoToken("resident-a"), newClient(s.url, "resident-a")
		seen := socket(t, s.url, token, followQuery, variables("jingwu")).next()
		for _, hour := range []int{18, 19, 20} {
			if o, err := c.book(at("jingwu", "shared-meeting-room", wuhan(hour, 0), 30*time.Minute)); err != nil || o.Booking == nil && o.rules() != "OVERLAP" {
				t.Fatal(o, err)
			}
		}
		again := variables("jingwu")
		after := map[string]any{"communityId": seen.CommunityID, "epoch": seen.Epoch, "version": seen.Version, "asOf": seen.AsOf}
		again["after"] = []any{after}
		e := socket(t, s.url, token, followQuery, again).next()
		if e.Snapshot || e.Since != seen.Version || e.Version <= seen.Version || len(e.Spaces) != 1 {
			t.Errorf("goes on with %+v", e)
		}
		after["epoch"] = "another"
		if e := sse(t, s.url, token, followQuery, again).next(); !e.Snapshot {
			t.Errorf("of another epoch it goes on with %+v", e)
		}
	})
}

// TestTwoServers: what is booked at one server reaches a subscriber of the other.
func TestTwoServers(t *testing.T) {
	d := database{dataDir: t.TempDir(), url: storetest.PostgresURL(t)}
	here := start(t, d)
	there := startAt(t, d, here.clock)
	screen := socket(t, there.url, seed.DemoToken("resident-a"), followQuery, variables("jingwu"))
	first := screen.next()
	o, err := newClient(here.url, "resident-b").book(at("jingwu", "lounge-west", wuhan(9, 0), time.Hour))
	if err != nil || o.Booking == nil {
		t.Fatal(o, err)
	}
	e := screen.turning(there, time.Second, func(e event) bool { return e.Version > first.Version })
	if e.Since != first.Version || e.Version != first.Version+1 || e.state("jingwu", "lounge-west") != "BUSY" {
		t.Errorf("the other server says %+v", e)
	}
	o, err = newClient(there.url, "resident-a").book(at("jingwu", "lounge", wuhan(9, 0), time.Hour))
	if err != nil || !strings.Contains(o.rules(), "OVERLAP") { // It is too late to ask for the lounge, too.
		t.Errorf("booked again at the other: %v, %v", o, err)
	}
}

// TestRestart: a server that stops tells its sockets to come back, ends its streams, and finishes what it has begun.
func TestRestart(t *testing.T) {
	d := database{dataDir: t.TempDir()}
	s := start(t, d, func(c *config.Config) { c.ShutdownGrace = patience })
	token := seed.DemoToken("resident-a")
	ws, stream := socket(t, s.url, token, followQuery, variables("xinyu")), sse(t, s.url, token, followQuery, variables("xinyu"))
	ws.next()
	stream.next()
	s.stop()
	if err := ws.ended(); !websocket.IsCloseError(err, websocket.CloseServiceRestart) {
		t.Errorf("the socket ended with %v", err)
	}
	if err := stream.ended(); fmt.Sprint(err) != "complete" {
		t.Errorf("the stream ended with %v", err)
	}
}
