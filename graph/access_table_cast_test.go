package graph_test

import (
	"crypto/sha256"

	"github.com/google/uuid"

	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// class is one kind of those who ask; it is a column of docs/access.md.
type class struct {
	name, handle string
	scopes       []kind.Scope // Of the token that they come with; nil for a session.
}

var token = func(scopes ...kind.Scope) []kind.Scope { return scopes }

// owner is whose things are asked for; a class that comes as the owner sees its own.
const owner = "resident-a"

// classes are everybody the system tells apart. All of them have a login, so that one may set a password.
var classes = []class{
	{name: "nobody"},
	{name: "the resident", handle: owner},
	{name: "another resident", handle: "resident-b"},
	{name: "member", handle: "firm-member"},
	{name: "who manages the organisation", handle: "firm"},
	{name: "member elsewhere", handle: "firm-1"},
	{name: "staff", handle: "staff-xinyu"},
	{name: "staff elsewhere", handle: "staff-yousan"},
	{name: "manager", handle: "manager"},
	{name: "manager elsewhere", handle: "neighbour-5"},
	{name: "operator", handle: "operator"},
	{name: "the resident's READ", handle: owner, scopes: token(kind.ScopeRead)},
	{name: "the resident's BOOK", handle: owner, scopes: token(kind.ScopeBook)},
	{name: "the resident's STAFF", handle: owner, scopes: token(kind.ScopeStaff)},
	{name: "the staff's READ", handle: "staff-xinyu", scopes: token(kind.ScopeRead)},
	{name: "the staff's BOOK", handle: "staff-xinyu", scopes: token(kind.ScopeBook)},
	{name: "the staff's READ, BOOK, STAFF", handle: "staff-xinyu", scopes: token(kind.ScopeRead, kind.ScopeBook, kind.ScopeStaff)},
}

// enter gives everybody a login, and one of them a subdistrict elsewhere to look after.
func (w *world) enter() {
	w.change(func(tx *store.Tx) error {
		ctx, c := tx.Context(), tx.Client()
		street := c.Subdistrict.Create().SetSlug("elsewhere").SetNameZh("别处").SetNameEn("Elsewhere").SetCityZh("城").SetCityEn("City").SaveX(ctx)
		c.RoleGrant.Create().SetPersonID(seed.PersonID("neighbour-5")).SetRole(kind.Manager).SetSubdistrictID(street.ID).ExecX(ctx)
		for _, one := range classes {
			if one.handle != "" {
				c.Person.Update().Where(person.ID(seed.PersonID(one.handle))).SetLogin("login-of-" + one.handle).ExecX(ctx)
			}
		}
		return nil
	})
}

// viewer is the class as the server would know it, by a session or token of its own.
func (w *world) viewer(of class) viewer.Viewer {
	w.t.Helper()
	if of.handle == "" {
		return viewer.Viewer{}
	}
	k, text := kind.Session, uuid.NewString()
	if of.scopes != nil {
		k = kind.Token
	}
	w.change(func(tx *store.Tx) error {
		digest := sha256.Sum256([]byte(text))
		return tx.Client().Credential.Create().SetPersonID(seed.PersonID(of.handle)).SetKind(k).SetDigest(digest[:]).SetScopes(of.scopes).
			SetCreatedAt(tx.Now().Unix()).SetExpiresAt(tx.Now().AddDate(0, 1, 0).Unix()).Exec(tx.Context())
	})
	v, err := w.people.Authenticate(w.t.Context(), k, text)
	must(w.t, err)
	return v
}

// change writes past the services.
func (w *world) change(fn func(*store.Tx) error) {
	w.t.Helper()
	must(w.t, w.store.Write(w.t.Context(), nil, fn))
}
