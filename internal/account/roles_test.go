package account_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen/auditentry"
	"youkong/ent/gen/person"
	"youkong/ent/gen/rolegrant"
	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// offices is two communities of two subdistricts, and those who give roles.
type offices struct {
	t      *testing.T
	store  *store.Store
	people *account.Service

	here, elsewhere                uuid.UUID // Communities.
	street                         uuid.UUID // The subdistrict of here.
	operator, manager, staff, away viewer.Viewer
}

func inOffices(t *testing.T, fn func(t *testing.T, o *offices)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		o := &offices{t: t, store: s, people: account.New(s, clock, false)}
		here, elsewhere := storetest.Build(t, s, 1), storetest.Build(t, s, 1)
		o.here, o.elsewhere = here.Community, elsewhere.Community
		o.street = s.Read().Community.GetX(t.Context(), o.here).SubdistrictID
		other := s.Read().Community.GetX(t.Context(), o.elsewhere).SubdistrictID
		as := func(g viewer.Grant) viewer.Viewer {
			return viewer.Viewer{Person: here.Person, Grants: []viewer.Grant{g}}
		}
		o.operator, o.staff = as(viewer.Grant{Role: kind.Operator}), as(viewer.Grant{Role: kind.Staff, Community: o.here})
		o.manager = as(viewer.Grant{Role: kind.Manager, Subdistrict: o.street})
		o.away = as(viewer.Grant{Role: kind.Manager, Subdistrict: other})
		fn(t, o)
	})
}

func (o *offices) staffHere() account.Post { return account.Post{Role: kind.Staff, Community: &o.here} }

// grant gives what must be given, and returns the grant's id and whose it is.
func (o *offices) grant(v viewer.Viewer, in account.GrantInput) (id, holder uuid.UUID) {
	o.t.Helper()
	g, _, err := o.people.GrantRole(o.t.Context(), v, in)
	if err != nil {
		o.t.Fatal(err)
	}
	return g.ID, g.PersonID
}

// TestRoleByPhone: an account is made where the phone has none, and the role is given once.
func TestRoleByPhone(t *testing.T) {
	inOffices(t, func(t *testing.T, o *offices) {
		id, holder := o.grant(o.manager, account.GrantInput{Phone: "13800000001", Post: o.staffHere()})
		again, same := o.grant(o.operator, account.GrantInput{Phone: "+86 138 0000 0001", Post: o.staffHere()})
		if again != id || same != holder {
			t.Errorf("the same phone got %s for %s, had %s for %s", again, same, id, holder)
		}
		if second, _ := o.grant(o.operator, account.GrantInput{Phone: "13800000001", Post: account.Post{Role: kind.Operator}}); second == id {
			t.Error("another role is the same grant")
		}
		held, err := o.people.Holders(t.Context(), o.manager, &o.here, nil)
		if err != nil || len(held) != 1 || held[0].ID != id || len(held[0].Edges.Person.Edges.Roles) != 2 {
			t.Errorf("held by %v, %v", held, err)
		}
		if number, err := o.people.Phone(held[0].Edges.Person); err != nil || number != "13800000001" {
			t.Errorf("the phone is %q, %v", number, err)
		}
		recorded := o.store.Read().AuditEntry.Query().
			Where(auditentry.Stream(feed.Community(o.here)), auditentry.ActionEQ(kind.AuditGrant)).AllX(t.Context())
		if len(recorded) != 1 || *recorded[0].SubjectID != holder || *recorded[0].ActorID != o.manager.Person {
			t.Errorf("on record: %v", recorded)
		}
	})
}

