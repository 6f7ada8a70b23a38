package attack

import (
	"net/http"
	"strings"
	"testing"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

const whoAmI = "{ me { person { name } } }"

// signIn begins a session as a demo person and returns the header that carries its cookie.
func (s *target) signIn(handle string, headers ...string) (cookie []string) {
	s.t.Helper()
	id := globalid.Encode(globalid.Person, seed.PersonID(handle))
	r := s.post("/graphql", `mutation ($id: ID!) { startDemoSession(input: {personId: $id}) { viewer { person { name } } } }`,
		map[string]any{"id": id}, headers...)
	if len(r.cookies) != 1 {
		s.t.Fatalf("no session: %s", r.text)
	}
	return []string{"Cookie", r.cookies[0].Name + "=" + r.cookies[0].Value}
}

// origins are pages that aren't ours, as browsers name them.
var origins = map[string][]string{
	"another site":            {"Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"},
	"a sister site":           {"Origin", "https://evil.youkong.example", "Sec-Fetch-Site", "same-site"},
	"a file or sandbox":       {"Origin", "null", "Sec-Fetch-Site", "cross-site"},
	"an old browser":          {"Origin", "https://evil.example"},
	"an old browser's frame":  {"Origin", "null"},
	"another port":            {"Origin", "http://127.0.0.1:1"},
	"a name that looks alike": {"Origin", "http://127.0.0.1.evil.example"},
}

// TestForeignPages: a page elsewhere can't act by a visitor's cookie, nor read what it would get.
func TestForeignPages(t *testing.T) {
	s := raise(t)
	cookie := s.signIn("resident-a")
	for name, origin := range origins {
		s.attack(name, 0, func(s *target) {
			r := s.post("/graphql", "mutation { endSession { ended } }", nil, append(origin, cookie...)...)
			if r.status != http.StatusForbidden {
				s.t.Errorf("a mutation: %d %s", r.status, r.text)
			}
			for name := range r.header {
				if strings.HasPrefix(name, "Access-Control-") {
					s.t.Errorf("it answers with %s", name)
				}
			}
			r = s.send(http.MethodOptions, "/graphql", "", append(origin, "Access-Control-Request-Method", "POST")...)
			if r.header.Get("Access-Control-Allow-Origin") != "" {
				s.t.Errorf("the preflight is answered: %v", r.header)
			}
			header := http.Header{"Origin": {origin[1]}, "Cookie": {cookie[1]}}
			if w, refused := s.upgrade("/graphql", header, subprotocol); w != nil || refused.StatusCode != http.StatusForbidden {
				s.t.Errorf("the socket: %v", refused)
			}
			if r := s.post("/graphql", whoAmI, nil, cookie...); !strings.Contains(r.text, "王演示") {
				s.t.Errorf("the session is gone: %s", r.text)
			}
		})
	}
}

// TestForeignGet: a page elsewhere can't have a query run by a visitor's cookie either.
func TestForeignGet(t *testing.T) {
	s := raise(t)
	cookie := s.signIn("resident-a")
	s.attack("query by GET", 0, func(s *target) {
		r := s.send(http.MethodGet, "/graphql?query={me{person{name}}}", "", append(cookie, "Sec-Fetch-Site", "cross-site")...)
		if r.status != http.StatusForbidden || strings.Contains(r.text, "王演示") {
			s.t.Errorf("it answers %d %s", r.status, r.text)
		}
	})
}

// TestTwoEndpoints: cookies count on one and tokens on the other, never the other way round.
func TestTwoEndpoints(t *testing.T) {
	s := raise(t)
	cookie := s.signIn("resident-a")
	s.attack("a cookie for the tokens' endpoint", 0, func(s *target) {
		if r := s.post("/api/graphql", whoAmI, nil, cookie...); !strings.Contains(r.text, `"me":null`) {
			s.t.Error(r.text)
		}
		w, _ := s.upgrade("/api/graphql", http.Header{"Cookie": {cookie[1]}}, subprotocol)
		w.say(`{"type":"connection_init"}`)
		w.hear()
		w.subscribe("1", whoAmI, nil)
		if m := w.hear(); !strings.Contains(string(m.Payload), `"me":null`) {
			s.t.Errorf("over a socket: %s", m.Payload)
		}
	})
	s.attack("a token for the cookies' endpoint", 0, func(s *target) {
		if r := s.post("/graphql", whoAmI, nil, bearer("resident-a")...); !strings.Contains(r.text, `"me":null`) {
			s.t.Error(r.text)
		}
		w, _ := s.upgrade("/graphql", nil, subprotocol)
		w.say(`{"type":"connection_init","payload":{"authorization":"` + bearer("resident-a")[1] + `"}}`)
		w.hear()
		w.subscribe("1", whoAmI, nil)
		if m := w.hear(); !strings.Contains(string(m.Payload), `"me":null`) {
			s.t.Errorf("over a socket: %s", m.Payload)
		}
	})
	s.attack("a page elsewhere with a token", 0, func(s *target) {
		r := s.post("/api/graphql", whoAmI, nil, append(origins["another site"], append(cookie, bearer("resident-b")...)...)...)
		if r.header.Get("Access-Control-Allow-Origin") != "*" || r.header.Get("Access-Control-Allow-Credentials") != "" ||
			!strings.Contains(r.text, "李示例") {
			s.t.Errorf("%v %s", r.header, r.text)
		}
	})
	s.attack("made-up tokens", 0, func(s *target) {
		for _, value := range []string{"Bearer", "Bearer ", "Bearer x", "Bearer yk_' OR 1=1 --", "Basic YTpi", "yk_demo_resident-a", "Bearer " + strings.Repeat("x", 20_000)} {
			if r := s.post("/api/graphql", whoAmI, nil, "Authorization", value); r.status != http.StatusUnauthorized || r.code() != "UNAUTHENTICATED" {
				s.t.Errorf("%.40q: %d %s", value, r.status, r.text)
			}
		}
	})
}
