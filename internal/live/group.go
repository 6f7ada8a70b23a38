package live

import (
	"context"
	"slices"

	"youkong/internal/availability"
)

// Reader is how a transport takes what its subscriber is told. It has room for one thing, or for more.
type Reader interface {
	// Take is handed what an event looks like and never waits. When there is no room it returns false: then whoever
	// makes room calls the member's Lead, and the reader is led from where it stands to the newest state in one step.
	Take(shown any) bool
}

// Question is what a reader asked, as far as it decides what an event looks like.
type Question struct {
	// Key is the same for all who are shown the same.
	Key string
	// Show makes what an event looks like to all of them. It is called by many goroutines, also after the reader left.
	Show func(*Event) any
	// First makes what the reader's first event looks like.
	First func(*Event) any
}

// group is all who asked the same. Each of its events is shown once.
type group struct {
	live    *Service
	key     string
	show    func(*Event) any
	strands []*strand
	cancel  context.CancelFunc
	members []*Member // Guarded by the service's joining.
}

// Join makes the reader one of its group. It is told nothing before Lead is called.
func (t *Topic) Join(q Question, r Reader) *Member {
	s := t.live
	s.joining.Lock()
	defer s.joining.Unlock()
	g := s.groups[q.Key]
	if g == nil {
		g = t.begin(q)
	}
	m := &Member{group: g, reader: r, first: q.First, index: len(g.members), places: make([]place, len(g.strands))}
	for i := range g.strands {
		m.places[i] = place{at: t.after[i], behind: true}
	}
	g.members = append(g.members, m)
	s.readers++
	return m
}

// begin makes the group of those who ask q; joining is locked.
func (t *Topic) begin(q Question) *group {
	ctx, cancel := context.WithCancel(t.live.ctx)
	g := &group{live: t.live, key: q.Key, show: q.Show, cancel: cancel}
	for i, open := range t.openers {
		one := &strand{group: g, index: i, open: open, ready: make(chan struct{})}
		g.strands = append(g.strands, one)
		go one.run(ctx)
	}
	t.live.groups[q.Key] = g
	return g
}

// Leave ends it for the member; the last to leave ends the group. What was being handed over at the time may still come.
func (m *Member) Leave() {
	g, s := m.group, m.group.live
	s.joining.Lock()
	defer s.joining.Unlock()
	if m.index < 0 {
		return
	}
	last := len(g.members) - 1
	g.members[m.index] = g.members[last]
	g.members[m.index].index = m.index
	g.members[last], g.members, m.index = nil, g.members[:last], -1
	s.readers--
	if last == 0 {
		delete(s.groups, g.key)
		g.cancel()
	}
}

// present are the members at the moment.
func (g *group) present() []*Member {
	g.live.joining.Lock()
	defer g.live.joining.Unlock()
	return slices.Clone(g.members)
}

// place is where a reader stands on one strand.
type place struct {
	track  track               // Nil before the first event.
	number int64               // Of the state on the track.
	at     availability.Cursor // What it knows of a community; zero when that is nothing.
	behind bool                // The group's events pass it by until it was led on.
}

// reached says whether somebody who stands here has seen what is shown there.
func (p place) reached(there place) bool { return p.track == there.track && p.number >= there.number }
