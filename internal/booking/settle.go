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

// settle writes down, under the community's lock, what time has brought: holds that have run out, requests that nobody has
// decided, and bookings that nobody has come to.
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
	freed, err := s.end(tx, community)
	if err != nil {
		return nil, err
	}
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

// setDue writes down when the clock ends the booking; nil for never.
func setDue(change *gen.BookingUpdateOne, at *int64) {
	if at == nil {
		change.ClearDueAt()
	} else {
		change.SetDueAt(*at)
	}
}

// end ends what is due in the community. What has become free is still to be offered.
func (s *Service) end(tx *store.Tx, community uuid.UUID) ([]opening, error) {
	found, err := tx.Client().Booking.Query().Where(booking.CommunityID(community), booking.DueAtLTE(tx.Now().Unix())).
		Order(booking.ByDueAt(), booking.ByID()).All(tx.Context())
	if err != nil {
		return nil, err
	}
	var freed []opening
	for _, b := range found {
		what := kind.RequestExpired
		if b.Status == kind.Confirmed {
			what = kind.BookingNoShow
		}
		_, left, err := s.withdraw(tx, b, policy.Ended(b.Status), what)
		if err != nil {
			return nil, err
		}
		freed = append(freed, left)
	}
	return freed, nil
}

// settled is the status that people see once everything due is written down, in the dry run as under the lock.
func settled(b *gen.Booking, now int64) kind.BookingStatus {
	if b.Status == kind.Held && b.HoldExpiresAt != nil && *b.HoldExpiresAt <= now {
		return kind.Expired
	}
	if b.DueAt != nil && *b.DueAt <= now {
		return policy.Ended(b.Status)
	}
	return policy.Shown(b.Status, b.EndsAt, now)
}

// Settle writes down what is due in every community. Every server calls it now and then; the lock and the look under it
// make each thing happen exactly once. Whose it is hears of it in the same write.
func (s *Service) Settle(ctx context.Context) error {
	now := s.clock.Now().Unix()
	holds := booking.And(booking.StatusEQ(kind.Held), booking.HoldExpiresAtLTE(now))
	locks := map[uuid.UUID][]string{}
	for _, due := range []predicate.Booking{holds, booking.DueAtLTE(now)} {
		found, err := s.store.Read().Booking.Query().Where(due).All(ctx)
		if err != nil {
			return err
		}
		for _, b := range found {
			locks[b.CommunityID] = append(locks[b.CommunityID], streamsOf(b)...)
		}
	}
	var failed error
	for community, names := range locks { // One that can't be settled keeps no other from it.
		failed = errors.Join(failed,
			s.store.Write(ctx, names, func(tx *store.Tx) error { return s.settle(tx, community) }))
	}
	return failed
}
