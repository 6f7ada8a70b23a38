package live

import (
	"context"
	"log/slog"
	"sync"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/internal/availability"
	"youkong/internal/community"
)

// Service serves what is live.
type Service struct {
	ctx   context.Context
	hub   *Hub
	views *availability.Service
	clock clockwork.Clock
	log   *slog.Logger

	mu     sync.Mutex
	boards map[boardKey]*board
}

type boardKey struct {
	community uuid.UUID
	window    availability.Window
}

// New makes the service; its boards stop when ctx ends.
func New(ctx context.Context, hub *Hub, views *availability.Service, clock clockwork.Clock, log *slog.Logger) *Service {
	return &Service{ctx: ctx, hub: hub, views: views, clock: clock, log: log, boards: map[boardKey]*board{}}
}

// Availability follows what is free and taken in the communities until ctx ends; then the channel is closed. A nil
// window is today, and moves on at local midnight with a new snapshot. A community with a cursor in after goes on from
// there, any other starts with a snapshot.
func (s *Service) Availability(
	ctx context.Context, communities []*community.Community, window *availability.Window, after map[uuid.UUID]availability.Cursor,
) <-chan *Event {
	out := make(chan *Event)
	var following sync.WaitGroup
	for _, c := range communities {
		following.Go(func() {
			f := follower{live: s, community: c, window: window, out: out}
			if cursor, ok := after[c.ID]; ok {
				f.cursor = &cursor
			}
			f.run(ctx)
		})
	}
	go func() {
		following.Wait()
		close(out)
	}()
	return out
}

// follower leads one reader through one community.
type follower struct {
	live      *Service
	community *community.Community
	window    *availability.Window
	cursor    *availability.Cursor // nil before the first event.
	out       chan<- *Event
}

// run follows one day after the other. A database that is away is waited for: the reader has its last state and its
// connection, and is led on from there.
func (f *follower) run(ctx context.Context) {
	for ctx.Err() == nil {
		if err := f.day(ctx); err != nil && ctx.Err() == nil {
			f.live.log.WarnContext(ctx, "availability could not be read; a reader waits", "error", err)
			f.live.wait(ctx, nil)
		}
	}
}

// day follows one window: the one asked for until ctx ends, or today until midnight.
func (f *follower) day(ctx context.Context) error {
	window, err := f.today(ctx)
	if err != nil {
		return err
	}
	b, err := f.live.open(ctx, f.community, window)
	if err != nil {
		return err
	}
	defer f.live.leave(boardKey{community: f.community.ID, window: window}, b)
	for {
		view, changed := b.look()
		if f.over(view) {
			f.cursor = nil // Tomorrow begins with a snapshot.
			return nil
		}
		if err := f.send(ctx, b, view); err != nil {
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
func (f *follower) today(ctx context.Context) (availability.Window, error) {
	if f.window != nil {
		return *f.window, nil
	}
	at, err := f.live.views.Now(ctx, f.community.ID)
	return availability.Today(at, f.community.Zone), err
}

// over says whether a window that means today lies behind.
func (f *follower) over(v *availability.View) bool {
	return f.window == nil && availability.Today(v.AsOf, f.community.Zone) != v.Window
}

func (f *follower) send(ctx context.Context, b *board, v *availability.View) error {
	event, err := b.event(ctx, v, f.cursor)
	if err != nil || event == nil {
		return err
	}
	select {
	case <-ctx.Done():
	case f.out <- event:
		cursor := event.Cursor()
		f.cursor = &cursor
	}
	return nil
}
