package graph_test

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/graph"
	"youkong/internal/account"
	"youkong/internal/globalid"
	"youkong/internal/message"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// browser keeps a session's secret, as a cookie does.
type browser struct{ secret string }

func (b *browser) Start(secret string) { b.secret = secret }
func (b *browser) End()                { b.secret = "" }
func (*browser) Device() string        { return "Firefox · Linux" }

// code is a phone that keeps the last code.
type code string

func (c *code) Send(_ context.Context, m message.Message) error {
	*c = code(m.Code)
	return nil
}

// in asks from a browser, as whoever is signed in there.
func (a *api) in(b *browser, query string, out any, variables ...any) []failure {
	a.t.Helper()
	v := viewer.Viewer{}
	if b.secret != "" {
		var err error
		v, err = a.people.Authenticate(a.t.Context(), kind.Session, b.secret)
		must(a.t, err)
	}
	v.Language = viewer.English
	return a.askWithin(graph.WithSessions(a.t.Context(), b), v, query, out, variables...)
}

func (a *api) fineIn(b *browser, query string, out any, variables ...any) {
	a.t.Helper()
	if errs := a.in(b, query, out, variables...); len(errs) > 0 {
		a.t.Fatalf("%s: %+v", query, errs)
	}
}

// outcome is what a sign-in answers.
type outcome struct {
	Viewer *struct {
		Person struct{ ID, Name, Phone string }
	}
	Problem string
	Message string
}

const (
	requestCode = `mutation ($phone: String!) { requestCode(input: {phone: $phone}) { expiresAt againAt } }`
	withCode    = `mutation ($phone: String!, $code: String!) { outcome: signInWithCode(input: {phone: $phone, code: $code}) {
		viewer { person { id name phone } } problem message } }`
	withPassword = `mutation ($login: String!, $password: String!) { outcome: signInWithPassword(input: {login: $login, password: $password}) {
		viewer { person { id name phone } } problem message } }`
)

// enter signs a browser in with a code.
func (a *api) enter(b *browser, got *code, phone string) outcome {
	a.t.Helper()
	var data struct{ Outcome outcome }
	a.fineIn(b, requestCode, nil, "phone", phone)
	a.fineIn(b, withCode, &data, "phone", phone, "code", string(*got))
	return data.Outcome
}

func TestWaysToSignIn(t *testing.T) {
	a := newAPI(t)
	ways := func() (kinds []string) {
		var data struct{ SignInMethods []struct{ Kind string } }
		a.fine(as(""), "{ signInMethods { kind name url } }", &data)
		for _, m := range data.SignInMethods {
			kinds = append(kinds, m.Kind)
		}
		return kinds
	}
	if got := ways(); !reflect.DeepEqual(got, []string{"PASSWORD"}) {
		t.Errorf("without a sender: %v", got)
	}
	if errs := a.ask(as(""), requestCode, nil, "phone", "13800001234"); len(errs) != 1 || errs[0].code() != "FORBIDDEN" {
		t.Errorf("a code without a sender: %+v", errs)
	}
	a.people.SendCodes(new(code))
	if got := ways(); !reflect.DeepEqual(got, []string{"CODE", "PASSWORD"}) {
		t.Errorf("with a sender: %v", got)
	}
}

