package account

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/externalidentity"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/secret"
	"youkong/internal/store"
)

// External is what an OpenID Connect provider, after it was asked, says of somebody.
type External struct {
	Issuer  string
	Subject string // What the issuer calls them; it stays the same.
	Name    string // Taken over for a new account; may be empty.
}

// SignInExternal begins a session of whoever the provider names and returns its secret; it makes an account for who comes
// the first time. A phone or name that a provider tells connects nobody with an account that exists already.
// Fault: NotFound for a demo person where this is no demo.
func (s *Service) SignInExternal(ctx context.Context, device string, e External) (session string, err error) {
	var who uuid.UUID
	err = s.store.Write(ctx, []string{feed.Installation}, func(tx *store.Tx) (err error) {
		who, err = s.ofProvider(tx, e)
		return err
	})
	if err != nil {
		return "", err
	}
	return s.begin(ctx, who, device)
}

func (s *Service) ofProvider(tx *store.Tx, e External) (uuid.UUID, error) {
	found, err := tx.Client().ExternalIdentity.Query().
		Where(externalidentity.Issuer(e.Issuer), externalidentity.Subject(e.Subject)).WithPerson().Only(tx.Context())
	if err == nil && !s.exists(found.Edges.Person) {
		return uuid.Nil, fault.New(fault.NotFound, "there is no such person")
	}
	if err == nil {
		return found.PersonID, nil
	}
	if !gen.IsNotFound(err) {
		return uuid.Nil, err
	}
	made, err := tx.Client().Person.Create().SetName(tx.Keys().Seal(secret.Name, nameOrNone(e.Name))).
		SetCreatedAt(tx.Now().Unix()).Save(tx.Context())
	if err != nil {
		return uuid.Nil, err
	}
	return made.ID, tx.Client().ExternalIdentity.Create().
		SetIssuer(e.Issuer).SetSubject(e.Subject).SetPersonID(made.ID).Exec(tx.Context())
}

// nameOrNone is the name if it could have been given here.
func nameOrNone(name string) string {
	if (ProfileInput{Name: &name}).validate() != nil {
		return ""
	}
	return name
}
