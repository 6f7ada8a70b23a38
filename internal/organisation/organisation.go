// Package organisation keeps firms and associations whose members book together (单位): who belongs to which, who may
// manage it, and who is invited.
//
// An organisation is its members' own business: to anyone else it is fault NotFound. While it has members, at least one
// of them may manage it. Once the last has left it stays for the sake of its bookings, and nobody sees it.
package organisation

import (
	"cmp"
	"context"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/gen/membership"
	"youkong/ent/gen/organisation"
	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	maxName          = 60
	maxOrganisations = 20  // That a person belongs to.
	maxMembers       = 200 // Of an organisation.

	mutationCreate = "createOrganisation"
)

// Service keeps organisations.
type Service struct {
	store *store.Store
	clock clockwork.Clock
}

// New makes the service.
func New(s *store.Store, clock clockwork.Clock) *Service { return &Service{store: s, clock: clock} }

// CreateInput asks for an organisation.
type CreateInput struct {
	Key  string
	Name string
}

func (in CreateInput) validate() error {
	var fields []fault.Field
	if n := utf8.RuneCountInString(in.Key); n < 8 || n > 64 {
		fields = append(fields, fault.Field{Path: "input.key", Reason: "must have 8 to 64 characters"})
	}
	if n := utf8.RuneCountInString(strings.TrimSpace(in.Name)); n < 1 || n > maxName {
		fields = append(fields, fault.Field{Path: "input.name", Reason: "must have 1 to 60 characters"})
	}
	return fault.Invalid(fields)
}

// Create founds an organisation with the viewer as its first member, who may manage it. The same key and input return
// the same organisation for 72 hours.
// Faults: BadInput; Forbidden with a token, or for a member of too many already; Conflict for a key used with other
// input; NotFound for a key of one that the viewer has left since.
func (s *Service) Create(ctx context.Context, v viewer.Viewer, in CreateInput) (founded *gen.Organisation, err error) {
	if err := cmp.Or(sessionOnly(v), in.validate()); err != nil {
		return nil, err
	}
	id := uuid.Must(uuid.NewV7()) // Before the write, which locks by it.
	stream := feed.Organisation(id)
	err = s.store.Write(ctx, []string{stream, feed.Person(v.Person)}, func(tx *store.Tx) error {
		made, known, err := tx.Remembered(v.Person, mutationCreate, in.Key, in)
		if err != nil {
			return err
		}
		if known {
			founded, err = visible(tx.Context(), tx.Client(), v, made)
			return err
		}
		founded, err = tx.Client().Organisation.Create().SetID(id).SetName(strings.TrimSpace(in.Name)).
			SetCreatedAt(tx.Now().Unix()).Save(tx.Context())
		if err != nil {
			return err
		}
		if err := join(tx, v.Person, id, true); err != nil {
			return err
		}
		if err := audit.Append(tx, v, audit.Entry{Stream: stream, Action: kind.AuditFound, Subject: id}); err != nil {
			return err
		}
		return tx.Remember(v.Person, mutationCreate, in.Key, in, id)
	})
	return founded, err
}

// join makes somebody a member, unless they or the organisation are full, or they were erased a moment ago. Both must be
// locked.
func join(tx *store.Tx, who, id uuid.UUID, admin bool) error {
	c, ctx := tx.Client(), tx.Context()
	if here, err := c.Person.Query().Where(person.ID(who), person.ErasedAtIsNil()).Exist(ctx); err != nil || !here {
		return cmp.Or(err, error(fault.New(fault.Unauthenticated, "this account has been erased")))
	}
	if n, err := c.Membership.Query().Where(membership.PersonID(who)).Count(ctx); err != nil || n >= maxOrganisations {
		return cmp.Or(err, error(fault.New(fault.Forbidden, "you belong to %d organisations already; leave one first", n)))
	}
	if n, err := c.Membership.Query().Where(membership.OrganisationID(id)).Count(ctx); err != nil || n >= maxMembers {
		return cmp.Or(err, error(fault.New(fault.Conflict, "it has %d members already, and takes no more", n)))
	}
	return c.Membership.Create().SetOrganisationID(id).SetPersonID(who).SetAdmin(admin).
		SetJoinedAt(tx.Now().Unix()).Exec(ctx)
}

// Get returns an organisation that the viewer belongs to; fault NotFound for any other.
func (s *Service) Get(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Organisation, error) {
	return visible(ctx, s.store.Read(), v, id)
}

// Of returns the organisations that the viewer belongs to, by name.
func (s *Service) Of(ctx context.Context, v viewer.Viewer) ([]*gen.Organisation, error) {
	return s.store.Read().Organisation.Query().
		Where(organisation.HasMembersWith(membership.PersonID(v.Person))).
		Order(organisation.ByName(), organisation.ByID()).All(ctx)
}

// visible finds an organisation among those that the viewer belongs to now, which may be others than at sign-in.
func visible(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Organisation, error) {
	found, err := c.Organisation.Query().
		Where(organisation.ID(id), organisation.HasMembersWith(membership.PersonID(v.Person))).Only(ctx)
	if gen.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "there is no such organisation")
	}
	return found, err
}

// managed finds an organisation that the viewer may manage. Faults: NotFound for who does not belong to it; Forbidden
// for its other members.
func managed(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Organisation, error) {
	found, err := visible(ctx, c, v, id)
	if err != nil {
		return nil, err
	}
	may, err := manages(ctx, c, v, id)
	if err == nil && !may {
		return nil, fault.New(fault.Forbidden, "only a member who manages the organisation can do this")
	}
	return found, err
}

func manages(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (bool, error) {
	return c.Membership.Query().
		Where(membership.OrganisationID(id), membership.PersonID(v.Person), membership.Admin(true)).Exist(ctx)
}

func sessionOnly(v viewer.Viewer) error {
	if v.Token {
		return fault.New(fault.Forbidden, "organisations are changed in a session, not with a token")
	}
	return nil
}
