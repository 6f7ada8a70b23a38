package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/internal/fault"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// act is the way of every change to a booking that stays where it is: find, lock, settle, look at it again, write.
func (s *Service) act(
	ctx context.Context, v viewer.Viewer, id uuid.UUID, write func(tx *store.Tx, found *gen.Booking, outcome *Outcome) error,
) (Outcome, error) {
	var outcome Outcome
	err := s.find(ctx, v, id, func(stored *gen.Booking) error {
		return s.store.Write(ctx, streamsOf(stored), func(tx *store.Tx) error {
			outcome = Outcome{}
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
			if outcome.Space, err = s.places.Within(tx, outcome.Space); err != nil {
				return err
			}
			return write(tx, found, &outcome)
		})
	})
	return outcome, err
}

// refuse ends it with these reasons.
func (o *Outcome) refuse(reasons ...policy.Refusal) error {
	o.Refusals = reasons
	return nil
}

// forStaffOf is nil for the staff of the booking's community. Fault Forbidden for its booker, who knows that it exists.
func forStaffOf(v viewer.Viewer, b *gen.Booking) error {
	if v.StaffOf(b.CommunityID) {
		return nil
	}
	return fault.New(fault.Forbidden, "only the staff of the centre can do that")
}
