package booking

import (
	"context"
	"time"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Hold keeps a slot while its form is being filled in. A hold of the viewer on the same space is replaced; see
// policy.DecideHold for how long.
// Faults: BadInput; NotFound for an unknown space; Conflict for a key used with other input.
func (s *Service) Hold(ctx context.Context, v viewer.Viewer, in HoldInput) (Outcome, error) {
	if err := in.validate(); err != nil {
		return Outcome{}, err
	}
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return Outcome{}, err
	}
	q := question{space: space, slot: in.Slot, attendees: 1, keeping: true, whom: ofViewer(v), viewer: v}
	a := attempt{mutation: mutationHold, key: in.Key, input: in, action: kind.AuditHold}
	return s.make(ctx, q, a, func(tx *store.Tx, d policy.Decision, own []*gen.Booking) (*gen.Booking, error) {
		return s.inPlaceOf(tx, own, func() (*gen.Booking, error) {
			return s.insert(tx, q, d, draft{status: kind.Held, whom: q.whom, change: kind.BookingHeld})
		})
	})
}

// latestBegun is how long ago a slot that is held can have begun, at most.
const latestBegun = 48 * time.Hour

// tenure asks how long a hold may last, beside those that the viewer has or has let go of.
func (s *Service) tenure(ctx context.Context, c *gen.Client, q question, now int64) (policy.Tenure, []policy.Refusal, error) {
	found, err := c.Booking.Query().Where(
		booking.BookerID(q.viewer.Person), booking.StartsAtGT(now-int64(latestBegun/time.Second)), // So far the index goes.
		booking.StatusIn(kind.Held, kind.Cancelled), booking.HeldUntilGT(now), booking.Offered(false),
	).All(ctx)
	if err != nil {
		return policy.Tenure{}, nil, err
	}
	holds := make([]policy.Hold, len(found))
	for i, b := range found {
		slot := slotOf(b)
		holds[i] = policy.Hold{
			Space: slot.Space, Span: slot.Span, Units: slot.Units,
			Until: *b.HeldUntil, Renewed: b.HoldRenewed, Standing: b.Status == kind.Held,
		}
	}
	tenure, refusals := policy.DecideHold(q.space.Rules, q.request(now), holds)
	return tenure, refusals, nil
}
