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

	alarms *alarms

	mu    sync.Mutex
	desks map[uuid.UUID]*desk // By community.

	joining sync.Mutex // Guards the groups and who is in them. Nothing else is locked while it is held.
	groups  map[string]*group
	readers int
	merged  int64
}

// New makes the service; its boards and groups stop when ctx ends.
func New(ctx context.Context, hub *Hub, views *availability.Service, clock clockwork.Clock, log *slog.Logger) *Service {
	s := &Service{
		ctx: ctx, hub: hub, views: views, clock: clock, log: log, alarms: newAlarms(clock),
		desks: map[uuid.UUID]*desk{}, groups: map[string]*group{},
	}
	go s.alarms.run(ctx)
	return s
}

// Topic is what one reader wants to follow.
type Topic struct {
	live    *Service
	openers []opener              // Of what it follows, each by itself.
	after   []availability.Cursor // Where the reader goes on from in each; zero is from nothing.
}

// Availability is what is free and taken in the communities. A nil window is today, and moves on at local midnight with
// a new snapshot. A community with a cursor in after goes on from there, any other starts with a snapshot.
func (s *Service) Availability(
	communities []*community.Community, window *availability.Window, after map[uuid.UUID]availability.Cursor,
) *Topic {
	t := &Topic{live: s}
	for _, c := range communities {
		t.openers = append(t.openers, s.opener(c, window))
		t.after = append(t.after, after[c.ID])
	}
	return t
}

// opener opens the board of the window, or of today until midnight.
func (s *Service) opener(c *community.Community, window *availability.Window) opener {
	return func(ctx context.Context) (track, func(any) bool, func(), error) {
		shown := window
		if shown == nil {
			at, err := s.views.Now(ctx, c.ID)
			if err != nil {
				return nil, nil, nil, err
			}
			today := availability.Today(at, c.Zone)
			shown = &today
		}
		b, err := s.open(ctx, c, *shown)
		if err != nil {
			return nil, nil, nil, err
		}
		over := func(state any) bool {
			v := state.(*availability.View)
			return window == nil && availability.Today(v.AsOf, c.Zone) != v.Window
		}
		return b, over, func() { s.leave(b) }, nil
	}
}

// Stats is what is open at the moment.
type Stats struct {
	Readers int   // Of all groups together.
	Groups  int   // Each is executed once for all its readers.
	Boards  int   // Each is read from the database once for all its groups.
	Merged  int64 // How often, since the start, a reader without room was led on past what it had not seen.
}

// Stats returns what is open at the moment.
func (s *Service) Stats() Stats {
	boards := 0
	s.mu.Lock()
	for _, d := range s.desks {
		boards += len(d.boards)
	}
	s.mu.Unlock()
	s.joining.Lock()
	defer s.joining.Unlock()
	return Stats{Readers: s.readers, Groups: len(s.groups), Boards: boards, Merged: s.merged}
}
