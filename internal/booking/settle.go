package booking

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/store"
)

// settle writes down, under the community's lock, what time has brought: holds that have run out.
func (s *Service) settle(tx *store.Tx, community uuid.UUID) error {
	_, err := s.settleAnd(tx, community)
	return err
}

// settleFor settles the community of the space asked for, and returns what the viewer holds on that space. Both are
// found by one query, because every booking waits for it.
func (s *Service) settleFor(tx *store.Tx, q question) ([]*gen.Booking, error) {
	return s.settleAnd(tx, q.space.CommunityID, booking.And(booking.BookerID(q.viewer.Person), booking.SpaceID(q.space.ID), booking.Offered(false)))
}

// settleAnd settles the community, and returns the running holds that match any of the wishes.
func (s *Service) settleAnd(tx *store.Tx, community uuid.UUID, wishes ...predicate.Booking) ([]*gen.Booking, error) {
	now := tx.Now().Unix()
	due := booking.And(booking.CommunityID(community), booking.HoldExpiresAtLTE(now))
	found, err := tx.Client().Booking.Query().
		Where(booking.HoldExpiresAtNotNil(), booking.StatusEQ(kind.Held), booking.Or(append(wishes, due)...)).
		Order(booking.ByHoldExpiresAt(), booking.ByID()).All(tx.Context())
	if err != nil {
		return nil, err
	}
	var running []*gen.Booking
	var freed []opening
	for _, hold := range found {
		if settled(hold, now) != kind.Expired {
			running = append(running, hold)
			continue
		}
		_, left, err := s.withdraw(tx, hold, kind.Expired, kind.HoldExpired)
		if err != nil {
			return nil, err
		}
		freed = append(freed, left)
	}
	return running, s.offer(tx, freed...) // Once all is free, or who waits for a whole hall would never come before its halves.
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
	for _, community := range due { // One that can't be settled keeps no other from it.
		err = errors.Join(err,
			s.store.Write(ctx, streams(nil, nil, community), func(tx *store.Tx) error { return s.settle(tx, community) }))
	}
	return err
}
