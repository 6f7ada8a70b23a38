package graph

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/booking"
	"youkong/internal/feed"
	"youkong/internal/globalid"
	"youkong/internal/live"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

func waitInput(in model.JoinWaitlistInput) (booking.WaitInput, error) {
	slot, err := slotOf(in.Slot)
	if err != nil {
		return booking.WaitInput{}, err
	}
	wanted := booking.WaitInput{Key: in.Key, Slot: slot, Attendees: orOne(in.Attendees)}
	wanted.Organisation, err = optional(in.OrganisationID, globalid.Organisation)
	return wanted, err
}

// wait shows the place in the line that the outcome is about; nil when it was refused one.
func (r *Resolver) wait(ctx context.Context, v viewer.Viewer, o booking.WaitOutcome) (*booking.Wait, error) {
	if o.Waiter == nil {
		return nil, nil
	}
	return r.Bookings.Wait(ctx, v, o.Waiter.ID)
}

// quit gives up a place in a line or what is offered there, and shows it as it then stands.
func (r *Resolver) quit(
	ctx context.Context, id scalar.ID, end func(context.Context, viewer.Viewer, uuid.UUID) (*gen.Waiter, error),
) (*booking.Wait, error) {
	raw, err := id.Must(globalid.Waiter)
	if err != nil {
		return nil, err
	}
	v := viewer.From(ctx)
	if _, err := end(ctx, v, raw); err != nil {
		return nil, err
	}
	return r.Bookings.Wait(ctx, v, raw)
}

// when writes Unix seconds as a time in the zone of what is waited for.
func (r *Resolver) when(w *booking.Wait, unix *int64) (*time.Time, error) {
	place, err := r.place(w.CommunityID)
	if err != nil {
		return nil, err
	}
	return maybe(unix, place.Zone), nil
}

// followWaiters sends who waits in a community, to its staff.
func (r *Resolver) followWaiters(
	ctx context.Context, v viewer.Viewer, community uuid.UUID, within span.Span,
) (<-chan []*booking.Wait, error) {
	if err := booking.ForStaff(v, community); err != nil {
		return nil, err
	}
	return live.FollowSome(ctx, r.Live, booking.SameWaits, func() ([]*booking.Wait, []string, error) {
		waits, err := r.Bookings.Waiters(ctx, v, community, within)
		return waits, []string{feed.Community(community)}, err
	}), nil
}

// followWaits sends what the viewer waits for. Offers are told in the streams of the communities alone, because whoever frees
// the time has not locked that of the person.
func (r *Resolver) followWaits(ctx context.Context, v viewer.Viewer) <-chan []*booking.Wait {
	return live.FollowSome(ctx, r.Live, booking.SameWaits, func() ([]*booking.Wait, []string, error) {
		waits, err := r.Bookings.Waits(ctx, v)
		streams := []string{feed.Person(v.Person)}
		for _, w := range waits {
			streams = append(streams, feed.Community(w.CommunityID))
		}
		return waits, streams, err
	})
}
