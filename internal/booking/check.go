package booking

import (
	"context"
	"slices"

	"youkong/internal/community"
	"youkong/internal/feed"
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
	whom, err := BookInput{Organisation: in.Organisation}.party(v, space.CommunityID)
	if err != nil {
		return Outcome{}, err
	}
	if err := in.Override.by(v, space.CommunityID); err != nil {
		return Outcome{}, err
	}
	q := question{space: space, slot: in.Slot, attendees: in.Attendees, whom: whom, viewer: v}
	if in.Booking != nil {
		stored, err := s.visible(ctx, s.store.Read(), v, *in.Booking)
		if err != nil {
			return Outcome{}, err
		}
		if q, err = s.moveOf(stored, space, in.Slot, v); err != nil {
			return Outcome{}, err
		}
		if err := in.Override.by(v, stored.CommunityID); err != nil {
			return Outcome{}, err
		}
	}
	q.override = in.Override
	return s.judge(ctx, q)
}

// judge looks without a lock, and adds alternatives to a no. Those who ask the same at the same time share one look,
// unless what they see is their own: staff, who is suspended, who moves or confirms something, and where
// not everybody may book the same.
func (s *Service) judge(ctx context.Context, q question) (Outcome, error) {
	q, err := s.judged(ctx, s.store.Read(), q, s.clock.Now().Unix())
	if err != nil {
		return Outcome{}, err
	}
	ask := s.askTogether
	if q.suspended != nil && *q.suspended > 0 || q.moving != nil || q.hold != nil || q.again != nil || q.viewer.Staff() || s.personal(q.space) {
		ask = s.ask
	}
	outcome, err := ask(ctx, q)
	if err != nil || !q.keeping {
		return outcome, err
	}
	_, refusals, err := s.tenure(ctx, s.store.Read(), q, s.clock.Now().Unix())
	outcome.Refusals = slices.Concat(outcome.Refusals, refusals) // What was asked together belongs to others too.
	return outcome, err
}

// personal says whether the answer for the space, with what is offered instead, may not be the same for everybody.
func (s *Service) personal(space *community.Space) bool {
	differs := func(other *community.Space) bool { return other.Rules.Personal() }
	return s.places.Catalogue().Personal() && (differs(space) || slices.ContainsFunc(s.similar(space), differs))
}

// ask judges by the time that a write would judge by: never before the community's newest change.
func (s *Service) ask(ctx context.Context, q question) (Outcome, error) {
	head, err := feed.Stand(ctx, s.store.Read(), feed.Community(q.space.CommunityID))
	if err != nil {
		return Outcome{}, err
	}
	if _, err := s.places.Fresh(ctx, s.store.Read(), q.space.Community, head.Calendar); err != nil {
		return Outcome{}, err
	}
	if q.space, err = s.space(q.space.ID); err != nil {
		return Outcome{}, err
	}
	now := max(s.clock.Now().Unix(), head.At)
	decision, taken, err := s.look(ctx, s.store.Read(), q, now)
	if err != nil {
		return Outcome{}, err
	}
	outcome := Outcome{Space: q.space, Refusals: decision.Refusals}
	if !outcome.Allowed() {
		outcome.Alternatives, err = s.alternatives(ctx, q, taken, now)
	}
	return outcome, err
}
