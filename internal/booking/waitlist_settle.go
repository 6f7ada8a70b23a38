package booking

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/store"
)

// EndWaits writes down for whom the start has come without an offer. Every server calls it now and then; the lock makes
// each happen exactly once. Nobody waits for it: what has begun is not offered any more, and shown as too late.
func (s *Service) EndWaits(ctx context.Context) error {
	var due []uuid.UUID
	err := s.store.Read().Waiter.Query().
		Where(waits, waiter.StartsAtLTE(s.clock.Now().Unix())).
		Unique(true).Select(waiter.FieldCommunityID).Scan(ctx, &due)
	for _, community := range due { // One that can't be settled keeps no other from it.
		err = errors.Join(err, s.store.Write(ctx, streams(nil, nil, community), func(tx *store.Tx) error {
			return endWaits(tx, community)
		}))
	}
	return err
}

func endWaits(tx *store.Tx, community uuid.UUID) error {
	now := tx.Now().Unix()
	ended, err := tx.Client().Waiter.Update().
		Where(waiter.CommunityID(community), waits, waiter.StartsAtLTE(now)).
		SetStatus(kind.TooLate).SetUpdatedAt(now).Save(tx.Context())
	if err != nil || ended == 0 {
		return err
	}
	_, err = feed.Append(tx, feed.Community(community), feed.Change{Kind: kind.WaitlistChanged})
	return err
}

// sweptAtOnce bounds how many waiters one sweep looks at: those whose time is nearest.
const sweptAtOnce = 2000

// OfferWhatIsFree makes the offers that no freeing of time has led to: a closure was ended, a rule changed, a quota has room
// again, or the waiters were too many for one write. Every server calls it now and then. Between the change and this somebody
// else may book; who frees time by a booking's end makes the offer at once, see offer.
func (s *Service) OfferWhatIsFree(ctx context.Context) error {
	due, err := s.overlooked(ctx)
	if err != nil {
		return err
	}
	for community, free := range due {
		err = errors.Join(err, s.store.Write(ctx, streams(nil, nil, community), func(tx *store.Tx) error {
			if err := s.settle(tx, community); err != nil {
				return err
			}
			return s.offer(tx, free...)
		}))
	}
	return err
}

// overlooked finds, without a lock, what is free although someone waits for it who might have it.
func (s *Service) overlooked(ctx context.Context) (map[uuid.UUID][]opening, error) {
	now := s.clock.Now().Unix()
	waiting, err := s.store.Read().Waiter.Query().Where(waits, waiter.StartsAtGT(now)).
		Order(waiter.ByStartsAt(), waiter.ByID()).Limit(sweptAtOnce).All(ctx)
	if err != nil || len(waiting) == 0 {
		return nil, err
	}
	questions := make([]question, len(waiting))
	for i, w := range waiting {
		if space, ok := s.places.Catalogue().Space(w.SpaceID); ok {
			questions[i] = question{space: space, slot: slotOfWaiter(w), attendees: w.Attendees}
		}
	}
	rows, err := s.inForceOf(ctx, questions, now)
	if err != nil {
		return nil, err
	}
	due := map[uuid.UUID][]opening{}
	for i, q := range questions {
		if q.space == nil || policy.Free(q.space.Rules, q.request(now), q.inTheWay(rows[i])) == nil {
			continue
		}
		decision, err := s.decideAs(ctx, s.store.Read(), waiting[i], &q, now)
		if err != nil {
			return nil, err
		}
		if decision.Allowed() {
			community := waiting[i].CommunityID
			due[community] = append(due[community], opening{community: community, units: q.space.Rules.Units, span: q.slot.Span})
		}
	}
	return due, nil
}
