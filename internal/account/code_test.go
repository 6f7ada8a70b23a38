package account_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/fault"
	"youkong/internal/message"
	"youkong/internal/secret"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

const number = "13800001234"

// pocket is a phone that keeps what it was sent, or has no reception.
type pocket struct {
	mu     sync.Mutex
	got    []message.Message
	broken bool
	rings  func() // When a message has come, and is not yet confirmed.
}

func (p *pocket) Send(ctx context.Context, m message.Message) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.broken {
		return errors.New("no reception")
	}
	p.got = append(p.got, m)
	if p.rings != nil {
		p.rings()
	}
	return ctx.Err()
}

// last is the newest code.
func (p *pocket) last() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.got[len(p.got)-1].Code
}

// wrong is a code that is not the given one.
func wrong(code string) string {
	if code == "000000" {
		return "111111"
	}
	return "000000"
}

// desk is a real installation whose codes go to a pocket.
func desk(s *store.Store, clock *clockwork.FakeClock) (*account.Service, *pocket) {
	people, phone := account.New(s, clock, false), &pocket{}
	people.SendCodes(phone)
	return people, phone
}

func request(t *testing.T, people *account.Service) account.CodeSent {
	t.Helper()
	sent, err := people.RequestCode(t.Context(), viewer.Viewer{}, number)
	if err != nil {
		t.Fatal(err)
	}
	return sent
}

func enter(t *testing.T, people *account.Service, code string) (viewer.Viewer, bool) {
	t.Helper()
	session, err := people.SignInWithCode(t.Context(), "Chrome · Android", number, code)
	if err != nil {
		t.Fatal(err)
	}
	if session == "" {
		return viewer.Viewer{}, false
	}
	v, err := people.Authenticate(t.Context(), kind.Session, session)
	if err != nil {
		t.Fatal(err)
	}
	return v, true
}

func TestSignInWithCode(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		sent := request(t, people)
		now := clock.Now().Unix()
		if sent.Expires != now+300 || sent.Again != now+60 {
			t.Errorf("at %d it says %+v", now, sent)
		}
		if m := phone.got[0]; m.Phone != number || len(m.Code) != 6 || !strings.Contains(m.Text, m.Code) || !strings.Contains(m.Text, "5 分钟") {
			t.Errorf("the phone got %+v", m)
		}
		if _, ok := enter(t, people, wrong(phone.last())); ok {
			t.Error("a wrong code signs in")
		}
		first, ok := enter(t, people, phone.last())
		if !ok {
			t.Fatal("the code does not sign in")
		}
		if _, ok := enter(t, people, phone.last()); ok {
			t.Error("a code signs in twice")
		}
		made, err := people.Person(t.Context(), first.Person)
		if err != nil {
			t.Fatal(err)
		}
		if own, err := people.Phone(made); err != nil || own != number || made.Name != "" || strings.Contains(*made.Phone, number) {
			t.Errorf("made %+v with phone %q, %v", made, own, err)
		}

		clock.Advance(time.Minute)
		request(t, people)
		if again, ok := enter(t, people, phone.last()); !ok || again.Person != first.Person || again.Credential == first.Credential {
			t.Errorf("%+v, then %+v", first, again)
		}
	})
}

func TestACodeWorksFiveMinutesAndUntilTheNext(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		request(t, people)
		clock.Advance(5 * time.Minute)
		if _, ok := enter(t, people, phone.last()); ok {
			t.Error("it works after five minutes")
		}
		request(t, people)
		early := phone.last()
		clock.Advance(time.Minute)
		request(t, people)
		if _, ok := enter(t, people, early); ok && early != phone.last() {
			t.Error("the code before the last works")
		}
		clock.Advance(5*time.Minute - time.Second)
		if _, ok := enter(t, people, phone.last()); !ok {
			t.Error("the last code does not work")
		}
	})
}

