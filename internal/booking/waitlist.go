package booking

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
	"youkong/internal/waitlist"
)

const mutationWait = "joinWaitlist"

// WaitInput asks to wait for a slot.
type WaitInput struct {
	Key          string
	Slot         Slot
	Attendees    int
	Organisation *uuid.UUID // For which the viewer waits; nil for oneself.
}

func (in WaitInput) validate() error {
	return fault.Invalid(append(append(invalidKey(in.Key), in.Slot.invalid()...), invalidAttendees(in.Attendees)...))
}

// WaitOutcome is what came of asking to wait, or of taking what was offered.
type WaitOutcome struct {
	Waiter   *gen.Waiter
	Booking  *gen.Booking     // What the offer has become.
	Space    *community.Space // Where it was asked for.
	Refusals []policy.Refusal
}

// JoinWaitlist puts the viewer on the waitlist for a slot. The same key with the same input returns the same waiter again.
// Faults: BadInput; NotFound for a space or an organisation that the viewer cannot see; Conflict for a key used with other
// input.
func (s *Service) JoinWaitlist(ctx context.Context, v viewer.Viewer, in WaitInput) (WaitOutcome, error) {
	if err := in.validate(); err != nil {
		return WaitOutcome{}, err
	}
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return WaitOutcome{}, err
	}
	whom, err := BookInput{Organisation: in.Organisation}.party(v, space.CommunityID)
	if err != nil {
		return WaitOutcome{}, err
	}
	var outcome WaitOutcome
	err = s.store.Write(ctx, streams(&v.Person, nil, space.CommunityID), func(tx *store.Tx) error {
		outcome = WaitOutcome{Space: space}
		made, known, err := tx.Remembered(v.Person, mutationWait, in.Key, in)
		if err != nil {
			return err
		}
		if known {
			outcome.Waiter, err = tx.Client().Waiter.Get(tx.Context(), made)
			return err
		}
		if err := s.settle(tx, space.CommunityID); err != nil {
			return err
		}
		if space, err = s.places.Within(tx, space); err != nil {
			return err
		}
		q := question{space: space, slot: in.Slot, attendees: in.Attendees, whom: whom, viewer: v}
		if outcome.Refusals, err = s.againstWaiting(tx, q); err != nil || len(outcome.Refusals) > 0 {
			return err
		}
		if outcome.Waiter, err = s.enlist(tx, q); err != nil {
			return err
		}
		return tx.Remember(v.Person, mutationWait, in.Key, in, outcome.Waiter.ID)
	})
	return outcome, err
}

// againstWaiting returns every reason why the viewer cannot wait for the slot.
func (s *Service) againstWaiting(tx *store.Tx, q question) ([]policy.Refusal, error) {
	now, span := tx.Now().Unix(), q.slot.Span
	decision, _, err := s.look(tx.Context(), tx.Client(), q, now)
	if err != nil {
		return nil, err
	}
	wish := waitlist.Wish{Against: decision.Refusals, Rules: q.space.Rules.Rules, Start: span.Start, Now: now}
	if q.space.Rules.Allocation != kind.AllocatePool { // Of a pool one can want more than one has.
		wish.Own, err = tx.Client().Booking.Query().Where(
			booking.BookerID(q.viewer.Person), booking.SpaceID(q.space.ID), booking.StatusIn(kind.Pending, kind.Confirmed, kind.CheckedIn),
			booking.StartsAtLT(span.End), booking.EndsAtGT(span.Start), booking.StartsAtGT(span.Start-longest),
		).Exist(tx.Context())
		if err != nil {
			return nil, err
		}
	}
	others, err := tx.Client().Waiter.Query().Where(
		waiter.PersonID(q.viewer.Person), waiter.StatusIn(kind.Waiting, kind.Offered), waiter.StartsAtGT(now),
	).All(tx.Context())
	for _, w := range others {
		wish.Waits = wish.Waits || w.SpaceID == q.space.ID && w.StartsAt == span.Start && w.EndsAt == span.End
	}
	wish.Others = len(others)
	return wish.Refusals(), err
}

