package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/feed"
	"youkong/internal/store"
)

// linesOf are the communities in which the person waits.
func linesOf(ctx context.Context, c *gen.Client, person uuid.UUID) (communities []uuid.UUID, err error) {
	err = c.Waiter.Query().Where(waiter.PersonID(person), waiter.StatusIn(kind.Waiting, kind.Offered)).
		Unique(true).Select(waiter.FieldCommunityID).Scan(ctx, &communities)
	return communities, err
}

// leaveLines forgets that the person ever waited for anything; those behind them come forward. What is offered to them is a
// hold like others, and let go of with those.
func leaveLines(tx *store.Tx, person uuid.UUID) error {
	communities, err := linesOf(tx.Context(), tx.Client(), person)
	if err != nil {
		return err
	}
	if _, err := tx.Client().Waiter.Delete().Where(waiter.PersonID(person)).Exec(tx.Context()); err != nil {
		return err
	}
	for _, community := range communities {
		if _, err := feed.Append(tx, feed.Community(community), feed.Change{Kind: kind.WaitlistChanged}); err != nil {
			return err
		}
	}
	return nil
}

// waitsKept is how long a place in a line is remembered after its time is over: long enough to ask what became of it.
const waitsKept = 30 * 24 * time.Hour

// ForgetWaits deletes what was waited for long ago.
func (s *Service) ForgetWaits(ctx context.Context) error {
	over := waiter.EndsAtLT(s.clock.Now().Add(-waitsKept).Unix())
	old, err := s.store.Read().Waiter.Query().Where(over).Exist(ctx)
	if err != nil || !old {
		return err
	}
	return s.store.Write(ctx, nil, func(tx *store.Tx) error {
		_, err := tx.Client().Waiter.Delete().Where(over).Exec(tx.Context())
		return err
	})
}
