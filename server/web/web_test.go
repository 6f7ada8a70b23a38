package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"youkong/internal/fault"
)

// dist is a built web app, in small.
var dist = fstest.MapFS{
	"index.html":           {Data: []byte("the app")},
	"playground.html":      {Data: []byte("the playground")},
	"robots.txt":           {Data: []byte("welcome")},
	"assets/index-1a2b.js": {Data: []byte("run()")},
}

func site(ready error) http.Handler {
	echo := func(name string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, name) })
	}
	return Handler(Parts{
		Session: echo("session"), Tokens: echo("tokens"), App: App(dist, true), SDL: "type Query",
		Ready: func(*http.Request) error { return ready }, Draws: drawn,
	})
}

// drawn knows one course that was drawn, and one that was not.
func drawn(_ context.Context, course string) ([]byte, error) {
	switch course {
	case "pottery":
		return []byte(`{"format":"youkong-draw-1"}`), nil
	case "later":
		return nil, nil
	case "broken":
		return nil, errors.New("the disk is gone")
	}
	return nil, fault.New(fault.NotFound, "there is no such course")
}

func get(h http.Handler, method, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestRoutes(t *testing.T) {
	for _, c := range []struct {
		method, target string
		status         int
		body           string
	}{
		{"GET", "/", 200, "the app"},
		{"GET", "/board/xinyu", 200, "the app"},
		{"GET", "/index.html", 200, "the app"},
		{"GET", "/no/../such/page", 200, "the app"},
		{"GET", "/playground", 200, "the playground"},
		{"GET", "/playground.html", 200, "the app"},
		{"GET", "/robots.txt", 200, "welcome"},
		{"GET", "/assets/index-1a2b.js", 200, "run()"},
		{"GET", "/assets/index-gone.js", 404, ""},
		{"GET", "/assets/../../secret", 200, "the app"},
		{"HEAD", "/", 200, ""},
		{"POST", "/", 405, "only GET"},
		{"DELETE", "/assets/index-1a2b.js", 405, "only GET"},
		{"GET", "/schema.graphql", 200, "type Query"},
		{"GET", "/healthz", 200, "ok"},
		{"GET", "/readyz", 200, "ready"},
		{"GET", "/draws/pottery.json", 200, `{"format":"youkong-draw-1"}`},
		{"GET", "/draws/later.json", 404, "have not been drawn"},
		{"GET", "/draws/none.json", 404, "no such course"},
		{"GET", "/draws/pottery", 404, "/draws/COURSE.json"},
		{"GET", "/draws/broken.json", 500, "try again later\n"},
		{"POST", "/draws/pottery.json", 405, ""},
		{"POST", "/healthz", 405, ""},
		{"POST", "/graphql", 200, "session"},
		{"POST", "/api/graphql", 200, "tokens"},
	} {
		r := get(site(nil), c.method, c.target)
		if location := r.Header().Get("Location"); location != "" {
			r = get(site(nil), c.method, path.Join(path.Dir(c.target), location))
		}
		if r.Code != c.status || !strings.Contains(r.Body.String(), c.body) {
			t.Errorf("%s %s: %d %q, want %d %q", c.method, c.target, r.Code, r.Body.String(), c.status, c.body)
		}
	}
}

func TestNotReady(t *testing.T) {
	h := site(errors.New("stopping"))
	if r := get(h, "GET", "/readyz"); r.Code != http.StatusServiceUnavailable || !strings.Contains(r.Body.String(), "stopping") {
		t.Errorf("%d %q", r.Code, r.Body)
	}
	if r := get(h, "GET", "/healthz"); r.Code != http.StatusOK {
		t.Errorf("the process lives and says %d", r.Code)
	}
}

// TestHeaders: no page runs what is not ours, nor inside a frame of somebody else's.
func TestHeaders(t *testing.T) {
	for target, words := range map[string][]string{
		"/":                     {"default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "connect-src 'self'"},
		"/playground":           {"default-src 'none'", "script-src 'self';", "frame-ancestors 'none'"},
		"/assets/index-1a2b.js": {"default-src 'none'"},
		"/graphql":              {"default-src 'none'"},
		"/schema.graphql":       {"default-src 'none'"},
	} {
		h := get(site(nil), "GET", target).Header()
		for _, w := range words {
			if policy := h.Get("Content-Security-Policy"); !strings.Contains(policy, w) || strings.Contains(policy, "unsafe-eval") {
				t.Errorf("%s: %q lacks %q", target, policy, w)
			}
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": permissions,
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q", target, name, got)
			}
		}
	}
}

// TestCaching: files whose name tells their content are kept for good, pages are asked for again.
func TestCaching(t *testing.T) {
	for target, want := range map[string]string{
		"/assets/index-1a2b.js": "immutable", "/": "no-cache", "/playground": "no-cache", "/assets/index-gone.js": "",
	} {
		if got := get(site(nil), "GET", target).Header().Get("Cache-Control"); !strings.Contains(got, want) || want == "" && strings.Contains(got, "immutable") {
			t.Errorf("%s: %q", target, got)
		}
	}
}

// TestOtherOrigins: with cookies, only our own pages may change anything; with tokens, every page may.
func TestOtherOrigins(t *testing.T) {
	for _, c := range []struct {
		target, site, origin string
		status               int
	}{
		{"/graphql", "cross-site", "https://evil.example", 403},
		{"/graphql", "same-site", "https://other.example.com", 403},
		{"/graphql", "same-origin", "http://example.com", 200},
		{"/graphql", "", "https://evil.example", 403},
		{"/graphql", "", "http://example.com", 200},
		{"/graphql", "", "", 200}, // No browser.
		{"/api/graphql", "cross-site", "https://friend.example", 200},
	} {
		var header []string
		if c.site != "" {
			header = append(header, "Sec-Fetch-Site", c.site)
		}
		if c.origin != "" {
			header = append(header, "Origin", c.origin)
		}
		r := get(site(nil), "POST", "http://example.com"+c.target, header...)
		if r.Code == 403 && r.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("a refusal may be kept: %v", r.Header())
		}
		if r.Code != c.status {
			t.Errorf("POST %s from %q (%s): %d, want %d", c.target, c.origin, c.site, r.Code, c.status)
		}
	}
}

func TestNotBuilt(t *testing.T) {
	r := get(App(fstest.MapFS{}, false), "GET", "/")
	if r.Code != http.StatusServiceUnavailable || !strings.Contains(r.Body.String(), "make build") {
		t.Errorf("%d %q", r.Code, r.Body)
	}
}
