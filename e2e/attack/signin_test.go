package attack

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const (
	askCode     = `mutation ($p: String!) { requestCode(input: {phone: $p}) { expiresAt againAt } }`
	useCode     = `mutation ($p: String!, $c: String!) { signInWithCode(input: {phone: $p, code: $c}) { viewer { person { phone } } problem message } }`
	usePassword = `mutation ($l: String!, $p: String!) { signInWithPassword(input: {login: $l, password: $p}) { viewer { person { login } } problem message } }`
	setPassword = `mutation ($c: String, $p: String!) { setPassword(input: {current: $c, password: $p}) { problem } }`
)

// A demo writes codes where whoever started it sees them, and nothing else does.
var sentCode = regexp.MustCompile(`code for \*{4}(\d{4}): (\d{6})\n`)

// codeFor has a code sent to a phone, the first with these last digits, and reads it as its owner would.
func (s *target) codeFor(phone string) string {
	s.t.Helper()
	if r := s.post("/graphql", askCode, map[string]any{"p": phone}); r.code() != "" {
		s.t.Fatalf("no code: %s", r.text)
	}
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for end := time.After(patience); ; {
		for _, sent := range sentCode.FindAllStringSubmatch(s.Log(), -1) {
			if strings.HasSuffix(phone, sent[1]) {
				return sent[2]
			}
		}
		select {
		case <-look.C:
		case <-end:
			s.t.Fatalf("no code was sent:\n%s", s.Log())
		}
	}
}

// wrong is a code that is not the one given.
func wrong(code string, n int) string {
	var digits int
	_, _ = fmt.Sscanf(code, "%d", &digits)
	return fmt.Sprintf("%06d", (digits+1+n)%1_000_000)
}

func (s *target) tryCode(phone, code string, headers ...string) reply {
	s.t.Helper()
	return s.post("/graphql", useCode, map[string]any{"p": phone, "c": code}, headers...)
}

func (r reply) signedIn() bool { return len(r.cookies) == 1 && r.cookies[0].Value != "" }

// TestCodes guesses codes, uses them again, and uses those of others.
func TestCodes(t *testing.T) {
	s := raise(t)
	refused := s.tryCode("13900000000", "000000").text // Nobody was ever sent one.
	if !strings.Contains(refused, `"problem":"WRONG_CODE"`) {
		t.Fatalf("a code out of the air: %s", refused)
	}
	same := func(s *target, what string, r reply) {
		s.t.Helper()
		if r.text != refused || r.signedIn() {
			s.t.Errorf("%s is answered with %s, unlike %s", what, r.text, refused)
		}
	}
	s.attack("guessing", 0, func(s *target) {
		code := s.codeFor("13900000001")
		for n := range 5 {
			same(s, "a wrong code", s.tryCode("13900000001", wrong(code, n)))
		}
		same(s, "the right code after five wrong ones", s.tryCode("13900000001", code))
	})
	s.attack("guessing at once", 0, func(s *target) {
		code := s.codeFor("13900000002")
		var all sync.WaitGroup
		for n := range 40 {
			all.Go(func() { same(s, "a wrong code", s.tryCode("13900000002", wrong(code, n))) })
		}
		all.Wait()
		same(s, "the right code after forty wrong ones", s.tryCode("13900000002", code))
	})
	s.attack("used twice", 0, func(s *target) {
		code := s.codeFor("13900000003")
		if r := s.tryCode("13900000003", code); !r.signedIn() {
			s.t.Fatalf("the right code: %s", r.text)
		}
		same(s, "the same code again", s.tryCode("13900000003", code))
	})
	s.attack("used by many at once", 0, func(s *target) {
		code := s.codeFor("13900000004")
		var all sync.WaitGroup
		var in atomic.Int32
		for range 20 {
			all.Go(func() {
				if s.tryCode("13900000004", code).signedIn() {
					in.Add(1)
				}
			})
		}
		all.Wait()
		if in.Load() != 1 {
			s.t.Errorf("one code began %d sessions", in.Load())
		}
	})
	s.attack("somebody else's", 0, func(s *target) {
		same(s, "a code for another phone", s.tryCode("13900000006", s.codeFor("13900000005")))
	})
	s.attack("odd ones", 0, func(s *target) {
		s.codeFor("13900000007")
		for _, odd := range []string{"", "0", "00000a", "１２３４５６", "000000 ", strings.Repeat("0", 9000), "' OR 1=1"} {
			same(s, fmt.Sprintf("%.20q", odd), s.tryCode("13900000007", odd))
		}
	})
	s.attack("flooding a phone", 0, func(s *target) {
		s.codeFor("13900000008")
		r := s.post("/graphql", askCode, map[string]any{"p": "+86 139 0000 0008"})
		if r.code() != "RATE_LIMITED" || !strings.Contains(r.text, `"retryAfter":`) {
			s.t.Errorf("another code at once: %d %s", r.status, r.text)
		}
	})
}