func TestCodesThroughTheAPI(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		a, got, b := over(t, s, clock), new(code), &browser{}
		a.people.SendCodes(got)
		first := a.enter(b, got, "138 0000 1234")
		if first.Viewer == nil || first.Viewer.Person.Phone != "13800001234" || first.Problem != "" || b.secret == "" {
			t.Fatalf("%+v", first)
		}
		if n, err := s.Read().Person.Query().Where(person.Language("en")).Count(t.Context()); n != 1 || err != nil {
			t.Errorf("%d people will be written to in the language that they signed in with, %v", n, err)
		}
		errs := a.in(b, requestCode, nil, "phone", "13800001234")
		if len(errs) != 1 || errs[0].code() != "RATE_LIMITED" || errs[0].Extensions["retryAfter"] != float64(60) {
			t.Errorf("again at once: %+v", errs)
		}
		clock.Advance(time.Minute)
		a.fineIn(b, requestCode, nil, "phone", "13800001234")
		var data struct{ Outcome outcome }
		a.fineIn(&browser{}, withCode, &data, "phone", "13800001234", "code", "none")
		if data.Outcome.Viewer != nil || data.Outcome.Problem != "WRONG_CODE" || !strings.Contains(data.Outcome.Message, "wrong or works no more") {
			t.Errorf("a wrong code: %+v", data.Outcome)
		}
		if errs := a.ask(as(""), withCode, nil, "phone", "13800001234", "code", string(*got)); len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" {
			t.Errorf("where no cookie travels: %+v", errs)
		}
		if strings.Contains(a.log.String(), "13800001234") || strings.Contains(a.log.String(), string(*got)) {
			t.Errorf("the log tells: %s", a.log)
		}
	})
}

// TestNobodyLearnsWhoIsKnown: a phone and a login that somebody has are answered like those that nobody has.
func TestNobodyLearnsWhoIsKnown(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		a, got := over(t, s, clock), new(code)
		a.people.SendCodes(got)
		a.enter(&browser{}, got, "13800001234")
		hash, err := account.HashPassword(t.Context(), "a door that stays open")
		must(t, err)
		must(t, s.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().Person.UpdateOneID(seed.PersonID("operator")).SetLogin("operator").SetPasswordHash(hash).Exec(tx.Context())
		}))
		clock.Advance(time.Minute)
		answers := func(query string, variables ...any) string {
			var data any
			errs := a.in(&browser{}, query, &data, variables...)
			text, err := json.Marshal([]any{data, errs})
			must(t, err)
			return string(text)
		}
		for name, c := range map[string]struct{ known, unknown string }{
			"a code":           {answers(requestCode, "phone", "13800001234"), answers(requestCode, "phone", "13900004321")},
			"a code too early": {answers(requestCode, "phone", "13800001234"), answers(requestCode, "phone", "13900004321")},
			"a wrong code":     {answers(withCode, "phone", "13800001234", "code", "0"), answers(withCode, "phone", "13900004321", "code", "0")},
			"a wrong password": {answers(withPassword, "login", "operator", "password", "x"), answers(withPassword, "login", "nobody", "password", "x")},
		} {
			if c.known != c.unknown {
				t.Errorf("%s: the known are answered %s, the unknown %s", name, c.known, c.unknown)
			}
		}
	})
}

func TestPasswordsThroughTheAPI(t *testing.T) {
	a, b := newAPI(t), &browser{}
	hash, err := account.HashPassword(t.Context(), "a door that stays open")
	must(t, err)
	must(t, a.store.Write(t.Context(), nil, func(tx *store.Tx) error {
		return tx.Client().Person.UpdateOneID(seed.PersonID("operator")).SetLogin("operator").SetPasswordHash(hash).Exec(tx.Context())
	}))
	var data struct{ Outcome outcome }
	a.fineIn(b, withPassword, &data, "login", "Operator", "password", "a door that stays open")
	if data.Outcome.Viewer == nil || data.Outcome.Viewer.Person.ID != globalid.Encode(globalid.Person, seed.PersonID("operator")) {
		t.Fatalf("%+v", data.Outcome)
	}
	const set = `mutation ($current: String, $password: String!) { outcome: setPassword(input: {current: $current, password: $password}) { problem message } }`
	var changed struct{ Outcome outcome }
	a.fineIn(b, set, &changed, "current", "not this one", "password", "another long password")
	if changed.Outcome.Problem != "WRONG_PASSWORD" || changed.Outcome.Message == "" {
		t.Errorf("with a wrong one: %+v", changed.Outcome)
	}
	if errs := a.in(b, set, nil, "current", "a door that stays open", "password", "short"); len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" {
		t.Errorf("a short one: %+v", errs)
	}
	changed.Outcome = outcome{}
	a.fineIn(b, set, &changed, "current", "a door that stays open", "password", "another long password")
	if changed.Outcome.Problem != "" {
		t.Errorf("%+v", changed.Outcome)
	}
	var me struct {
		Me struct{ Person struct{ Login, Name string } }
	}
	a.fineIn(b, "{ me { person { login name } } }", &me)
	if me.Me.Person.Login != "operator" {
		t.Errorf("%+v", me)
	}
}

