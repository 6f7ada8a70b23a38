package attack

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// bare sends a path that a client library would tidy up first.
func (s *target) bare(path string) (int, string) {
	s.t.Helper()
	conn := s.connect()
	_ = conn.SetDeadline(time.Now().Add(patience))
	fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", path)
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	text, _ := io.ReadAll(response.Body)
	return response.StatusCode, string(text)
}

// TestPathTraversal: no address leads out of the web app's files.
func TestPathTraversal(t *testing.T) {
	s := raise(t)
	for _, file := range []string{"etc/passwd", "youkong.db", "youkong.keys", "index.html", "go.mod"} {
		s.attack(file, cheap, func(s *target) {
			for _, up := range []string{
				"/../", "/../../../../../../", "/assets/../../../../../", "/%2e%2e/%2e%2e/%2e%2e/", "/assets/..%2f..%2f..%2f..%2f",
				"/..%5c..%5c", "/assets/%252e%252e/%252e%252e/", "//", "/assets//../../", "/./../", "/%00/../",
			} {
				status, text := s.bare(up + file)
				for _, secret := range []string{"root:", "SQLite format", "module youkong"} {
					if strings.Contains(text, secret) {
						s.t.Errorf("%s%s answers %d with %.100q", up, file, status, text)
					}
				}
			}
		})
	}
}

// TestMissingAssets: a missing file is missing, and no page stands in for a script or style.
func TestMissingAssets(t *testing.T) {
	s := raise(t)
	for _, path := range []string{"/assets/", "/assets/none.js", "/assets/none.css", "/assets/index.html", "/assets/..none.js", "/assets/none.js/"} {
		s.attack(path, cheap, func(s *target) {
			// A binary without the web app says so instead, with 503.
			if r := s.send(http.MethodGet, path, ""); r.status < 400 || strings.Contains(r.text, "<script") {
				s.t.Errorf("it answers %d %.100s", r.status, r.text)
			}
		})
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"} {
		s.attack(method, cheap, func(s *target) {
			if r := s.send(method, "/index.html", "x"); r.status != http.StatusMethodNotAllowed {
				s.t.Errorf("it answers %d %.100s", r.status, r.text)
			}
		})
	}
}

// TestHeadersOfAnswers: whatever is answered says how a browser must treat it.
func TestHeadersOfAnswers(t *testing.T) {
	s := raise(t)
	for _, path := range []string{"/", "/playground", "/assets/none.js", "/graphql?query={__typename}", "/api/graphql", "/healthz", "/schema.graphql", "/nowhere"} {
		s.attack(path, 0, func(s *target) {
			h := s.send(http.MethodGet, path, "").header
			policy := h.Get("Content-Security-Policy")
			if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("X-Frame-Options") != "DENY" || !strings.Contains(policy, "default-src 'none'") ||
				!strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe-eval") || strings.Contains(policy, "*") {
				s.t.Errorf("it answers with %v", h)
			}
			if strings.Contains(path, "graphql?") && h.Get("Cache-Control") != "no-store" {
				s.t.Errorf("an answer may be cached: %q", h.Get("Cache-Control"))
			}
			for _, telling := range []string{"Server", "X-Powered-By", "Via"} {
				if h.Get(telling) != "" {
					s.t.Errorf("%s says %q", telling, h.Get(telling))
				}
			}
		})
	}
}
