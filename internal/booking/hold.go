package booking

import (
	"context"
	"errors"
	"time"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	// HoldLength is how long a hold keeps its slot.
	HoldLength = 5 * time.Minute
	// MaxHolds is how many spaces a person may hold at once.
	MaxHolds = 3
)

// errRefused rolls a write back whose refusal was found only while writing.
var errRefused = errors.New("refused")

// Hold keeps a slot while its form is being filled in. A hold of the viewer on the same space is replaced.
// Faults: BadInput; NotFound for an unknown space; Conflict for a key used with other input.
func (s *Service) Hold(ctx context.Context, v viewer.Viewer, in HoldInput) (Outcome, error) {
	if err := in.validate(); err != nil {
		return Outcome{}, err
	}
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return Outcome{}, err
	}
	q := question{space: space, slot: in.Slot, attendees: 1, viewer: v}
	refused := Outcome{Space: space}
	outcome, err := s.make(ctx, q, attempt{mutation: mutationHold, key: in.Key, input: in, action: kind.AuditHold}, func(tx *store.Tx, d policy.Decision, own []*gen.Booking) (*gen.Booking, error) {
		held, err := tx.Client().Booking.Query().Where(running(v, tx.Now().Unix()), booking.SpaceIDNEQ(space.ID)).Count(tx.Context())
		if err != nil {
			return nil, err
		}
		if held >= MaxHolds {
			refused.Refusals = []policy.Refusal{policy.HoldLimit(MaxHolds, held+1)}
			return nil, errRefused
		}
		if err := s.letGo(tx, own); err != nil {
			return nil, err
		}
		expires := tx.Now().Add(HoldLength).Unix()
		return s.insert(tx, q, d, draft{status: kind.Held, whom: ofViewer(v), holdExpires: &expires, change: kind.BookingHeld})
	})
	if errors.Is(err, errRefused) {
		return refused, nil
	}
	return outcome, err
}

// running holds for the viewer's holds that have not run out.
func running(v viewer.Viewer, now int64) predicate.Booking {
	return booking.And(booking.BookerID(v.Person), booking.StatusEQ(kind.Held),
		booking.HoldExpiresAtNotNil(), booking.HoldExpiresAtGT(now)) // Said in words that the partial index knows.
}
