package graph

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/globalid"
	"youkong/internal/live"
	"youkong/internal/viewer"
)

// follow hands events on as the API shows them, until ctx ends or there are no more.
func follow[In, Out any](ctx context.Context, in <-chan In, show func(In) Out) <-chan Out {
	out := make(chan Out)
	go func() {
		defer close(out)
		for event := range in {
			select {
			case <-ctx.Done():
				return
			case out <- show(event):
			}
		}
	}()
	return out
}

// followShared hands the topic over to a transport that shows it to many at once, or else follows it alone. Its resolver
// shows with single what the transport asks to be shown.
func followShared[Out any](ctx context.Context, topic *live.Topic, show func(*live.Event) Out) <-chan Out {
	if live.Offer(ctx, topic) {
		nothing := make(chan Out)
		close(nothing)
		return nothing
	}
	return follow(ctx, topic.Events(ctx), show)
}

// single sends one event and no more.
func single[Out any](event *live.Event, show func(*live.Event) Out) <-chan Out {
	out := make(chan Out, 1)
	out <- show(event)
	close(out)
	return out
}

// shownTo shows availability to the viewer.
func (r *Resolver) shownTo(v viewer.Viewer) func(*live.Event) *model.AvailabilityEvent {
	return func(e *live.Event) *model.AvailabilityEvent { return r.event(v, e.Event) }
}

// followOwn sends the viewer's upcoming bookings whenever the viewer's stream has moved.
func (r *Resolver) followOwn(ctx context.Context, v viewer.Viewer) <-chan []*gen.Booking {
	return r.followList(ctx, feed.Person(v.Person), func() (booking.Changes, error) { return r.Bookings.Upcoming(ctx, v) })
}

// followOrganisation sends an organisation's upcoming bookings whenever the organisation's stream has moved.
func (r *Resolver) followOrganisation(ctx context.Context, v viewer.Viewer, id uuid.UUID) (<-chan []*gen.Booking, error) {
	if err := booking.ForMembers(v, id); err != nil {
		return nil, err
	}
	return r.followList(ctx, feed.Organisation(id), func() (booking.Changes, error) { return r.Bookings.UpcomingOf(ctx, v, id) }), nil
}

// followList sends a whole list at first and whenever its stream has moved.
func (r *Resolver) followList(ctx context.Context, stream string, read func() (booking.Changes, error)) <-chan []*gen.Booking {
	last := int64(-1)
	return live.Follow(ctx, r.Live, stream, func() ([]*gen.Booking, bool, error) {
		list, err := read()
		if err != nil || list.Version == last {
			return nil, false, err
		}
		last = list.Version
		return list.Bookings, true, nil
	})
}

// followBoard sends first what is live in the window, then every booking that changed.
func (r *Resolver) followBoard(
	ctx context.Context, v viewer.Viewer, place *community.Community, window *availability.Window,
) (<-chan *model.BoardEvent, error) {
	if window == nil {
		today := availability.Today(r.Bookings.Now().Unix(), place.Zone)
		window = &today
	}
	if err := booking.ForStaff(v, place.ID); err != nil {
		return nil, err
	}
	id := scalar.ID{Kind: globalid.Community, UUID: place.ID}
	version := int64(-1)
	return live.Follow(ctx, r.Live, feed.Community(place.ID), func() (*model.BoardEvent, bool, error) {
		snapshot := version < 0
		changes, err := r.boardChanges(ctx, v, place, *window, version)
		if err != nil || changes.Version == version {
			return nil, false, err
		}
		event := &model.BoardEvent{
			CommunityID: id, Since: int(max(version, 0)), Version: int(changes.Version), Snapshot: snapshot, Bookings: changes.Bookings,
			Removed: []*scalar.ID{},
		}
		for _, gone := range changes.Gone {
			event.Removed = append(event.Removed, idOf(globalid.Booking, gone))
		}
		version = changes.Version
		return event, true, nil
	}), nil
}

// boardChanges reads what the board shows when nothing is known yet, and what changed after the version otherwise.
func (r *Resolver) boardChanges(
	ctx context.Context, v viewer.Viewer, place *community.Community, window availability.Window, version int64,
) (booking.Changes, error) {
	if version < 0 {
		return r.Bookings.Board(ctx, v, place, window.Span(place.Zone))
	}
	return r.Bookings.Changed(ctx, v, place.ID, version)
}
