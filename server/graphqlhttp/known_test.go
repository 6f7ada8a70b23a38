package graphqlhttp

import (
	"context"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

// A session that ended between the look at its cookie and the start of the stream: whoever sweeps before the stream is
// registered misses it, so it is asked for again afterwards.
func TestEndedBeforeTheStream(t *testing.T) {
	var r *rig
	r = newRig(t, Options{Known: func(ctx context.Context) bool {
		if r.server.Len() != 1 || len(r.server.Contexts()) != 1 {
			t.Error("asked before it was registered")
		}
		return ctx.Value(viewerKey{}) != "ended"
	}})
	response, body := r.ask("POST", "", ticks, sendsJSON, wantsEvents, "Viewer: ended")
	if response.StatusCode != 403 || !strings.Contains(body, "FORBIDDEN") {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	select {
	case <-r.schema.Feeds:
		t.Error("the subscription has begun")
	default:
	}
	settles(t, "the place was kept", func() bool { return r.server.Len() == 0 })
	r.open("Viewer: wang").want(":")
}

// Sockets, and whatever else shares the slots, count.
func TestSharedSlots(t *testing.T) {
	slots := &wire.Slots{Max: 2}
	r := newRig(t, Options{Slots: slots})
	slots.Take("") // A socket of the same caller.
	first := r.open()
	first.want(":")
	if response, body := r.ask("POST", "", ticks, sendsJSON, wantsEvents); response.StatusCode != 429 {
		t.Errorf("%d %s", response.StatusCode, body)
	}
	slots.Give("")
	r.open().want(":")
}

// code is what another layer may have for codes.
type code string

// A refusal has its status whatever type its code is of.
func TestStatusOfForeignCodes(t *testing.T) {
	for given, want := range map[code]int{"UNAUTHENTICATED": 401, "RATE_LIMITED": 429, "TOO_COSTLY": 400} {
		refusal := &graphql.Response{Errors: gqlerror.List{{Message: "no", Extensions: map[string]any{"code": given}}}}
		if got := status(typeResponse, refusal); got != want {
			t.Errorf("%s: %d, want %d", given, got, want)
		}
	}
}
