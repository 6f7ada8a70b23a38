package booking

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/policy"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Trust is what somebody's no-shows come to.
type Trust struct {
	Missed         int   // No-shows of the last 60 days that are not forgiven.
	SuspendedUntil int64 // Unix seconds; 0 while they may book.
}

// TrustIn says what the no-shows of the viewer come to at this moment.
func (s *Service) TrustIn(ctx context.Context, v viewer.Viewer) (Trust, error) {
	return s.trust(ctx, s.store.Read(), v.Person, s.clock.Now().Unix())
}

func (s *Service) trust(ctx context.Context, c *gen.Client, person uuid.UUID, now int64) (Trust, error) {
	if !s.places.Catalogue().ChecksIn() {
		return Trust{}, nil
	}
	found, err := missedOf(ctx, c, kind.PerPerson, person, now)
	if err != nil {
		return Trust{}, err
	}
	return Trust{Missed: policy.Missed(found.at, found.lifted, now), SuspendedUntil: found.until(now)}, nil
}

// BookerSuspendedUntil says, for the staff of its community, when whoever missed the booking may book again, in Unix seconds;
// 0 for anyone else, for what was not missed or was for an organisation, and while they may book.
func (s *Service) BookerSuspendedUntil(ctx context.Context, v viewer.Viewer, b *gen.Booking) (int64, error) {
	if !v.StaffOf(b.CommunityID) || b.BookerID == nil || b.Kind != kind.Personal || s.Status(b) != kind.NoShow {
		return 0, nil
	}
	trust, err := s.trust(ctx, s.store.Read(), *b.BookerID, s.clock.Now().Unix())
	return trust.SuspendedUntil, err
}

// LiftInput asks to end somebody's suspension before its time.
type LiftInput struct {
	Person, Community uuid.UUID
	Reason            string
}

// Lift ends somebody's suspension, as staff of a community where they have missed a booking of late: all that they have
// missed so far is forgiven. Lifting when nobody is suspended is a success.
// Faults: BadInput for no reason; NotFound for a community where the viewer does not work, or where they have missed nothing.
func (s *Service) Lift(ctx context.Context, v viewer.Viewer, in LiftInput) error {
	if err := fault.Invalid(invalidReason("input.reason", in.Reason)); err != nil {
		return err
	}
	if err := ForStaff(v, in.Community); err != nil {
		return err
	}
	return s.store.Write(ctx, streams(&in.Person, nil, in.Community), func(tx *store.Tx) error {
		if err := s.settle(tx, in.Community); err != nil {
			return err
		}
		now := tx.Now().Unix()
		missedHere, err := tx.Client().Booking.Query().Where(
			booking.BookerID(in.Person), booking.CommunityID(in.Community), booking.KindEQ(kind.Personal),
			booking.StatusEQ(kind.NoShow), booking.StartsAtGT(policy.MissesSince(now)),
		).Exist(tx.Context())
		if err != nil {
			return err
		}
		if !missedHere {
			return fault.New(fault.NotFound, "nobody has missed a booking there whose suspension could be lifted")
		}
		if found, err := s.trust(tx.Context(), tx.Client(), in.Person, now); err != nil || found.SuspendedUntil == 0 {
			return err
		}
		return lift(tx, v, in)
	})
}

func lift(tx *store.Tx, v viewer.Viewer, in LiftInput) error {
	reason := strings.TrimSpace(in.Reason)
	err := tx.Client().SuspensionLift.Create().SetPersonID(in.Person).SetCommunityID(in.Community).
		SetReason(tx.Keys().Seal(secret.Reason, reason)).SetCreatedAt(tx.Now().Unix()).Exec(tx.Context())
	if err != nil {
		return err
	}
	if _, err := feed.Append(tx, feed.Person(in.Person), feed.Change{Kind: kind.SuspensionLifted}); err != nil {
		return err
	}
	return audit.Append(tx, v, audit.Entry{
		Stream: feed.Community(in.Community), Action: kind.AuditLift, Subject: in.Person, Reason: reason,
	})
}
