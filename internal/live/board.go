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
	live *Service

	mu      sync.Mutex
	view    *availability.View
	changed chan struct{} // Closed and replaced at every new view.
	readers int
	cancel  context.CancelFunc
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
	b.view = v
	if news {
		close(b.changed)
		b.changed = make(chan struct{})
	}
}

// run refreshes the view after every write, at every moment when the clock changes it, and now and then.
func (b *board) run(ctx context.Context, wake <-chan struct{}) {
	for {
		timer := b.live.clock.NewTimer(b.wait())
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
			continue
		}
		b.publish(view)
	}
}

// wait is how long nothing is known to happen.
func (b *board) wait() time.Duration {
	flip := time.Unix(b.view.NextFlip(), 0).Sub(b.live.clock.Now())
	return max(min(flip, pollEvery), time.Millisecond)
}

func (s *Service) open(ctx context.Context, c *community.Community, w availability.Window) (*board, error) {
	key := boardKey{community: c.ID, window: w}
	s.mu.Lock()
	defer s.mu.Unlock()
	if b, ok := s.boards[key]; ok {
		b.readers++
		return b, nil
	}
	wake, stop := s.hub.Watch(feed.Community(c.ID))
	view, err := s.views.Read(ctx, c, &w)
	if err != nil {
		stop()
		return nil, err
	}
	running, cancel := context.WithCancel(s.ctx)
	b := &board{live: s, view: view, changed: make(chan struct{}), readers: 1, cancel: cancel}
	s.boards[key] = b
	go func() {
		defer stop()
		b.run(running, wake)
	}()
	return b, nil
}

func (s *Service) leave(c *community.Community, w availability.Window, b *board) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b.readers--; b.readers == 0 {
		b.cancel()
		delete(s.boards, boardKey{community: c.ID, window: w})
	}
}
