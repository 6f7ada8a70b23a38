package account_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/fault"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

func TestSessions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		people, strict := account.New(s, clock, true), account.New(s, clock, false)
		secret, err := people.StartDemo(t.Context(), "", seed.PersonID("staff-xinyu"))
		if err != nil {
			t.Fatal(err)
		}
		v, err := people.Authenticate(t.Context(), kind.Session, secret)
		if err != nil || !v.StaffOf(seed.CommunityID("xinyu")) || v.StaffOf(seed.CommunityID("yousan")) {
			t.Errorf("authenticated as %+v, %v", v, err)
		}
		for name, try := range map[string]func() error{
			"an unknown secret": func() error { _, err := people.Authenticate(t.Context(), kind.Session, "guess"); return err },
			"an empty secret":   func() error { _, err := people.Authenticate(t.Context(), kind.Session, ""); return err },
			"as a token":        func() error { _, err := people.Authenticate(t.Context(), kind.Token, secret); return err },
			"without demo":      func() error { _, err := strict.Authenticate(t.Context(), kind.Session, secret); return err },
			"token, without demo": func() error {
				_, err := strict.Authenticate(t.Context(), kind.Token, seed.DemoToken("firm"))
				return err
			},
		} {
			if err := try(); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for name, id := range map[string]uuid.UUID{"nobody": uuid.New(), "somebody who is no demo person": seed.PersonID("neighbour-1")} {
			if _, err := people.StartDemo(t.Context(), "", id); !fault.Is(err, fault.NotFound) {
				t.Errorf("a session as %s: %v", name, err)
			}
		}
		if _, err := strict.StartDemo(t.Context(), "", seed.PersonID("firm")); !fault.Is(err, fault.NotFound) {
			t.Errorf("a demo session without demo: %v", err)
		}
		clock.Advance(account.SessionLength - time.Second)
		if _, err := people.Authenticate(t.Context(), kind.Session, secret); err != nil {
			t.Errorf("just before its end: %v", err)
		}
		clock.Advance(time.Second)
		if _, err := people.Authenticate(t.Context(), kind.Session, secret); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("at its end: %v", err)
		}
	})
}

// TestEnd: an ended session is unknown at once, who listens is told, and ending it again is no error.
func TestEnd(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		people := account.New(s, clock, true)
		v := signedIn(t, people)
		var told []uuid.UUID
		people.OnEnded(func(id uuid.UUID) { told = append(told, id) })
		if ended, err := people.End(t.Context(), v); err != nil || !ended {
			t.Errorf("ended %t, %v", ended, err)
		}
		if known, err := people.Known(t.Context(), v); err != nil || known {
			t.Errorf("known %t, %v", known, err)
		}
		if ended, err := people.End(t.Context(), v); err != nil || ended {
			t.Errorf("ended again %t, %v", ended, err)
		}
		if len(told) == 0 || told[0] != v.Credential {
			t.Errorf("told of %v", told)
		}
	})
}

func TestMasked(t *testing.T) {
	for name, want := range map[string]string{"张三": "张*", "Ann": "A*", "": ""} {
		if got := account.Masked(name); got != want {
			t.Errorf("%q is shown as %q", name, got)
		}
	}
}
