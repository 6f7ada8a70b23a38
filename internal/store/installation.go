package store

import (
	"context"
	"crypto/rand"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/internal/fault"
)

// installationID is the id of the one row.
const installationID = 1

// Installation returns the row that tells this database from another: its epoch, and the key of its cursors. Migrate
// makes it. It returns a fault with the code Unavailable when there is none.
func (s *Store) Installation(ctx context.Context) (*gen.Installation, error) {
	row, err := s.read.Installation.Get(ctx, installationID)
	if gen.IsNotFound(err) {
		return nil, fault.Wrap(err, fault.Unavailable, "%s is not set up; run `youkong migrate`", s.place)
	}
	return row, translate(err)
}

// install makes the installation's row, once.
func (s *Store) install(ctx context.Context) error {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	return s.Write(ctx, []string{"installation"}, func(tx *Tx) error {
		if done, err := tx.Client().Installation.Query().Exist(tx.Context()); err != nil || done {
			return err
		}
		return tx.Client().Installation.Create().SetID(installationID).SetEpoch(uuid.New()).SetCursorKey(key).
			SetCreatedAt(tx.now).Exec(tx.Context())
	})
}
