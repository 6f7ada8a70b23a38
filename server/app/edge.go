package app

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"youkong/frontend"
	"youkong/graph"
	"youkong/server/config"
	"youkong/server/graphqlhttp"
	"youkong/server/graphqlhttp/wire"
	"youkong/server/rates"
	"youkong/server/session"
	"youkong/server/socket"
	"youkong/server/web"
)

// open makes everything that a request passes on its way to the resolvers.
func (a *App) open(resolver *graph.Resolver) error {
	proxies, err := rates.ParseProxies(a.config.TrustedProxies)
	if err != nil {
		return err
	}
	sdl, err := graph.SDL()
	if err != nil {
		return err
	}
	meter := rates.NewMeter(rates.Config{
		Rate: a.config.Rate, Burst: a.config.RateBurst, SignIns: a.config.SignInRate, Codes: a.config.CodeRate,
		Caller: session.Caller, Clock: a.clock,
	})
	sessions := &session.Keeper{People: a.people, Secure: a.config.Secure(), Log: a.log, Meter: meter}
	a.transports(sessions)
	a.people.OnEnded(a.silence)

	graphQL := meter.Handler(executor(graph.Schema(resolver), a.log, meter, a.sockets, a.streams))
	parts := web.Parts{
		Session: sessions.WithCookies(graphQL), Tokens: sessions.WithTokens(graphQL),
		App: web.App(frontend.Dist()), SDL: sdl, Ready: a.ready,
		Draws: (&draws{courses: a.courses}).find,
	}
	if resolver.OpenID != "" {
		parts.OpenID = a.openID(sessions)
	}
	a.handler = proxies.Handler(web.Handler(parts))
	return nil
}

// transports makes the two that hold something open; what one caller holds counts for both together.
func (a *App) transports(sessions *session.Keeper) {
	slots := &wire.Slots{Max: cmp.Or(a.config.MaxStreams, config.MaxStreams)}
	a.sockets = socket.New(socket.Options{
		Caller: session.Caller, Init: sessions.Init, CheckOrigin: mayConnect, Logger: a.log,
		Slots: slots, MaxOperations: a.config.MaxOperations, ShutdownSpread: a.config.ShutdownSpread,
	})
	a.streams = graphqlhttp.New(graphqlhttp.Options{
		Caller: session.Caller, Known: sessions.Known, AllowCrossSite: ignoresCookies, Slots: slots,
		ShutdownSpread: a.config.ShutdownSpread,
	})
}

// ignoresCookies is true for the endpoint where a page of another origin can do no harm.
func ignoresCookies(r *http.Request) bool { return r.URL.Path == "/api/graphql" }

// mayConnect says whether a page may open a socket: any page where cookies count for nothing, else only our own. What
// is no browser names no origin.
func mayConnect(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || ignoresCookies(r) {
		return true
	}
	page, err := url.Parse(origin)
	return err == nil && strings.EqualFold(page.Host, r.Host)
}