// TestRoleByLogin: a new login comes with a password that is shown once; one that is there just gets the role.
func TestRoleByLogin(t *testing.T) {
	inOffices(t, func(t *testing.T, o *offices) {
		in := account.GrantInput{Login: "Xinyu.Desk-1", Name: "前台", Post: o.staffHere()}
		g, password, err := o.people.GrantRole(t.Context(), o.manager, in)
		if err != nil || len(password) < 20 {
			t.Fatalf("password %q, %v", password, err)
		}
		if name, err := o.people.Name(g.Edges.Person); err != nil || name != "前台" || *g.Edges.Person.Login != "xinyu.desk-1" {
			t.Errorf("%q with the login %q, %v", name, *g.Edges.Person.Login, err)
		}
		if secret, err := o.people.SignInWithPassword(t.Context(), "", "xinyu.desk-1", password); err != nil || secret == "" {
			t.Errorf("the password opens nothing: %v", err)
		}
		in.Login, in.Name, in.Post = "xinyu.desk-1", "somebody else", account.Post{Role: kind.Manager, Subdistrict: &o.street}
		again, hidden, err := o.people.GrantRole(t.Context(), o.operator, in)
		if err != nil || hidden != "" || again.PersonID != g.PersonID {
			t.Errorf("the same login is %v, with the password %q, %v", again, hidden, err)
		}
		if name, err := o.people.Name(again.Edges.Person); err != nil || name != "前台" {
			t.Errorf("the name was changed to %q, %v", name, err)
		}
	})
}

