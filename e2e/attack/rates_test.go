package attack

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// heavy costs some hundreds.
const heavy = `{ communities { id name spaces { id } } }`

// exhaust asks until the server has had enough of this caller.
func (s *target) exhaust(headers ...string) reply {
	s.t.Helper()
	for range 300 {
		if r := s.post("/api/graphql", heavy, nil, headers...); r.status == http.StatusTooManyRequests {
			return r
		}
	}
	s.t.Fatal("nobody is ever refused")
	return reply{}
}

// TestRates asks without end. Whoever does is told when to come back, and nobody else is.
func TestRates(t *testing.T) {
	s := raise(t, "YOUKONG_RATE=6000", "YOUKONG_RATE_BURST=6000")
	s.attack("by one token", 0, func(s *target) {
		r := s.exhaust(bearer("resident-a")...)
		after, err := strconv.Atoi(r.header.Get("Retry-After"))
		if r.code() != "RATE_LIMITED" || err != nil || after < 1 || after > 60 {
			s.t.Errorf("%d %v %s", r.status, r.header, r.text)
		}
		if r := s.post("/api/graphql", heavy, nil, bearer("resident-b")...); r.status != http.StatusOK {
			s.t.Errorf("another token: %d %s", r.status, r.text)
		}
	})
	s.attack("by one token, over a socket", 0, func(s *target) {
		s.exhaust(bearer("staff-xinyu")...)
		w, refused := s.upgrade("/api/graphql", nil, subprotocol)
		if w == nil {
			s.t.Fatal(refused.Status)
		}
		w.say(`{"type":"connection_init","payload":{"authorization":"` + bearer("staff-xinyu")[1] + `"}}`)
		w.hear()
		w.subscribe("1", heavy, nil)
		if m := w.hear(); m.Type != "error" || !strings.Contains(string(m.Payload), "RATE_LIMITED") {
			s.t.Errorf("it answers %s %s", m.Type, m.Payload)
		}
	})
	t.Run("by a stranger who says that they are others", func(t *testing.T) {
		s := s.named(t)
		for n := range 300 {
			if r := s.post("/api/graphql", heavy, nil, "X-Forwarded-For", fmt.Sprint("203.0.113.", n%250)); r.status == http.StatusTooManyRequests {
				return
			}
		}
		t.Error("the stranger's word is taken")
	})
}

// TestSignInRates: one address has so many attempts, whatever it attempts, and no more for pretending to be many.
func TestSignInRates(t *testing.T) {
	s := raise(t, "YOUKONG_SIGN_IN_RATE=5", "YOUKONG_CODE_RATE=3")
	s.attack("codes for many phones", 0, func(s *target) {
		for n := range 3 {
			s.codeFor(fmt.Sprint("1390000010", n))
		}
		r := s.post("/graphql", askCode, map[string]any{"p": "13900000199"})
		if r.status != http.StatusTooManyRequests || r.code() != "RATE_LIMITED" || r.header.Get("Retry-After") == "" {
			s.t.Errorf("%d %v %s", r.status, r.header, r.text)
		}
	})
	s.attack("many logins", 0, func(s *target) {
		var last reply
		for n := range 8 {
			last = s.post("/graphql", usePassword, map[string]any{"l": fmt.Sprint("login-", n), "p": "x"}, "X-Forwarded-For", fmt.Sprint("203.0.113.", n))
		}
		if last.status != http.StatusTooManyRequests || last.header.Get("Retry-After") == "" {
			s.t.Errorf("%d %v %s", last.status, last.header, last.text)
		}
	})
}
