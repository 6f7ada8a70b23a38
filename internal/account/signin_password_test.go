package account_test

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

const phrase = "a door that stays open"

// clerk makes somebody with a login and returns who that is.
func clerk(t *testing.T, s *store.Store, hash string) (id uuid.UUID) {
	t.Helper()
	write(t, s, func(tx *store.Tx) error {
		made, err := tx.Client().Person.Create().SetName("").SetLogin("clerk").SetNillablePasswordHash(some(hash)).
			SetCreatedAt(tx.Now().Unix()).Save(tx.Context())
		if err == nil {
			id = made.ID
		}
		return err
	})
	return id
}

func some(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func hashed(t *testing.T, password string) string {
	t.Helper()
	hash, err := account.HashPassword(t.Context(), password)
	if err != nil {
		t.Fatal(err)
	}
	return hash
}

// enters signs in and says as whom; uuid.Nil when it is refused as wrong.
func enters(t *testing.T, people *account.Service, login, password string) viewer.Viewer {
	t.Helper()
	session, err := people.SignInWithPassword(t.Context(), "Edge · Windows", login, password)
	if err != nil {
		t.Fatal(err)
	}
	if session == "" {
		return viewer.Viewer{}
	}
	v, err := people.Authenticate(t.Context(), kind.Session, session)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSignInWithPassword(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, id := account.New(s, clock, false), clerk(t, s, hashed(t, phrase))
		for _, login := range []string{"clerk", " Clerk "} {
			if v := enters(t, people, login, phrase); v.Person != id {
				t.Errorf("%q signs in as %v", login, v.Person)
			}
		}
		for _, c := range [][2]string{{"clerk", phrase + "!"}, {"clerk", ""}, {"nobody", phrase}, {"", ""}, {"clerk", strings.Repeat("x", 9000)}} {
			if v := enters(t, people, c[0], c[1]); v.SignedIn() {
				t.Errorf("%.40q signs in", c)
			}
		}
	})
}

// TestStalePasswordHash: a hash of another cost is made anew at the next sign-in.
func TestStalePasswordHash(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		// "a door that stays open", with less memory.
		const weak = "$argon2id$v=19$m=8,t=1,p=1$c2FsdCBvZiBzaXh0ZWVuIQ$hjFnEoi7fxAx2zMcJ0eQqVxcJusApkl4hkwL8yrKgpE"
		people, id := account.New(s, clock, false), clerk(t, s, weak)
		if v := enters(t, people, "clerk", phrase); v.Person != id {
			t.Fatal("the old hash does not hold")
		}
		p, err := people.Person(t.Context(), id)
		if err != nil || !strings.HasPrefix(*p.PasswordHash, "$argon2id$v=19$m=19456,t=2,p=1$") {
			t.Errorf("it is %v, %v", p.PasswordHash, err)
		}
		if v := enters(t, people, "clerk", phrase); v.Person != id {
			t.Error("the new hash does not hold")
		}
	})
}

// TestGuessingPasswords: after ten wrong ones within a quarter of an hour, for a login that exists or for one that does not,
// not even the right one is looked at.
func TestGuessingPasswords(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, id := account.New(s, clock, false), clerk(t, s, hashed(t, phrase))
		for _, login := range []string{"clerk", "nobody"} {
			var all sync.WaitGroup
			var wrong, limited atomic.Int32
			for range 30 {
				all.Go(func() {
					session, err := people.SignInWithPassword(t.Context(), "", login, "not the password")
					switch {
					case err == nil && session == "":
						wrong.Add(1)
					case fault.Is(err, fault.RateLimited):
						limited.Add(1)
					default:
						t.Error(err)
					}
				})
			}
			all.Wait()
			if wrong.Load() != 10 || limited.Load() != 20 {
				t.Errorf("%s: %d were looked at, %d refused", login, wrong.Load(), limited.Load())
			}
		}
		_, err := people.SignInWithPassword(t.Context(), "", "clerk", phrase)
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Code != fault.RateLimited || f.RetryAfter != 15*time.Minute {
			t.Errorf("the right one: %v", err)
		}
		clock.Advance(15 * time.Minute)
		if v := enters(t, people, "clerk", phrase); v.Person != id {
			t.Error("it does not sign in a quarter of an hour later")
		}
	})
}

// TestRightPasswordsAreForgiven: nine wrong ones and a right one, as often as you like.
func TestRightPasswordsAreForgiven(t *testing.T) {
	s, clock := storetest.SQLite(t)
	people := account.New(s, clock, false)
	clerk(t, s, hashed(t, phrase))
	for range 3 {
		for range 9 {
			enters(t, people, "clerk", "not the password")
		}
		if !enters(t, people, "clerk", phrase).SignedIn() {
			t.Fatal("the right one is refused")
		}
	}
}

func TestSetPassword(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, _ := account.New(s, clock, false), clerk(t, s, hashed(t, phrase))
		v, other := enters(t, people, "clerk", phrase), enters(t, people, "clerk", phrase)
		var told []uuid.UUID
		people.OnEnded(func(id uuid.UUID) { told = append(told, id) })
		if set, err := people.SetPassword(t.Context(), v, "not the password", "another long password"); err != nil || set {
			t.Errorf("with a wrong one it is set: %t, %v", set, err)
		}
		for password, code := range map[string]fault.Code{"short": fault.BadInput, strings.Repeat("x", 129): fault.BadInput} {
			if _, err := people.SetPassword(t.Context(), v, phrase, password); !fault.Is(err, code) {
				t.Errorf("%.20q: %v", password, err)
			}
		}
		if set, err := people.SetPassword(t.Context(), v, phrase, "another long password"); err != nil || !set {
			t.Fatalf("set: %t, %v", set, err)
		}
		if len(told) != 1 || told[0] != other.Credential {
			t.Errorf("told of %v, want %v", told, other.Credential)
		}
		if known, err := people.Known(t.Context(), v); err != nil || !known {
			t.Errorf("one's own session: %t, %v", known, err)
		}
		if enters(t, people, "clerk", phrase).SignedIn() || !enters(t, people, "clerk", "another long password").SignedIn() {
			t.Error("the old one still holds, or the new one does not")
		}
		token := v
		token.Token = true
		if _, err := people.SetPassword(t.Context(), token, phrase, "another long password"); !fault.Is(err, fault.Forbidden) {
			t.Errorf("with a token: %v", err)
		}
	})
}

// TestFirstPassword: who has a login and no password sets one without; who has no login has no password.
func TestFirstPassword(t *testing.T) {
	s, clock := storetest.SQLite(t)
	people, phone := desk(s, clock)
	id := clerk(t, s, "")
	if enters(t, people, "clerk", "").SignedIn() {
		t.Error("no password signs in")
	}
	if set, err := people.SetPassword(t.Context(), viewer.Viewer{Person: id, Credential: uuid.New()}, "", phrase); err != nil || !set {
		t.Errorf("set: %t, %v", set, err)
	}
	request(t, people)
	resident, _ := enter(t, people, phone.last())
	if _, err := people.SetPassword(t.Context(), resident, "", phrase); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a resident: %v", err)
	}
}
