package live

import (
	"context"
	"sync"
	"time"

	"youkong/internal/availability"
	"youkong/internal/community"
	"youkong/internal/feed"
)

// pollEvery is how often a board looks by itself, for the case that a wake-up was lost on its way from another server.
const pollEvery = 5 * time.Second

// board keeps one view fresh for all who look at the same community and window.
type board struct {
	live    *Service
	readers int // Guarded by the service's lock.

	ready  chan struct{} // Closed when the first view is there, or has failed to come.
	failed error
	cancel context.CancelFunc // Nil when the board never ran.

	mu      sync.Mutex
	view    *availability.View
	changed chan struct{}                  // Closed and replaced at every new view.
	events  map[availability.Cursor]*Event // That lead to the view; the zero cursor's is the snapshot.
}

// look returns the newest view and a channel that is closed when there is a newer one.
func (b *board) look() (*availability.View, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.view, b.changed
}

// publish keeps the view, and tells the readers unless it shows nothing new.
func (b *board) publish(v *availability.View) {
	b.mu.Lock()
	defer b.mu.Unlock()
	news := v.News(b.view)
	b.view, b.events = v, nil
	if news {
		close(b.changed)
		b.changed = make(chan struct{})
	}
}

// event leads a reader from the cursor to the view, or from nothing when there is none; nil when there is nothing new.
// Readers that stood at the same place get the same event.
func (b *board) event(ctx context.Context, v *availability.View, from *availability.Cursor) (*Event, error) {
	var cursor availability.Cursor
	if from != nil {
		cursor = *from
	}
	if made, known := b.made(v, cursor); known {
		return made, nil
	}
	event := b.live.views.Snapshot(v)
	if from != nil {
		var err error
		if event, err = b.live.views.Since(ctx, v, cursor); err != nil {
			return nil, err
		}
	}
	return b.keep(v, cursor, event), nil
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

// run refreshes the view after every write, at every moment when the clock changes it, and now and then.
func (b *board) run(ctx context.Context, wake <-chan struct{}) {
	wait := b.wait()
	for {
		timer := b.live.clock.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-wake:
		case <-timer.Chan():
		}
		timer.Stop()
		view, err := b.live.views.Refresh(ctx, b.view)
		if err != nil {
			b.live.log.WarnContext(ctx, "a live board could not be refreshed; it tries again", "error", err)
			wait = pollEvery // Not at the next flip, which may lie behind by now.
			continue
		}
		b.publish(view)
		wait = b.wait()
	}
}

// wait is how long nothing is known to happen.
func (b *board) wait() time.Duration {
	flip := time.Unix(b.view.NextFlip(), 0).Sub(b.live.clock.Now())
	return max(min(flip, pollEvery), time.Millisecond)
}

// open joins the readers of the board, and makes it when they are the first. Reading happens outside the lock: a slow
// database must not keep those from leaving who want nothing from it.
func (s *Service) open(ctx context.Context, c *community.Community, w availability.Window) (*board, error) {
	key := boardKey{community: c.ID, window: w}
	s.mu.Lock()
	b, exists := s.boards[key]
	if !exists {
		b = &board{live: s, ready: make(chan struct{}), changed: make(chan struct{})}
		s.boards[key] = b
	}
	b.readers++
	s.mu.Unlock()
	if !exists {
		b.start(ctx, c, w)
	}
	select {
	case <-b.ready:
	case <-ctx.Done():
		s.leave(key, b)
		return nil, ctx.Err()
	}
	if b.failed != nil {
		s.leave(key, b)
		return nil, b.failed
	}
	return b, nil
}

// start reads the first view, for all who have joined meanwhile, and keeps it fresh from then on.
func (b *board) start(ctx context.Context, c *community.Community, w availability.Window) {
	defer close(b.ready)
	s := b.live
	wake, stop := s.hub.Watch(feed.Community(c.ID))
	b.view, b.failed = s.views.Read(context.WithoutCancel(ctx), c, &w)
	if b.failed != nil {
		stop()
		s.abandon(boardKey{community: c.ID, window: w}, b)
		return
	}
	running, cancel := context.WithCancel(s.ctx)
	b.cancel = cancel
	go func() {
		defer stop()
		b.run(running, wake)
	}()
}

// abandon lets the next reader try anew.
func (s *Service) abandon(key boardKey, b *board) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.boards[key] == b {
		delete(s.boards, key)
	}
}

func (s *Service) leave(key boardKey, b *board) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b.readers--; b.readers > 0 {
		return
	}
	if s.boards[key] == b {
		delete(s.boards, key)
	}
	if b.cancel != nil {
		b.cancel()
	}
}
