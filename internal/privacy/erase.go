package privacy

import (
	"context"
	"errors"
	"slices"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/auditentry"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/invitation"
	"youkong/ent/gen/membership"
	"youkong/ent/gen/organisation"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/reason"
	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// confirmation is what one writes to be erased.
const confirmation = "ERASE"

// errMore rolls a write back that has not locked everything that the person has to do with by now.
var errMore = errors.New("the person has got to do with more than was locked")

// Erase erases the viewer and returns how many upcoming bookings were cancelled. What happened stays, under nobody's name.
// It is one write: either all of it is done or nothing.
// Faults: BadInput unless confirm is the word ERASE; Forbidden for who came with a token; Conflict for the last operator,
// and for the only one who may manage an organisation that has other members.
func (s *Service) Erase(ctx context.Context, v viewer.Viewer, confirm string) (cancelled int, err error) {
	if err := account.SessionOnly(v); err != nil {
		return 0, err
	}
	if confirm != confirmation {
		return 0, fault.Invalid([]fault.Field{{Path: "input.confirm", Reason: "must be the word ERASE"}})
	}
	err = errMore
	for errors.Is(err, errMore) {
		cancelled, err = s.erase(ctx, v)
	}
	return cancelled, err
}

func (s *Service) erase(ctx context.Context, v viewer.Viewer) (cancelled int, err error) {
	streams, err := s.touched(ctx, s.store.Read(), v)
	if err != nil {
		return 0, err
	}
	err = s.store.Write(ctx, streams, func(tx *store.Tx) error {
		needed, err := s.touched(tx.Context(), tx.Client(), v)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(needed, func(name string) bool { return !slices.Contains(streams, name) }) {
			return errMore
		}
		p, err := tx.Client().Person.Get(tx.Context(), v.Person)
		if err == nil && p.ErasedAt != nil {
			err = fault.New(fault.Unauthenticated, "this account has been erased already")
		}
		if err != nil {
			return err
		}
		if err := s.mayGo(tx, v); err != nil {
			return err
		}
		if cancelled, err = s.bookings.CancelAllOf(tx, v); err != nil {
			return err
		}
		if err := s.courses.WithdrawAllOf(tx, v); err != nil {
			return err
		}
		if err := s.leave(tx, p); err != nil {
			return err
		}
		if err := forgetReasons(tx, v.Person); err != nil {
			return err
		}
		if err := s.people.Erase(tx, p); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: feed.Person(v.Person), Action: kind.AuditErase, Subject: v.Person})
	})
	return cancelled, err
}

// touched names the streams of everything that the viewer has to do with. The installation's is one of them, so that of two
// last operators one stays.
func (s *Service) touched(ctx context.Context, c *gen.Client, v viewer.Viewer) ([]string, error) {
	streams, err := s.bookings.StreamsOf(ctx, c, v.Person)
	if err != nil {
		return nil, err
	}
	entered, err := s.courses.StreamsOf(ctx, c, v.Person)
	if err != nil {
		return nil, err
	}
	streams = append(streams, entered...)
	p, err := c.Person.Get(ctx, v.Person)
	if err != nil {
		return nil, err
	}
	invited, err := s.invites(p)
	if err != nil {
		return nil, err
	}
	organisations, err := c.Organisation.Query().Where(organisation.Or(
		organisation.HasMembersWith(membership.PersonID(p.ID)), organisation.HasInvitationsWith(invited),
	)).IDs(ctx)
	for _, id := range organisations {
		streams = append(streams, feed.Organisation(id))
	}
	return append(streams, feed.Installation), err
}

// invites are the invitations that wait for the person's phone.
func (s *Service) invites(p *gen.Person) (predicate.Invitation, error) {
	number, err := s.people.Phone(p)
	if err != nil || number == "" {
		return invitation.PhoneDigestIn(), err // None.
	}
	return invitation.PhoneDigestIn(s.store.Keys().Digests(secret.Phone, number)...), nil
}

// mayGo refuses to let go of those whom others depend on, and says what to do first.
func (s *Service) mayGo(tx *store.Tx, v viewer.Viewer) error {
	var operators []uuid.UUID
	err := tx.Client().RoleGrant.Query().Where(s.people.Operates()).
		Unique(true).Select(rolegrant.FieldPersonID).Scan(tx.Context(), &operators)
	if err != nil {
		return err
	}
	if len(operators) == 1 && operators[0] == v.Person {
		return fault.New(fault.Conflict, "%s", wording.Text(v.Language, "erase.lastOperator", nil))
	}
	mine, others := membership.PersonID(v.Person), membership.PersonIDNEQ(v.Person)
	left, err := tx.Client().Organisation.Query().Where(
		organisation.HasMembersWith(mine, membership.Admin(true)), organisation.HasMembersWith(others),
		organisation.Not(organisation.HasMembersWith(others, membership.Admin(true))),
	).Order(organisation.ByName()).First(tx.Context())
	if gen.IsNotFound(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return fault.New(fault.Conflict, "%s", wording.Text(v.Language, "erase.lastAdmin", map[string]any{"Name": left.Name}))
}

// leave ends the person's memberships, and the invitations that wait for their phone.
func (s *Service) leave(tx *store.Tx, p *gen.Person) error {
	if _, err := tx.Client().Membership.Delete().Where(membership.PersonID(p.ID)).Exec(tx.Context()); err != nil {
		return err
	}
	invited, err := s.invites(p)
	if err != nil {
		return err
	}
	_, err = tx.Client().Invitation.Delete().Where(invited).Exec(tx.Context())
	return err
}

// forgetReasons deletes what staff gave as reasons for looking at the person or at what they booked, which may name them.
// That somebody looked stays in the audit log: reasons are no part of its chain.
func forgetReasons(tx *store.Tx, id uuid.UUID) error {
	_, err := tx.Client().Reason.Delete().Where(func(s *entsql.Selector) {
		entry := entsql.Table(auditentry.Table)
		s.Where(entsql.In(s.C(reason.FieldID), entsql.Select(entry.C(auditentry.FieldReasonID)).From(entry).Where(about(entry, id))))
	}).Exec(tx.Context())
	return err
}

// about are the entries of the audit log on the person or on what they booked.
func about(entry *entsql.SelectTable, id uuid.UUID) *entsql.Predicate {
	b := entsql.Table(booking.Table)
	own := entsql.Select(b.C(booking.FieldID)).From(b).Where(entsql.EQ(b.C(booking.FieldBookerID), id))
	return entsql.Or(entsql.EQ(entry.C(auditentry.FieldSubjectID), id), entsql.In(entry.C(auditentry.FieldSubjectID), own))
}
