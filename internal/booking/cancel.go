package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Cancel calls off a booking, or lets go of a hold. Cancelling what is cancelled already is a success.
// Faults: NotFound for a booking that the viewer cannot see.
func (s *Service) Cancel(ctx context.Context, v viewer.Viewer, id uuid.UUID) (Outcome, error) {
	return s.CancelAnyway(ctx, v, id, nil)
}

// CancelAnyway is Cancel, and with an override staff need not give notice.
// Faults: as Cancel; BadInput for no reason, and Forbidden for an override by who does not work there.
func (s *Service) CancelAnyway(ctx context.Context, v viewer.Viewer, id uuid.UUID, override *Override) (Outcome, error) {
	if err := fault.Invalid(override.invalid()); err != nil {
		return Outcome{}, err
	}
	return s.act(ctx, v, id, func(tx *store.Tx, b *gen.Booking, o *Outcome) (err error) {
		if err := override.by(v, b.CommunityID); err != nil {
			return err
		}
		if b.Status == kind.Cancelled {
			o.Booking = b
			return nil
		}
		q := question{space: o.Space, whom: partyOf(b), override: override, viewer: v}
		decision := policy.Decision{Refusals: s.againstCancelling(v, b, tx.Now().Unix())}
		if override != nil {
			decision = decision.Break()
		}
		if o.Refusals = decision.Refusals; !o.Allowed() {
			return nil
		}
		if len(decision.Broken) > 0 {
			why := tx.Client().Booking.UpdateOneID(b.ID).SetOverridden(decision.Broken).SetNillableOverrideReason(q.sealed(tx, decision.Broken))
			if err := why.Exec(tx.Context()); err != nil {
				return err
			}
		}
		if o.Booking, err = s.release(tx, b, kind.Cancelled, kind.BookingCancelled); err != nil {
			return err
		}
		return witness(tx, v, kind.AuditCancel, b, q.why(decision.Broken))
	})
}

// againstCancelling returns every reason why the viewer cannot cancel the booking now. Nobody waits for notice of a block.
func (s *Service) againstCancelling(v viewer.Viewer, b *gen.Booking, now int64) []policy.Refusal {
	status := settled(b, now)
	if !policy.Allowed(status, kind.Cancelled, by(v, b)) {
		return []policy.Refusal{policy.WrongStatus(status)}
	}
	space, ok := s.places.Catalogue().Space(b.SpaceID)
	if !ok || status == kind.Held || b.Kind == kind.Block || policy.MayWithdraw(b.CreatedAt, now) {
		return nil
	}
	return policy.DecideCancel(space.Rules, span.Span{Start: b.StartsAt, End: b.EndsAt}, now).Refusals
}

// CanCancel says whether the viewer may cancel the booking at this moment.
func (s *Service) CanCancel(v viewer.Viewer, b *gen.Booking) bool {
	return len(s.againstCancelling(v, b, s.clock.Now().Unix())) == 0
}

// CanMove says whether a booking may be moved at this moment, a free slot given.
func (s *Service) CanMove(b *gen.Booking) bool {
	now := s.clock.Now().Unix()
	space, ok := s.places.Catalogue().Space(b.SpaceID)
	return ok && policy.Movable(settled(b, now)) && policy.InTimeToMove(space.Rules, b.StartsAt, now)
}
