package app

import (
	"context"
	"errors"
	"log/slog"

	"github.com/jonboulle/clockwork"

	"youkong/internal/store"
	"youkong/server/config"
)

// OpenStore opens the database that c names with its keys, brings it up to date, checks what it promises, and seals what
// is from before there were keys.
func OpenStore(ctx context.Context, c config.Config, clock clockwork.Clock, log *slog.Logger) (*store.Store, error) {
	ring, err := c.Ring()
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, store.Config{
		DatabaseURL: c.DatabaseURL, DataDir: c.DataDir, Keys: ring, KeyFile: c.KeyFile(), Clock: clock, Log: log,
	})
	if err != nil {
		return nil, err
	}
	for _, prepare := range []func(context.Context) error{s.Migrate, s.Check} {
		if err := prepare(ctx); err != nil {
			return nil, errors.Join(err, s.Close())
		}
	}
	if _, err := s.SealPlain(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}
