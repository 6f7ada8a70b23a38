package seed

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/secret"
)

// invitedFor is how long an invitation can be accepted.
const invitedFor = 14 * 24 * time.Hour

func (l *loader) loadFirms() error {
	c, ctx, now := l.tx.Client(), l.tx.Context(), l.tx.Now()
	var organisations []*gen.OrganisationCreate
	var members []*gen.MembershipCreate
	var invitations []*gen.InvitationCreate
	for _, f := range firms {
		id := OrganisationID(f.slug)
		organisations = append(organisations, c.Organisation.Create().SetID(id).SetName(f.name).SetCreatedAt(now.Unix()))
		for i, key := range f.members {
			members = append(members, c.Membership.Create().SetOrganisationID(id).SetPersonID(PersonID(key)).
				SetAdmin(i == 0).SetJoinedAt(now.Unix()))
		}
		for _, key := range f.invited {
			number := people[slices.IndexFunc(people, func(h human) bool { return h.key == key })].phone()
			invitations = append(invitations, c.Invitation.Create().SetOrganisationID(id).
				SetPhone(l.tx.Keys().Seal(secret.Phone, number)).SetPhoneDigest(l.tx.Keys().Digest(secret.Phone, number)).
				SetCreatedAt(now.Unix()).SetExpiresAt(now.Add(invitedFor).Unix()))
		}
	}
	if err := c.Organisation.CreateBulk(organisations...).Exec(ctx); err != nil {
		return err
	}
	if err := c.Membership.CreateBulk(members...).Exec(ctx); err != nil {
		return err
	}
	return c.Invitation.CreateBulk(invitations...).Exec(ctx)
}

// organisation is the one that a booking belongs to; nil when it is nobody's but the booker's.
func (b booking) organisation() *uuid.UUID {
	if b.what.bookingKind() != kind.Organisation {
		return nil
	}
	i := slices.IndexFunc(firms, func(f firm) bool { return slices.Contains(f.members, b.who) })
	return new(OrganisationID(firms[i].slug))
}
