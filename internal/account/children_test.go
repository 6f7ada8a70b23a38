package account_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen/auditentry"
	"youkong/ent/gen/person"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/localtime"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func child(key string) account.ChildInput {
	return account.ChildInput{Key: key, Name: "演示·小朋友", BornOn: localtime.Date{Year: 2017, Month: time.May, Day: 3}, Consent: true}
}

func TestChildren(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		people := account.New(s, clock, true)
		v, stranger := signedIn(t, people), viewer.Viewer{Person: seed.PersonID("resident-b")}
		first, err := people.AddChild(t.Context(), v, child("first-child"))
		if err != nil {
			t.Fatal(err)
		}

		t.Run("is kept as it was given, sealed, with the consent", func(t *testing.T) {
			kept, err := people.Children(t.Context(), v)
			if err != nil || len(kept) != 1 || kept[0].ConsentedAt == nil || *kept[0].ConsentedAt != clock.Now().Unix() {
				t.Fatalf("children %v, %v", kept, err)
			}
			name, err := people.Name(kept[0])
			if err != nil || name != "演示·小朋友" || strings.Contains(kept[0].Name, name) {
				t.Errorf("name %q, stored %q, %v", name, kept[0].Name, err)
			}
			born, err := people.BornOn(kept[0])
			if err != nil || born.String() != "2017-05-03" || strings.Contains(*kept[0].BornOn, "2017") {
				t.Errorf("born on %v, stored %q, %v", born, *kept[0].BornOn, err)
			}
		})
		t.Run("is made once for a key", func(t *testing.T) {
			again, err := people.AddChild(t.Context(), v, child("first-child"))
			if err != nil || again.ID != first.ID {
				t.Errorf("the same key gave %v, %v", again, err)
			}
			other := child("first-child")
			other.Name = "somebody else"
			if _, err := people.AddChild(t.Context(), v, other); !fault.Is(err, fault.Conflict) {
				t.Errorf("the same key with other input: %v", err)
			}
		})
		t.Run("is nobody else's business", func(t *testing.T) {
			if seen, err := people.Children(t.Context(), stranger); err != nil || len(seen) != 0 {
				t.Errorf("a stranger sees %v, %v", seen, err)
			}
			if removed, err := people.RemoveChild(t.Context(), stranger, first.ID); err != nil || removed {
				t.Errorf("a stranger removed it: %t, %v", removed, err)
			}
			token := v
			token.Token = true
			if _, err := people.AddChild(t.Context(), token, child("with-a-token")); !fault.Is(err, fault.Forbidden) {
				t.Errorf("added with a token: %v", err)
			}
			if _, err := people.RemoveChild(t.Context(), token, first.ID); !fault.Is(err, fault.Forbidden) {
				t.Errorf("removed with a token: %v", err)
			}
		})
		t.Run("is gone once it is removed, and its key is free", func(t *testing.T) {
			if removed, err := people.RemoveChild(t.Context(), v, first.ID); err != nil || !removed {
				t.Fatalf("removed %t, %v", removed, err)
			}
			if removed, err := people.RemoveChild(t.Context(), v, first.ID); err != nil || removed {
				t.Errorf("removed again %t, %v", removed, err)
			}
			if left, err := s.Read().Person.Query().Where(person.ID(first.ID)).Exist(t.Context()); err != nil || left {
				t.Errorf("its row is there: %t, %v", left, err)
			}
			if again, err := people.AddChild(t.Context(), v, child("first-child")); err != nil || again.ID == first.ID {
				t.Errorf("the key gave %v, %v", again, err)
			}
		})
		t.Run("leaves entries in the log of its guardian", func(t *testing.T) {
			for action, want := range map[kind.AuditAction]int{kind.AuditAddChild: 2, kind.AuditRemoveChild: 1} {
				n, err := s.Read().AuditEntry.Query().
					Where(auditentry.Stream(feed.Person(v.Person)), auditentry.ActionEQ(action), auditentry.ActorID(v.Person)).Count(t.Context())
				if err != nil || n != want {
					t.Errorf("%d entries of %s, %v", n, action, err)
				}
			}
		})
		t.Run("are ten at most", func(t *testing.T) {
			for n := 2; n <= 10; n++ {
				if _, err := people.AddChild(t.Context(), v, child(fmt.Sprintf("child number %d", n))); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := people.AddChild(t.Context(), v, child("child number 11")); !fault.Is(err, fault.Forbidden) {
				t.Errorf("an eleventh child: %v", err)
			}
		})
	})
}

// TestChildInput: it is Monday, 2 March 2026, 00:00 in UTC, and 08:00 in Wuhan.
func TestChildInput(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		people := account.New(s, clock, true)
		v := viewer.Viewer{Person: seed.PersonID("resident-a")}
		_, err := people.AddChild(t.Context(), v, account.ChildInput{})
		if f, ok := errors.AsType[*fault.Error](err); !ok || f.Code != fault.BadInput || len(f.Fields) != 4 {
			t.Errorf("an empty input: %v", err)
		}
		clock.Advance(15*time.Hour + 59*time.Minute) // Two minutes later it is Tuesday in Wuhan.
		for born, want := range map[string]bool{
			"2026-03-02": true, "2026-03-03": false, "2008-03-03": true, "2008-03-02": false, "2030-01-01": false,
		} {
			in := child(uuid.NewString())
			if in.BornOn, err = localtime.ParseDate(born); err != nil {
				t.Fatal(err)
			}
			if _, err := people.AddChild(t.Context(), v, in); (err == nil) != want || err != nil && !fault.Is(err, fault.BadInput) {
				t.Errorf("born on %s: %v", born, err)
			}
		}
		clock.Advance(2 * time.Minute)
		in := child("comes of age")
		in.BornOn = localtime.Date{Year: 2008, Month: time.March, Day: 3}
		if _, err := people.AddChild(t.Context(), v, in); !fault.Is(err, fault.BadInput) {
			t.Errorf("on the eighteenth birthday: %v", err)
		}
		if _, err := people.AddChild(t.Context(), viewer.Viewer{Person: uuid.New()}, child("of nobody")); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("for a guardian who is gone: %v", err)
		}
	})
}
