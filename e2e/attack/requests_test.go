package attack

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestRequests sends what is no proper request. Each is refused with its status, on both endpoints.
func TestRequests(t *testing.T) {
	s := raise(t)
	const query, asJSON = `{"query":"{ __typename }"}`, "application/json"
	for name, c := range map[string]struct {
		method, query, contentType, body string
		status                           int
	}{
		"batch":                       {"POST", "", asJSON, "[" + query + "," + query + "]", http.StatusBadRequest},
		"batch of two hundred":        {"POST", "", asJSON, "[" + strings.Repeat(query+",", 200) + query + "]", http.StatusBadRequest},
		"220 kB of __typename":        {"POST", "", asJSON, request("{"+strings.Repeat("__typename ", 20_000)+"}", nil), http.StatusRequestEntityTooLarge},
		"220 kB of __typename by GET": {"GET", "?query=" + url.QueryEscape("{"+strings.Repeat("a ", 1<<13)+"}"), "", "", http.StatusOK},
		"huge body":                   {"POST", "", asJSON, strings.Repeat(" ", 1<<20) + query, http.StatusRequestEntityTooLarge},
		"deep JSON":                   {"POST", "", asJSON, nested(20_000, "[", "", "]"), http.StatusBadRequest},
		"deep JSON in variables":      {"POST", "", asJSON, `{"query":"{ __typename }","variables":{"v":` + nested(20_000, "[", "", "]") + `}}`, http.StatusBadRequest},
		"duplicate keys":              {"POST", "", asJSON, `{"query":"{ __typename }","query":"{ me { person { id } } }"}`, http.StatusBadRequest},
		"duplicate keys in variables": {"POST", "", asJSON, `{"query":"{ __typename }","variables":{"a":1,"a":2}}`, http.StatusBadRequest},
		"duplicate parameters":        {"GET", "?query={__typename}&query={me{person{id}}}", "", "", http.StatusBadRequest},
		"trailing data":               {"POST", "", asJSON, query + query, http.StatusBadRequest},
		"bad UTF-8":                   {"POST", "", asJSON, "{\"query\":\"{ __typename } #\xff\"}", http.StatusBadRequest},
		"bad UTF-8 by GET":            {"GET", "?query={__typename}%23%ff", "", "", http.StatusBadRequest},
		"a byte order mark":           {"POST", "", asJSON, "\ufeff" + query, http.StatusBadRequest},
		"half a body":                 {"POST", "", asJSON, query[:10], http.StatusBadRequest},
		"nothing":                     {"POST", "", asJSON, "", http.StatusBadRequest},
		"no object":                   {"POST", "", asJSON, `"{ __typename }"`, http.StatusBadRequest},
		"variables that are a list":   {"POST", "", asJSON, `{"query":"{ __typename }","variables":[]}`, http.StatusBadRequest},
		"CSRF by text/plain":          {"POST", "", "text/plain", query, http.StatusUnsupportedMediaType},
		"CSRF by a form":              {"POST", "", "application/x-www-form-urlencoded", "query=%7B__typename%7D", http.StatusUnsupportedMediaType},
		"CSRF by an upload":           {"POST", "", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n" + query + "\r\n--x--", http.StatusUnsupportedMediaType},
		"CSRF without a type":         {"POST", "", "", query, http.StatusUnsupportedMediaType},
		"another charset":             {"POST", "", "application/json; charset=utf-16", query, http.StatusUnsupportedMediaType},
		"a query as it is":            {"POST", "", "application/graphql", "{ __typename }", http.StatusUnsupportedMediaType},
		"PUT":                         {"PUT", "", asJSON, query, http.StatusMethodNotAllowed},
		"TRACE":                       {"TRACE", "", "", "", http.StatusMethodNotAllowed},
		"mutation by GET":             {"GET", "?query=" + url.QueryEscape("mutation { endSession { ended } }"), "", "", http.StatusMethodNotAllowed},
		"mutation by GET, beside a query": {"GET", "?operationName=B&query=" + url.QueryEscape("query A { __typename } mutation B { endSession { ended } }"), "", "",
			http.StatusMethodNotAllowed},
		"subscription without a stream": {"POST", "", asJSON, `{"query":"subscription { myBookings { id } }"}`, http.StatusNotAcceptable},
	} {
		s.attack(name, cheap, func(s *target) {
			for _, path := range []string{"/graphql", "/api/graphql"} {
				r := s.send(c.method, path+c.query, c.body, "Content-Type", c.contentType)
				if r.status != c.status || r.code() == "" {
					s.t.Errorf("%s answers %d %.200s, want %d with a code", path, r.status, r.text, c.status)
				}
			}
		})
	}
}

// TestCompressedBody: a body that unpacks to gigabytes is not unpacked.
func TestCompressedBody(t *testing.T) {
	raise(t).attack("compressed body", cheap, func(s *target) {
		r := s.send("POST", "/graphql", "\x1f\x8b", "Content-Type", "application/json", "Content-Encoding", "gzip")
		if r.status != http.StatusUnsupportedMediaType {
			s.t.Errorf("it answers %d %s", r.status, r.text)
		}
	})
}

// TestPersistedQueries: nobody can store one document under the hash of another.
func TestPersistedQueries(t *testing.T) {
	const (
		hash   = "dbc1b7b6a3d8e2a4b7cbf7a1f0ac2bb6d6ce0d1e1d5f0c0f7f5d0b1c2a3e4f50"
		stored = `{"query":"{ demoPeople { token } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}}`
		asked  = `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"` + hash + `"}}}`
	)
	raise(t).attack("poisoned persisted query", cheap, func(s *target) {
		if r := s.send("POST", "/api/graphql", stored, "Content-Type", "application/json"); r.code() != "BAD_USER_INPUT" {
			s.t.Errorf("stored: %s", r.text)
		}
		if r := s.send("POST", "/api/graphql", asked, "Content-Type", "application/json"); !strings.Contains(r.text, "PersistedQueryNotFound") {
			s.t.Errorf("asked: %s", r.text)
		}
	})
}
