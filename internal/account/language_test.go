package account_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/internal/account"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func TestTheLanguageIsRemembered(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		people, who := account.New(s, clock, false), uuid.Must(uuid.NewV7())
		err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().Person.Create().SetID(who).SetName("").SetCreatedAt(clock.Now().Unix()).Exec(tx.Context())
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, language := range []viewer.Language{viewer.English, viewer.Chinese} {
			if err := people.Speaks(t.Context(), who, language); err != nil {
				t.Fatal(err)
			}
			if p, err := people.Person(t.Context(), who); err != nil || p.Language != string(language) {
				t.Errorf("%q, %v", p.Language, err)
			}
		}
	})
}
