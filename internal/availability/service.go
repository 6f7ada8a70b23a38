package availability

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/span"
	"youkong/internal/store"
)

// Service reads views from the database.
type Service struct {
	store  *store.Store
	places *community.Keeper
	clock  clockwork.Clock
	epoch  string
	near   near
}

// New makes the service. The epoch is that of the installation.
func New(s *store.Store, places *community.Keeper, clock clockwork.Clock, epoch string) *Service {
	return &Service{store: s, places: places, clock: clock, epoch: epoch}
}

// Read makes a view from one consistent look at the database, so that its version is exactly what it shows.
// A nil window is today in the community's zone.
func (s *Service) Read(ctx context.Context, c *community.Community, window *Window) (*View, error) {
	views, err := s.read(ctx, c, []*Window{window})
	if err != nil {
		return nil, err
	}
	return views[0], nil
}

// read makes a view for each window, all of the same version and moment.
func (s *Service) read(ctx context.Context, c *community.Community, windows []*Window) ([]*View, error) {
	views := make([]*View, len(windows))
	err := s.store.Snapshot(ctx, func(ctx context.Context, client *gen.Client) error {
		head, err := feed.Stand(ctx, client, feed.Community(c.ID))
		if err != nil {
			return err
		}
		c, err := s.places.Fresh(ctx, client, c, head.Calendar)
		if err != nil {
			return err
		}
		at := max(s.clock.Now().Unix(), head.At) // See Now.
		for i, window := range windows {
			w := Today(at, c.Zone)
			if window != nil {
				w = *window
			}
			occupied, err := s.occupied(ctx, client, c, w, head.Seq, at)
			if err != nil {
				return err
			}
			views[i] = newView(c, w, head, at, occupied)
		}
		return nil
	})
	return views, err
}

// Now is the moment that holds for the community, in Unix seconds: never before its newest change, because the server
// that made it may have a clock that is ahead of ours.
func (s *Service) Now(ctx context.Context, community uuid.UUID) (int64, error) {
	_, changedAt, err := feed.Head(ctx, s.store.Read(), feed.Community(community))
	return max(s.clock.Now().Unix(), changedAt), err
}

// occupied reads what the window and the present need: one range where they lie close, else two. An
// occupancy is never long enough to lie in both of two.
func (s *Service) occupied(ctx context.Context, client *gen.Client, c *community.Community, w Window, version, at int64) ([]Occupied, error) {
	window, now := w.Span(c.Zone), lookahead(at, c.Zone)
	switch {
	case now.Start <= window.Start && window.End <= now.End:
		return s.present(ctx, client, c.ID, now, version, at)
	case window.Start <= now.End+span.MaxOccupancy && now.Start <= window.End+span.MaxOccupancy:
		whole := span.Span{Start: min(window.Start, now.Start), End: max(window.End, now.End)}
		return occupancies(ctx, client, c.ID, whole)
	}
	far, err := occupancies(ctx, client, c.ID, window)
	if err != nil {
		return nil, err
	}
	present, err := s.present(ctx, client, c.ID, now, version, at)
	return slices.Concat(far, present), err
}

// present is what is taken around the present, read when it isn't remembered.
func (s *Service) present(ctx context.Context, client *gen.Client, id uuid.UUID, now span.Span, version, at int64) ([]Occupied, error) {
	if occupied, ok := s.near.recall(id, version, now, at); ok {
		return occupied, nil
	}
	occupied, err := occupancies(ctx, client, id, now)
	if err == nil {
		s.near.remember(id, memory{version: version, within: now, at: at, occupied: occupied})
	}
	return occupied, err
}

// Refresh reads views of one community again, in one look, and remembers what changed.
func (s *Service) Refresh(ctx context.Context, previous ...*View) ([]*View, error) {
	windows := make([]*Window, len(previous))
	for i, v := range previous {
		windows[i] = &v.Window
	}
	views, err := s.read(ctx, previous[0].Community, windows)
	if err != nil {
		return nil, err
	}
	for i, v := range views {
		v.succeed(previous[i])
	}
	return views, nil
}

// Turn is Refresh for when only the clock has moved: what is taken is known, and nothing is read as long as that reaches
// to tomorrow's end.
func (s *Service) Turn(ctx context.Context, previous ...*View) ([]*View, error) {
	views := make([]*View, len(previous))
	for i, v := range previous {
		at := max(s.clock.Now().Unix(), v.changedAt) // See Now.
		if lookahead(at, v.Community.Zone) != lookahead(v.AsOf, v.Community.Zone) {
			return s.Refresh(ctx, previous...)
		}
		views[i] = v.turned(at)
	}
	return views, nil
}

// Snapshot is the event that holds everything the view shows.
func (s *Service) Snapshot(v *View) *Event { return v.snapshot(s.epoch) }

// Cursor is where a reader stands who knows the view.
func (s *Service) Cursor(v *View) Cursor {
	return Cursor{Epoch: s.epoch, Version: v.Version, AsOf: v.AsOf}
}

// Since is the event that leads a reader from its cursor to the view; nil when there is nothing new. A cursor of another
// epoch or another day, from the future, or older than the feed's memory gets a snapshot.
func (s *Service) Since(ctx context.Context, v *View, c Cursor) (*Event, error) {
	zone := v.Community.Zone
	sameDay := localtime.DateOf(c.AsOf, zone) == localtime.DateOf(v.AsOf, zone)
	if c.Epoch != s.epoch || !sameDay || c.Version > v.Version || c.AsOf > v.AsOf {
		return v.snapshot(s.epoch), nil
	}
	touched, known, err := s.touched(ctx, v, c)
	if err != nil {
		return nil, err
	}
	if !known {
		return v.snapshot(s.epoch), nil
	}
	return v.since(c, touched), nil
}

// resumeLimit is how many changes a reader may have missed; more cost less as a snapshot.
const resumeLimit = 1000

func (s *Service) touched(ctx context.Context, v *View, c Cursor) (touched []uuid.UUID, known bool, err error) {
	if c.Version >= v.base {
		return nil, true, nil
	}
	changes, err := feed.Since(ctx, s.store.Read(), feed.Community(v.Community.ID), c.Version, resumeLimit)
	if err != nil || len(changes) == 0 || len(changes) == resumeLimit || changes[0].Seq != c.Version+1 {
		return nil, false, err
	}
	for _, change := range changes {
		touched = append(touched, change.SpaceIds...)
	}
	return touched, true, nil
}
