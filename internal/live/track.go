package live

import (
	"context"
	"sync"

	"youkong/internal/availability"
)

// track is what a strand leads its group along: the newest state of something, and what leads there.
type track interface {
	// newest returns the newest state, where those stand who know it, and a channel that is closed when there is one
	// that shows more.
	newest() (state any, to place, changed <-chan struct{})
	// event leads from a place to the state; nil when there is nothing new.
	event(ctx context.Context, state any, from place) (*Event, error)
	// reach reads anew where somebody stands who comes from another server and knows more.
	reach(ctx context.Context, from place) error
}

// opener opens the track to follow now. Over says of a state that another track follows on it; leave ends the following.
type opener func(ctx context.Context) (open track, over func(state any) bool, leave func(), err error)

// Whole is a topic that is told whole whenever its stream has moved, however much a reader missed. Read returns its newest
// state and the version of that; it is called by one goroutine for each group, and what has a version already told is not
// told again.
func (s *Service) Whole(stream string, read func(context.Context) (state any, version int64, err error)) *Topic {
	open := func(ctx context.Context) (track, func(any) bool, func(), error) {
		ctx, leave := context.WithCancel(ctx)
		last := int64(-1)
		states := Follow(ctx, s, stream, func() (any, bool, error) {
			state, version, err := read(ctx)
			if err != nil || version == last {
				return nil, false, err
			}
			last = version
			return state, true, nil
		})
		first, going := <-states
		if !going {
			leave()
			return nil, nil, nil, ctx.Err()
		}
		one := &sheet{told: &Event{State: first}, changed: make(chan struct{})}
		go one.follow(states)
		return one, func(any) bool { return false }, leave, nil
	}
	return &Topic{live: s, openers: []opener{open}, after: make([]availability.Cursor, 1)}
}

// sheet is the track of what is told whole. Its states are the events that tell them.
type sheet struct {
	mu      sync.Mutex
	told    *Event
	number  int64
	changed chan struct{}
}

func (s *sheet) follow(states <-chan any) {
	for state := range states {
		s.publish(state)
	}
}

func (s *sheet) publish(state any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.told, s.number = &Event{State: state}, s.number+1
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *sheet) newest() (state any, to place, changed <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.told, place{track: s, number: s.number}, s.changed
}

func (s *sheet) event(_ context.Context, state any, _ place) (*Event, error) {
	return state.(*Event), nil
}

func (s *sheet) reach(context.Context, place) error { return nil }
