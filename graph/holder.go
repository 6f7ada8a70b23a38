package graph

import (
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/account"
	"youkong/internal/globalid"
)

func grantInput(in model.GrantRoleInput) (account.GrantInput, error) {
	community, subdistrict, err := placeIDs(in.CommunityID, in.SubdistrictID)
	return account.GrantInput{
		Phone: orEmpty(in.Phone), Login: orEmpty(in.Login), Name: orEmpty(in.Name),
		Post: account.Post{Role: in.Role, Community: community, Subdistrict: subdistrict},
	}, err
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// placeIDs reads the ids of a community and of a subdistrict, either of which may be left out.
func placeIDs(community, subdistrict *scalar.ID) (c, s *uuid.UUID, err error) {
	if c, err = optional(community, globalid.Community); err != nil {
		return nil, nil, err
	}
	s, err = optional(subdistrict, globalid.Subdistrict)
	return c, s, err
}

func optional(id *scalar.ID, kind globalid.Kind) (*uuid.UUID, error) {
	if id == nil {
		return nil, nil
	}
	raw, err := id.Must(kind)
	return &raw, err
}

func (r *Resolver) holders(held []*gen.RoleGrant) ([]*model.Holder, error) {
	shown := make([]*model.Holder, len(held))
	for i, g := range held {
		var err error
		if shown[i], err = r.holder(g); err != nil {
			return nil, err
		}
	}
	return shown, nil
}

// holder shows a grant with its person to whoever may give and take it.
func (r *Resolver) holder(g *gen.RoleGrant) (*model.Holder, error) {
	name, err := r.People.Name(g.Edges.Person)
	if err != nil {
		return nil, err
	}
	shown := &model.Holder{
		ID: *idOf(globalid.Grant, g.ID), Person: g.Edges.Person, Name: name, Login: g.Edges.Person.Login, Grant: g,
	}
	if g.GrantedAt > 0 {
		shown.GrantedAt = moment(g.GrantedAt, time.UTC)
	}
	return shown, nil
}
