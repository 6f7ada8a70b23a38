package store

import (
	"io/fs"
	"time"
)

// SetTogether sets how many writes share a transaction at most.
func SetTogether(s *Store, n int) { s.lanes.limit = n }

// Queued returns a channel that gets a value for each write that has to wait from now on.
func Queued(s *Store) <-chan struct{} {
	queued := make(chan struct{}, 1000)
	s.lanes.mu.Lock()
	defer s.lanes.mu.Unlock()
	s.lanes.queued = queued
	return queued
}

// SetMigrations replaces the migrations that the store knows.
func SetMigrations(s *Store, fsys fs.FS) { s.migrations = fsys }

// SetWriteLimit sets how long a write may take.
func SetWriteLimit(s *Store, d time.Duration) { s.writeLimit = d }

// When a checkpoint is due.
const (
	CheckpointIdle  = checkpointIdle
	CheckpointEvery = checkpointEvery
)
