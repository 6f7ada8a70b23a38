package app

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"youkong/internal/fault"
	"youkong/internal/viewer"
	"youkong/server/socket"
)

// silenceEvery leaves half of the second, after which who has lost a right hears nothing more, for asking and closing.
const silenceEvery = 500 * time.Millisecond

// silence ends everything that runs on the strength of a session or token that is gone.
func (a *App) silence(credential uuid.UUID) {
	a.hangUp(func(v viewer.Viewer) bool { return v.Credential == credential })
}

// silenceLost ends everything that runs on the strength of what is no longer so: a session or token that has ended or
// whose time is over, a role or a membership that was taken away. Another server may have done it, so the database is
// asked, once for all that is open. While it can't answer, time still runs out.
func (a *App) silenceLost(ctx context.Context) error {
	open := a.openViewers()
	credentials := map[uuid.UUID]bool{} // Whether something that it was good for is lost.
	for _, v := range open {
		credentials[v.Credential] = false
	}
	if len(credentials) == 0 {
		return nil
	}
	standing, err := a.people.Standing(ctx, slices.Collect(maps.Keys(credentials)))
	now := a.clock.Now().Unix()
	gone := func(v viewer.Viewer) bool {
		current, stands := standing[v.Credential]
		return v.Expires <= now || err == nil && (!stands || !v.Within(current))
	}
	lost := false
	for _, v := range open {
		if gone(v) {
			lost, credentials[v.Credential] = true, true
		}
	}
	if lost {
		a.hangUp(func(v viewer.Viewer) bool { return credentials[v.Credential] && gone(v) })
	}
	return err
}

// openViewers are those who hold a socket or a stream open and have something to lose.
func (a *App) openViewers() []viewer.Viewer {
	var open []viewer.Viewer
	for _, ctx := range slices.Concat(a.sockets.Contexts(), a.streams.Contexts()) {
		if v := viewer.From(ctx); v.SignedIn() {
			open = append(open, v)
		}
	}
	return open
}

func (a *App) hangUp(gone func(viewer.Viewer) bool) {
	const why = "the session has ended, or a role"
	match := func(ctx context.Context, _ string) bool { return gone(viewer.From(ctx)) }
	a.sockets.CloseWhere(match, socket.CodeForbidden, why)
	a.streams.CloseWhere(match, string(fault.Forbidden), why)
}
