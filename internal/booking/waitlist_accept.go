package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// AcceptInput takes what was offered.
type AcceptInput struct {
	Waiter    uuid.UUID
	Attendees int // 0 means as many as were waited for.
	Title     *string
}

func (in AcceptInput) validate() error {
	fields := invalidTitle(in.Title)
	if in.Attendees != 0 {
		fields = append(fields, invalidAttendees(in.Attendees)...)
	}
	return fault.Invalid(fields)
}

// AcceptOffer turns what the viewer was offered into their booking: the same row, so nobody can slip in between. All rules
// are asked again, those about time as of the moment of the offer. Accepting again returns the booking again.
// Faults: BadInput; NotFound for anybody else's offer, and for an organisation that the viewer has left; Conflict when
// nothing is or was offered.
func (s *Service) AcceptOffer(ctx context.Context, v viewer.Viewer, in AcceptInput) (WaitOutcome, error) {
	if err := in.validate(); err != nil {
		return WaitOutcome{}, err
	}
	stored, err := s.waiter(ctx, s.store.Read(), v, in.Waiter)
	if err != nil {
		return WaitOutcome{}, err
	}
	space, err := s.space(stored.SpaceID)
	if err != nil {
		return WaitOutcome{}, err
	}
	whom, err := BookInput{Organisation: stored.OrganisationID}.party(v, stored.CommunityID)
	if err != nil {
		return WaitOutcome{}, err
	}
	var outcome WaitOutcome
	err = s.store.Write(ctx, streams(&v.Person, whom.organisation, stored.CommunityID), func(tx *store.Tx) error {
		outcome = WaitOutcome{Space: space}
		if err := s.settle(tx, stored.CommunityID); err != nil {
			return err
		}
		w, err := s.waiter(tx.Context(), tx.Client(), v, in.Waiter)
		if err != nil {
			return err
		}
		outcome.Waiter = w
		if w.Status == kind.Accepted {
			outcome.Booking = w.Edges.Booking
			return nil
		}
		if w.Status != kind.Offered {
			outcome.Refusals, err = s.againstAccepting(w, tx.Now().Unix())
			return err
		}
		if in.Attendees == 0 {
			in.Attendees = w.Attendees
		}
		if space, err = s.places.Within(tx, space); err != nil {
			return err
		}
		hold := w.Edges.Booking
		q := question{space: space, slot: slotOf(hold), attendees: in.Attendees, hold: hold, whom: whom, viewer: v}
		decision, err := s.confirmable(tx, q)
		if outcome.Refusals = decision.Refusals; err != nil || len(outcome.Refusals) > 0 {
			return err
		}
		outcome.Booking, outcome.Waiter, err = s.take(tx, w, in, q, decision)
		return err
	})
	return outcome, err
}

// take writes the offer down as accepted.
func (s *Service) take(tx *store.Tx, w *gen.Waiter, in AcceptInput, q question, d policy.Decision) (*gen.Booking, *gen.Waiter, error) {
	made, err := s.turn(tx, q, d, BookInput{Title: in.Title, Attendees: in.Attendees})
	if err != nil {
		return nil, nil, err
	}
	w, err = tx.Client().Waiter.UpdateOne(w).SetStatus(kind.Accepted).SetUpdatedAt(tx.Now().Unix()).Save(tx.Context())
	if err != nil {
		return nil, nil, err
	}
	return made, w, tellOfWaiting(tx, q.viewer, kind.AuditAccept, w)
}

// againstAccepting says why there is nothing to accept any more; fault Conflict where there never was.
func (s *Service) againstAccepting(w *gen.Waiter, now int64) ([]policy.Refusal, error) {
	space, err := s.space(w.SpaceID)
	if err != nil {
		return nil, err
	}
	if w.Status == kind.Lapsed && w.Edges.Booking != nil && w.Edges.Booking.HeldUntil != nil {
		return []policy.Refusal{policy.HoldExpired(*w.Edges.Booking.HeldUntil, now, space.Community.Zone)}, nil
	}
	return nil, fault.New(fault.Conflict, "nothing is offered here")
}
