package seed_test

import (
	"crypto/sha256"
	"os"
	"testing"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/community"
	"youkong/ent/gen/credential"
	"youkong/ent/gen/invitation"
	"youkong/ent/gen/membership"
	"youkong/ent/gen/person"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func TestDemoHolds(t *testing.T) {
	eachLoaded(t, func(t *testing.T, s *store.Store, now time.Time) {
		for name, check := range map[string]func(*testing.T, *store.Store, time.Time){
			"people who can be acted as":              peopleCanBeActedAs,
			"bookings to come for each of them":       peopleHaveBookingsToCome,
			"a firm of two with a guest":              firmBooksTogether,
			"a version of each community":             eachCommunityHasAVersion,
			"sessions of every course":                everyCourseHasSessions,
			"every space in both languages":           everySpaceIsThere,
			"a lounge of two halves, a pool of tools": loungeIsItsHalves,
			"a desk that rests over noon":             deskRestsOverNoon,
		} {
			t.Run(name, func(t *testing.T) { check(t, s, now) })
		}
	})
}

// eachLoaded runs the check on each database with the demo data in it.
func eachLoaded(t *testing.T, check func(t *testing.T, s *store.Store, now time.Time)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		load(t, s)
		check(t, s, clock.Now())
	})
}

func load(t *testing.T, s *store.Store) {
	t.Helper()
	if err := seed.Demo(t.Context(), s); err != nil {
		t.Fatal(err)
	}
}

func peopleCanBeActedAs(t *testing.T, s *store.Store, now time.Time) {
	t.Helper()
	for _, handle := range []string{"resident-a", "resident-b", "firm", "firm-member", "staff-xinyu", "staff-yousan", "staff-jingwu", "manager", "operator"} {
		digest := sha256.Sum256([]byte(seed.DemoToken(handle)))
		token, err := s.Read().Credential.Query().Where(
			credential.Digest(digest[:]), credential.KindEQ(kind.Token), credential.ExpiresAtGT(now.AddDate(9, 0, 0).Unix()),
			credential.HasPersonWith(person.DemoHandle(handle)),
		).Only(t.Context())
		if err != nil {
			t.Fatalf("%s: %v", handle, err)
		}
		if token.PersonID != seed.PersonID(handle) {
			t.Errorf("%s has an id of its own on each installation", handle)
		}
		if zh, en := seed.Introduction(handle); zh == "" || en == "" {
			t.Errorf("%s is not introduced", handle)
		}
	}
	for _, slug := range []string{"xinyu", "yousan", "jingwu"} {
		_, err := s.Read().RoleGrant.Query().Where(rolegrant.RoleEQ(kind.Staff), rolegrant.CommunityID(seed.CommunityID(slug)),
			rolegrant.PersonID(seed.PersonID("staff-"+slug))).Only(t.Context())
		if err != nil {
			t.Errorf("staff-%s: %v", slug, err)
		}
	}
	for handle, role := range map[string]predicate.RoleGrant{
		"manager":  rolegrant.And(rolegrant.RoleEQ(kind.Manager), rolegrant.HasSubdistrict()),
		"operator": rolegrant.RoleEQ(kind.Operator),
	} {
		if _, err := s.Read().RoleGrant.Query().Where(role, rolegrant.PersonID(seed.PersonID(handle))).Only(t.Context()); err != nil {
			t.Errorf("%s: %v", handle, err)
		}
	}
}

// firmBooksTogether: two members share the bookings of their organisation, and somebody else is invited to it.
func firmBooksTogether(t *testing.T, s *store.Store, now time.Time) {
	t.Helper()
	of := seed.OrganisationID("sample")
	members := s.Read().Membership.Query().Where(membership.OrganisationID(of)).Order(membership.ByAdmin(sql.OrderDesc())).AllX(t.Context())
	if len(members) != 2 || members[0].PersonID != seed.PersonID("firm") || !members[0].Admin || members[1].Admin {
		t.Errorf("its members are %v", members)
	}
	for _, m := range members {
		coming := s.Read().Booking.Query().
			Where(booking.OrganisationID(of), booking.BookerID(m.PersonID), booking.StartsAtGT(now.Unix())).CountX(t.Context())
		if coming == 0 {
			t.Errorf("%s has booked nothing for it", m.PersonID)
		}
	}
	guest := s.Read().Person.GetX(t.Context(), seed.PersonID("resident-b"))
	if !s.Read().Invitation.Query().Where(invitation.OrganisationID(of), invitation.PhoneDigest(*guest.PhoneDigest)).ExistX(t.Context()) {
		t.Error("nobody is invited")
	}
	stray := s.Read().Booking.Query().Where(booking.KindEQ(kind.Organisation), booking.OrganisationIDIsNil()).CountX(t.Context())
	if stray > 0 {
		t.Errorf("%d bookings of organisations belong to none", stray)
	}
}

