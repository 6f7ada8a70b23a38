package web

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

const (
	appPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
		"connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	// GraphiQL brings styles of its own at run time, and its editor an icon font within its style sheet.
	playgroundPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
		"font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

const notBuilt = `<!doctype html><meta charset="utf-8"><title>Youkong</title>
<p>This binary was built without the web app. Run <code>make build</code>, and start it again.</p>
<p>The API is up: <a href="/schema.graphql">/schema.graphql</a>.</p>
`

// App serves the built web app: files as they are, and its page for every address that the app routes itself.
// A missing file below /assets is 404, never the page.
func App(dist fs.FS, built bool) http.Handler {
	if !built {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = w.Write([]byte(notBuilt))
		})
	}
	files := http.FileServerFS(dist)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		switch {
		case name == "playground":
			page(w, r, dist, "playground.html", playgroundPolicy)
		case name == "assets", strings.HasPrefix(name, "assets/"):
			if !exists(dist, name) {
				plain(w, http.StatusNotFound, "there is no such file")
				return
			}
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
			files.ServeHTTP(w, r)
		case name != "" && !strings.HasSuffix(name, ".html") && exists(dist, name):
			files.ServeHTTP(w, r)
		default:
			page(w, r, dist, "index.html", appPolicy)
		}
	})
}

func page(w http.ResponseWriter, r *http.Request, dist fs.FS, name, policy string) {
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, dist, name)
}

func exists(dist fs.FS, name string) bool {
	info, err := fs.Stat(dist, name)
	return err == nil && !info.IsDir()
}
