package socket

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/server/graphqlhttp/wire"
)

// InitFunc looks at the payload of connection_init (nil when there is none) and
// returns the context that the socket's operations get. It must be derived from
// ctx, which ends with the socket and at the latest after Options.InitTimeout
// when the socket isn't acknowledged by then.
//
// The socket is already registered when it runs. So an InitFunc that looks the
// session up once more can't miss a revocation that came during the upgrade.
type InitFunc func(ctx context.Context, payload map[string]any) (context.Context, error)

// Options of a Server. Zero values mean the defaults.
type Options struct {
	// InitTimeout is the time from the upgrade to connection_ack. 5 s.
	InitTimeout time.Duration
	// PingInterval is the time between two protocol-level pings. A peer from
	// which nothing came for a whole interval after a ping is closed. 20 s.
	PingInterval time.Duration
	// WriteTimeout is how long one message may take to be written. 5 s.
	WriteTimeout time.Duration
	// CloseTimeout is how long a closing socket waits for its last messages to be
	// taken and for the peer's close frame. 5 s.
	CloseTimeout time.Duration
	// ShutdownSpread is over how long Shutdown closes many sockets. At once.
	ShutdownSpread time.Duration
	// MaxMessageBytes bounds one message from the client. 64 KiB.
	MaxMessageBytes int64
	// MaxQueueBytes bounds what waits to be written to one socket, besides the
	// message being written; one single message may be larger. 1 MiB.
	MaxQueueBytes int
	// MaxOperations bounds the operations that run at once on one socket. 32.
	MaxOperations int
	// Slots bound the open sockets of one caller, and what else shares them. 100.
	Slots *wire.Slots
	// Caller names whose sockets these are: token, session or address. It is asked
	// at the upgrade and again with the context of InitFunc, where an empty answer
	// changes nothing. Nil takes all for one.
	Caller func(ctx context.Context) string
	// CheckOrigin decides on the Origin header of an upgrade. Nil means: the same
	// host as the request's, or no Origin at all.
	CheckOrigin func(r *http.Request) bool
	// Init is called at connection_init. Nil accepts everybody.
	Init InitFunc
	// Logger gets what went wrong on our side. slog.Default().
	Logger *slog.Logger
	// Clock runs the timeouts up to the close frame. The real one.
	Clock clockwork.Clock
}

func (o Options) withDefaults() Options {
	o.InitTimeout = cmp.Or(o.InitTimeout, 5*time.Second)
	o.PingInterval = cmp.Or(o.PingInterval, 20*time.Second)
	o.WriteTimeout = cmp.Or(o.WriteTimeout, 5*time.Second)
	o.CloseTimeout = cmp.Or(o.CloseTimeout, 5*time.Second)
	o.MaxMessageBytes = cmp.Or(o.MaxMessageBytes, 64<<10)
	o.MaxQueueBytes = cmp.Or(o.MaxQueueBytes, 1<<20)
	o.MaxOperations = cmp.Or(o.MaxOperations, 32)
	o.Slots = cmp.Or(o.Slots, &wire.Slots{Max: 100})
	if o.Caller == nil {
		o.Caller = func(context.Context) string { return "" }
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Clock == nil {
		o.Clock = clockwork.NewRealClock()
	}
	return o
}
