package booking

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// CheckIn says that the people of a booking have come: its booker or a member of its organisation with the code at the door,
// or staff without. Checking in again is a success.
// Faults: NotFound for a booking that the viewer cannot see.
func (s *Service) CheckIn(ctx context.Context, v viewer.Viewer, id uuid.UUID, code string) (Outcome, error) {
	return s.act(ctx, v, id, func(tx *store.Tx, b *gen.Booking, o *Outcome) (err error) {
		now := tx.Now().Unix()
		if settled(b, now) == kind.CheckedIn {
			o.Booking = b
			return nil
		}
		if o.Refusals = againstCheckIn(v, b, now); !o.Allowed() {
			return nil
		}
		if right, err := s.atDoor(tx, v, b, code); err != nil || !right {
			o.Refusals = []policy.Refusal{{Rule: kind.RuleCheckIn, Case: policy.CaseCode, Start: b.StartsAt}}
			return err
		}
		change := tx.Client().Booking.UpdateOne(b).SetStatus(kind.CheckedIn).SetCheckedInAt(now).ClearDueAt().SetUpdatedAt(now)
		if o.Booking, err = s.tellOf(tx, change, kind.BookingCheckedIn); err != nil {
			return err
		}
		return witness(tx, v, kind.AuditCheckIn, b)
	})
}

// CheckInAt checks in to the booking that the viewer has at the door they stand at: the one whose time it is, or the next.
// Faults: NotFound for an unknown space.
func (s *Service) CheckInAt(ctx context.Context, v viewer.Viewer, id uuid.UUID, code string) (Outcome, error) {
	space, err := s.space(id)
	if err != nil {
		return Outcome{}, err
	}
	now := s.clock.Now().Unix()
	found, err := s.store.Read().Booking.Query().Where(
		booking.SpaceID(id), ownedBy(v), booking.StatusIn(kind.Confirmed, kind.CheckedIn),
		booking.EndsAtGT(now), booking.StartsAtGT(now-longest),
	).Order(booking.ByStartsAt(), booking.ByID()).Limit(listAtOnce).All(ctx)
	if err != nil {
		return Outcome{}, err
	}
	found = slices.DeleteFunc(found, func(b *gen.Booking) bool { return settled(b, now) == kind.NoShow })
	if len(found) == 0 {
		none := policy.Refusal{Rule: kind.RuleCheckIn, Case: policy.CaseNone, Start: now}
		return Outcome{Space: space, Refusals: []policy.Refusal{none}}, nil
	}
	ready := slices.IndexFunc(found, func(b *gen.Booking) bool { return len(againstCheckIn(v, b, now)) == 0 })
	return s.CheckIn(ctx, v, found[max(ready, 0)].ID, code)
}

// againstCheckIn returns every reason why the viewer cannot check in to the booking now, but for what is written at the door.
func againstCheckIn(v viewer.Viewer, b *gen.Booking, now int64) []policy.Refusal {
	status := settled(b, now)
	if !policy.Allowed(status, kind.CheckedIn, by(v, b)) || !policy.Attended(b.Kind) {
		return []policy.Refusal{policy.WrongStatus(status)}
	}
	if from := policy.CheckInFrom(b.StartsAt); now < from {
		return []policy.Refusal{{Rule: kind.RuleCheckIn, Case: policy.CaseEarly, Earliest: &from, Start: b.StartsAt}}
	}
	return nil
}

// End ends a booking whose people have checked in: what is left of its time is free once it is cleaned. Ending what is over
// is a success.
// Faults: NotFound for a booking that the viewer cannot see.
func (s *Service) End(ctx context.Context, v viewer.Viewer, id uuid.UUID) (Outcome, error) {
	return s.act(ctx, v, id, func(tx *store.Tx, b *gen.Booking, o *Outcome) error {
		now := tx.Now().Unix()
		if policy.Endable(b.Status) && b.EndsAt <= now {
			o.Booking = b
			return nil
		}
		if o.Refusals = againstEnding(b, now); !o.Allowed() {
			return nil
		}
		if err := vacate(tx, b, now+b.CleanUp); err != nil {
			return err
		}
		ended, err := s.tellOf(tx, tx.Client().Booking.UpdateOne(b).SetEndsAt(now).SetUpdatedAt(now), kind.BookingEnded)
		if err != nil {
			return err
		}
		o.Booking = ended
		if err := s.offerRest(tx, b, now); err != nil {
			return err
		}
		return witness(tx, v, kind.AuditEnd, b)
	})
}

// offerRest offers what is free of a booking that has ended early.
func (s *Service) offerRest(tx *store.Tx, b *gen.Booking, from int64) error {
	units, err := unitsOf(tx, b.ID)
	if err != nil {
		return err
	}
	freed := openingOf(b, units)
	freed.span.Start = from + b.CleanUp
	return s.offer(tx, freed)
}

func againstEnding(b *gen.Booking, now int64) []policy.Refusal {
	if status := settled(b, now); !policy.Endable(status) {
		return []policy.Refusal{policy.WrongStatus(status)}
	}
	if b.StartsAt >= now {
		return []policy.Refusal{{Rule: kind.RuleCheckIn, Case: policy.CaseBegun, Earliest: new(b.StartsAt + 1), Start: b.StartsAt}}
	}
	return nil
}

// CanCheckIn says whether the viewer may check in to the booking at this moment, the code at the door given.
func (s *Service) CanCheckIn(v viewer.Viewer, b *gen.Booking) bool {
	return len(againstCheckIn(v, b, s.clock.Now().Unix())) == 0
}

// CanEnd says whether the booking may be ended at this moment.
func (s *Service) CanEnd(b *gen.Booking) bool {
	return len(againstEnding(b, s.clock.Now().Unix())) == 0
}
