package organisation

import (
	"context"
	"time"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/invitation"
	"youkong/ent/gen/membership"
	"youkong/ent/gen/organisation"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/phone"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	maxInvitations = 50                  // That wait in an organisation.
	open           = 14 * 24 * time.Hour // How long an invitation can be accepted.
)

// Invitations returns what waits for an answer, the newest first; none to those who may not manage the organisation.
func (s *Service) Invitations(ctx context.Context, v viewer.Viewer, id uuid.UUID) ([]*gen.Invitation, error) {
	return s.store.Read().Invitation.Query().
		Where(invitation.OrganisationID(id), invitation.ExpiresAtGT(s.clock.Now().Unix()),
			invitation.HasOrganisationWith(organisation.HasMembersWith(membership.PersonID(v.Person), membership.Admin(true)))).
		WithOrganisation().Order(newestFirst...).All(ctx)
}

// Invite invites whoever has the phone, whether or not anyone has; who is invited already is invited anew.
// Faults: BadInput; NotFound; Forbidden for who may not manage the organisation, or came with a token; Conflict when too
// many have not answered yet.
func (s *Service) Invite(ctx context.Context, v viewer.Viewer, id uuid.UUID, number string) (to *gen.Organisation, err error) {
	if err := sessionOnly(v); err != nil {
		return nil, err
	}
	if number, err = phone.Parse("input.phone", number); err != nil {
		return nil, err
	}
	stream := feed.Organisation(id)
	err = s.store.Write(ctx, []string{stream}, func(tx *store.Tx) error {
		if to, err = managed(tx.Context(), tx.Client(), v, id); err != nil {
			return err
		}
		made, err := invite(tx, id, number)
		if err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditInvite, Subject: made.ID})
	})
	return to, err
}

// invite writes the invitation in place of what was sent to the phone before, under the same id: whoever has that open
// can still answer it.
func invite(tx *store.Tx, id uuid.UUID, number string) (*gen.Invitation, error) {
	create := tx.Client().Invitation.Create()
	before, err := tx.Client().Invitation.Query().
		Where(invitation.OrganisationID(id), invitation.PhoneDigestIn(tx.Keys().Digests(secret.Phone, number)...)).
		First(tx.Context())
	switch {
	case err == nil:
		create.SetID(before.ID)
		err = tx.Client().Invitation.DeleteOne(before).Exec(tx.Context())
	case gen.IsNotFound(err):
		err = roomForOneMore(tx, id)
	}
	if err != nil {
		return nil, err
	}
	return create.SetOrganisationID(id).
		SetPhone(tx.Keys().Seal(secret.Phone, number)).SetPhoneDigest(tx.Keys().Digest(secret.Phone, number)).
		SetCreatedAt(tx.Now().Unix()).SetExpiresAt(tx.Now().Add(open).Unix()).Save(tx.Context())
}

func roomForOneMore(tx *store.Tx, id uuid.UUID) error {
	n, err := tx.Client().Invitation.Query().
		Where(invitation.OrganisationID(id), invitation.ExpiresAtGT(tx.Now().Unix())).Count(tx.Context())
	if err == nil && n >= maxInvitations {
		return fault.New(fault.Conflict, "%d invitations have not been answered yet; take one back first", n)
	}
	return err
}

// Withdraw takes an invitation back and says whether there was one that the viewer could take back.
// Fault Forbidden for who came with a token.
func (s *Service) Withdraw(ctx context.Context, v viewer.Viewer, id uuid.UUID) (withdrawn bool, err error) {
	if err := sessionOnly(v); err != nil {
		return false, err
	}
	found, err := s.store.Read().Invitation.Get(ctx, id)
	if err != nil {
		return false, gen.MaskNotFound(err)
	}
	stream := feed.Organisation(found.OrganisationID)
	err = s.store.Write(ctx, []string{stream}, func(tx *store.Tx) error {
		may, err := manages(tx.Context(), tx.Client(), v, found.OrganisationID)
		if err != nil || !may {
			return err
		}
		n, err := tx.Client().Invitation.Delete().Where(invitation.ID(id)).Exec(tx.Context())
		if withdrawn = n > 0; err != nil || !withdrawn {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditUninvite, Subject: id})
	})
	return withdrawn, err
}

// Forget deletes the invitations that have run out, which hold the phones of people who may never have wanted one.
// It is housekeeping: they can't be answered any more.
func (s *Service) Forget(ctx context.Context) error {
	return s.store.Write(ctx, nil, func(tx *store.Tx) error {
		_, err := tx.Client().Invitation.Delete().Where(invitation.ExpiresAtLTE(tx.Now().Unix())).Exec(tx.Context())
		return err
	})
}

var newestFirst = []invitation.OrderOption{invitation.ByCreatedAt(entsql.OrderDesc()), invitation.ByID(entsql.OrderDesc())}

// Phone is the whole phone that was invited.
func (s *Service) Phone(i *gen.Invitation) (string, error) {
	return s.store.Keys().Open(secret.Phone, i.Phone)
}
