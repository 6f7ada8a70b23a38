package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Move gives a booking another time or space. When it is refused the booking stays as it was.
// Faults: BadInput; NotFound for a booking or space that the viewer cannot see.
func (s *Service) Move(ctx context.Context, v viewer.Viewer, in MoveInput) (Outcome, error) {
	if err := in.validate(); err != nil {
		return Outcome{}, err
	}
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return Outcome{}, err
	}
	var q question
	outcome := Outcome{Space: space}
	err = s.find(ctx, v, in.Booking, func(stored *gen.Booking) error {
		if q, err = s.moveOf(stored, space, in.Slot, v); err != nil {
			return err
		}
		if err := in.Override.by(v, stored.CommunityID, space.CommunityID); err != nil {
			return err
		}
		q.override = in.Override
		return s.store.Write(ctx, streamsOf(stored, space.CommunityID), func(tx *store.Tx) error {
			for _, place := range communitiesOf(stored, space) {
				if err := s.settle(tx, place); err != nil {
					return err
				}
			}
			if q.moving, err = s.locked(tx, v, stored); err != nil {
				return err
			}
			if q.space, err = s.places.Within(tx, q.space); err != nil {
				return err
			}
			decision, _, err := s.look(tx.Context(), tx.Client(), q, tx.Now().Unix())
			if err != nil || !decision.Allowed() {
				outcome.Refusals = decision.Refusals
				return err
			}
			if outcome.Booking, err = s.relocate(tx, q, decision); err != nil {
				return err
			}
			return witness(tx, v, kind.AuditMove, outcome.Booking, q.why(decision.Broken))
		})
	})
	return s.explain(ctx, q, outcome, err)
}

// moveOf asks for a move of the booking: for the same people, and for as many units as it has unless the slot says so.
// Staff may move somebody else's booking only to where they work. Fault Forbidden elsewhere.
func (s *Service) moveOf(stored *gen.Booking, to *community.Space, slot Slot, v viewer.Viewer) (question, error) {
	from, err := s.space(stored.SpaceID)
	if slot.Units == 0 {
		slot.Units = stored.UnitCount
	}
	q := question{space: to, slot: slot, attendees: stored.Attendees, moving: stored, from: from, whom: partyOf(stored), viewer: v}
	if err == nil && !q.reaches(to) {
		err = fault.New(fault.Forbidden, "only its booker can move this booking to a community that you don't work for")
	}
	return q, err
}

// relocate writes the new place, and offers the old one to those who wait for it.
func (s *Service) relocate(tx *store.Tx, q question, d policy.Decision) (*gen.Booking, error) {
	moved, freed, err := s.rehouse(tx, q, d)
	if err != nil {
		return nil, err
	}
	return moved, s.offer(tx, freed)
}

// rehouse writes the new place. The rows of the old one go: it never came to be occupied. What has become free is still to
// be offered. What leaves its community leaves its series, too.
func (s *Service) rehouse(tx *store.Tx, q question, d policy.Decision) (*gen.Booking, opening, error) {
	left, err := unitsOf(tx, q.moving.ID)
	if err != nil {
		return nil, opening{}, err
	}
	if err := dropRows(tx, q.moving); err != nil {
		return nil, opening{}, err
	}
	now, rules := tx.Now().Unix(), q.rules().Rules
	status := policy.Moves(rules, q.staff(), q.moving.Status, q.slot.Span.Start, now)
	change := tx.Client().Booking.UpdateOneID(q.moving.ID)
	if !q.blocks() { // Why it is blocked stays the same.
		noteBroken(change, q.sealed(tx, d.Broken), d.Broken)
	}
	if q.space.CommunityID != q.moving.CommunityID {
		change.ClearSeriesID().ClearOccursAt()
	}
	setDue(change, policy.Due(rules, q.moving.Kind, status, q.slot.Span, now))
	moved, err := change.
		SetCommunityID(q.space.CommunityID).SetSpaceID(q.space.ID).
		SetStartsAt(q.slot.Span.Start).SetEndsAt(q.slot.Span.End).
		SetSetUp(int64(rules.SetUp / time.Second)).SetCleanUp(int64(rules.CleanUp / time.Second)).
		SetUnitCount(len(d.Units)).SetStatus(status).SetUpdatedAt(now).
		Save(tx.Context())
	if err != nil {
		return nil, opening{}, err
	}
	if err := occupy(tx, moved, d); err != nil {
		return nil, opening{}, err
	}
	freed := openingOf(q.moving, left)
	if q.moving.CommunityID != moved.CommunityID {
		if err := s.announceAt(tx, q.moving, kind.BookingMoved, left); err != nil {
			return nil, opening{}, err
		}
		left = nil
	}
	return moved, freed, s.announce(tx, moved, kind.BookingMoved, append(left, d.Units...))
}

func communitiesOf(b *gen.Booking, space *community.Space) []uuid.UUID {
	if b.CommunityID == space.CommunityID {
		return []uuid.UUID{b.CommunityID}
	}
	return []uuid.UUID{b.CommunityID, space.CommunityID}
}
