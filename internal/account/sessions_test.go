package account_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen/auditentry"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// thrice is somebody in three browsers, and the sessions in the order of their beginning.
func thrice(t *testing.T, people *account.Service, phone *pocket, clock *clockwork.FakeClock) []viewer.Viewer {
	t.Helper()
	var in []viewer.Viewer
	for range 3 {
		clock.Advance(time.Minute)
		request(t, people)
		v, ok := enter(t, people, phone.last())
		if !ok {
			t.Fatal("not signed in")
		}
		in = append(in, v)
	}
	return in
}

func listed(t *testing.T, people *account.Service, v viewer.Viewer) []uuid.UUID {
	t.Helper()
	found, err := people.Sessions(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	var ids []uuid.UUID
	for _, s := range found {
		ids = append(ids, s.ID)
	}
	return ids
}

func TestOwnSessions(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		in := thrice(t, people, phone, clock)
		v := in[1]
		var told []uuid.UUID
		people.OnEnded(func(id uuid.UUID) { told = append(told, id) })

		if err := people.RecordUses(t.Context()); err != nil {
			t.Fatal(err)
		}
		found, err := people.Sessions(t.Context(), v)
		if err != nil || len(found) != 3 || found[0].ID != in[2].Credential || found[0].Device != "Chrome · Android" || found[0].LastUsedAt == nil {
			t.Errorf("sessions %+v, %v", found, err)
		}
		if err := people.EndOther(t.Context(), v, v.Credential); !fault.Is(err, fault.BadInput) {
			t.Errorf("the one that asks: %v", err)
		}
		if err := people.EndOther(t.Context(), viewer.Viewer{Person: uuid.New()}, in[0].Credential); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody else's: %v", err)
		}
		if err := people.EndOther(t.Context(), v, in[0].Credential); err != nil {
			t.Error(err)
		}
		if err := people.EndOther(t.Context(), v, in[0].Credential); !fault.Is(err, fault.NotFound) {
			t.Errorf("a second time: %v", err)
		}
		if known, err := people.Known(t.Context(), in[0]); err != nil || known {
			t.Errorf("the ended one is known: %t, %v", known, err)
		}
		if n, err := people.SignOutEverywhere(t.Context(), v); err != nil || n != 2 {
			t.Errorf("ended %d, %v", n, err)
		}
		if left := listed(t, people, v); len(left) != 0 || len(told) != 3 {
			t.Errorf("left %v, told of %v", left, told)
		}
		actions(t, s, v.Person, kind.AuditSignIn, kind.AuditSignIn, kind.AuditSignIn, kind.AuditSignOut, kind.AuditSignOut, kind.AuditSignOut)
	})
}

// actions compares the audit log of a person.
func actions(t *testing.T, s *store.Store, of uuid.UUID, want ...kind.AuditAction) {
	t.Helper()
	entries, err := s.Read().AuditEntry.Query().Where(auditentry.Stream(feed.Person(of))).Order(auditentry.BySeq()).All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []kind.AuditAction
	for _, e := range entries {
		got = append(got, e.Action)
	}
	if len(got) != len(want) {
		t.Fatalf("the audit log has %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("the audit log has %v, want %v", got, want)
		}
	}
}

// TestTokensSurvive: who signs out everywhere keeps their tokens, which in turn sign nobody out.
func TestTokensSurvive(t *testing.T) {
	s, clock := storetest.SQLite(t)
	people, phone := desk(s, clock)
	v := thrice(t, people, phone, clock)[0]
	_, secret, err := people.CreateToken(t.Context(), v, reading("first-token"))
	if err != nil {
		t.Fatal(err)
	}
	token, err := people.Authenticate(t.Context(), kind.Token, secret)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := people.SignOutEverywhere(t.Context(), token); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a token signs out: %v", err)
	}
	if err := people.EndOther(t.Context(), token, v.Credential); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a token ends a session: %v", err)
	}
	if n, err := people.SignOutEverywhere(t.Context(), v); err != nil || n != 3 {
		t.Errorf("ended %d, %v", n, err)
	}
	if _, err := people.Authenticate(t.Context(), kind.Token, secret); err != nil {
		t.Errorf("the token: %v", err)
	}
}

func TestForget(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		thrice(t, people, phone, clock)
		clock.Advance(account.SessionLength + time.Second)
		if err := people.Forget(t.Context()); err != nil {
			t.Fatal(err)
		}
		codes, err := s.Read().OneTimeCode.Query().Count(t.Context())
		sessions, err2 := s.Read().Credential.Query().Count(t.Context())
		if err != nil || err2 != nil || codes != 0 || sessions != 0 {
			t.Errorf("left are %d codes and %d sessions, %v, %v", codes, sessions, err, err2)
		}
	})
}

func TestUpdateProfile(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, phone := desk(s, clock)
		v := thrice(t, people, phone, clock)[2]
		name := " 张三 "
		p, err := people.UpdateProfile(t.Context(), v, account.ProfileInput{Name: &name})
		if err != nil {
			t.Fatal(err)
		}
		if own, err := people.Name(p); err != nil || own != "张三" || strings.Contains(p.Name, "张") {
			t.Errorf("%q, stored as %q, %v", own, p.Name, err)
		}
		if p, err = people.UpdateProfile(t.Context(), v, account.ProfileInput{}); err != nil || p.Name == "" {
			t.Errorf("left out: %+v, %v", p, err)
		}
		for _, name := range []string{"", "  ", strings.Repeat("长", 41), "a\nb"} {
			if _, err := people.UpdateProfile(t.Context(), v, account.ProfileInput{Name: &name}); !fault.Is(err, fault.BadInput) {
				t.Errorf("%q: %v", name, err)
			}
		}
		actions(t, s, v.Person, kind.AuditSignIn, kind.AuditSignIn, kind.AuditSignIn, kind.AuditProfile)
	})
}
