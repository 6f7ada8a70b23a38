// Package attack tries to break the server, or into it, from outside: through the real binary, on loopback. Each attack
// has a name, expects the documented answer, and leaves a server behind that answers everybody else.
//
// docs/security.md lists which rule is held by which of these tests.
package attack

import (
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"youkong/e2e/program"
	"youkong/internal/seed"
)

const patience = program.Patience

func TestMain(m *testing.M) { os.Exit(program.Main(m.Run)) }

// begins is when the demo begins: a Tuesday, 14:07 in Wuhan.
const begins = "2026-11-24T14:07:00+08:00"

// target is a server under attack.
type target struct {
	*program.Process
	t *testing.T
}

// raise starts a demo server. Settings are such as YOUKONG_LOG_FORMAT=json. Rates are not limited unless they say so:
// else an attack would soon be refused for its number, and the rule that it is about would not be seen.
func raise(t *testing.T, settings ...string) *target {
	t.Helper()
	settings = append([]string{"YOUKONG_DATA_DIR=" + t.TempDir(), "YOUKONG_DEMO=true", "YOUKONG_DEMO_CLOCK=" + begins,
		"YOUKONG_RATE=0", "YOUKONG_SIGN_IN_RATE=0", "YOUKONG_CODE_RATE=0"}, settings...)
	return &target{program.Serve(t, settings), t}
}

// named is the same server for a subtest.
func (s *target) named(t *testing.T) *target { return &target{s.Process, t} }

// attack runs one named attack. Meanwhile the server may use so much processor time, zero meaning that it is not what
// the attack is about, and afterwards it must be healthy.
func (s *target) attack(name string, bound time.Duration, do func(s *target)) {
	s.t.Helper()
	s.t.Run(name, func(t *testing.T) {
		s, before := s.named(t), s.CPU()
		do(s)
		if used := s.CPU() - before; bound > 0 && used > bound {
			t.Errorf("the server used %v of a processor, more than %v", used, bound)
		}
		s.healthy()
	})
}

// healthy expects that an honest visitor is served, and that nothing has gone wrong inside.
func (s *target) healthy() {
	s.t.Helper()
	visit := s.post("/graphql", `{ communities { slug spaces { id } } }`, nil)
	if visit.status != http.StatusOK || !strings.Contains(visit.text, `"slug":"xinyu"`) {
		s.t.Errorf("an honest visitor gets %d %.200s", visit.status, visit.text)
	}
	for _, word := range []string{"panic", "goroutine "} {
		if log := s.Log(); strings.Contains(log, word) {
			s.t.Fatalf("the log holds %q:\n%s", word, log)
		}
	}
}

// bearer is the header that acts as a demo person.
func bearer(handle string) []string {
	return []string{"Authorization", "Bearer " + seed.DemoToken(handle)}
}
