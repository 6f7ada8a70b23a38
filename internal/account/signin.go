package account

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/person"
	"youkong/internal/feed"
	"youkong/internal/phone"
	"youkong/internal/secret"
	"youkong/internal/store"
)

// SignInWithCode begins a session of whoever has the phone and returns its secret; it makes an account where nobody has.
// The secret is empty when the code is wrong, has expired or was used up: which of these is not told. The device is
// what the session is begun on, as far as known.
// Fault: BadInput for what is no phone.
func (s *Service) SignInWithCode(ctx context.Context, device, text, code string) (session string, err error) {
	number, err := phone.Parse("input.phone", text)
	if err != nil {
		return "", err
	}
	for {
		who := uuid.Nil
		err := s.store.Write(ctx, []string{feed.Installation}, func(tx *store.Tx) error {
			right, err := redeem(tx, number, code)
			if err == nil && right {
				who, err = s.ofPhone(tx, number)
			}
			return err
		})
		if errors.Is(err, errAppeared) {
			continue
		}
		if err != nil || who == uuid.Nil {
			return "", err
		}
		return s.begin(ctx, who, device)
	}
}

// ofPhone finds who has the phone, or makes them an account. It is nobody's when a demo person has it and this is no demo.
func (s *Service) ofPhone(tx *store.Tx, number string) (uuid.UUID, error) {
	found, err := tx.Client().Person.Query().
		Where(person.PhoneDigestIn(tx.Keys().Digests(secret.Phone, number)...)).Only(tx.Context())
	switch {
	case gen.IsNotFound(err):
		newcomer := recipient{id: uuid.Must(uuid.NewV7()), phone: number}
		return newcomer.id, newcomer.enter(tx)
	case err != nil || !s.exists(found):
		return uuid.Nil, err
	}
	return found.ID, nil
}

// exists is false for the people of a demo that a database once was.
func (s *Service) exists(p *gen.Person) bool { return s.demo || p.DemoHandle == nil }
