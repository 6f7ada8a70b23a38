package live_test

import (
	"context"
	"log/slog"
	"testing"

	"youkong/internal/feed"
	"youkong/internal/live"
)

// elsewhere is another server of the same database, which no bell reaches.
func (r *rig) elsewhere() *rig {
	other := *r
	other.hub = live.NewHub()
	ctx, stop := context.WithCancel(context.Background())
	r.t.Cleanup(stop)
	other.live = live.New(ctx, other.hub, r.views, r.timers, slog.New(slog.DiscardHandler))
	return &other
}

// TestAheadOfTheServer: a reader who comes from a server that knew of more is led on, and sees nothing twice, though no
// bell has told this server.
func TestAheadOfTheServer(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		xinyu, other := r.community("xinyu"), r.elsewhere()
		stays, moves := other.follow(xinyu), r.follow(xinyu)
		stays.next()
		moves.next()
		for i := range 3 {
			r.change(i)
		}
		moves.upTo(moves.last.Version + 3)
		moves.stop()
		known := moves.last.Cursor()
		comes := other.follow(xinyu, known)
		stays.upTo(known.Version)
		r.change(3)
		other.hub.Ring([]string{feed.Community(xinyu.ID)})
		if e := comes.next(); e.Snapshot || e.Since != known.Version || e.Version != known.Version+1 {
			t.Errorf("from %d it goes on with an event from %d to %d, snapshot %t", known.Version, e.Since, e.Version, e.Snapshot)
		}
	})
}
