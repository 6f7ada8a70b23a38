package live

import (
	"context"
	"sync"
	"time"

	"youkong/internal/availability"
	"youkong/internal/community"
	"youkong/internal/feed"
)

// pollEvery is how long one waits for a database that is away, and how often those look who follow streams by themselves.
const pollEvery = 5 * time.Second

// desk keeps all boards of one community fresh: one word, of a write or of the clock, and one look serve all of them.
type desk struct {
	live      *Service
	community *community.Community
	alarm     *alarm
	cancel    context.CancelFunc
	boards    map[availability.Window]*board // Guarded by the service's lock.

	turn sync.Mutex // Held by whoever brings the boards on.
}

// step leads from views of one community to their successors.
type step func(context.Context, ...*availability.View) ([]*availability.View, error)

// seat is the desk of the community, made when there is none; the service is locked.
func (s *Service) seat(c *community.Community) *desk {
	if d := s.desks[c.ID]; d != nil {
		return d
	}
	ctx, cancel := context.WithCancel(s.ctx)
	d := &desk{live: s, community: c, alarm: s.alarms.add(), cancel: cancel, boards: map[availability.Window]*board{}}
	s.desks[c.ID] = d
	wake, stop := s.hub.Watch(feed.Community(c.ID))
	go func() {
		defer stop()
		d.run(ctx, wake)
	}()
	return d
}

// vacate ends a desk without boards; the service is locked.
func (s *Service) vacate(d *desk) {
	if len(d.boards) == 0 && s.desks[d.community.ID] == d {
		delete(s.desks, d.community.ID)
		d.cancel()
	}
}

// run brings the boards on after every write and at every moment when the clock changes them.
func (d *desk) run(ctx context.Context, wake <-chan struct{}) {
	defer d.live.alarms.remove(d.alarm)
	again := false // What failed may have been a write.
	for {
		bring := d.live.views.Refresh
		select {
		case <-ctx.Done():
			return
		case <-wake:
		case <-d.alarm.due:
			if !again {
				bring = d.live.views.Turn
			}
		}
		err := d.bring(ctx, bring)
		if again = err != nil && ctx.Err() == nil; again {
			d.live.log.WarnContext(ctx, "a live board could not be refreshed; it tries again", "error", err)
			d.live.alarms.set(d.alarm, wall(d.live.clock).Add(pollEvery))
		}
	}
}

// bring brings all boards on.
func (d *desk) bring(ctx context.Context, on step) error {
	d.turn.Lock()
	defer d.turn.Unlock()
	return d.bringLocked(ctx, on)
}

// reach brings the boards to where a reader is who comes from another server, where more was known already: what is shown
// here must lead on from what was shown there.
func (d *desk) reach(ctx context.Context, b *board, c availability.Cursor) error {
	d.turn.Lock()
	defer d.turn.Unlock()
	if view, _, _ := b.look(); !b.ahead(c, view) {
		return nil
	}
	return d.bringLocked(ctx, d.live.views.Refresh)
}

func (d *desk) bringLocked(ctx context.Context, on step) error {
	boards, views := d.shown()
	if len(views) == 0 {
		return nil
	}
	views, err := on(ctx, views...)
	if err != nil {
		return err
	}
	for i, b := range boards {
		b.publish(views[i])
	}
	d.wait(views)
	return nil
}

// shown are the boards that show something, and what.
func (d *desk) shown() (boards []*board, views []*availability.View) {
	d.live.mu.Lock()
	defer d.live.mu.Unlock()
	for _, b := range d.boards {
		if view, _, _ := b.look(); view != nil {
			boards, views = append(boards, b), append(views, view)
		}
	}
	return boards, views
}

// wait has the clock wake the desk when it next changes anything.
func (d *desk) wait(views []*availability.View) {
	flip := views[0].NextFlip()
	for _, v := range views[1:] {
		flip = min(flip, v.NextFlip())
	}
	d.live.alarms.set(d.alarm, time.Unix(flip, 0))
}

// begin reads the first view of a board, for all who have joined it meanwhile.
func (d *desk) begin(ctx context.Context, b *board) {
	defer close(b.ready)
	d.turn.Lock()
	defer d.turn.Unlock()
	view, err := d.live.views.Read(context.WithoutCancel(ctx), d.community, &b.window)
	if err != nil {
		b.failed = err
		d.live.abandon(b)
		return
	}
	b.begin(view)
	_, views := d.shown()
	d.wait(append(views, view)) // It may have been left, and the others not.
}
