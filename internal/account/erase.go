package account

import (
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/credential"
	"youkong/ent/gen/externalidentity"
	"youkong/ent/gen/idempotencykey"
	"youkong/ent/gen/person"
	"youkong/ent/gen/rolegrant"
	"youkong/internal/fault"
	"youkong/internal/store"
)

// Erase removes, within the write, what tells who the person is and what lets them in: name, phone, login, password, home,
// accounts with providers, children, sessions, tokens, roles, codes and idempotency keys. Their id stays, because what
// happened hangs on it. What runs on their sessions and tokens ends with the commit. The write must have locked their
// stream.
func (s *Service) Erase(tx *store.Tx, p *gen.Person) error {
	ctx, c := tx.Context(), tx.Client()
	if err := s.forgetCodes(tx, p); err != nil {
		return err
	}
	err := c.Person.UpdateOne(p).SetName("").ClearPhone().ClearPhoneDigest().ClearLogin().ClearPasswordHash().ClearCommunityID().SetLanguage("").
		SetErasedAt(tx.Now().Unix()).Exec(ctx)
	if err != nil {
		return err
	}
	for _, remove := range []func() (int, error){
		func() (int, error) { return c.Person.Delete().Where(person.GuardianID(p.ID)).Exec(ctx) },
		func() (int, error) {
			return c.ExternalIdentity.Delete().Where(externalidentity.PersonID(p.ID)).Exec(ctx)
		},
		func() (int, error) { return c.RoleGrant.Delete().Where(rolegrant.PersonID(p.ID)).Exec(ctx) },
		func() (int, error) { return c.IdempotencyKey.Delete().Where(idempotencykey.PersonID(p.ID)).Exec(ctx) },
	} {
		if _, err := remove(); err != nil {
			return err
		}
	}
	_, err = s.end(tx, credential.PersonID(p.ID))
	return err
}

// here says whether the person is there, and was not erased a moment ago.
func here(tx *store.Tx, id uuid.UUID) (bool, error) {
	return tx.Client().Person.Query().Where(person.ID(id), person.ErasedAtIsNil()).Exist(tx.Context())
}

// errErased is for who was erased while they asked.
var errErased = fault.New(fault.Unauthenticated, "this account has been erased")

// forgetCodes deletes the code that was sent to the person's phone last.
func (s *Service) forgetCodes(tx *store.Tx, p *gen.Person) error {
	number, err := s.Phone(p)
	if err != nil || number == "" {
		return err
	}
	return deleteCodes(tx, number)
}