func TestSessionsThroughTheAPI(t *testing.T) {
	a, got, here, there := newAPI(t), new(code), &browser{}, &browser{}
	a.people.SendCodes(got)
	a.enter(there, got, "13800001234")
	a.clock.Advance(time.Minute)
	a.enter(here, got, "13800001234")
	var data struct {
		Me struct {
			Sessions []struct {
				ID, Device            string
				Current               bool
				StartedAt, LastUsedAt time.Time
				ExpiresAt             time.Time
			}
		}
	}
	const sessions = "{ me { sessions { id device current startedAt lastUsedAt expiresAt } } }"
	a.fineIn(here, sessions, &data)
	held := data.Me.Sessions
	if len(held) != 2 || !held[0].Current || held[1].Current || held[0].Device != "Firefox · Linux" || !held[0].ExpiresAt.After(held[0].StartedAt) {
		t.Fatalf("%+v", held)
	}
	const end = `mutation ($id: ID!) { endOtherSession(input: {sessionId: $id}) { sessions { id current } } }`
	if errs := a.in(here, end, nil, "id", held[0].ID); len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" {
		t.Errorf("the one that asks: %+v", errs)
	}
	var left struct {
		EndOtherSession struct{ Sessions []struct{ Current bool } }
	}
	a.fineIn(here, end, &left, "id", held[1].ID)
	if len(left.EndOtherSession.Sessions) != 1 || !left.EndOtherSession.Sessions[0].Current {
		t.Errorf("left %+v", left)
	}
	if errs := a.in(here, end, nil, "id", held[1].ID); len(errs) != 1 || errs[0].code() != "NOT_FOUND" {
		t.Errorf("the ended one: %+v", errs)
	}
	var out struct{ SignOutEverywhere struct{ Ended int } }
	a.fineIn(here, "mutation { signOutEverywhere { ended } }", &out)
	if out.SignOutEverywhere.Ended != 1 || here.secret != "" {
		t.Errorf("%+v, and the cookie is %q", out, here.secret)
	}
}

// TestPhones: whole for oneself, masked for staff, for nobody else.
func TestPhones(t *testing.T) {
	a, got, b := newAPI(t), new(code), &browser{}
	a.people.SendCodes(got)
	a.enter(b, got, "13800001234")
	a.fineIn(b, `mutation { updateProfile(input: {name: "张三"}) { person { name } } }`, nil)
	var made struct {
		BookSpace struct{ Booking struct{ ID string } }
	}
	a.fineIn(b, book, &made, "key", "a-key-of-mine", "space", spaceID("xinyu", "tool-shelf"), "start", a.hour(1, 9), "end", a.hour(1, 10))
	const query = "query ($id: ID!) { node(id: $id) { ... on Booking { booker { name phone login } } } }"
	var data struct {
		Node struct{ Booker struct{ Name, Phone string } }
	}
	a.fineIn(b, query, &data, "id", made.BookSpace.Booking.ID)
	if data.Node.Booker.Name != "张三" || data.Node.Booker.Phone != "13800001234" {
		t.Errorf("to oneself: %+v", data.Node.Booker)
	}
	a.fine(as("staff-xinyu"), query, &data, "id", made.BookSpace.Booking.ID)
	if data.Node.Booker.Name != "张*" || data.Node.Booker.Phone != "138****1234" {
		t.Errorf("to staff: %+v", data.Node.Booker)
	}
}