// TestKnownPhones: the answer to who asks for a code tells nothing of whether anyone has that phone.
func TestKnownPhones(t *testing.T) {
	s := raise(t)
	times := regexp.MustCompile(`20\d\d-[0-9T:+-]+Z?`)
	s.attack("a phone that is known", 0, func(s *target) {
		known, unknown := s.post("/graphql", askCode, map[string]any{"p": "13800000001"}), s.post("/graphql", askCode, map[string]any{"p": "13900000001"})
		if a, b := times.ReplaceAllString(known.text, "TIME"), times.ReplaceAllString(unknown.text, "TIME"); a != b || known.status != unknown.status {
			s.t.Errorf("known %s\nunknown %s", a, b)
		}
	})
}

// staffLogin makes a login with a password, as an operator would.
func (s *target) staffLogin(login string) (password string) {
	s.t.Helper()
	var granted struct {
		GrantRole struct{ Password string }
	}
	s.data("/graphql", `mutation ($l: String!) { grantRole(input: {login: $l, name: "张大力", role: OPERATOR}) { password } }`,
		map[string]any{"l": login}, &granted, s.signIn("operator")...)
	return granted.GrantRole.Password
}

// TestPasswords guesses passwords, one after the other and many at once.
func TestPasswords(t *testing.T) {
	s := raise(t)
	password := s.staffLogin("da-li")
	try := func(s *target, login, password string) reply {
		return s.post("/graphql", usePassword, map[string]any{"l": login, "p": password})
	}
	s.attack("the right one", 0, func(s *target) {
		if r := try(s, "da-li", password); !r.signedIn() {
			s.t.Fatal(r.text)
		}
	})
	s.attack("unknown logins", 0, func(s *target) {
		if known, unknown := try(s, "da-li", "x"), try(s, "nobody", "x"); known.text != unknown.text || !strings.Contains(known.text, "WRONG_PASSWORD") {
			s.t.Errorf("known %s\nunknown %s", known.text, unknown.text)
		}
	})
	s.attack("guessing", 5*time.Second, func(s *target) {
		for range 9 { // One was wrong before.
			try(s, "da-li", "123456")
		}
		r := try(s, "DA-LI ", password)
		if r.code() != "RATE_LIMITED" || r.signedIn() || !strings.Contains(r.text, `"retryAfter":`) {
			s.t.Errorf("after ten wrong ones: %d %s", r.status, r.text)
		}
	})
	s.attack("long ones", time.Second, func(s *target) {
		if r := try(s, "somebody", strings.Repeat("x", 9999)); r.signedIn() || r.code() == "INTERNAL" {
			s.t.Errorf("it answers %s", r.text)
		}
	})
	s.attack("many at once", 20*time.Second, func(s *target) {
		var all sync.WaitGroup
		var turned atomic.Int32
		for n := range 100 {
			all.Go(func() {
				if r := try(s, fmt.Sprint("login-", n), "x"); r.code() == "UNAVAILABLE" {
					turned.Add(1)
				}
			})
		}
		s.healthy()
		all.Wait()
		if turned.Load() == 0 {
			s.t.Error("none of a hundred was asked to come back")
		}
	})
}

