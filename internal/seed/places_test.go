package seed_test

import (
	"slices"
	"testing"
	"time"
	"unicode"

	"youkong/ent/gen"
	"youkong/ent/gen/space"
	"youkong/ent/kind"
	"youkong/internal/seed"
	"youkong/internal/store"
)

// walkedInto and booked are the spaces that the demo promises, by community.
var (
	walkedInto = map[string][]string{
		"xinyu":  {"welcome-desk", "reading-room", "rest-station"},
		"yousan": {"outdoor-workers-station", "coffee-corner", "stamp-exhibition", "telephone-exhibition"},
		"jingwu": {"history-wall", "job-board", "night-school-board"},
	}
	booked = map[string][]string{
		"xinyu":  {"tool-shelf", "activity-room", "meeting-room", "yoga-room", "science-space"},
		"yousan": {"residents-space"},
		"jingwu": {"lounge", "lounge-east", "lounge-west", "night-school-classroom", "shared-meeting-room"},
	}
)

func everySpaceIsThere(t *testing.T, s *store.Store, _ time.Time) {
	t.Helper()
	promised := 0
	for access, slugs := range map[kind.SpaceAccess]map[string][]string{kind.WalkIn: walkedInto, kind.Bookable: booked} {
		for centre, list := range slugs {
			for _, slug := range list {
				promised++
				checkSpace(t, s.Read(), centre, slug, access)
			}
		}
	}
	if n := s.Read().Space.Query().CountX(t.Context()); n != promised {
		t.Errorf("%d spaces, want %d", n, promised)
	}
}

func checkSpace(t *testing.T, c *gen.Client, centre, slug string, access kind.SpaceAccess) {
	t.Helper()
	found, err := c.Space.Query().Where(space.ID(seed.SpaceID(centre, slug))).WithUnits().WithCommunity().Only(t.Context())
	if err != nil {
		t.Errorf("%s/%s: %v", centre, slug, err)
		return
	}
	if found.Slug != slug || found.Edges.Community.Slug != centre || found.Access != access || found.Floor == "" {
		t.Errorf("%s/%s is %v", centre, slug, found)
	}
	if len(found.Edges.Units) == 0 {
		t.Errorf("%s/%s has no unit", centre, slug)
	}
	for _, zh := range []string{found.NameZh, found.DescriptionZh} {
		if !slices.ContainsFunc([]rune(zh), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s/%s: %q is not Chinese", centre, slug, zh)
		}
	}
	for _, en := range []string{found.NameEn, found.DescriptionEn} {
		if en == "" || slices.ContainsFunc([]rune(en), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s/%s: %q is not English", centre, slug, en)
		}
	}
}

func loungeIsItsHalves(t *testing.T, s *store.Store, _ time.Time) {
	t.Helper()
	units := func(centre, slug string) []string {
		var ids []string
		for _, u := range s.Read().Space.Query().Where(space.ID(seed.SpaceID(centre, slug))).QueryUnits().AllX(t.Context()) {
			ids = append(ids, u.ID.String())
		}
		slices.Sort(ids)
		return ids
	}
	halves := append(units("jingwu", "lounge-east"), units("jingwu", "lounge-west")...)
	slices.Sort(halves)
	if whole := units("jingwu", "lounge"); !slices.Equal(whole, halves) || len(whole) != 2 {
		t.Errorf("the lounge is %v, its halves are %v", whole, halves)
	}
	tools := s.Read().Space.GetX(t.Context(), seed.SpaceID("xinyu", "tool-shelf"))
	if n := len(units("xinyu", "tool-shelf")); n != 6 || tools.Allocation != kind.AllocatePool {
		t.Errorf("%d tools, allocated %s", n, tools.Allocation)
	}
}

func deskRestsOverNoon(t *testing.T, s *store.Store, _ time.Time) {
	t.Helper()
	spans := map[int]int{}
	desk := s.Read().Space.GetX(t.Context(), seed.SpaceID("xinyu", "welcome-desk"))
	for _, o := range desk.QueryOpeningHours().AllX(t.Context()) {
		spans[o.Weekday]++
	}
	if len(spans) != 7 || spans[1] != 2 || spans[7] != 1 {
		t.Errorf("spans by weekday: %v", spans)
	}
}
