package privacy

import (
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/credential"
	"youkong/ent/gen/externalidentity"
	"youkong/ent/gen/invitation"
	"youkong/ent/gen/membership"
	"youkong/ent/gen/person"
	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
)

func (e *export) profile() error {
	p, err := e.c.Person.Query().Where(person.ID(e.person)).WithCommunity().Only(e.ctx)
	if err != nil {
		return err
	}
	whole, err := opened(e.store.Keys(), p.Name, p.Phone)
	if err != nil {
		return err
	}
	var community string
	if home := p.Edges.Community; home != nil {
		community = e.viewer.Pick(home.NameZh, home.NameEn)
	}
	e.row(struct {
		ID          uuid.UUID `json:"id"`
		Name        string    `json:"name"`
		Phone       string    `json:"phone,omitempty"`
		Community   string    `json:"community,omitempty"`
		Language    string    `json:"language,omitempty"`
		Login       *string   `json:"login,omitempty"`
		HasPassword bool      `json:"hasPassword"`
		Demo        *string   `json:"demo,omitempty"`
		Since       *string   `json:"since"`
	}{p.ID, whole.Name, whole.Phone, community, p.Language, p.Login, p.PasswordHash != nil, p.DemoHandle, moment(&p.CreatedAt)})
	return nil
}

func (e *export) signIn() error {
	found, err := e.c.ExternalIdentity.Query().Where(externalidentity.PersonID(e.person)).Order(externalidentity.ByID()).All(e.ctx)
	for _, i := range found {
		e.row(struct {
			Issuer  string `json:"issuer"`
			Subject string `json:"subject"`
		}{i.Issuer, i.Subject})
	}
	return err
}

func (e *export) roles() error {
	found, err := e.c.RoleGrant.Query().Where(rolegrant.PersonID(e.person)).WithCommunity().WithSubdistrict().
		Order(rolegrant.ByID()).All(e.ctx)
	for _, g := range found {
		var place string
		if at := g.Edges.Community; at != nil {
			place = e.viewer.Pick(at.NameZh, at.NameEn)
		}
		if at := g.Edges.Subdistrict; at != nil {
			place = e.viewer.Pick(at.NameZh, at.NameEn)
		}
		e.row(struct {
			Role  kind.Role `json:"role"`
			Place string    `json:"place,omitempty"`
			Since *string   `json:"since"`
		}{g.Role, place, moment(&g.GrantedAt)})
	}
	return err
}

func (e *export) organisations() error {
	found, err := e.c.Membership.Query().Where(membership.PersonID(e.person)).WithOrganisation().
		Order(membership.ByJoinedAt(), membership.ByID()).All(e.ctx)
	for _, m := range found {
		e.row(struct {
			ID    uuid.UUID `json:"id"`
			Name  string    `json:"name"`
			Admin bool      `json:"admin"`
			Since *string   `json:"since"`
		}{m.OrganisationID, m.Edges.Organisation.Name, m.Admin, moment(&m.JoinedAt)})
	}
	return err
}

func (e *export) invitations() error {
	p, err := e.c.Person.Get(e.ctx, e.person)
	if err != nil {
		return err
	}
	waiting, err := e.invites(p)
	if err != nil {
		return err
	}
	found, err := e.c.Invitation.Query().Where(waiting).WithOrganisation().
		Order(invitation.ByCreatedAt(), invitation.ByID()).All(e.ctx)
	for _, i := range found {
		e.row(struct {
			Organisation string  `json:"organisation"`
			Sent         *string `json:"sent"`
			Expires      *string `json:"expires"`
		}{i.Edges.Organisation.Name, moment(&i.CreatedAt), moment(&i.ExpiresAt)})
	}
	return err
}

func (e *export) sessions() error {
	return e.credentials(kind.Session, func(c *gen.Credential) any {
		return struct {
			ID       uuid.UUID `json:"id"`
			Device   string    `json:"device,omitempty"`
			Began    *string   `json:"began"`
			LastUsed *string   `json:"lastUsed"`
			Expires  *string   `json:"expires"`
		}{c.ID, c.Device, moment(&c.CreatedAt), moment(c.LastUsedAt), moment(&c.ExpiresAt)}
	})
}

func (e *export) tokens() error {
	return e.credentials(kind.Token, func(c *gen.Credential) any {
		return struct {
			ID       uuid.UUID    `json:"id"`
			Name     string       `json:"name"`
			Begins   string       `json:"begins"`
			Scopes   []kind.Scope `json:"scopes"`
			Made     *string      `json:"made"`
			LastUsed *string      `json:"lastUsed"`
			Expires  *string      `json:"expires"`
		}{c.ID, c.Name, c.Hint, c.Scopes, moment(&c.CreatedAt), moment(c.LastUsedAt), moment(&c.ExpiresAt)}
	})
}

func (e *export) credentials(of kind.CredentialKind, shown func(*gen.Credential) any) error {
	found, err := e.c.Credential.Query().Where(credential.PersonID(e.person), credential.KindEQ(of)).
		Order(credential.ByCreatedAt(), credential.ByID()).All(e.ctx)
	for _, c := range found {
		e.row(shown(c))
	}
	return err
}

func (e *export) children() error {
	found, err := e.c.Person.Query().Where(person.GuardianID(e.person)).
		Order(person.ByCreatedAt(), person.ByID()).All(e.ctx)
	if err != nil {
		return err
	}
	for _, child := range found {
		name, err := e.people.Name(child)
		if err != nil {
			return err
		}
		born, err := e.people.BornOn(child)
		if err != nil {
			return err
		}
		e.row(struct {
			ID        uuid.UUID `json:"id"`
			Name      string    `json:"name"`
			BornOn    string    `json:"bornOn"`
			Consented *string   `json:"consented"`
		}{child.ID, name, born.String(), moment(child.ConsentedAt)})
	}
	return nil
}
