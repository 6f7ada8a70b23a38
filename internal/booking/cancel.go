package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Cancel calls off a booking, or lets go of a hold. Cancelling what is cancelled already is a success.
// Faults: NotFound for a booking that the viewer cannot see.
func (s *Service) Cancel(ctx context.Context, v viewer.Viewer, id uuid.UUID) (Outcome, error) {
	var outcome Outcome
	err := s.find(ctx, v, id, func(stored *gen.Booking) error {
		return s.store.Write(ctx, streamsOf(stored), func(tx *store.Tx) error {
			if err := s.settle(tx, stored.CommunityID); err != nil {
				return err
			}
			found, err := s.locked(tx, v, stored)
			if err != nil {
				return err
			}
			if outcome.Space, err = s.space(found.SpaceID); err != nil {
				return err
			}
			if found.Status == kind.Cancelled {
				outcome.Booking = found
				return nil
			}
			if outcome.Refusals = s.againstCancelling(v, found, tx.Now().Unix()); !outcome.Allowed() {
				return nil
			}
			if outcome.Booking, err = s.release(tx, found, kind.Cancelled, kind.BookingCancelled); err != nil {
				return err
			}
			return witness(tx, v, kind.AuditCancel, found)
		})
	})
	return outcome, err
}

// againstCancelling returns every reason why the viewer cannot cancel the booking now.
func (s *Service) againstCancelling(v viewer.Viewer, b *gen.Booking, now int64) []policy.Refusal {
	status := settled(b, now)
	if !policy.Allowed(status, kind.Cancelled, by(v, b)) {
		return []policy.Refusal{policy.WrongStatus(status)}
	}
	space, ok := s.places.Catalogue().Space(b.SpaceID)
	if !ok || status == kind.Held || policy.MayWithdraw(b.CreatedAt, now) {
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
