package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"

	"youkong/internal/fault"
	"youkong/internal/secret"
)

// keyring is the keys in use, and the file that they come from.
type keyring struct {
	ring atomic.Pointer[secret.Ring]
	file string // Empty when they were given otherwise.
	mu   sync.Mutex
	seen fs.FileInfo // The file as it was when it was read last.
}

// Keys are those that personal data are sealed with. They may change: ask anew for each use, or within a write its Tx.
func (s *Store) Keys() *secret.Ring { return s.keys.ring.Load() }

// openKeys takes the keys that are given, or reads their file. A missing file is made as long as nothing was sealed.
func (s *Store) openKeys(ctx context.Context, c Config) error {
	switch {
	case c.Keys != nil:
		s.keys.ring.Store(c.Keys)
		return nil
	case c.KeyFile == "":
		s.keys.ring.Store(secret.New())
		return nil
	}
	s.keys.file = c.KeyFile
	if _, err := os.Stat(c.KeyFile); errors.Is(err, fs.ErrNotExist) && s.sealed(ctx) {
		return fault.New(fault.Unavailable, "the key file %s is missing, and names and phones in %s are sealed with its "+
			"keys; put it back from your backup, or say with YOUKONG_KEYS_FILE where it is", c.KeyFile, s.place)
	}
	if _, err := secret.LoadOrMake(c.KeyFile); err != nil {
		return fault.Wrap(err, fault.Unavailable, "the keys can't be read")
	}
	if secret.Exposed(c.KeyFile) {
		s.log.WarnContext(ctx, "others than its owner can read the key file; run chmod 600 on it", "file", c.KeyFile)
	}
	ring, err := s.reread()
	s.keys.ring.Store(ring)
	return err
}

// sealed says whether the database was set up with keys. One without tables, or from before there were keys, was not.
func (s *Store) sealed(ctx context.Context) bool {
	var check string
	err := s.reader.QueryRowContext(ctx, "SELECT key_check FROM installations").Scan(&check)
	return err == nil && check != ""
}

// ReloadKeys reads the key file again when it was written since. While it can't be read, or holds the keys of another
// database, the keys in use stay and the fault has the code Unavailable.
func (s *Store) ReloadKeys(ctx context.Context) error {
	ring, err := s.reread()
	if ring == nil || err != nil {
		return err
	}
	row, err := s.Installation(ctx)
	if err != nil {
		return err
	}
	if err := s.checkKeys(row, ring); err != nil {
		return err
	}
	s.keys.ring.Store(ring)
	s.log.InfoContext(ctx, "the key file was read anew", "keys", ring)
	return nil
}

// reread returns what is in the key file when it was written since the last time; otherwise nil.
func (s *Store) reread() (*secret.Ring, error) {
	s.keys.mu.Lock()
	defer s.keys.mu.Unlock()
	if s.keys.file == "" {
		return nil, nil
	}
	now, err := os.Stat(s.keys.file)
	if err != nil {
		return nil, fault.Wrap(err, fault.Unavailable, "the keys can't be read")
	}
	if seen := s.keys.seen; seen != nil && os.SameFile(seen, now) && seen.ModTime().Equal(now.ModTime()) {
		return nil, nil
	}
	ring, err := secret.Load(s.keys.file)
	if err != nil {
		return nil, fault.Wrap(err, fault.Unavailable, "the keys can't be read")
	}
	s.keys.seen = now
	return ring, nil
}
