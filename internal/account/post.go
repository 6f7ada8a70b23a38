package account

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/community"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/rolegrant"
	"youkong/ent/gen/subdistrict"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/feed"
)

// Post is a role and where it is held: STAFF in a community, MANAGER in a subdistrict, OPERATOR in the installation.
type Post struct {
	Role        kind.Role
	Community   *uuid.UUID
	Subdistrict *uuid.UUID
}

func postOf(g *gen.RoleGrant) Post {
	return Post{Role: g.Role, Community: g.CommunityID, Subdistrict: g.SubdistrictID}
}

// postAt is the post that is held at a place.
func postAt(community, subdistrict *uuid.UUID) Post {
	p := Post{Role: kind.Operator, Community: community, Subdistrict: subdistrict}
	switch {
	case community != nil:
		p.Role = kind.Staff
	case subdistrict != nil:
		p.Role = kind.Manager
	}
	return p
}

func (p Post) validate() []fault.Field {
	var fields []fault.Field
	if (p.Role == kind.Staff) != (p.Community != nil) {
		fields = append(fields, fault.Field{Path: "input.communityId", Reason: "must be given for STAFF, and for no other role"})
	}
	if (p.Role == kind.Manager) != (p.Subdistrict != nil) {
		fields = append(fields, fault.Field{Path: "input.subdistrictId", Reason: "must be given for MANAGER, and for no other role"})
	}
	return fields
}

// stream is where it is put on record who holds the post.
func (p Post) stream() string {
	if p.Community != nil {
		return feed.Community(*p.Community)
	}
	return feed.Installation
}

// held holds for the grants of the post.
func (p Post) held() predicate.RoleGrant {
	switch {
	case p.Community != nil:
		return rolegrant.And(rolegrant.RoleEQ(p.Role), rolegrant.CommunityID(*p.Community))
	case p.Subdistrict != nil:
		return rolegrant.And(rolegrant.RoleEQ(p.Role), rolegrant.SubdistrictID(*p.Subdistrict))
	}
	return rolegrant.RoleEQ(p.Role)
}

// area is the subdistrict in which the post lies; uuid.Nil for the installation. Fault NotFound for a place that is none.
func (p Post) area(ctx context.Context, c *gen.Client) (id uuid.UUID, err error) {
	switch {
	case p.Community != nil:
		id, err = c.Community.Query().Where(community.ID(*p.Community)).QuerySubdistrict().OnlyID(ctx)
	case p.Subdistrict != nil:
		id, err = c.Subdistrict.Query().Where(subdistrict.ID(*p.Subdistrict)).OnlyID(ctx)
	}
	if gen.IsNotFound(err) {
		return uuid.Nil, fault.New(fault.NotFound, "there is no such place")
	}
	return id, err
}