func TestDemoTwiceChangesNothing(t *testing.T) {
	eachLoaded(t, func(t *testing.T, s *store.Store, _ time.Time) {
		before := count(t, s)
		load(t, s)
		if after := count(t, s); after != before {
			t.Errorf("had %+v, has %+v", before, after)
		}
	})
}

type counts struct{ spaces, people, bookings, occupancies, changes int }

func count(t *testing.T, s *store.Store) (n counts) {
	t.Helper()
	c := s.Read()
	for _, one := range []struct {
		into  *int
		count func() (int, error)
	}{
		{&n.spaces, func() (int, error) { return c.Space.Query().Count(t.Context()) }},
		{&n.people, func() (int, error) { return c.Person.Query().Count(t.Context()) }},
		{&n.bookings, func() (int, error) { return c.Booking.Query().Count(t.Context()) }},
		{&n.occupancies, func() (int, error) { return c.Occupancy.Query().Count(t.Context()) }},
		{&n.changes, func() (int, error) { return c.Change.Query().Count(t.Context()) }},
	} {
		var err error
		if *one.into, err = one.count(); err != nil || *one.into == 0 {
			t.Fatalf("counted %d, %v", *one.into, err)
		}
	}
	return n
}

func TestTwoWhoLoadAtOnceLoadOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		outcomes := make(chan error)
		for range 2 {
			go func() { outcomes <- seed.Demo(t.Context(), s) }()
		}
		for range 2 {
			if err := <-outcomes; err != nil {
				t.Error(err)
			}
		}
		if n, err := s.Read().Community.Query().Count(t.Context()); err != nil || n != 3 {
			t.Errorf("%d communities, %v", n, err)
		}
	})
}

func TestDemoLeavesARealDatabaseAlone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
			own := tx.Client().Subdistrict.Create().SetSlug("own").
				SetNameZh("自己的").SetNameEn("Own").SetCityZh("武汉").SetCityEn("Wuhan").SaveX(tx.Context())
			return tx.Client().Community.Create().SetSubdistrictID(own.ID).SetSlug("own").
				SetNameZh("自己的").SetNameEn("Own").SetTimeZone("Asia/Shanghai").Exec(tx.Context())
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := seed.Demo(t.Context(), s); !fault.Is(err, fault.Conflict) {
			t.Errorf("got %v, want a conflict", err)
		}
		if only, err := s.Read().Community.Query().Only(t.Context()); err != nil || only.Slug != "own" {
			t.Errorf("got %v, %v", only, err)
		}
		if head, _, err := feed.Head(t.Context(), s.Read(), feed.Community(seed.CommunityID("xinyu"))); head != 0 || err != nil {
			t.Errorf("the feed of a demo community stands at %d, %v", head, err)
		}
	})
}

func eachCommunityHasAVersion(t *testing.T, s *store.Store, _ time.Time) {
	t.Helper()
	ids := s.Read().Community.Query().Order(community.ByPosition()).IDsX(t.Context())
	want := []uuid.UUID{seed.CommunityID("xinyu"), seed.CommunityID("yousan"), seed.CommunityID("jingwu")}
	if len(ids) != 3 || ids[0] != want[0] || ids[1] != want[1] || ids[2] != want[2] {
		t.Errorf("communities %v, want %v", ids, want)
	}
	for _, id := range ids {
		changes, err := feed.Since(t.Context(), s.Read(), feed.Community(id), 0, 10)
		if err != nil || len(changes) != 1 {
			t.Fatalf("%d changes, %v", len(changes), err)
		}
		booked := s.Read().Booking.GetX(t.Context(), *changes[0].BookingID)
		if booked.CommunityID != id || len(changes[0].SpaceIds) == 0 {
			t.Errorf("the change tells of %v", changes[0])
		}
	}
}

func everyCourseHasSessions(t *testing.T, s *store.Store, now time.Time) {
	t.Helper()
	courses := s.Read().Course.Query().WithSessions(func(q *gen.CourseSessionQuery) { q.WithBooking() }).AllX(t.Context())
	for _, c := range courses {
		if len(c.Edges.Sessions) == 0 || c.TitleZh == "" || c.TitleEn == "" || c.OrganiserZh == "" || c.OrganiserEn == "" {
			t.Errorf("%s is incomplete", c.TitleZh)
		}
		for _, session := range c.Edges.Sessions {
			b := session.Edges.Booking
			if b.Kind != kind.Course || b.Status != kind.Confirmed || b.EndsAt <= now.Unix() || b.CommunityID != c.CommunityID {
				t.Errorf("%s has the session %v", c.TitleZh, b)
			}
		}
	}
	if len(courses) < 6 {
		t.Errorf("only %d courses", len(courses))
	}
}
