package booking

import (
	"context"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const mutationBlock = "blockSpace"

// BlockInput asks to take a slot for nobody, such as for repairs.
type BlockInput struct {
	Key    string
	Slot   Slot
	Reason string
}

func (in BlockInput) validate() error {
	fields := append(invalidKey(in.Key), in.Slot.invalid()...)
	return fault.Invalid(append(fields, invalidReason("input.reason", in.Reason)...))
}

// Block takes a slot, as staff of its community. It keeps no rule but that nothing is taken twice: what is booked has to be
// moved or cancelled first. The same key with the same input returns the same block again.
// Faults: BadInput; NotFound for an unknown space; Forbidden for who does not work there; Conflict for a key used with other
// input.
func (s *Service) Block(ctx context.Context, v viewer.Viewer, in BlockInput) (Outcome, error) {
	if err := in.validate(); err != nil {
		return Outcome{}, err
	}
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return Outcome{}, err
	}
	if !v.StaffOf(space.CommunityID) {
		return Outcome{}, fault.New(fault.Forbidden, "only the staff of the centre can block its spaces")
	}
	whom := party{kind: kind.Block}
	q := question{space: space, slot: in.Slot, attendees: 1, whom: whom, override: &Override{Reason: in.Reason}, viewer: v}
	a := attempt{mutation: mutationBlock, key: in.Key, input: in, action: kind.AuditBlock}
	return s.make(ctx, q, a, func(tx *store.Tx, d policy.Decision, own []*gen.Booking) (*gen.Booking, error) {
		return s.inPlaceOf(tx, own, func() (*gen.Booking, error) {
			return s.insert(tx, q, d, draft{status: kind.Confirmed, whom: whom, change: kind.BookingMade})
		})
	})
}
