// Package session finds out who is asking, from a cookie on one endpoint and from a token on the other, and puts the
// viewer into the request's context.
package session

import (
	"context"
	"log/slog"
	"net/http"
	"strings"

	"youkong/ent/kind"
	"youkong/graph"
	"youkong/internal/account"
	"youkong/internal/fault"
	"youkong/internal/viewer"
	"youkong/internal/wording"
	"youkong/server/rates"
	"youkong/server/socket"
)

// Keeper makes viewers.
type Keeper struct {
	People *account.Service
	Secure bool // People reach the server over HTTPS.
	Log    *slog.Logger
	Meter  *rates.Meter
}

// cookieName has the prefix that binds a cookie to this host and HTTPS, where there is HTTPS.
func (k *Keeper) cookieName() string {
	if k.Secure {
		return "__Host-youkong"
	}
	return "youkong"
}

// WithCookies serves next to the holder of the session cookie; a cookie that has run out is an anonymous visit.
func (k *Keeper) WithCookies(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := viewer.Viewer{}
		if cookie, err := r.Cookie(k.cookieName()); err == nil {
			v, err = k.People.Authenticate(r.Context(), kind.Session, cookie.Value)
			if err != nil && !fault.Is(err, fault.Unauthenticated) {
				k.unavailable(w, r, err)
				return
			}
		}
		v.Language = wording.Negotiate(r.Header.Get("Accept-Language"))
		ctx := graph.WithSessions(viewer.With(r.Context(), v), k.Cookies(w, r))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Cookies is the way to the cookie of the request's session.
func (k *Keeper) Cookies(w http.ResponseWriter, r *http.Request) graph.Sessions {
	return cookies{keeper: k, w: w, agent: r.UserAgent()}
}

type tokensKey struct{}

// WithTokens serves next to the holder of the bearer token, ignores cookies, and lets pages of any origin call.
func (k *Keeper) WithTokens(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Expose-Headers", "RateLimit, RateLimit-Policy, Retry-After")
		if r.Method == http.MethodOptions {
			w.Header().Set("Access-Control-Allow-Methods", "GET, POST")
			w.Header().Set("Access-Control-Allow-Headers", "Accept, Accept-Language, Authorization, Content-Type")
			w.Header().Set("Access-Control-Max-Age", "86400")
			w.WriteHeader(http.StatusNoContent)
			return
		}
		v, err := k.byToken(r.Context(), r.Header.Get("Authorization"))
		if fault.Is(err, fault.Unauthenticated) {
			k.Meter.Handler(http.HandlerFunc(unknownToken)).ServeHTTP(w, r)
			return
		}
		if err != nil {
			k.unavailable(w, r, err)
			return
		}
		v.Language = wording.Negotiate(r.Header.Get("Accept-Language"))
		next.ServeHTTP(w, r.WithContext(context.WithValue(viewer.With(r.Context(), v), tokensKey{}, true)))
	})
}

// unknownToken is charged like any other answer, to the address.
func unknownToken(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="youkong"`)
	answer(w, http.StatusUnauthorized, fault.Unauthenticated, "the token is unknown or has expired")
}

func (k *Keeper) byToken(ctx context.Context, authorization string) (viewer.Viewer, error) {
	if authorization == "" {
		return viewer.Viewer{}, nil
	}
	scheme, token, _ := strings.Cut(authorization, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return viewer.Viewer{}, fault.New(fault.Unauthenticated, "the Authorization header must say `Bearer` and a token")
	}
	return k.People.Authenticate(ctx, kind.Token, strings.TrimSpace(token))
}

// Init reads the payload of a socket's connection_init: browsers cannot set headers on a WebSocket, so the language
// travels there as `acceptLanguage`, and on the token endpoint the token as `authorization`.
func (k *Keeper) Init(ctx context.Context, payload map[string]any) (context.Context, error) {
	ctx = graph.WithSessions(ctx, nil) // A socket's answer carries no cookie.
	v := viewer.From(ctx)
	if !k.Known(ctx) {
		return nil, &socket.CloseError{Code: socket.CodeForbidden, Reason: "the session has ended"}
	}
	if authorization, ok := payload["authorization"].(string); ok && ctx.Value(tokensKey{}) != nil {
		language := v.Language
		var err error
		if v, err = k.byToken(ctx, authorization); err != nil {
			return nil, &socket.CloseError{Code: socket.CodeForbidden, Reason: "the token is unknown or has expired"}
		}
		v.Language = language
	}
	if accept, ok := payload["acceptLanguage"].(string); ok {
		v.Language = wording.Negotiate(accept)
	}
	return viewer.With(ctx, v), nil
}

// Caller names who is to be limited: the session or token, for strangers the address.
func Caller(ctx context.Context) string {
	if v := viewer.From(ctx); v.SignedIn() {
		return v.Credential.String()
	}
	return rates.Address(ctx)
}

// Known says whether who began a stream is still known; see Options.Known of graphqlhttp.
func (k *Keeper) Known(ctx context.Context) bool {
	known, err := k.People.Known(ctx, viewer.From(ctx))
	return err == nil && known
}

func (k *Keeper) unavailable(w http.ResponseWriter, r *http.Request, err error) {
	k.Log.ErrorContext(r.Context(), "a session could not be looked up", "error", err)
	answer(w, http.StatusServiceUnavailable, fault.Unavailable, "try again in a moment")
}

// cookies carries the session cookie to one HTTP response.
type cookies struct {
	keeper *Keeper
	w      http.ResponseWriter
	agent  string
}

func (c cookies) Start(secret string) { c.set(secret, int(account.SessionLength.Seconds())) }

func (c cookies) Device() string { return device(c.agent) }

func (c cookies) End() { c.set("", -1) }

func (c cookies) set(value string, maxAge int) {
	http.SetCookie(c.w, &http.Cookie{
		Name: c.keeper.cookieName(), Value: value, Path: "/", MaxAge: maxAge,
		Secure: c.keeper.Secure, HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}