// TestRoleCounts from the holder's next request on, and until it is revoked.
func TestRoleCounts(t *testing.T) {
	inOffices(t, func(t *testing.T, o *offices) {
		in := account.GrantInput{Login: "desk", Name: "前台", Post: o.staffHere()}
		g, password, err := o.people.GrantRole(t.Context(), o.manager, in)
		if err != nil {
			t.Fatal(err)
		}
		secret, err := o.people.SignInWithPassword(t.Context(), "", "desk", password)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []bool{true, false} {
			v, err := o.people.Authenticate(t.Context(), kind.Session, secret)
			if err != nil || v.StaffOf(o.here) != want {
				t.Errorf("staff of the community: %t, %v", v.StaffOf(o.here), err)
			}
			if _, err := o.people.RevokeRole(t.Context(), o.manager, g.ID); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestRolesOutOfReach: nobody gives, sees or takes what is not theirs to give.
func TestRolesOutOfReach(t *testing.T) {
	inOffices(t, func(t *testing.T, o *offices) {
		nowhere := uuid.New()
		program := o.operator
		program.Token = true
		manager, operator := account.Post{Role: kind.Manager, Subdistrict: &o.street}, account.Post{Role: kind.Operator}
		for name, c := range map[string]struct {
			by   viewer.Viewer
			post account.Post
			want fault.Code
		}{
			"staff":                     {o.staff, o.staffHere(), fault.Forbidden},
			"a manager of elsewhere":    {o.away, o.staffHere(), fault.Forbidden},
			"a manager, of managers":    {o.manager, manager, fault.Forbidden},
			"a manager, of operators":   {o.manager, operator, fault.Forbidden},
			"a token":                   {program, operator, fault.Forbidden},
			"no such community":         {o.operator, account.Post{Role: kind.Staff, Community: &nowhere}, fault.NotFound},
			"no such subdistrict":       {o.operator, account.Post{Role: kind.Manager, Subdistrict: &nowhere}, fault.NotFound},
			"staff of no community":     {o.operator, account.Post{Role: kind.Staff}, fault.BadInput},
			"operator of one community": {o.operator, account.Post{Role: kind.Operator, Community: &o.here}, fault.BadInput},
		} {
			_, _, err := o.people.GrantRole(t.Context(), c.by, account.GrantInput{Phone: "13800000002", Post: c.post})
			if !fault.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for name, in := range map[string]account.GrantInput{
			"nobody": {}, "two ways": {Phone: "13800000002", Login: "desk-one"}, "a short login": {Login: "ab", Name: "x"},
			"an odd login": {Login: "前台", Name: "x"}, "a new login without a name": {Login: "desk-one"},
			"a name for a phone": {Phone: "13800000002", Name: "x"}, "no phone": {Phone: "1"},
		} {
			in.Post = o.staffHere()
			if _, _, err := o.people.GrantRole(t.Context(), o.operator, in); !fault.Is(err, fault.BadInput) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if n := o.store.Read().Person.Query().Where(person.PhoneDigestNotNil()).CountX(t.Context()); n != 0 {
			t.Errorf("%d accounts were made on the way", n)
		}
		for name, err := range map[string]error{
			"staff":                second(o.people.Holders(t.Context(), o.staff, &o.here, nil)),
			"from elsewhere":       second(o.people.Holders(t.Context(), o.away, &o.here, nil)),
			"managers, elsewhere":  second(o.people.Holders(t.Context(), o.away, nil, &o.street)),
			"operators, a manager": second(o.people.Holders(t.Context(), o.manager, nil, nil)),
		} {
			if !fault.Is(err, fault.Forbidden) {
				t.Errorf("seen by %s: %v", name, err)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

// TestRoleRevoked: by who may give it, once, and it stays on record.
func TestRoleRevoked(t *testing.T) {
	inOffices(t, func(t *testing.T, o *offices) {
		id, _ := o.grant(o.manager, account.GrantInput{Phone: "13800000003", Post: o.staffHere()})
		managers, _ := o.grant(o.operator, account.GrantInput{Phone: "13800000003", Post: account.Post{Role: kind.Manager, Subdistrict: &o.street}})
		for name, by := range map[string]viewer.Viewer{"staff": o.staff, "a manager of elsewhere": o.away} {
			if revoked, err := o.people.RevokeRole(t.Context(), by, id); err != nil || revoked {
				t.Errorf("by %s: %t, %v", name, revoked, err)
			}
		}
		if _, err := o.people.RevokeRole(t.Context(), o.manager, managers); !fault.Is(err, fault.Forbidden) {
			t.Errorf("a manager revoked a manager: %v", err)
		}
		for _, want := range []bool{true, false} {
			if revoked, err := o.people.RevokeRole(t.Context(), o.manager, id); err != nil || revoked != want {
				t.Errorf("revoked %t, %v; want %t", revoked, err, want)
			}
		}
		if held, err := o.people.Holders(t.Context(), o.operator, &o.here, nil); err != nil || len(held) != 0 {
			t.Errorf("still held by %v, %v", held, err)
		}
		if n := o.store.Read().AuditEntry.Query().Where(auditentry.Stream(feed.Community(o.here))).CountX(t.Context()); n != 2 {
			t.Errorf("%d entries on record", n)
		}
	})
}

// TestLastOperatorStays, also when two take the role from each other at once.
func TestLastOperatorStays(t *testing.T) {
	inOffices(t, func(t *testing.T, o *offices) {
		operator := account.Post{Role: kind.Operator}
		one, _ := o.grant(o.operator, account.GrantInput{Phone: "13800000004", Post: operator})
		two, _ := o.grant(o.operator, account.GrantInput{Phone: "13800000005", Post: operator})
		outcomes := make(chan error)
		for _, id := range []uuid.UUID{one, two} {
			go func() { outcomes <- second(o.people.RevokeRole(t.Context(), o.operator, id)) }()
		}
		if err := errors.Join(<-outcomes, <-outcomes); !fault.Is(err, fault.Conflict) {
			t.Errorf("the second of two: %v", err)
		}
		if n := o.store.Read().RoleGrant.Query().Where(rolegrant.RoleEQ(kind.Operator)).CountX(t.Context()); n != 1 {
			t.Errorf("%d operators are left", n)
		}
	})
}

// TestTwoRolesForOneNewPhone: given at once they make one account.
func TestTwoRolesForOneNewPhone(t *testing.T) {
	inOffices(t, func(t *testing.T, o *offices) {
		var all sync.WaitGroup
		for _, post := range []account.Post{o.staffHere(), {Role: kind.Staff, Community: &o.elsewhere}, {Role: kind.Operator}} {
			all.Go(func() {
				if _, _, err := o.people.GrantRole(t.Context(), o.operator, account.GrantInput{Phone: "13800000006", Post: post}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		holder := o.store.Read().Person.Query().Where(person.PhoneDigestNotNil()).WithRoles().OnlyX(t.Context())
		if len(holder.Edges.Roles) != 3 {
			t.Errorf("one person holds %v", holder.Edges.Roles)
		}
	})
}
