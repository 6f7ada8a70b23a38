package account_test

import (
	"errors"
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
	"youkong/internal/viewer"
)

// signedIn is a resident of a demo installation, in a session.
func signedIn(t *testing.T, people *account.Service) viewer.Viewer {
	t.Helper()
	secret, err := people.StartDemo(t.Context(), "", seed.PersonID("resident-a"))
	if err != nil {
		t.Fatal(err)
	}
	v, err := people.Authenticate(t.Context(), kind.Session, secret)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func reading(key string) account.TokenInput {
	return account.TokenInput{Key: key, Name: "lobby screen", Scopes: []kind.Scope{kind.ScopeRead}, Days: 30}
}

func TestTokens(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		people := account.New(s, clock, true)
		v := signedIn(t, people)
		token, secret, err := people.CreateToken(t.Context(), v, reading("first-token"))
		if err != nil {
			t.Fatal(err)
		}

		t.Run("works for what it was made for", func(t *testing.T) {
			holder, err := people.Authenticate(t.Context(), kind.Token, secret)
			if err != nil || holder.Person != v.Person || !holder.May(kind.ScopeRead) || holder.May(kind.ScopeBook) {
				t.Fatalf("authenticated as %+v, %v", holder, err)
			}
			if _, err := people.Authenticate(t.Context(), kind.Session, secret); !fault.Is(err, fault.Unauthenticated) {
				t.Fatalf("a token in a cookie: %v", err)
			}
		})
		t.Run("is shown once", func(t *testing.T) {
			again, hidden, err := people.CreateToken(t.Context(), v, reading("first-token"))
			if err != nil || again.ID != token.ID || hidden != "" {
				t.Fatalf("the same key gave %v, secret %q, %v", again, hidden, err)
			}
			other := reading("first-token")
			other.Name = "something else"
			if _, _, err := people.CreateToken(t.Context(), v, other); !fault.Is(err, fault.Conflict) {
				t.Fatalf("the same key with other input: %v", err)
			}
		})
		t.Run("makes no other", func(t *testing.T) {
			holder, err := people.Authenticate(t.Context(), kind.Token, secret)
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := people.CreateToken(t.Context(), holder, reading("from-a-token")); !fault.Is(err, fault.Forbidden) {
				t.Fatalf("a token made another: %v", err)
			}
			if _, err := people.RevokeToken(t.Context(), holder, token.ID); !fault.Is(err, fault.Forbidden) {
				t.Fatalf("a token revoked itself: %v", err)
			}
		})
		t.Run("says when it was last used", func(t *testing.T) {
			clock.Advance(time.Minute)
			if _, err := people.Authenticate(t.Context(), kind.Token, secret); err != nil {
				t.Fatal(err)
			}
			if err := people.RecordUses(t.Context()); err != nil {
				t.Fatal(err)
			}
			found, err := people.Token(t.Context(), v, token.ID)
			if err != nil || found.LastUsedAt == nil || *found.LastUsedAt != clock.Now().Unix() {
				t.Fatalf("last use of %+v, %v", found, err)
			}
		})
		t.Run("is nobody else's business", func(t *testing.T) {
			stranger := viewer.Viewer{Person: seed.PersonID("resident-b")}
			if _, err := people.RevokeToken(t.Context(), stranger, token.ID); !fault.Is(err, fault.NotFound) {
				t.Fatalf("a stranger revoked it: %v", err)
			}
		})
		t.Run("works no more once it is revoked, and who listens is told", func(t *testing.T) {
			told := make(chan uuid.UUID, 1)
			people.OnEnded(func(id uuid.UUID) { told <- id })
			if _, err := people.RevokeToken(t.Context(), v, token.ID); err != nil {
				t.Fatal(err)
			}
			if id := <-told; id != token.ID {
				t.Fatalf("told about %v", id)
			}
			if _, err := people.Authenticate(t.Context(), kind.Token, secret); !fault.Is(err, fault.Unauthenticated) {
				t.Fatalf("a revoked token: %v", err)
			}
		})
		t.Run("runs out", func(t *testing.T) {
			_, secret, err := people.CreateToken(t.Context(), v, reading("second-token"))
			if err != nil {
				t.Fatal(err)
			}
			clock.Advance(30 * 24 * time.Hour)
			if _, err := people.Authenticate(t.Context(), kind.Token, secret); !fault.Is(err, fault.Unauthenticated) {
				t.Fatalf("a token of 30 days after 30 days: %v", err)
			}
		})
	})
}

func TestTokenInput(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people := account.New(s, clock, true)
		_, _, err := people.CreateToken(t.Context(), viewer.Viewer{}, account.TokenInput{})
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Code != fault.BadInput || len(f.Fields) != 4 {
			t.Fatalf("an empty input: %v", err)
		}
	})
}
