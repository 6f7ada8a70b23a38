package community_test

import (
	"os"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen/space"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func loaded(t *testing.T, s *store.Store) *community.Keeper {
	t.Helper()
	if err := seed.Demo(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	k := &community.Keeper{}
	if err := k.Reload(t.Context(), s.Read()); err != nil {
		t.Fatal(err)
	}
	return k
}

// TestRules: a space's own words come before its community's, and those before the defaults.
func TestRules(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		c := loaded(t, s).Catalogue()
		yoga, _ := c.Space(seed.SpaceID("xinyu", "yoga-room"))
		rules := yoga.Rules.Rules
		if rules.Granularity != time.Hour || rules.MaxLength != 2*time.Hour { // Its own.
			t.Errorf("the yoga room's rules are %+v", rules)
		}
		if rules.MinNoticeToCancel != 30*time.Minute || rules.HorizonDays != 14 { // Its community's.
			t.Errorf("the community's rules do not reach the yoga room: %+v", rules)
		}
		if first := yoga.Rules.Hours.Week[0]; len(yoga.Rules.Hours.Week) != 7 || first.Opens != 9*60 || first.Weekday != 1 {
			t.Errorf("the yoga room opens %v", yoga.Rules.Hours.Week)
		}
		meeting, _ := c.Space(seed.SpaceID("xinyu", "meeting-room"))
		if first := meeting.Rules.Hours.Week[0]; first.Opens != 8*60+30 {
			t.Errorf("the meeting room does not open with its centre but at %v", first)
		}
		if desk, _ := c.Space(seed.SpaceID("xinyu", "welcome-desk")); desk.Bookable() || !meeting.Bookable() {
			t.Error("what is walked into and what is booked are mixed up")
		}
	})
}

// TestSharing: whoever touches a unit touches every space that has it.
func TestSharing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		c := loaded(t, s).Catalogue()
		hall, _ := c.Space(seed.SpaceID("jingwu", "lounge"))
		east, _ := c.Space(seed.SpaceID("jingwu", "lounge-east"))
		if got := c.Touched(hall.Rules.Units); len(got) != 3 {
			t.Errorf("the whole touches %d spaces", len(got))
		}
		if got := c.Touched(east.Rules.Units); len(got) != 2 {
			t.Errorf("a half touches %d spaces", len(got))
		}
		if got := c.Touched([]uuid.UUID{uuid.New()}); len(got) != 0 {
			t.Errorf("nothing touches %v", got)
		}
	})
}

// TestReload: the catalogue that somebody holds stays as it was; the next to ask gets the new one.
func TestReload(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		if found := (&community.Keeper{}).Catalogue().Communities; len(found) != 0 {
			t.Errorf("before it is read it holds %v", found)
		}
		k := loaded(t, s)
		before := k.Catalogue()
		err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
			return tx.Client().Space.Update().Where(space.ID(seed.SpaceID("xinyu", "yoga-room"))).
				SetNameEn("Quiet room").SetAccess(kind.WalkIn).Exec(tx.Context())
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := k.Reload(t.Context(), s.Read()); err != nil {
			t.Fatal(err)
		}
		old, _ := before.Space(seed.SpaceID("xinyu", "yoga-room"))
		now, _ := k.Catalogue().Space(seed.SpaceID("xinyu", "yoga-room"))
		if old.NameEn == now.NameEn || now.NameEn != "Quiet room" || now.Bookable() || !old.Bookable() {
			t.Errorf("%q became %q", old.NameEn, now.NameEn)
		}
		if slugs := k.Catalogue().Communities; slugs[0].Slug != "xinyu" || slugs[1].Slug != "yousan" || slugs[2].Slug != "jingwu" {
			t.Error("the communities are not in their usual order")
		}
	})
}
