package account

import (
	"context"
	"errors"
	"sync"

	"github.com/google/uuid"

	"youkong/ent/gen/credential"
	"youkong/internal/feed"
	"youkong/internal/store"
)

// uses collects when sessions and tokens were last used, so that a request costs no write.
type uses struct {
	mu   sync.Mutex
	last map[uuid.UUID]use
}

type use struct {
	person uuid.UUID
	at     int64
}

func (u *uses) note(credential, person uuid.UUID, at int64) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.last == nil {
		u.last = map[uuid.UUID]use{}
	}
	u.last[credential] = use{person: person, at: at}
}

func (u *uses) take() map[uuid.UUID]use {
	u.mu.Lock()
	defer u.mu.Unlock()
	taken := u.last
	u.last = nil
	return taken
}

// RecordUses writes down when sessions and tokens were last used. It is a job; what a crash loses is less than its interval.
func (s *Service) RecordUses(ctx context.Context) error {
	var failed error
	for id, use := range s.uses.take() {
		failed = errors.Join(failed, s.store.Write(ctx, []string{feed.Person(use.person)}, func(tx *store.Tx) error {
			return tx.Client().Credential.Update().Where(credential.ID(id)).SetLastUsedAt(use.at).Exec(tx.Context())
		}))
	}
	return failed
}
