package booking

import (
	"context"

	"youkong/internal/viewer"
)

// Check is the dry run: what would come of it at this moment? Nothing is written. It looks through the same settled view
// as the mutation, so the two cannot disagree.
// Faults: BadInput, and NotFound for a space or booking that the viewer cannot see.
func (s *Service) Check(ctx context.Context, v viewer.Viewer, in CheckInput) (Outcome, error) {
	if err := in.validate(); err != nil {
		return Outcome{}, err
	}
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return Outcome{}, err
	}
	q := question{space: space, slot: in.Slot, attendees: in.Attendees, viewer: v}
	outcome := Outcome{Space: space}
	if in.Booking != nil {
		q.moving, err = s.visible(ctx, s.store.Read(), v, *in.Booking)
		if err != nil {
			return Outcome{}, err
		}
	}
	return s.judge(ctx, q, outcome)
}

// judge looks without a lock, and adds alternatives to a no.
func (s *Service) judge(ctx context.Context, q question, outcome Outcome) (Outcome, error) {
	now := s.clock.Now().Unix()
	decision, taken, err := s.look(ctx, s.store.Read(), q, now)
	if err != nil {
		return Outcome{}, err
	}
	outcome.Refusals = append(outcome.Refusals, decision.Refusals...)
	if !outcome.Allowed() {
		outcome.Alternatives, err = s.alternatives(ctx, q, taken, now)
	}
	return outcome, err
}
