package booking

import (
	"context"
	"slices"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/recur"
	"youkong/internal/store"
)

// Scope says how much of a series a change is for.
type Scope string

// The scopes, as in the public schema. None reaches what has begun.
const (
	ThisOne          Scope = "THIS"
	ThisAndFollowing Scope = "THIS_AND_FOLLOWING"
	AllOfThem        Scope = "ALL"
)

// stretch is a series that is to be changed from one of its dates on.
type stretch struct {
	series    *gen.Series
	rule      recur.Rule
	behind    int // How many dates of the rule come before.
	ahead     int // How many of them are changed or passed over.
	following []*gen.Booking
}

// stretchOf finds what of the series of the booking the scope reaches, ascending by the start that the rule gave; more says
// what else holds for it.
// Faults: BadInput for a booking of no series, and when nothing is left to change.
func (s *Service) stretchOf(
	ctx context.Context, c *gen.Client, b *gen.Booking, scope Scope, now int64, more ...predicate.Booking,
) (stretch, error) {
	if b.SeriesID == nil || b.OccursAt == nil {
		return stretch{}, badBooking("must be of a series")
	}
	var all stretch
	var err error
	if all.series, err = c.Series.Get(ctx, *b.SeriesID); err != nil {
		return all, err
	}
	where := slices.Concat(more, []predicate.Booking{
		booking.SeriesID(all.series.ID), booking.StatusIn(kind.Pending, kind.Confirmed), booking.StartsAtGT(now),
	})
	if scope == ThisAndFollowing {
		where = append(where, booking.OccursAtGTE(*b.OccursAt))
	}
	if all.following, err = c.Booking.Query().Where(where...).Order(booking.ByOccursAt(), booking.ByID()).All(ctx); err != nil {
		return all, err
	}
	if len(all.following) == 0 {
		return all, badBooking("must have something of its series after it that has not begun")
	}
	starts, err := s.startsOf(all.series)
	if err != nil {
		return all, err
	}
	all.rule, _, _ = s.Rule(all.series)
	all.behind, _ = slices.BinarySearch(starts, *all.following[0].OccursAt)
	all.ahead = len(starts) - all.behind
	return all, nil
}

// startsOf are the starts that the rule of the series gives, Unix seconds ascending.
func (s *Service) startsOf(of *gen.Series) ([]int64, error) {
	rule, zone, err := s.Rule(of)
	if err != nil {
		return nil, err
	}
	return rule.Expand(of.StartsAt, zone)
}

// endEarlier has the rule of the series end with what still stands of it.
func (s *Service) endEarlier(tx *store.Tx, of *gen.Series) (*gen.Series, error) {
	starts, err := s.startsOf(of)
	if err != nil {
		return nil, err
	}
	last, err := tx.Client().Booking.Query().Where(booking.SeriesID(of.ID), booking.StatusIn(standing...)).
		Order(gen.Desc(booking.FieldOccursAt)).First(tx.Context())
	if gen.IsNotFound(err) {
		return of, nil // Nothing stands: the rule stays, to say what it was.
	}
	if err != nil {
		return nil, err
	}
	rule, _, err := s.Rule(of)
	if err != nil {
		return nil, err
	}
	at, _ := slices.BinarySearch(starts, *last.OccursAt)
	return tx.Client().Series.UpdateOne(of).SetRule(rule.Ending(at + 1).String()).SetUpdatedAt(tx.Now().Unix()).Save(tx.Context())
}

func badBooking(reason string) error {
	return fault.Invalid([]fault.Field{{Path: "input.bookingId", Reason: reason}})
}
