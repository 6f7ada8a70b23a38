package live

import (
	"context"
	"runtime"
	"sync"
)

// strand leads a group along one thing that it follows, such as one community.
type strand struct {
	group *group
	index int
	open  opener
	ready chan struct{} // Closed when there is a track.

	mu    sync.Mutex
	stand place // Where those stand who are not behind; only its own goroutine changes it.
}

// run follows one track after the other. A database that is away is waited for: the readers have their last state and
// their connections, and are led on from there.
func (t *strand) run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := t.follow(ctx); err != nil && ctx.Err() == nil {
			t.group.live.log.WarnContext(ctx, "a topic could not be read; its readers wait", "error", err)
			t.group.live.wait(ctx, nil)
		}
	}
}

// follow follows one track until ctx ends or another follows on it.
func (t *strand) follow(ctx context.Context) error {
	track, over, leave, err := t.open(ctx)
	if err != nil {
		return err
	}
	defer leave()
	for {
		state, to, changed := track.newest()
		if over(state) {
			return nil
		}
		if err := t.tell(ctx, state, to); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-changed:
		}
	}
}

// yieldEvery is after how many readers others get the processor: a query must not wait until all have been told.
const yieldEvery = 16

// tell leads all who stand where the strand stands to the state. Those who were led here from nothing begin by themselves.
func (t *strand) tell(ctx context.Context, state any, to place) error {
	if t.stand.track == nil {
		t.settle(to)
		close(t.ready)
		return nil
	}
	event, err := to.track.event(ctx, state, t.stand)
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

// stands waits until there is a track, and says where those stand who are not behind.
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
