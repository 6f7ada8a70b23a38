package app

import (
	"context"

	"youkong/internal/doorbell"
	"youkong/internal/feed"
	"youkong/internal/live"
)

// openDoorbell has every commit, of this server or of another one of the same database, wake who follows the feed.
func (a *App) openDoorbell(epoch string, hub *live.Hub) (err error) {
	switch {
	case a.config.NATSURL != "":
		a.bell, err = doorbell.OverNATS(a.config.NATSURL, epoch, a.log)
	case a.config.DatabaseURL != "":
		a.bell, err = doorbell.OverPostgres(a.config.DatabaseURL, a.clock, a.log)
	default:
		a.bell = &doorbell.Alone{}
	}
	if err != nil {
		return err
	}
	a.store.OnCommit(a.bell.Ring)
	a.bell.Hear(a.courses.Ring) // Before those are woken who then ask for what has changed.
	a.bell.Hear(hub.Ring)
	a.hub = hub
	return nil
}

// lookAround finds what no bell told of: one was lost on its way, or another program wrote.
func (a *App) lookAround(ctx context.Context) error {
	return a.hub.Look(ctx, func(ctx context.Context, streams []string) (map[string]int64, error) {
		return feed.Numbers(ctx, a.store, streams)
	})
}
