package live

import (
	"context"
	"runtime"
	"sync"

	"youkong/internal/availability"
	"youkong/internal/community"
)

// strand leads a group through one community.
type strand struct {
	group     *group
	index     int
	community *community.Community
	window    *availability.Window // Nil is today.
	ready     chan struct{}        // Closed when there is a board.

	mu    sync.Mutex
	stand place // Where those stand who are not behind; only its own goroutine changes it.
}

// run follows one day after the other. A database that is away is waited for: the readers have their last state and
// their connections, and are led on from there.
func (t *strand) run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := t.follow(ctx); err != nil && ctx.Err() == nil {
			t.group.live.log.WarnContext(ctx, "availability could not be read; its readers wait", "error", err)
			t.group.live.wait(ctx, nil)
		}
	}
}

// follow follows one window: the one asked for until ctx ends, or today until midnight.
func (t *strand) follow(ctx context.Context) error {
	window, err := t.today(ctx)
	if err != nil {
		return err
	}
	b, err := t.group.live.open(ctx, t.community, window)
	if err != nil {
		return err
	}
	defer t.group.live.leave(b)
	for {
		view, number, changed := b.look()
		if t.over(view) {
			return nil
		}
		if err := t.tell(ctx, view, place{board: b, number: number, at: t.group.live.views.Cursor(view)}); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-changed:
		}
	}
}

// today is the window asked for, or the day that it is in the community.
func (t *strand) today(ctx context.Context) (availability.Window, error) {
	if t.window != nil {
		return *t.window, nil
	}
	at, err := t.group.live.views.Now(ctx, t.community.ID)
	return availability.Today(at, t.community.Zone), err
}

// over says whether a window that means today lies behind.
func (t *strand) over(v *availability.View) bool {
	return t.window == nil && availability.Today(v.AsOf, t.community.Zone) != v.Window
}

// yieldEvery is after how many readers others get the processor: a query must not wait until all have been told.
const yieldEvery = 16

// tell leads all who stand where the strand stands to the view. Those who were led here from nothing begin by themselves.
func (t *strand) tell(ctx context.Context, view *availability.View, to place) error {
	if t.stand.board == nil {
		t.settle(to)
		close(t.ready)
		return nil
	}
	event, err := to.board.event(ctx, view, t.stand.cursorFor(to.board))
	if err != nil {
		return err
	}
	t.settle(to)
	if event == nil {
		return nil
	}
	shown := event.Shown(t.group.key, t.group.show)
	for i, m := range t.group.present() {
		m.tell(t.index, to, shown)
		if i%yieldEvery == yieldEvery-1 {
			runtime.Gosched()
		}
	}
	return nil
}

func (t *strand) settle(to place) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stand = to
}

// stands waits until there is a board, and says where those stand who are not behind.
func (t *strand) stands(ctx context.Context) (place, error) {
	select {
	case <-ctx.Done():
		return place{}, ctx.Err()
	case <-t.ready:
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.stand, nil
}
