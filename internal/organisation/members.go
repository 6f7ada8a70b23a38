package organisation

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/membership"
	"youkong/ent/gen/organisation"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Members returns the members with their people, by when they joined; none to those who do not belong to it.
func (s *Service) Members(ctx context.Context, v viewer.Viewer, id uuid.UUID) ([]*gen.Membership, error) {
	return s.store.Read().Membership.Query().
		Where(membership.OrganisationID(id),
			membership.HasOrganisationWith(organisation.HasMembersWith(membership.PersonID(v.Person)))).
		WithPerson().Order(membership.ByJoinedAt(), membership.ByID()).All(ctx)
}

// Manages says whether the viewer may manage the organisation.
func (s *Service) Manages(ctx context.Context, v viewer.Viewer, id uuid.UUID) (bool, error) {
	return manages(ctx, s.store.Read(), v, id)
}

// ChangeMember lets a member manage the organisation, or no longer.
// Faults: NotFound; Forbidden for who may not manage it, or came with a token; Conflict for the last one who may.
func (s *Service) ChangeMember(ctx context.Context, v viewer.Viewer, id uuid.UUID, admin bool) (in *gen.Organisation, err error) {
	if err := sessionOnly(v); err != nil {
		return nil, err
	}
	found, err := member(ctx, s.store.Read(), v, id)
	if err != nil {
		return nil, err
	}
	stream := feed.Organisation(found.OrganisationID)
	err = s.store.Write(ctx, []string{stream}, func(tx *store.Tx) error {
		if in, err = managed(tx.Context(), tx.Client(), v, found.OrganisationID); err != nil {
			return err
		}
		m, err := member(tx.Context(), tx.Client(), v, id)
		if err != nil || m.Admin == admin {
			return err
		}
		if err := keepsAdmin(tx, m); err != nil {
			return err
		}
		if err := tx.Client().Membership.UpdateOne(m).SetAdmin(admin).Exec(tx.Context()); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditAdmin, Subject: m.ID})
	})
	return in, err
}

// Remove ends a membership: another's for those who may manage the organisation, one's own for anyone. It returns the
// organisation, or nil when the viewer has left it.
// Faults: NotFound; Forbidden for who may not manage it, or came with a token; Conflict for the last one who may.
func (s *Service) Remove(ctx context.Context, v viewer.Viewer, id uuid.UUID) (from *gen.Organisation, err error) {
	if err := sessionOnly(v); err != nil {
		return nil, err
	}
	found, err := member(ctx, s.store.Read(), v, id)
	if err != nil {
		return nil, err
	}
	stream, leaves := feed.Organisation(found.OrganisationID), found.PersonID == v.Person
	err = s.store.Write(ctx, []string{stream, feed.Person(found.PersonID)}, func(tx *store.Tx) error {
		if !leaves {
			if from, err = managed(tx.Context(), tx.Client(), v, found.OrganisationID); err != nil {
				return err
			}
		}
		m, err := member(tx.Context(), tx.Client(), v, id)
		if err != nil {
			return err
		}
		if err := remove(tx, m); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditRemove, Subject: m.ID})
	})
	return from, err
}

// remove deletes the membership, if it is the only one or leaves somebody who may manage the organisation.
func remove(tx *store.Tx, m *gen.Membership) error {
	others, err := tx.Client().Membership.Query().
		Where(membership.OrganisationID(m.OrganisationID), membership.IDNEQ(m.ID)).Exist(tx.Context())
	switch {
	case err != nil:
		return err
	case others:
		err = keepsAdmin(tx, m)
	default:
		err = nothingUpcoming(tx, m.OrganisationID)
	}
	if err != nil {
		return err
	}
	return tx.Client().Membership.DeleteOne(m).Exec(tx.Context())
}

// keepsAdmin refuses to take away the only one who may manage the organisation.
func keepsAdmin(tx *store.Tx, m *gen.Membership) error {
	if !m.Admin {
		return nil
	}
	another, err := tx.Client().Membership.Query().Where(
		membership.OrganisationID(m.OrganisationID), membership.IDNEQ(m.ID), membership.Admin(true)).Exist(tx.Context())
	if err == nil && !another {
		return fault.New(fault.Conflict, "nobody else may manage the organisation; let another member manage it first")
	}
	return err
}

// member finds a membership of an organisation that the viewer belongs to.
func member(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Membership, error) {
	found, err := c.Membership.Query().
		Where(membership.ID(id),
			membership.HasOrganisationWith(organisation.HasMembersWith(membership.PersonID(v.Person)))).Only(ctx)
	if gen.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "there is no such member")
	}
	return found, err
}

// nothingUpcoming refuses to leave bookings behind that nobody but staff could call off any more.
func nothingUpcoming(tx *store.Tx, id uuid.UUID) error {
	some, err := tx.Client().Booking.Query().Where(booking.OrganisationID(id), booking.EndsAtGT(tx.Now().Unix()),
		booking.StatusIn(kind.LiveStatuses()...)).Exist(tx.Context())
	if err == nil && some {
		return fault.New(fault.Conflict, "the organisation still has bookings to come; cancel them before its last member leaves")
	}
	return err
}
