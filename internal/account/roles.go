package account

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/person"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Holders returns who works in a community, who manages a subdistrict, or with neither who runs the installation, with
// their people: by login, and those without one last.
// Faults: BadInput for both places; NotFound for one that is none; Forbidden for whoever doesn't look after it.
func (s *Service) Holders(ctx context.Context, v viewer.Viewer, community, subdistrict *uuid.UUID) ([]*gen.RoleGrant, error) {
	if community != nil && subdistrict != nil {
		return nil, fault.Invalid([]fault.Field{{Path: "subdistrictId", Reason: "must be left out when `communityId` is given"}})
	}
	p := postAt(community, subdistrict)
	area, err := p.area(ctx, s.store.Read())
	if err != nil {
		return nil, err
	}
	if !v.Oversees(area) {
		return nil, fault.New(fault.Forbidden, "only operators, and managers of the subdistrict, see who holds a role")
	}
	found, err := s.store.Read().RoleGrant.Query().Where(p.held()).WithPerson(withRoles).Order(rolegrant.ByID()).All(ctx)
	slices.SortStableFunc(found, func(a, b *gen.RoleGrant) int { return cmp.Compare(sortedBy(a), sortedBy(b)) })
	return found, err
}

// sortedBy puts grants by login in order; no login has such a letter.
func sortedBy(g *gen.RoleGrant) string {
	if g.Edges.Person.Login == nil {
		return "~"
	}
	return *g.Edges.Person.Login
}

func withRoles(q *gen.PersonQuery) { q.WithRoles() }

// GrantRole gives someone a post, and returns the grant with its person. An account is made for a phone or login that is
// nobody's; a new login gets a random password, which is returned this once. Giving a post again changes nothing.
// Faults: BadInput; NotFound for a place that is none; Forbidden for who may not give it, or came with a token;
// Unavailable while too many passwords are hashed.
func (s *Service) GrantRole(ctx context.Context, v viewer.Viewer, in GrantInput) (g *gen.RoleGrant, password string, err error) {
	if err := cmp.Or(SessionOnly(v), in.validate()); err != nil {
		return nil, "", err
	}
	area, err := in.Post.area(ctx, s.store.Read())
	if err != nil {
		return nil, "", err
	}
	if !v.MayGive(in.Post.Role, area) {
		return nil, "", fault.New(fault.Forbidden, "operators give any role; managers that of staff in their subdistrict")
	}
	for {
		to, err := s.recipient(ctx, in)
		if err != nil {
			return nil, "", err
		}
		err = s.store.Write(ctx, []string{in.Post.stream(), feed.Person(to.id)}, func(tx *store.Tx) error {
			return give(tx, v, to, in.Post)
		})
		if errors.Is(err, errAppeared) || errors.Is(err, errGone) {
			continue
		}
		if err != nil {
			return nil, "", err
		}
		g, err = s.store.Read().RoleGrant.Query().Where(in.Post.held(), rolegrant.PersonID(to.id)).WithPerson(withRoles).Only(ctx)
		return g, to.password, err
	}
}

// give makes the recipient's account where there is none, and the grant where they don't hold the post.
func give(tx *store.Tx, v viewer.Viewer, to recipient, p Post) error {
	if err := to.enter(tx); err != nil {
		return err
	}
	held, err := tx.Client().RoleGrant.Query().Where(p.held(), rolegrant.PersonID(to.id)).Exist(tx.Context())
	if err != nil || held {
		return err
	}
	err = tx.Client().RoleGrant.Create().SetPersonID(to.id).SetRole(p.Role).
		SetNillableCommunityID(p.Community).SetNillableSubdistrictID(p.Subdistrict).
		SetGrantedAt(tx.Now().Unix()).Exec(tx.Context())
	if err != nil {
		return err
	}
	return audit.Append(tx, v, audit.Entry{Stream: p.stream(), Action: kind.AuditGrant, Subject: to.id})
}

// RevokeRole takes a post back and says whether there was one that the viewer knows of. It counts from the holder's next
// request on; what runs on its strength is the server's to end.
// Faults: Forbidden for who may not give it, or came with a token; Conflict for the last operator.
func (s *Service) RevokeRole(ctx context.Context, v viewer.Viewer, id uuid.UUID) (revoked bool, err error) {
	if err := SessionOnly(v); err != nil {
		return false, err
	}
	g, err := s.store.Read().RoleGrant.Get(ctx, id)
	if err != nil {
		return false, gen.MaskNotFound(err)
	}
	p := postOf(g)
	area, err := p.area(ctx, s.store.Read())
	if err != nil || !v.Oversees(area) {
		return false, err
	}
	if !v.MayGive(p.Role, area) {
		return false, fault.New(fault.Forbidden, "operators take back any role; managers that of staff in their subdistrict")
	}
	err = s.store.Write(ctx, []string{p.stream(), feed.Person(g.PersonID)}, func(tx *store.Tx) error {
		n, err := tx.Client().RoleGrant.Delete().Where(rolegrant.ID(id)).Exec(tx.Context())
		if revoked = n > 0; err != nil || !revoked {
			return err
		}
		if err := s.keepsOperator(tx, p); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: p.stream(), Action: kind.AuditRevokeRole, Subject: g.PersonID})
	})
	return revoked && err == nil, err
}

// keepsOperator refuses to leave the installation without anyone to run it.
func (s *Service) keepsOperator(tx *store.Tx, taken Post) error {
	if taken.Role != kind.Operator {
		return nil
	}
	left, err := tx.Client().RoleGrant.Query().Where(s.Operates()).Exist(tx.Context())
	if err == nil && !left {
		return fault.New(fault.Conflict, "nobody else runs the installation; give another person the role first")
	}
	return err
}

// Operates holds for the role of who runs the installation and can sign in to do so: a demo person only in demo mode.
func (s *Service) Operates() predicate.RoleGrant {
	if s.demo {
		return rolegrant.RoleEQ(kind.Operator)
	}
	return rolegrant.And(rolegrant.RoleEQ(kind.Operator), rolegrant.HasPersonWith(person.DemoHandleIsNil()))
}
