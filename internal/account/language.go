package account

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen/person"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Speaks remembers in which language someone reads, for what is written to them while they aren't there.
func (s *Service) Speaks(ctx context.Context, who uuid.UUID, language viewer.Language) error {
	return s.store.Write(ctx, []string{feed.Person(who)}, func(tx *store.Tx) error {
		return tx.Client().Person.Update().Where(person.ID(who), person.ErasedAtIsNil()).
			SetLanguage(string(language)).Exec(tx.Context())
	})
}
