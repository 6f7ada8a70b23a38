package graphqlhttp

import (
	"mime"
	"net/http"
)

// preflighted headers can't be sent by a page of another origin unless the server
// agreed to them in a preflight.
var preflighted = []string{"Authorization", "X-Requested-With", "GraphQL-Require-Preflight"}

// foreign reports whether a browser says that a page of another site made it send
// this GET, and nothing shows that a preflight allowed it. See the package comment.
func (s *Server) foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "cross-site", "same-site":
		return !forcesPreflight(r.Header) && !s.options.AllowCrossSite(r)
	default: // same-origin, none (typed or a bookmark), or not a browser
		return false
	}
}

func forcesPreflight(header http.Header) bool {
	for _, name := range preflighted {
		if header.Get(name) != "" {
			return true
		}
	}
	name, _, err := mime.ParseMediaType(header.Get("Content-Type"))
	return err == nil && name == typeJSON
}
