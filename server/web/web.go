// Package web is the outside of the server: which address serves what, and with which headers.
package web

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"

	"youkong/graph"
)

// Parts are the handlers that the routes lead to.
type Parts struct {
	Session http.Handler // GraphQL for the holder of a cookie.
	Tokens  http.Handler // GraphQL for the holder of a token.
	App     http.Handler // The web app and the playground.
	Draws   Draws        // The published transcripts of draws.
	SDL     string
	Ready   func(*http.Request) error
	OpenID  OpenID // Nil where nobody signs in with a provider.
}

// OpenID sends people to a provider to sign in, and receives those who come back.
type OpenID interface {
	Begin(http.ResponseWriter, *http.Request)
	Return(http.ResponseWriter, *http.Request)
}

// Handler routes requests.
func Handler(p Parts) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", ownPages(p.Session))
	mux.Handle("/api/graphql", p.Tokens)
	mux.HandleFunc("GET /schema.graphql", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte(p.SDL))
	})
	mux.Handle("GET /draws/{file}", gzhttp.GzipHandler(p.Draws))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if err := p.Ready(r); err != nil {
			plain(w, http.StatusServiceUnavailable, "not ready: "+err.Error())
			return
		}
		plain(w, http.StatusOK, "ready")
	})
	if p.OpenID != nil {
		mux.HandleFunc("GET "+graph.OpenIDPath, p.OpenID.Begin)
		mux.HandleFunc("GET "+graph.OpenIDPath+"/callback", p.OpenID.Return)
	}
	mux.Handle("/", gzhttp.GzipHandler(readOnly(p.App)))
	return withHeaders(mux)
}

// ownPages refuses what a page of another origin sends, since a cookie may come with it.
func ownPages(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		plain(w, http.StatusForbidden, "pages of other origins use /api/graphql, with a token")
	}))
	return protection.Handler(next)
}

// readOnly refuses what would change something: pages and files are only read.
func readOnly(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			plain(w, http.StatusMethodNotAllowed, "only GET and HEAD")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n"))
}

// permissions are what no page of ours asks of a browser, and so no script may.
const permissions = "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()"

// withHeaders sets what every answer carries. Pages set a policy of their own.
func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", permissions)
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		next.ServeHTTP(w, r)
	})
}
