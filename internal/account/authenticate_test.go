package account_test

import (
	"sync"
	"testing"

	"github.com/jonboulle/clockwork"

	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/fault"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// TestAuthenticateAmongOthers: however many ask at the same time, each is told of their own, and what has ended or was
// taken away counts for the next request already.
func TestAuthenticateAmongOthers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		people := account.New(s, clock, true)
		resident := signedIn(t, people)
		revoked, secret, err := people.CreateToken(t.Context(), resident, reading("soon-gone"))
		if err == nil {
			_, err = people.RevokeToken(t.Context(), resident, revoked.ID)
		}
		if err == nil {
			err = s.Write(t.Context(), nil, func(tx *store.Tx) error {
				_, err := tx.Client().RoleGrant.Delete().Where(rolegrant.PersonID(seed.PersonID("staff-xinyu"))).Exec(tx.Context())
				return err
			})
		}
		if err != nil {
			t.Fatal(err)
		}
		var crowd sync.WaitGroup
		for range 50 {
			for _, handle := range []string{"resident-a", "resident-b", "staff-xinyu"} {
				crowd.Go(func() {
					v, err := people.Authenticate(t.Context(), kind.Token, seed.DemoToken(handle))
					if err != nil || v.Person != seed.PersonID(handle) || v.Staff() {
						t.Errorf("%s is %+v, %v", handle, v, err)
					}
				})
			}
			crowd.Go(func() {
				if _, err := people.Authenticate(t.Context(), kind.Token, secret); !fault.Is(err, fault.Unauthenticated) {
					t.Errorf("a revoked token: %v", err)
				}
			})
			crowd.Go(func() {
				if _, err := people.Authenticate(t.Context(), kind.Session, seed.DemoToken("resident-a")); !fault.Is(err, fault.Unauthenticated) {
					t.Errorf("a token in a cookie: %v", err)
				}
			})
		}
		crowd.Wait()
	})
}