// TestSessionFixation: the cookie of a session is never one that was there before.
func TestSessionFixation(t *testing.T) {
	s := raise(t)
	s.attack("a cookie that was planted", 0, func(s *target) {
		code := s.codeFor("13900000011")
		r := s.tryCode("13900000011", code, "Cookie", "youkong=planted")
		if !r.signedIn() || r.cookies[0].Value == "planted" || !r.cookies[0].HttpOnly {
			s.t.Fatalf("signed in with %v: %s", r.cookies, r.text)
		}
		if r := s.post("/graphql", whoAmI, nil, "Cookie", "youkong=planted"); !strings.Contains(r.text, `"me":null`) {
			s.t.Errorf("the planted cookie is good: %s", r.text)
		}
	})
	s.attack("a session of the attacker's", 0, func(s *target) {
		mine := s.signIn("resident-b")
		r := s.tryCode("13900000012", s.codeFor("13900000012"), mine...)
		if !r.signedIn() || "youkong="+r.cookies[0].Value == mine[1] {
			s.t.Fatalf("signed in with %v: %s", r.cookies, r.text)
		}
		if r := s.post("/graphql", `{ me { person { phone } } }`, nil, mine...); strings.Contains(r.text, "13900000012") {
			s.t.Errorf("the attacker's session became the victim's: %s", r.text)
		}
	})
	s.attack("signing in for somebody else's browser", 0, func(s *target) {
		for _, origin := range origins {
			if r := s.tryCode("13900000013", "000000", origin...); r.status != 403 {
				s.t.Errorf("from %v: %d %s", origin, r.status, r.text)
			}
		}
	})
	s.attack("where no cookie travels", 0, func(s *target) {
		code := s.codeFor("13900000014")
		variables := map[string]any{"p": "13900000014", "c": code}
		if r := s.post("/api/graphql", useCode, variables); r.code() != "BAD_USER_INPUT" || r.signedIn() {
			s.t.Errorf("with tokens: %s", r.text)
		}
		w := s.ready()
		w.subscribe("1", useCode, variables)
		if m := w.hear(); !strings.Contains(string(m.Payload), "BAD_USER_INPUT") {
			s.t.Errorf("over a socket: %s", m.Payload)
		}
	})
	s.attack("the end of all sessions", 0, func(s *target) {
		one, two := s.signIn("resident-a"), s.signIn("resident-a")
		s.post("/graphql", `mutation { signOutEverywhere { ended } }`, nil, one...)
		for _, cookie := range [][]string{one, two} {
			if r := s.post("/graphql", whoAmI, nil, cookie...); !strings.Contains(r.text, `"me":null`) {
				s.t.Errorf("a session goes on: %s", r.text)
			}
		}
	})
}

// TestStolenToken: what holds a token can't make itself at home with it.
func TestStolenToken(t *testing.T) {
	s := raise(t)
	for name, operation := range map[string]string{
		"another token":    `mutation { createToken(input: {key: "a key that is long", name: "x", scopes: [READ], days: 366}) { secret } }`,
		"all sessions":     `mutation { signOutEverywhere { ended } }`,
		"a password":       `mutation { setPassword(input: {password: "a long password"}) { problem } }`,
		"the profile":      `mutation { updateProfile(input: {name: "x"}) { person { name } } }`,
		"all data":         `mutation { exportMyData { data } }`,
		"the end":          `mutation { eraseMe(input: {confirm: "ERASE"}) { cancelled } }`,
		"an organisation":  `mutation { createOrganisation(input: {key: "a key that is long", name: "x"}) { organisation { id } } }`,
		"a child":          `mutation { addChild(input: {key: "a key that is long", name: "x", bornOn: "2020-01-01", consent: true}) { child { id } } }`,
		"a role, as staff": `mutation { grantRole(input: {phone: "13900000000", role: OPERATOR}) { password } }`,
	} {
		s.attack(name, 0, func(s *target) {
			var answer struct{ Data map[string]json.RawMessage }
			r := s.post("/api/graphql", operation, nil, bearer("operator")...)
			if err := json.Unmarshal([]byte(r.text), &answer); err != nil || len(answer.Data) > 0 ||
				r.code() != "FORBIDDEN" && r.code() != "BAD_USER_INPUT" {
				s.t.Errorf("it answers %s", r.text)
			}
		})
	}
}
