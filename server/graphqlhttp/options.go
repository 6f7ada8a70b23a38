package graphqlhttp

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/server/graphqlhttp/wire"
)

// Options of a Server. Zero values mean the defaults.
type Options struct {
	// MaxBodyBytes bounds a request's body, and its query string. 64 KiB.
	MaxBodyBytes int64
	// Heartbeat is the time between two comments on a quiet stream. 15 s.
	Heartbeat time.Duration
	// WriteTimeout is how long one event of a stream may take to be written. It
	// replaces the http.Server's for streams. 5 s.
	WriteTimeout time.Duration
	// ShutdownSpread is over how long Shutdown ends many streams. At once.
	ShutdownSpread time.Duration
	// Slots bound the open streams of one caller, and what else shares them. 100.
	Slots *wire.Slots
	// Caller names whose streams these are: token, session or address. Nil takes
	// all for one.
	Caller func(ctx context.Context) string
	// Known says whether the viewer of a stream that has just been registered is
	// still welcome. Asked before the registration, a session that ends meanwhile
	// would be missed by both. Nil welcomes everybody.
	Known func(ctx context.Context) bool
	// AllowCrossSite lets a GET from a page of another site pass without a header
	// that forces a preflight. It is meant for an endpoint that ignores cookies.
	// Nil allows none.
	AllowCrossSite func(r *http.Request) bool
	// Clock runs the heartbeat. The real one.
	Clock clockwork.Clock
}

func (o Options) withDefaults() Options {
	o.MaxBodyBytes = cmp.Or(o.MaxBodyBytes, 64<<10)
	o.Heartbeat = cmp.Or(o.Heartbeat, 15*time.Second)
	o.WriteTimeout = cmp.Or(o.WriteTimeout, 5*time.Second)
	o.Slots = cmp.Or(o.Slots, &wire.Slots{Max: 100})
	if o.Caller == nil {
		o.Caller = func(context.Context) string { return "" }
	}
	if o.Known == nil {
		o.Known = func(context.Context) bool { return true }
	}
	if o.AllowCrossSite == nil {
		o.AllowCrossSite = func(*http.Request) bool { return false }
	}
	if o.Clock == nil {
		o.Clock = clockwork.NewRealClock()
	}
	return o
}
