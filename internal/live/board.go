package live

import (
	"context"
	"sync"

	"youkong/internal/availability"
	"youkong/internal/community"
)

// board holds one view for all who look at the same community and window. Its desk keeps it fresh.
type board struct {
	live    *Service
	desk    *desk
	window  availability.Window
	readers int // Guarded by the service's lock.

	ready  chan struct{} // Closed when the first view is there, or has failed to come.
	failed error

	mu      sync.Mutex
	view    *availability.View
	number  int64                          // Of the view, among those of the board.
	changed chan struct{}                  // Closed and replaced at every view that shows something new.
	events  map[availability.Cursor]*Event // That lead to the view; the zero cursor's is the snapshot.
}

// look returns the newest view with its number, and a channel that is closed when there is one that shows more.
func (b *board) look() (v *availability.View, number int64, changed <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.view, b.number, b.changed
}

// newest implements track.
func (b *board) newest() (state any, to place, changed <-chan struct{}) {
	view, number, changed := b.look()
	return view, place{track: b, number: number, at: b.live.views.Cursor(view)}, changed
}

// publish keeps the view, and tells the readers unless it shows nothing new.
func (b *board) publish(v *availability.View) {
	b.mu.Lock()
	defer b.mu.Unlock()
	news := v.News(b.view)
	b.view, b.number, b.events = v, b.number+1, nil
	if news {
		close(b.changed)
		b.changed = make(chan struct{})
	}
}

// cursor is where one who stands at the place goes on from: from nothing where it was shown another window.
func (b *board) cursor(p place) availability.Cursor {
	if earlier, ok := p.track.(*board); ok && earlier.window != b.window {
		return availability.Cursor{}
	}
	return p.at
}

// event implements track. Those who stood at the same place get the same event.
func (b *board) event(ctx context.Context, state any, stood place) (*Event, error) {
	v, from := state.(*availability.View), b.cursor(stood)
	if made, known := b.made(v, from); known {
		return made, nil
	}
	event := b.live.views.Snapshot(v)
	if from != (availability.Cursor{}) {
		var err error
		if event, err = b.live.views.Since(ctx, v, from); err != nil {
			return nil, err
		}
	}
	return b.keep(v, from, event), nil
}

func (b *board) made(v *availability.View, from availability.Cursor) (*Event, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	event, known := b.events[from]
	return event, known && b.view == v
}

// keep shares an event with all who ask for it while the view is the newest. Of two that were made at once the first counts.
func (b *board) keep(v *availability.View, from availability.Cursor, made *availability.Event) *Event {
	var event *Event
	if made != nil {
		event = &Event{Event: made}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.view != v {
		return event
	}
	if earlier, known := b.events[from]; known {
		return earlier
	}
	if b.events == nil {
		b.events = map[availability.Cursor]*Event{}
	}
	b.events[from] = event
	return event
}

// reach implements track.
func (b *board) reach(ctx context.Context, from place) error {
	return b.desk.reach(ctx, b, b.cursor(from))
}

// begin keeps the first view.
func (b *board) begin(v *availability.View) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.view = v
}

// ahead says whether the cursor is of a state that comes after the view.
func (b *board) ahead(c availability.Cursor, v *availability.View) bool {
	return c.Epoch == b.live.views.Cursor(v).Epoch && (c.Version > v.Version || c.AsOf > v.AsOf)
}

// open joins the readers of the board, and makes it when they are the first. Reading happens outside the lock: a slow
// database must not keep those from leaving who want nothing from it.
func (s *Service) open(ctx context.Context, c *community.Community, w availability.Window) (*board, error) {
	s.mu.Lock()
	d := s.seat(c)
	b, exists := d.boards[w]
	if !exists {
		b = &board{live: s, desk: d, window: w, ready: make(chan struct{}), changed: make(chan struct{})}
		d.boards[w] = b
	}
	b.readers++
	s.mu.Unlock()
	if !exists {
		d.begin(ctx, b)
	}
	select {
	case <-b.ready:
	case <-ctx.Done():
		s.leave(b)
		return nil, ctx.Err()
	}
	if b.failed != nil {
		s.leave(b)
		return nil, b.failed
	}
	return b, nil
}

// abandon lets the next reader try anew.
func (s *Service) abandon(b *board) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.close(b)
}

func (s *Service) leave(b *board) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b.readers--; b.readers == 0 {
		s.close(b)
	}
}

// close takes the board from its desk; the service is locked.
func (s *Service) close(b *board) {
	if b.desk.boards[b.window] == b {
		delete(b.desk.boards, b.window)
	}
	s.vacate(b.desk)
}
