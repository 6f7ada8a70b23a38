package account_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// TestStanding: whoever is asked about stands as Authenticate would say, until they have lost something.
func TestStanding(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		people := account.New(s, clock, true)
		held := map[string]viewer.Viewer{}
		for _, handle := range []string{"staff-xinyu", "resident-a"} {
			v, err := people.Authenticate(t.Context(), kind.Token, seed.DemoToken(handle))
			if err != nil {
				t.Fatal(err)
			}
			held[handle] = v
		}
		standing := func(by *account.Service) map[uuid.UUID]viewer.Viewer {
			t.Helper()
			found, err := by.Standing(t.Context(), []uuid.UUID{held["staff-xinyu"].Credential, held["resident-a"].Credential, uuid.New()})
			if err != nil {
				t.Fatal(err)
			}
			return found
		}
		found := standing(people)
		for handle, v := range held {
			if now := found[v.Credential]; len(found) != 2 || now.Person != v.Person || !v.Within(now) || !now.Within(v) {
				t.Errorf("%s stands as %+v, came as %+v", handle, now, v)
			}
		}
		if found := standing(account.New(s, clock, false)); len(found) != 0 {
			t.Errorf("demo people outside a demo: %v", found)
		}
		if err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
			_, err := tx.Client().RoleGrant.Delete().Where(rolegrant.PersonID(seed.PersonID("staff-xinyu"))).Exec(tx.Context())
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if staff := held["staff-xinyu"]; staff.Within(standing(people)[staff.Credential]) {
			t.Error("a role that is gone is not missed")
		}
		clock.Advance(time.Unix(held["resident-a"].Expires, 0).Sub(clock.Now()))
		if found := standing(people); len(found) != 0 {
			t.Errorf("at their end: %v", found)
		}
	})
}
