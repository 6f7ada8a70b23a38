package booking

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// Wait is somebody's place in a line as it stands at a moment.
type Wait struct {
	*gen.Waiter
	Standing kind.WaiterStatus // With what time has brought.
	Ahead    int               // How many come before, for anything that takes some of the same; 0 for who waits no more.
	Until    *int64            // When the offer ends, Unix seconds; nil where none stands.
}

// SameWaits says whether nothing that is shown differs between two readings of a list.
func SameWaits(a, b []*Wait) bool {
	return slices.EqualFunc(a, b, func(a, b *Wait) bool {
		return a.ID == b.ID && a.UpdatedAt == b.UpdatedAt && a.Standing == b.Standing && a.Ahead == b.Ahead
	})
}

// Waits are the viewer's places in lines, by the start of what they wait for: where they wait or are offered something, and
// where it came to nothing, until the time itself is over.
func (s *Service) Waits(ctx context.Context, v viewer.Viewer) ([]*Wait, error) {
	return s.standing(ctx, waiter.PersonID(v.Person), waiter.EndsAtGT(s.clock.Now().Unix()),
		waiter.StatusIn(kind.Waiting, kind.Offered, kind.Lapsed, kind.TooLate))
}

// Wait is one of the viewer's places, or one in a community that they work for; fault NotFound for any other.
func (s *Service) Wait(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*Wait, error) {
	found, err := s.standing(ctx, waiter.ID(id))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 || found[0].PersonID != v.Person && !v.StaffOf(found[0].CommunityID) {
		return nil, errNoWaiter
	}
	return found[0], nil
}

// Waiters are those who wait for, or are offered, anything that touches the time in the community, at most 200, by the start
// of what they wait for and their turn. They are for its staff; fault NotFound for anyone else.
func (s *Service) Waiters(ctx context.Context, v viewer.Viewer, community uuid.UUID, within span.Span) ([]*Wait, error) {
	if err := ForStaff(v, community); err != nil {
		return nil, err
	}
	return s.standing(ctx, waiter.CommunityID(community), waiter.StatusIn(kind.Waiting, kind.Offered),
		waiter.StartsAtLT(within.End), waiter.EndsAtGT(within.Start), waiter.StartsAtGT(within.Start-longest))
}

// standing reads places in lines, and what has to be known of the others in those lines, from one look at the database.
func (s *Service) standing(ctx context.Context, which ...predicate.Waiter) ([]*Wait, error) {
	var found []*Wait
	err := s.store.Snapshot(ctx, func(ctx context.Context, c *gen.Client) error {
		rows, err := c.Waiter.Query().Where(which...).WithBooking().WithPerson(func(p *gen.PersonQuery) { p.WithRoles() }).WithOrganisation().
			Order(waiter.ByStartsAt(), waiter.ByCreatedAt(), waiter.ByID()).Limit(listAtOnce).All(ctx)
		if err != nil || len(rows) == 0 {
			return err
		}
		line, err := s.lines(ctx, c, rows)
		if err != nil {
			return err
		}
		for _, w := range rows {
			found = append(found, s.waitOf(w, line))
		}
		return nil
	})
	return found, err
}

// lines are all who wait, or are offered something, where and when any of the given waiters may have to do with them.
func (s *Service) lines(ctx context.Context, c *gen.Client, given []*gen.Waiter) ([]*gen.Waiter, error) {
	within := span.Span{Start: given[0].StartsAt, End: given[0].EndsAt}
	var units []uuid.UUID
	for _, w := range given {
		within = span.Span{Start: min(within.Start, w.StartsAt), End: max(within.End, w.EndsAt)}
		if space, ok := s.places.Catalogue().Space(w.SpaceID); ok {
			units = append(units, space.Rules.Units...)
		}
	}
	return c.Waiter.Query().Where(
		waiter.SpaceIDIn(s.places.Catalogue().Touched(units)...), waiter.StatusIn(kind.Waiting, kind.Offered),
		waiter.StartsAtLT(within.End), waiter.EndsAtGT(within.Start), waiter.StartsAtGT(within.Start-longest),
	).All(ctx)
}

func (s *Service) waitOf(w *gen.Waiter, line []*gen.Waiter) *Wait {
	now := s.clock.Now().Unix()
	shown := &Wait{Waiter: w, Standing: w.Status}
	switch {
	case w.Status == kind.Waiting && w.StartsAt <= now:
		shown.Standing = kind.TooLate
	case w.Status == kind.Waiting:
		for _, other := range line {
			if turnOf(other).Compare(turnOf(w)) < 0 && s.compete(other, w) {
				shown.Ahead++
			}
		}
	case w.Status == kind.Offered && settled(w.Edges.Booking, now) == kind.Expired:
		shown.Standing = kind.Lapsed
	case w.Status == kind.Offered:
		shown.Until = w.Edges.Booking.HoldExpiresAt
	}
	return shown
}

// compete says whether what the one gets may be what the other waits for.
func (s *Service) compete(a, b *gen.Waiter) bool {
	if a.StartsAt >= b.EndsAt || b.StartsAt >= a.EndsAt {
		return false
	}
	if a.SpaceID == b.SpaceID {
		return true
	}
	space, ok := s.places.Catalogue().Space(a.SpaceID)
	return ok && slices.Contains(s.places.Catalogue().Touched(space.Rules.Units), b.SpaceID)
}