// enlist writes the waiter down, and tells.
func (s *Service) enlist(tx *store.Tx, q question) (*gen.Waiter, error) {
	now := tx.Now().Unix()
	made, err := tx.Client().Waiter.Create().SetID(uuid.Must(uuid.NewV7())).
		SetCommunityID(q.space.CommunityID).SetSpaceID(q.space.ID).SetPersonID(q.viewer.Person).SetNillableOrganisationID(q.whom.organisation).
		SetStatus(kind.Waiting).SetStartsAt(q.slot.Span.Start).SetEndsAt(q.slot.Span.End).
		SetUnitCount(max(q.slot.Units, 1)).SetAttendees(q.attendees).SetCreatedAt(now).SetUpdatedAt(now).Save(tx.Context())
	if err != nil {
		return nil, err
	}
	return made, tellOfWaiting(tx, q.viewer, kind.AuditWait, made)
}

// tellOfWaiting tells the waiter and all who follow the line, and leaves a trace.
func tellOfWaiting(tx *store.Tx, v viewer.Viewer, what kind.AuditAction, w *gen.Waiter) error {
	for _, stream := range []string{feed.Person(w.PersonID), feed.Community(w.CommunityID)} {
		if _, err := feed.Append(tx, stream, feed.Change{Kind: kind.WaitlistChanged}); err != nil {
			return err
		}
	}
	return audit.Append(tx, v, audit.Entry{Stream: feed.Community(w.CommunityID), Action: what, Subject: w.ID})
}

var errNoWaiter = fault.New(fault.NotFound, "there is no such place on a waitlist")

// waiter finds where the viewer waits; fault NotFound for anybody else's place in a line.
func (s *Service) waiter(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Waiter, error) {
	found, err := c.Waiter.Query().Where(waiter.ID(id), waiter.PersonID(v.Person)).WithBooking().Only(ctx)
	if gen.IsNotFound(err) {
		return nil, errNoWaiter
	}
	return found, err
}

// LeaveWaitlist stops waiting; what has been offered goes to the next. For whom waits no more nothing changes.
// Fault NotFound for anybody else's place in a line.
func (s *Service) LeaveWaitlist(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Waiter, error) {
	return s.quit(ctx, v, id, kind.AuditLeave)
}

// DeclineOffer turns down what was offered, so that the next in line has it. Where nothing is offered nothing changes.
// Fault NotFound for anybody else's place in a line.
func (s *Service) DeclineOffer(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Waiter, error) {
	return s.quit(ctx, v, id, kind.AuditRefuse)
}

func (s *Service) quit(ctx context.Context, v viewer.Viewer, id uuid.UUID, what kind.AuditAction) (*gen.Waiter, error) {
	stored, err := s.waiter(ctx, s.store.Read(), v, id)
	if err != nil {
		return nil, err
	}
	err = s.store.Write(ctx, streams(&v.Person, nil, stored.CommunityID), func(tx *store.Tx) error {
		if err := s.settle(tx, stored.CommunityID); err != nil {
			return err
		}
		if stored, err = s.waiter(tx.Context(), tx.Client(), v, id); err != nil {
			return err
		}
		switch {
		case stored.Status == kind.Offered:
			_, err = s.release(tx, stored.Edges.Booking, kind.Cancelled, kind.BookingCancelled)
		case stored.Status == kind.Waiting && what == kind.AuditLeave:
			err = tx.Client().Waiter.UpdateOne(stored).SetStatus(kind.Left).SetUpdatedAt(tx.Now().Unix()).Exec(tx.Context())
		default:
			return nil
		}
		if err != nil {
			return err
		}
		if err := tellOfWaiting(tx, v, what, stored); err != nil {
			return err
		}
		stored, err = s.waiter(tx.Context(), tx.Client(), v, id)
		return err
	})
	return stored, err
}
