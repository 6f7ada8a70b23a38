package booking

import (
	"context"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// confirm turns the viewer's hold into a booking: the same row, so nobody can slip in between.
func (s *Service) confirm(ctx context.Context, v viewer.Viewer, in BookInput) (Outcome, error) {
	hold, err := s.visible(ctx, s.store.Read(), v, *in.Hold)
	if err != nil {
		return Outcome{}, err
	}
	space, err := s.space(hold.SpaceID)
	if err != nil {
		return Outcome{}, err
	}
	whom, err := in.party(v, hold.CommunityID)
	if err != nil {
		return Outcome{}, err
	}
	if err := in.Override.by(v, hold.CommunityID); err != nil {
		return Outcome{}, err
	}
	outcome := Outcome{Space: space}
	err = s.store.Write(ctx, streams(&v.Person, in.Organisation, hold.CommunityID), func(tx *store.Tx) error {
		_, known, err := tx.Remembered(v.Person, mutationBook, in.Key, in)
		if err != nil {
			return err
		}
		if err := s.settle(tx, hold.CommunityID); err != nil {
			return err
		}
		if hold, err = tx.Client().Booking.Get(tx.Context(), hold.ID); err != nil || known {
			outcome.Booking = hold
			return err
		}
		if hold.BookerID == nil || *hold.BookerID != v.Person || hold.Offered {
			return fault.New(fault.NotFound, "there is no such hold")
		}
		if space, err = s.places.Within(tx, space); err != nil {
			return err
		}
		q := question{space: space, slot: slotOf(hold), attendees: in.Attendees, hold: hold, whom: whom, override: in.Override, viewer: v}
		decision, err := s.confirmable(tx, q)
		if outcome.Refusals = decision.Refusals; err != nil || !outcome.Allowed() {
			return err
		}
		outcome.Booking, err = s.turn(tx, q, decision, in)
		if err != nil {
			return err
		}
		if err := witness(tx, v, kind.AuditBook, outcome.Booking, q.why(decision.Broken)); err != nil {
			return err
		}
		return tx.Remember(v.Person, mutationBook, in.Key, in, hold.ID)
	})
	return outcome, err
}

// turn writes the hold down as the booking of whom it is for, or as their request, and announces it.
func (s *Service) turn(tx *store.Tx, q question, d policy.Decision, in BookInput) (*gen.Booking, error) {
	hold, now := q.hold, tx.Now().Unix()
	change, err := q.whom.become(tx, hold)
	if err != nil {
		return nil, err
	}
	status, what := q.begins()
	due := policy.Due(q.rules().Rules, q.whom.kind, status, q.slot.Span, now)
	noteBroken(change, q.sealed(tx, d.Broken), d.Broken)
	made, err := change.SetStatus(status).ClearHoldExpiresAt().ClearHeldUntil().SetAttendees(in.Attendees).SetNillableTitle(in.Title).
		SetNillableDueAt(due).SetUpdatedAt(now).Save(tx.Context())
	if err != nil {
		return nil, err
	}
	units, err := unitsOf(tx, hold.ID)
	if err != nil {
		return nil, err
	}
	return made, s.announce(tx, made, what, units)
}

// confirmable says whether the hold, which has been settled, can become a booking, with every reason why not.
func (s *Service) confirmable(tx *store.Tx, q question) (policy.Decision, error) {
	switch {
	case q.hold.Status == kind.Held:
		decision, _, err := s.look(tx.Context(), tx.Client(), q, tx.Now().Unix())
		return decision, err
	case q.hold.Status == kind.Expired && q.hold.HeldUntil != nil:
		ended := policy.HoldExpired(*q.hold.HeldUntil, tx.Now().Unix(), q.space.Community.Zone)
		return policy.Decision{Refusals: []policy.Refusal{ended}}, nil
	default:
		return policy.Decision{Refusals: []policy.Refusal{policy.WrongStatus(q.hold.Status)}}, nil
	}
}

func slotOf(b *gen.Booking) Slot {
	return Slot{Space: b.SpaceID, Span: span.Span{Start: b.StartsAt, End: b.EndsAt}, Units: b.UnitCount}
}
