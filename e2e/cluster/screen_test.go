package cluster

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"youkong/internal/globalid"
)

const followed = `availability(communityIds: $ids, from: $day`

const (
	followQuery = `subscription ($ids: [ID!]!, $day: Date!, $after: [AvailabilityCursor!]) { ` + followed + `, after: $after) ` + shown + ` }`
	lookQuery   = `query ($ids: [ID!]!, $day: Date!) { ` + followed + `) ` + shown + ` }`
	shown       = `{ communityId epoch since version asOf snapshot spaces { spaceId busy { start end kind } } }`
)

func variables() map[string]any {
	return map[string]any{
		"ids": []string{globalid.Encode(globalid.Community, place)}, "day": day().Format(time.DateOnly),
	}
}

// event is what a screen gets.
type event struct {
	CommunityID, Epoch string
	Since, Version     int64
	AsOf               time.Time
	Snapshot           bool
	Spaces             []struct {
		SpaceID string
		Busy    json.RawMessage
	}
}

// screen follows the day through one server after the other, and applies what it is told as a program of somebody
// else would.
type screen struct {
	number int
	hall   *hall

	// Guarded by the hall's lock.
	last     *event
	busy     map[string]string
	resumed  int
	problems []string
}

// hall is all screens.
type hall struct {
	cluster *cluster
	screens []*screen

	mu    sync.Mutex
	moved *sync.Cond // Some screen got something.
}

func openHall(c *cluster, n int) *hall {
	h := &hall{cluster: c}
	h.moved = sync.NewCond(&h.mu)
	for i := range n {
		h.screens = append(h.screens, &screen{number: i, hall: h, busy: map[string]string{}})
	}
	return h
}

// run keeps all screens connected until ctx ends.
func (h *hall) run(ctx context.Context) {
	var all sync.WaitGroup
	for _, s := range h.screens {
		all.Go(func() {
			for attempt := s.number; ctx.Err() == nil; attempt++ {
				_ = s.follow(ctx, h.cluster.server(attempt).URL) // It goes on at the next server.
				select {
				case <-ctx.Done():
				case <-time.After(20 * time.Millisecond):
				}
			}
		})
	}
	all.Wait()
}

// follow follows through one server until the connection is lost.
func (s *screen) follow(ctx context.Context, address string) error {
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: patience}
	ws, _, err := dialer.DialContext(ctx, "ws"+strings.TrimPrefix(address, "http")+"/api/graphql", nil)
	if err != nil {
		return err
	}
	defer ws.Close()
	defer context.AfterFunc(ctx, func() { _ = ws.Close() })()
	hello := map[string]any{"type": "connection_init", "payload": map[string]any{"authorization": "Bearer " + tokenOf(s.number)}}
	for err = ws.WriteJSON(hello); err == nil; {
		var m struct {
			Type    string
			Payload json.RawMessage
		}
		if err = ws.ReadJSON(&m); err != nil {
			break
		}
		switch m.Type {
		case "connection_ack":
			asked := map[string]any{"query": followQuery, "variables": s.cursor()}
			err = ws.WriteJSON(map[string]any{"type": "subscribe", "id": "1", "payload": asked})
		case "next":
			s.apply(m.Payload)
		case "ping":
			err = ws.WriteJSON(map[string]string{"type": "pong"})
		case "error":
			err = fmt.Errorf("%s", m.Payload)
		}
	}
	return err
}

// cursor asks to go on from where the screen stands.
func (s *screen) cursor() map[string]any {
	asked := variables()
	s.hall.mu.Lock()
	defer s.hall.mu.Unlock()
	if e := s.last; e != nil {
		s.resumed++
		asked["after"] = []any{map[string]any{"communityId": e.CommunityID, "epoch": e.Epoch, "version": e.Version, "asOf": e.AsOf}}
	}
	return asked
}

// apply keeps what the screen is told, and notes what a screen must never be told.
func (s *screen) apply(payload []byte) {
	var m struct {
		Data   struct{ Availability *event }
		Errors []any
	}
	err := json.Unmarshal(payload, &m)
	s.hall.mu.Lock()
	defer s.hall.mu.Unlock()
	defer s.hall.moved.Broadcast()
	e := m.Data.Availability
	if err != nil || e == nil || len(m.Errors) > 0 {
		s.problems = append(s.problems, fmt.Sprintf("%.300s, %v", payload, err))
		return
	}
	if problem := s.wrong(e); problem != "" {
		s.problems = append(s.problems, problem)
	}
	if e.Snapshot {
		clear(s.busy)
	}
	for _, space := range e.Spaces {
		s.busy[space.SpaceID] = string(space.Busy)
	}
	s.last = e
}

// wrong says what is wrong with the next event; empty when it leads on from the last one. At midnight a snapshot is right.
func (s *screen) wrong(e *event) string {
	switch last := s.last; {
	case last == nil && !e.Snapshot:
		return fmt.Sprintf("begins with an event from %d to %d", e.Since, e.Version)
	case last == nil:
		return ""
	case e.Epoch != last.Epoch:
		return fmt.Sprintf("the epoch turns from %s to %s", last.Epoch, e.Epoch)
	case e.Snapshot && e.AsOf.In(wuhan).Format(time.DateOnly) == last.AsOf.In(wuhan).Format(time.DateOnly):
		return fmt.Sprintf("at %d (%s) comes a snapshot at %d (%s)", last.Version, last.AsOf, e.Version, e.AsOf)
	case !e.Snapshot && (e.Since != last.Version || e.Version < e.Since):
		return fmt.Sprintf("at %d comes an event from %d to %d", last.Version, e.Since, e.Version)
	}
	return ""
}

// reach waits until so many screens have the version, and returns how many have.
func (h *hall) reach(version int64, enough int) int {
	late := time.AfterFunc(patience, h.moved.Broadcast)
	defer late.Stop()
	end := time.Now().Add(patience)
	h.mu.Lock()
	defer h.mu.Unlock()
	for {
		there := 0
		for _, s := range h.screens {
			if s.last != nil && s.last.Version >= version {
				there++
			}
		}
		if there >= enough || !time.Now().Before(end) {
			return there
		}
		h.moved.Wait()
	}
}

// newest is the newest version that any screen has.
func (h *hall) newest() (version int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.screens {
		if s.last != nil {
			version = max(version, s.last.Version)
		}
	}
	return version
}

// judge compares what every screen shows with what a server says now, and lists everything that was wrong on the way.
func (h *hall) judge(truth event) (problems []string) {
	want := map[string]string{}
	for _, space := range truth.Spaces {
		want[space.SpaceID] = string(space.Busy)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.screens {
		problems = append(problems, s.problems...)
		if s.last != nil && !maps.Equal(s.busy, want) {
			problems = append(problems, fmt.Sprintf("screen %d, at version %d of %d, shows\n%v, not\n%v",
				s.number, s.last.Version, truth.Version, s.busy, want))
		}
	}
	return problems
}

// resumes is how often a screen went on elsewhere.
func (h *hall) resumes() (n int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.screens {
		n += s.resumed
	}
	return n
}
