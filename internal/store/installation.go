package store

import (
	"context"
	"crypto/rand"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/installation"
	"youkong/internal/fault"
	"youkong/internal/secret"
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

// checkWord is sealed in the installation's row.
const checkWord = "youkong"

// install makes the installation's row, once. One that is older than keys takes on those that are given.
func (s *Store) install(ctx context.Context) error {
	cursors := make([]byte, 32)
	_, _ = rand.Read(cursors) // never fails
	sealed := s.Keys().Seal(secret.Check, checkWord)
	return s.Write(ctx, []string{"installation"}, func(tx *Tx) error {
		if done, err := tx.Client().Installation.Query().Exist(tx.Context()); err != nil {
			return err
		} else if done {
			return tx.Client().Installation.Update().Where(installation.KeyCheck("")).SetKeyCheck(sealed).Exec(tx.Context())
		}
		return tx.Client().Installation.Create().SetID(installationID).SetEpoch(uuid.New()).SetCursorKey(cursors).
			SetKeyCheck(sealed).SetCreatedAt(tx.now).Exec(tx.Context())
	})
}

// checkKeys tells whether the keys given are those of this database.
func (s *Store) checkKeys(row *gen.Installation, keys *secret.Ring) error {
	if word, err := keys.Open(secret.Check, row.KeyCheck); err != nil || word != checkWord {
		return fault.New(fault.Unavailable,
			"the keys given are not those of %s; give the ones it was set up with: without them its names and phones are lost", s.place)
	}
	return nil
}
