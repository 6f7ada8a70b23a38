package organisation

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/invitation"
	"youkong/ent/gen/membership"
	"youkong/ent/gen/organisation"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// InvitationsFor returns what the viewer's phone is invited to, the newest first.
func (s *Service) InvitationsFor(ctx context.Context, v viewer.Viewer) ([]*gen.Invitation, error) {
	c := s.store.Read()
	digests, err := digestsOf(ctx, c, s.store.Keys(), v)
	if err != nil || len(digests) == 0 {
		return nil, err
	}
	return c.Invitation.Query().
		Where(invitation.PhoneDigestIn(digests...), stands(), invitation.ExpiresAtGT(s.clock.Now().Unix())).
		WithOrganisation().Order(newestFirst...).All(ctx)
}

// Accept makes the viewer a member of the organisation that they are invited to.
// Faults: NotFound for an invitation of another phone, or one that has run out; Forbidden with a token, or for a member of
// too many already; Conflict when the organisation is full.
func (s *Service) Accept(ctx context.Context, v viewer.Viewer, id uuid.UUID) (joined *gen.Organisation, err error) {
	if err := sessionOnly(v); err != nil {
		return nil, err
	}
	found, err := addressed(ctx, s.store.Read(), s.store.Keys(), v, id)
	if err != nil {
		return nil, err
	}
	stream := feed.Organisation(found.OrganisationID)
	err = s.store.Write(ctx, []string{stream, feed.Person(v.Person)}, func(tx *store.Tx) error {
		i, err := addressed(tx.Context(), tx.Client(), tx.Keys(), v, id)
		if err == nil && i.ExpiresAt <= tx.Now().Unix() {
			err = errNotInvited
		}
		if err != nil {
			return err
		}
		if joined, err = accept(tx, v, i); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditJoin, Subject: i.ID})
	})
	return joined, err
}

// accept uses the invitation up; who is a member already stays one.
func accept(tx *store.Tx, v viewer.Viewer, i *gen.Invitation) (*gen.Organisation, error) {
	member, err := tx.Client().Membership.Query().
		Where(membership.OrganisationID(i.OrganisationID), membership.PersonID(v.Person)).Exist(tx.Context())
	if err == nil && !member {
		err = join(tx, v.Person, i.OrganisationID, false)
	}
	if err != nil {
		return nil, err
	}
	if err := tx.Client().Invitation.DeleteOne(i).Exec(tx.Context()); err != nil {
		return nil, err
	}
	return tx.Client().Organisation.Get(tx.Context(), i.OrganisationID)
}

// Decline turns an invitation down and says whether there was one for the viewer. Fault Forbidden with a token.
func (s *Service) Decline(ctx context.Context, v viewer.Viewer, id uuid.UUID) (declined bool, err error) {
	if err := sessionOnly(v); err != nil {
		return false, err
	}
	found, err := addressed(ctx, s.store.Read(), s.store.Keys(), v, id)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	stream := feed.Organisation(found.OrganisationID)
	err = s.store.Write(ctx, []string{stream}, func(tx *store.Tx) error {
		n, err := tx.Client().Invitation.Delete().Where(invitation.ID(id)).Exec(tx.Context())
		if declined = n > 0; err != nil || !declined {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditDecline, Subject: id})
	})
	return declined, err
}

var errNotInvited = fault.New(fault.NotFound, "there is no such invitation for you")

// addressed finds an invitation of the viewer's own phone, whether or not it has run out.
func addressed(ctx context.Context, c *gen.Client, keys *secret.Ring, v viewer.Viewer, id uuid.UUID) (*gen.Invitation, error) {
	digests, err := digestsOf(ctx, c, keys, v)
	if err != nil {
		return nil, err
	}
	found, err := c.Invitation.Query().Where(invitation.ID(id), invitation.PhoneDigestIn(digests...), stands()).Only(ctx)
	if gen.IsNotFound(err) {
		return nil, errNotInvited
	}
	return found, err
}

// stands holds while the organisation has members: whoever joined it after the last had left would be in it with nobody
// to manage it.
func stands() predicate.Invitation { return invitation.HasOrganisationWith(organisation.HasMembers()) }

// digestsOf are all that the viewer's phone is found by; none for who has no phone.
func digestsOf(ctx context.Context, c *gen.Client, keys *secret.Ring, v viewer.Viewer) ([][]byte, error) {
	p, err := c.Person.Get(ctx, v.Person)
	if err != nil || p.Phone == nil {
		return nil, err
	}
	number, err := keys.Open(secret.Phone, *p.Phone)
	if err != nil || number == "" {
		return nil, err
	}
	return keys.Digests(secret.Phone, number), nil
}