// TestCodesAreNotSentTooOften: once a minute, ten times a day; who uses a code up need not wait less.
func TestCodesAreNotSentTooOften(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		refused := func(wait time.Duration) {
			t.Helper()
			_, err := people.RequestCode(t.Context(), viewer.Viewer{}, "+86 "+number)
			if f, ok := errors.AsType[*fault.Error](err); !ok || f.Code != fault.RateLimited || f.RetryAfter != wait {
				t.Errorf("%v; want to wait %v", err, wait)
			}
		}
		request(t, people)
		enter(t, people, phone.last())
		clock.Advance(20 * time.Second)
		refused(40 * time.Second)
		for range 9 {
			clock.Advance(time.Minute)
			request(t, people)
		}
		clock.Advance(time.Hour)
		refused(24*time.Hour - time.Hour - 9*time.Minute - 20*time.Second)
		if _, err := people.RequestCode(t.Context(), viewer.Viewer{}, "13900001234"); err != nil {
			t.Errorf("another phone: %v", err)
		}
		clock.Advance(23 * time.Hour)
		request(t, people)
	})
}

// TestNoReception: a code that never went out is no reason to wait.
func TestNoReception(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		phone.broken = true
		if _, err := people.RequestCode(t.Context(), viewer.Viewer{}, number); !fault.Is(err, fault.Unavailable) || strings.Contains(err.Error(), number) {
			t.Errorf("%v", err)
		}
		phone.broken = false
		request(t, people)
	})
}

// TestHangingUp: a request that is given up once its code is on the way opens no way to have the next one sent at once.
func TestHangingUp(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		ctx, hangUp := context.WithCancel(t.Context())
		phone.rings = hangUp
		_, _ = people.RequestCode(ctx, viewer.Viewer{}, number) // Nobody hears the answer.
		if _, err := people.RequestCode(t.Context(), viewer.Viewer{}, number); !fault.Is(err, fault.RateLimited) {
			t.Errorf("another code at once: %v", err)
		}
		if _, ok := enter(t, people, phone.last()); !ok {
			t.Error("the code that was sent does not sign in")
		}
	})
}

func TestWithoutSender(t *testing.T) {
	s, clock := storetest.SQLite(t)
	people := account.New(s, clock, false)
	if _, err := people.RequestCode(t.Context(), viewer.Viewer{}, number); !fault.Is(err, fault.Forbidden) || people.SendsCodes() {
		t.Errorf("%v", err)
	}
	if _, ok := enter(t, people, "123456"); ok {
		t.Error("a code that was never sent signs in")
	}
	for _, text := range []string{"", "12345", "nobody"} {
		if _, err := people.SignInWithCode(t.Context(), "", text, "123456"); !fault.Is(err, fault.BadInput) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestGuessingAtOnce: fifty guesses at a time are five tries; then the right code is worth nothing.
func TestGuessingAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		request(t, people)
		var all sync.WaitGroup
		for i := range 50 {
			all.Go(func() {
				guess := fmt.Sprintf("%06d", i)
				if guess == phone.last() {
					guess = "999999"
				}
				if session, err := people.SignInWithCode(t.Context(), "", number, guess); err != nil || session != "" {
					t.Errorf("%q, %v", session, err)
				}
			})
		}
		all.Wait()
		held, err := s.Read().OneTimeCode.Query().Only(t.Context())
		if err != nil || held.Tries != 5 {
			t.Errorf("%+v, %v", held, err)
		}
		if _, ok := enter(t, people, phone.last()); ok {
			t.Error("after fifty guesses the code still works")
		}
	})
}

// TestOneOfManyUsesACode: twenty browsers with the right code at once are one sign-in.
func TestOneOfManyUsesACode(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		request(t, people)
		var all sync.WaitGroup
		var mu sync.Mutex
		entered := 0
		for range 20 {
			all.Go(func() {
				session, err := people.SignInWithCode(t.Context(), "", number, phone.last())
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				if session != "" {
					entered++
				}
			})
		}
		all.Wait()
		if n := headcount(t, s); n != 1 || entered != 1 {
			t.Errorf("%d entered as %d people", entered, n)
		}
	})
}

// TestFirstSignInsAtOnce: twenty first sign-ins with a provider are twenty sessions of one person.
func TestFirstSignInsAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, _ := desk(s, clock)
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				if _, err := people.SignInExternal(t.Context(), "", account.External{Issuer: "https://x", Subject: "1", Name: "张三"}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := headcount(t, s); n != 1 {
			t.Errorf("%d people", n)
		}
		if n, err := s.Read().Credential.Query().Count(t.Context()); err != nil || n != 20 {
			t.Errorf("%d sessions, %v", n, err)
		}
	})
}

