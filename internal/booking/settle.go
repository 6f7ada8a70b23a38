package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/store"
)

// settle writes down, under the community's lock, what time has brought: holds that have run out.
func (s *Service) settle(tx *store.Tx, community uuid.UUID) error {
	due, err := tx.Client().Booking.Query().
		Where(booking.CommunityID(community), booking.StatusEQ(kind.Held), booking.HoldExpiresAtLTE(tx.Now().Unix())).
		Order(booking.ByHoldExpiresAt(), booking.ByID()).All(tx.Context())
	if err != nil {
		return err
	}
	for _, hold := range due {
		if _, err := s.release(tx, hold, kind.Expired, kind.HoldExpired); err != nil {
			return err
		}
	}
	return nil
}

// settled is the status that people see once everything due is written down, in the dry run as under the lock.
func settled(b *gen.Booking, now int64) kind.BookingStatus {
	if b.Status == kind.Held && b.HoldExpiresAt != nil && *b.HoldExpiresAt <= now {
		return kind.Expired
	}
	return policy.Shown(b.Status, b.EndsAt, now)
}

// Settle writes down what is due in every community. Every server calls it now and then; the lock and the look under it
// make each thing happen exactly once.
func (s *Service) Settle(ctx context.Context) error {
	var due []uuid.UUID
	err := s.store.Read().Booking.Query().
		Where(booking.StatusEQ(kind.Held), booking.HoldExpiresAtLTE(s.clock.Now().Unix())).
		Unique(true).Select(booking.FieldCommunityID).Scan(ctx, &due)
	if err != nil {
		return err
	}
	for _, community := range due {
		err := s.store.Write(ctx, streams(nil, community), func(tx *store.Tx) error { return s.settle(tx, community) })
		if err != nil {
			return err
		}
	}
	return nil
}
