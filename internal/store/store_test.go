package store_test

import (
	"os"
	"testing"

	"github.com/jonboulle/clockwork"

	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func TestFreshDatabasePassesCheck(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		if err := s.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
}
