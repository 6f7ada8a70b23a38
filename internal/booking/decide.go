package booking

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/policy"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Requests returns a page of the requests that the staff of the community have still to decide, those that begin first
// first, and whether there is more beyond; fault NotFound for anyone else.
func (s *Service) Requests(ctx context.Context, v viewer.Viewer, community uuid.UUID, page Page) ([]*gen.Booking, bool, error) {
	if err := ForStaff(v, community); err != nil {
		return nil, false, err
	}
	open := []predicate.Booking{
		booking.CommunityID(community), booking.StatusEQ(kind.Pending), booking.DueAtGT(s.clock.Now().Unix()),
	}
	return s.page(ctx, open, page)
}

// Approve agrees to a request, as staff of its community. Approving what stands already is a success.
// Faults: NotFound for a booking that the viewer cannot see; Forbidden for who does not work there.
func (s *Service) Approve(ctx context.Context, v viewer.Viewer, id uuid.UUID) (Outcome, error) {
	return s.act(ctx, v, id, func(tx *store.Tx, b *gen.Booking, o *Outcome) (err error) {
		if err := forStaffOf(v, b); err != nil {
			return err
		}
		if b.Status == kind.Confirmed {
			o.Booking = b
			return nil
		}
		if !policy.Decidable(b.Status) {
			return o.refuse(policy.WrongStatus(b.Status))
		}
		now := tx.Now().Unix()
		change := tx.Client().Booking.UpdateOne(b).SetStatus(kind.Confirmed).ClearDecisionReason()
		setDue(change, policy.Due(o.Space.Rules.Rules, b.Kind, kind.Confirmed, slotOf(b).Span, now))
		if o.Booking, err = s.tellOf(tx, change.SetUpdatedAt(now), kind.BookingApproved); err != nil {
			return err
		}
		return witness(tx, v, kind.AuditApprove, b)
	})
}

// Reject refuses a request, as staff of its community, and frees its time. Its booker is shown the reason.
// Faults: BadInput for no reason; NotFound for a booking that the viewer cannot see; Forbidden for who does not work there.
func (s *Service) Reject(ctx context.Context, v viewer.Viewer, id uuid.UUID, reason string) (Outcome, error) {
	if err := fault.Invalid(invalidReason("input.reason", reason)); err != nil {
		return Outcome{}, err
	}
	reason = strings.TrimSpace(reason)
	return s.act(ctx, v, id, func(tx *store.Tx, b *gen.Booking, o *Outcome) (err error) {
		if err := forStaffOf(v, b); err != nil {
			return err
		}
		if !policy.Decidable(b.Status) {
			return o.refuse(policy.WrongStatus(settled(b, tx.Now().Unix())))
		}
		err = tx.Client().Booking.UpdateOneID(b.ID).SetDecisionReason(tx.Keys().Seal(secret.Reason, reason)).Exec(tx.Context())
		if err != nil {
			return err
		}
		if o.Booking, err = s.release(tx, b, kind.Rejected, kind.BookingRejected); err != nil {
			return err
		}
		return witness(tx, v, kind.AuditReject, b, reason)
	})
}

// Reopen makes a request again of one that was refused, as staff of its community. Everything is asked again, as if its
// booker asked now; with an override staff break what stands against it, and have agreed to it thereby.
// Faults: as Reject; Conflict for a request of somebody who has no account any more.
func (s *Service) Reopen(ctx context.Context, v viewer.Viewer, id uuid.UUID, override *Override) (Outcome, error) {
	if err := fault.Invalid(override.invalid()); err != nil {
		return Outcome{}, err
	}
	var q question
	outcome, err := s.act(ctx, v, id, func(tx *store.Tx, b *gen.Booking, o *Outcome) error {
		if err := forStaffOf(v, b); err != nil {
			return err
		}
		if b.Status != kind.Rejected {
			return o.refuse(policy.WrongStatus(settled(b, tx.Now().Unix())))
		}
		asks, err := s.askerOf(tx, v, b)
		if err != nil {
			return err
		}
		q = question{
			space: o.Space, slot: slotOf(b), attendees: b.Attendees, again: b, whom: partyOf(b), override: override, viewer: asks,
		}
		decision, _, err := s.look(tx.Context(), tx.Client(), q, tx.Now().Unix())
		if o.Refusals = decision.Refusals; err != nil || !o.Allowed() {
			return err
		}
		if o.Booking, err = s.restore(tx, q, decision); err != nil {
			return err
		}
		return witness(tx, v, kind.AuditReopenRequest, b, q.why(decision.Broken))
	})
	if q.again == nil {
		return outcome, err
	}
	return s.explain(ctx, q, outcome, err)
}

// restore takes the time of a refused request again.
func (s *Service) restore(tx *store.Tx, q question, d policy.Decision) (*gen.Booking, error) {
	if err := dropRows(tx, q.again); err != nil {
		return nil, err
	}
	if err := occupy(tx, q.again, d); err != nil {
		return nil, err
	}
	now := tx.Now().Unix()
	status, what := q.begins()
	if q.override != nil {
		status, what = kind.Confirmed, kind.BookingApproved
	}
	change := tx.Client().Booking.UpdateOneID(q.again.ID).SetStatus(status).SetUpdatedAt(now)
	setDue(change, policy.Due(q.rules().Rules, q.again.Kind, status, q.slot.Span, now))
	noteBroken(change, q.sealed(tx, d.Broken), d.Broken)
	return s.tellOf(tx, change, what)
}

// tellOf saves the change to a booking and announces it.
func (s *Service) tellOf(tx *store.Tx, change *gen.BookingUpdateOne, what kind.ChangeKind) (*gen.Booking, error) {
	changed, err := change.Save(tx.Context())
	if err != nil {
		return nil, err
	}
	units, err := unitsOf(tx, changed.ID)
	if err != nil {
		return nil, err
	}
	return changed, s.announce(tx, changed, what, units)
}

// DecisionReason is what staff said when they refused the request, for whoever may see the booking; else empty.
func (s *Service) DecisionReason(v viewer.Viewer, b *gen.Booking) (string, error) {
	if b.DecisionReason == nil || !MaySee(v, b) {
		return "", nil
	}
	return s.store.Keys().Open(secret.Reason, *b.DecisionReason)
}

// CanDecide says whether the viewer may approve or reject the booking at this moment.
func (s *Service) CanDecide(v viewer.Viewer, b *gen.Booking) bool {
	return v.StaffOf(b.CommunityID) && policy.Decidable(s.Status(b))
}

// CanReopen says whether the viewer may reopen the booking at this moment, a free slot given.
func (s *Service) CanReopen(v viewer.Viewer, b *gen.Booking) bool {
	return v.StaffOf(b.CommunityID) && b.Status == kind.Rejected && b.EndsAt > s.clock.Now().Unix()
}
