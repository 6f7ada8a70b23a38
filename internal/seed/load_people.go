package seed

import (
	"crypto/sha256"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/secret"
)

// tokenYears is how long the demo tokens last: as good as for ever, for they are no secret.
const tokenYears = 10

func (l *loader) loadPeople() error {
	var rows []*gen.PersonCreate
	for _, h := range people {
		create := l.tx.Client().Person.Create().SetID(PersonID(h.key)).SetName(l.tx.Keys().Seal(secret.Name, h.name)).
			SetPhone(l.tx.Keys().Seal(secret.Phone, h.phone())).SetPhoneDigest(l.tx.Keys().Digest(secret.Phone, h.phone())).
			SetCreatedAt(l.tx.Now().Unix())
		if h.handle {
			create.SetDemoHandle(h.key)
		}
		rows = append(rows, create)
	}
	if err := l.tx.Client().Person.CreateBulk(rows...).Exec(l.tx.Context()); err != nil {
		return err
	}
	if err := l.loadTokens(); err != nil {
		return err
	}
	return l.loadRoles()
}

func (l *loader) loadTokens() error {
	var rows []*gen.CredentialCreate
	for _, h := range people {
		if !h.handle {
			continue
		}
		digest := sha256.Sum256([]byte(DemoToken(h.key)))
		rows = append(rows, l.tx.Client().Credential.Create().
			SetPersonID(PersonID(h.key)).SetKind(kind.Token).SetDigest(digest[:]).
			SetName("demo").SetHint("yk_demo_").SetScopes([]kind.Scope{kind.ScopeRead, kind.ScopeBook, kind.ScopeStaff}).
			SetCreatedAt(l.tx.Now().Unix()).SetExpiresAt(l.tx.Now().AddDate(tokenYears, 0, 0).Unix()))
	}
	return l.tx.Client().Credential.CreateBulk(rows...).Exec(l.tx.Context())
}

func (l *loader) loadRoles() error {
	var rows []*gen.RoleGrantCreate
	for _, h := range people {
		row := l.tx.Client().RoleGrant.Create().
			SetPersonID(PersonID(h.key)).SetRole(h.role).SetGrantedAt(l.tx.Now().Unix())
		switch h.role {
		case kind.Staff:
			row.SetCommunityID(CommunityID(h.staffOf))
		case kind.Manager:
			row.SetSubdistrictID(SubdistrictID())
		case kind.Operator:
		default:
			continue
		}
		rows = append(rows, row)
	}
	return l.tx.Client().RoleGrant.CreateBulk(rows...).Exec(l.tx.Context())
}