// TestFirstSignInAndFirstRole: a code used while a role is given to the same phone makes one person too.
func TestFirstSignInAndFirstRole(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		operator := viewer.Viewer{Person: storetest.Build(t, s, 1).Person, Grants: []viewer.Grant{{Role: kind.Operator}}}
		before := headcount(t, s)
		request(t, people)
		var all sync.WaitGroup
		for range 5 {
			all.Go(func() {
				_, _, err := people.GrantRole(t.Context(), operator, account.GrantInput{Phone: number, Post: account.Post{Role: kind.Operator}})
				if err != nil {
					t.Error(err)
				}
			})
			all.Go(func() {
				if _, err := people.SignInWithCode(t.Context(), "", number, phone.last()); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := headcount(t, s) - before; n != 1 {
			t.Errorf("%d people", n)
		}
	})
}

// TestOlderKeys: who was stored under an older key is found, and a code sent under it still works.
func TestOlderKeys(t *testing.T) {
	old := secret.New()
	dir, clock := t.TempDir(), clockwork.NewFakeClockAt(storetest.Start)
	var first uuid.UUID
	var sent string
	t.Run("before", func(t *testing.T) {
		people, phone := desk(storetest.Open(t, store.Config{DataDir: dir, Clock: clock, Keys: old}), clock)
		request(t, people)
		v, _ := enter(t, people, phone.last())
		first = v.Person
		clock.Advance(time.Minute)
		request(t, people)
		sent = phone.last()
	})
	people, phone := desk(storetest.Open(t, store.Config{DataDir: dir, Clock: clock, Keys: old.WithNext().Turned()}), clock)
	if _, err := people.RequestCode(t.Context(), viewer.Viewer{}, number); !fault.Is(err, fault.RateLimited) {
		t.Errorf("another code within the minute: %v", err)
	}
	if v, ok := enter(t, people, sent); !ok || v.Person != first {
		t.Errorf("with the old code: %t, %v", ok, v.Person)
	}
	clock.Advance(time.Minute)
	request(t, people)
	if v, ok := enter(t, people, phone.last()); !ok || v.Person != first {
		t.Errorf("with a new code: %t, %v", ok, v.Person)
	}
}

// TestOnceADemo: in a real installation nobody becomes a demo person, whatever they know.
func TestOnceADemo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		hash, err := account.HashPassword(t.Context(), phrase)
		if err != nil {
			t.Fatal(err)
		}
		write(t, s, func(tx *store.Tx) error {
			err := tx.Client().Person.UpdateOneID(seed.PersonID("staff-xinyu")).SetLogin("staff-xinyu").SetPasswordHash(hash).
				SetPhone(tx.Keys().Seal(secret.Phone, number)).SetPhoneDigest(tx.Keys().Digest(secret.Phone, number)).Exec(tx.Context())
			if err != nil {
				return err
			}
			return tx.Client().ExternalIdentity.Create().SetIssuer("https://x").SetSubject("1").
				SetPersonID(seed.PersonID("staff-xinyu")).Exec(tx.Context())
		})
		people, phone := desk(s, clock)
		before := headcount(t, s)
		request(t, people)
		if _, ok := enter(t, people, phone.last()); ok {
			t.Error("with a code")
		}
		if session, err := people.SignInWithPassword(t.Context(), "", "staff-xinyu", phrase); err != nil || session != "" {
			t.Errorf("with a password: %v", err)
		}
		if _, err := people.SignInExternal(t.Context(), "", account.External{Issuer: "https://x", Subject: "1"}); !fault.Is(err, fault.NotFound) {
			t.Errorf("with a provider: %v", err)
		}
		if after := headcount(t, s); after != before {
			t.Errorf("%d people, then %d", before, after)
		}
	})
}

func headcount(t *testing.T, s *store.Store) int {
	t.Helper()
	n, err := s.Read().Person.Query().Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func write(t *testing.T, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Write(t.Context(), nil, fn); err != nil {
		t.Fatal(err)
	}
}
