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
	window  availability.Window
	readers int // Guarded by the service's lock.

	ready  chan struct{} // Closed when the first view is there, or has failed to come.
	failed error
	cancel context.CancelFunc // Nil when the board never ran.

	turn    sync.Mutex    // Who reads the next view.
	reached chan struct{} // Holds at most one word of a view that run did not read itself.

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

// event leads from the cursor to the view, or from nothing when it is zero; nil when there is nothing new. Those who
// stood at the same place get the same event.
func (b *board) event(ctx context.Context, v *availability.View, from availability.Cursor) (*Event, error) {
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

// run refreshes the view after every write, at every moment when the clock changes it, and now and then.
func (b *board) run(ctx context.Context, wake <-chan struct{}) {
	wait := b.wait()
	for {
		timer := b.live.clock.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-b.reached:
			timer.Stop()
			wait = b.wait()
			continue
		case <-wake:
		case <-timer.Chan():
		}
		timer.Stop()
		if err := b.refresh(ctx); err != nil {
			b.live.log.WarnContext(ctx, "a live board could not be refreshed; it tries again", "error", err)
			wait = pollEvery // Not at the next flip, which may lie behind by now.
			continue
		}
		wait = b.wait()
	}
}

func (b *board) refresh(ctx context.Context) error {
	b.turn.Lock()
	defer b.turn.Unlock()
	return b.refreshLocked(ctx)
}

func (b *board) refreshLocked(ctx context.Context) error {
	current, _, _ := b.look()
	view, err := b.live.views.Refresh(ctx, current)
	if err == nil {
		b.publish(view)
	}
	return err
}

// reach refreshes a view that a reader is ahead of who comes from another server, where more was known already: what is
// shown here must lead on from what was shown there.
func (b *board) reach(ctx context.Context, c availability.Cursor) error {
	b.turn.Lock()
	defer b.turn.Unlock()
	view, _, _ := b.look()
	if c.Epoch != b.live.views.Cursor(view).Epoch || c.Version <= view.Version && c.AsOf <= view.AsOf {
		return nil
	}
	err := b.refreshLocked(ctx)
	select {
	case b.reached <- struct{}{}:
	default:
	}
	return err
}

// wait is how long nothing is known to happen.
func (b *board) wait() time.Duration {
	view, _, _ := b.look()
	flip := time.Unix(view.NextFlip(), 0).Sub(b.live.clock.Now())
	return max(min(flip, pollEvery), time.Millisecond)
}

// open joins the readers of the board, and makes it when they are the first. Reading happens outside the lock: a slow
// database must not keep those from leaving who want nothing from it.
func (s *Service) open(ctx context.Context, c *community.Community, w availability.Window) (*board, error) {
	key := boardKey{community: c.ID, window: w}
	s.mu.Lock()
	b, exists := s.boards[key]
	if !exists {
		b = &board{live: s, window: w, ready: make(chan struct{}), changed: make(chan struct{}), reached: make(chan struct{}, 1)}
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
