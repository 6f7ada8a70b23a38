package live

import (
	"context"
	"sync"
)

// Member is one reader of a group.
type Member struct {
	group  *group
	reader Reader
	index  int // Among the group's members, -1 afterwards; guarded by the service's joining.

	leading sync.Mutex // Held by whoever leads.
	mu      sync.Mutex
	places  []place          // One for each strand.
	first   func(*Event) any // Until there was a first event.
}

// tell hands an event of the group to a reader that is not behind.
func (m *Member) tell(strand int, to place, shown any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := &m.places[strand]
	switch {
	case p.behind: // Whoever leads it looks afterwards where the strand stands.
	case p.reached(to): // It was led there already.
	case m.reader.Take(shown):
		*p = to
	default:
		p.behind = true
		m.group.live.countMerged()
	}
}

// Lead brings the reader to the newest state. It is called once after joining, and whenever a reader that had no room
// has room again. It blocks while it reads, and as long as the database is away, until ctx ends.
func (m *Member) Lead(ctx context.Context) {
	m.leading.Lock()
	defer m.leading.Unlock()
	for i, strand := range m.group.strands {
		for going := true; going; {
			var err error
			if going, err = m.lead(ctx, i, strand); err == nil {
				continue
			}
			if ctx.Err() != nil {
				return
			}
			m.group.live.log.WarnContext(ctx, "a topic could not be read; a reader waits", "error", err)
			going = true
			m.group.live.wait(ctx, nil)
		}
	}
}

// lead takes one step in one strand, and says whether there is another to take: not when the reader is there, and not
// when it has no room.
func (m *Member) lead(ctx context.Context, i int, t *strand) (more bool, err error) {
	from, behind := m.place(i)
	if !behind {
		return false, nil
	}
	stand, err := t.stands(ctx)
	if err != nil {
		return false, err
	}
	if err := stand.track.reach(ctx, from); err != nil {
		return false, err
	}
	state, to, _ := stand.track.newest()
	event, err := stand.track.event(ctx, state, from)
	if err != nil {
		return false, err
	}
	return m.hand(i, t, to, event), nil
}

func (m *Member) place(i int) (p place, behind bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.places[i], m.places[i].behind
}

// hand gives the reader what leads to the place.
func (m *Member) hand(i int, t *strand, to place, event *Event) (more bool) {
	var shown any
	if event != nil {
		shown = m.show(event)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if event != nil {
		if !m.reader.Take(shown) {
			return false
		}
		m.first = nil
	}
	t.mu.Lock()
	to.behind = !to.reached(t.stand)
	t.mu.Unlock()
	m.places[i] = to
	return to.behind
}

// show is what an event looks like to the member. Its first one is told more.
func (m *Member) show(event *Event) any {
	m.mu.Lock()
	first := m.first
	m.mu.Unlock()
	if first != nil {
		return event.Shown(m.group.key+" first", first)
	}
	return event.Shown(m.group.key, m.group.show)
}

func (s *Service) countMerged() {
	s.joining.Lock()
	defer s.joining.Unlock()
	s.merged++
}
