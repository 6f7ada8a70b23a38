package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// CancelSeries calls off a booking of a series, or also those that follow, or all that have not begun. Those that can't be
// cancelled any more stay, and say why.
// Faults: NotFound for a booking that the viewer cannot see; BadInput for one of no series, and when nothing is left to cancel.
func (s *Service) CancelSeries(ctx context.Context, v viewer.Viewer, id uuid.UUID, scope Scope) (SeriesOutcome, error) {
	if scope == ThisOne {
		o, err := s.Cancel(ctx, v, id)
		return s.single(ctx, v, id, nil, o, err)
	}
	var outcome SeriesOutcome
	err := s.find(ctx, v, id, func(stored *gen.Booking) error {
		return s.store.Write(ctx, streamsOf(stored), func(tx *store.Tx) error {
			if err := s.settle(tx, stored.CommunityID); err != nil {
				return err
			}
			found, err := s.locked(tx, v, stored)
			if err != nil {
				return err
			}
			all, err := s.stretchOf(tx.Context(), tx.Client(), found, scope, tx.Now().Unix())
			if err != nil {
				return err
			}
			if outcome, err = s.cancelEach(tx, v, all); err != nil || !goesAhead(outcome.Dates, true) {
				return err
			}
			if outcome.Series, err = s.endEarlier(tx, all.series); err != nil {
				return err
			}
			outcome.Rule, _, err = s.Rule(outcome.Series)
			if err != nil {
				return err
			}
			return witnessSeries(tx, v, kind.AuditEndSeries, outcome.Series)
		})
	})
	return outcome, err
}

// cancelEach calls off what can be. Who waits is asked once all is free.
func (s *Service) cancelEach(tx *store.Tx, v viewer.Viewer, all stretch) (SeriesOutcome, error) {
	outcome := SeriesOutcome{Series: all.series, Rule: all.rule}
	var freed []opening
	for _, b := range all.following {
		space, err := s.space(b.SpaceID)
		if err != nil {
			return outcome, err
		}
		date := Date{OccursAt: *b.OccursAt, Slot: slotOf(b), Space: space}
		if date.Refusals = s.againstCancelling(v, b, tx.Now().Unix()); date.Allowed() {
			var left opening
			if date.Booking, left, err = s.withdraw(tx, b, kind.Cancelled, kind.BookingCancelled); err != nil {
				return outcome, err
			}
			freed = append(freed, left)
		}
		outcome.Space, outcome.Dates = space, append(outcome.Dates, date)
	}
	return outcome, s.offer(tx, freed...)
}

// single is the outcome of a change of one booking, as one date of its series; to is where it was to go.
func (s *Service) single(ctx context.Context, v viewer.Viewer, id uuid.UUID, to *Slot, o Outcome, err error) (SeriesOutcome, error) {
	if err != nil {
		return SeriesOutcome{}, err
	}
	b, err := s.Get(ctx, v, id)
	if err != nil {
		return SeriesOutcome{}, err
	}
	outcome := SeriesOutcome{Space: o.Space}
	date := Date{OccursAt: b.StartsAt, Slot: slotOf(b), Space: o.Space, Refusals: o.Refusals, Alternatives: o.Alternatives, Booking: o.Booking}
	if to != nil {
		date.Slot = *to
	}
	if b.SeriesID != nil {
		date.OccursAt = *b.OccursAt
		if outcome.Series, err = s.store.Read().Series.Get(ctx, *b.SeriesID); err != nil {
			return outcome, err
		}
		outcome.Rule, _, err = s.Rule(outcome.Series)
	}
	outcome.Dates = []Date{date}
	return outcome, err
}
