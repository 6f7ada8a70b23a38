package rates

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
	"github.com/jonboulle/clockwork"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/internal/fault"
	"youkong/server/graphqlhttp/wire"
)

// What is charged besides the cost of operations, in the same units of about ten microseconds of one processor.
const (
	requestCost  = 10
	documentCost = 10
	bytesPerUnit = 256 // Of a document, to be read and refused.
)

// signInPeriod is the time that Config.SignIns and Config.Codes are for.
const signInPeriod = 10 * time.Minute

// Config is how much callers may ask. What is zero is not limited.
type Config struct {
	Rate    int // Cost a minute, of one caller.
	Burst   int // Cost at once, after a pause.
	SignIns int // Attempts to sign in, of one address in ten minutes.
	Codes   int // One-time codes asked for, of one address in ten minutes.
	// Caller names the token, session or address that a context's operations are counted for.
	Caller func(context.Context) string
	Clock  clockwork.Clock
}

// Meter charges callers for what they ask.
type Meter struct {
	caller               func(context.Context) string
	cost, signIns, codes *Buckets
	policy               string
}

// NewMeter makes a meter.
func NewMeter(c Config) *Meter {
	m := &Meter{
		caller:  c.Caller,
		cost:    NewBuckets(c.Rate, time.Minute, c.Burst, c.Clock),
		signIns: NewBuckets(c.SignIns, signInPeriod, c.SignIns, c.Clock),
		codes:   NewBuckets(c.Codes, signInPeriod, c.Codes, c.Clock),
	}
	if m.cost != nil {
		m.policy = fmt.Sprintf(`"cost";q=%d;w=%d`, c.Burst, wholeSeconds(m.cost.filled(0)))
	}
	return m
}

type headerKey struct{}

// Handler charges each request before anything of it is read, and tells in its headers what is left. It belongs behind
// what finds out who is asking.
func (m *Meter) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		if !websocket.IsWebSocketUpgrade(r) { // What a socket asks later has no headers.
			ctx = context.WithValue(ctx, headerKey{}, w.Header())
		}
		if err := m.charge(ctx, requestCost); err != nil {
			refuse(w, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// charge takes a cost from the context's caller, and tells what is left; a fault RateLimited when that is too little.
func (m *Meter) charge(ctx context.Context, cost int) *fault.Error {
	if m.cost == nil {
		return nil
	}
	left, wait := m.cost.Take(m.caller(ctx), cost)
	if header, ok := ctx.Value(headerKey{}).(http.Header); ok {
		header.Set("RateLimit-Policy", m.policy)
		header.Set("RateLimit", fmt.Sprintf(`"cost";r=%d;t=%d`, left, wholeSeconds(m.cost.filled(left))))
	}
	if wait > 0 {
		return fault.TooOften(wait, "this costs %d and you have %d left; there will be enough in %d s", cost, left, wholeSeconds(wait))
	}
	return nil
}

// attempt counts one towards the address's own buckets; what of says which.
func attempt(ctx context.Context, of *Buckets, what string) *fault.Error {
	if _, wait := of.Take(Address(ctx), 1); wait > 0 {
		return fault.TooOften(wait, "too many %s from your address; come back in %d s", what, wholeSeconds(wait))
	}
	return nil
}

// SignIn counts an attempt to sign in that is no GraphQL operation; a fault RateLimited when there were too many.
// A nil meter counts nothing.
func (m *Meter) SignIn(ctx context.Context) error {
	if m == nil {
		return nil
	}
	if err := attempt(ctx, m.signIns, "attempts to sign in"); err != nil {
		return err
	}
	return nil
}

func refuse(w http.ResponseWriter, err *fault.Error) {
	shown := wire.Error(wire.CodeRateLimited, err.Message)
	shown.Extensions["retryAfter"] = wholeSeconds(err.RetryAfter)
	w.Header().Set("Retry-After", strconv.Itoa(wholeSeconds(err.RetryAfter)))
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusTooManyRequests)
	_, _ = w.Write(wire.AppendResponse(nil, &graphql.Response{Errors: gqlerror.List{shown}}))
}

func wholeSeconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }
