package organisation_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/internal/organisation"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// world is an installation without organisations, and people who found some.
type world struct {
	t             testing.TB
	store         *store.Store
	clock         *clockwork.FakeClock
	organisations *organisation.Service

	made int // People so far.
}

func newWorld(t testing.TB, s *store.Store, clock *clockwork.FakeClock) *world {
	return &world{t: t, store: s, clock: clock, organisations: organisation.New(s, clock)}
}

// everywhere runs fn in a fresh world on each database.
func everywhere(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) { fn(t, newWorld(t, s, clock)) })
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// member is somebody with a phone.
type member struct {
	viewer.Viewer

	phone string
}

// person makes somebody with a phone of their own.
func (w *world) person() member {
	w.t.Helper()
	w.made++
	who := member{phone: fmt.Sprintf("139%08d", w.made)}
	w.must(w.store.Write(w.t.Context(), nil, func(tx *store.Tx) error {
		p, err := tx.Client().Person.Create().SetName(tx.Keys().Seal(secret.Name, "somebody")).
			SetPhone(tx.Keys().Seal(secret.Phone, who.phone)).SetPhoneDigest(tx.Keys().Digest(secret.Phone, who.phone)).
			SetCreatedAt(tx.Now().Unix()).Save(tx.Context())
		who.Viewer = viewer.Viewer{Person: p.ID}
		return err
	}))
	return who
}

// founded is an organisation of the founder's own.
func (w *world) founded(founder member) uuid.UUID {
	w.t.Helper()
	made, err := w.organisations.Create(w.t.Context(), founder.Viewer, organisation.CreateInput{Key: uuid.NewString(), Name: "样例小公司"})
	w.must(err)
	return made.ID
}

// joined invites somebody who accepts.
func (w *world) joined(id uuid.UUID, admin, who member) {
	w.t.Helper()
	_, err := w.organisations.Invite(w.t.Context(), admin.Viewer, id, who.phone)
	w.must(err)
	_, err = w.organisations.Accept(w.t.Context(), who.Viewer, w.invitation(who, id))
	w.must(err)
}

// invitation is the one to the organisation that waits for somebody; uuid.Nil when none does.
func (w *world) invitation(who member, id uuid.UUID) uuid.UUID {
	w.t.Helper()
	waiting, err := w.organisations.InvitationsFor(w.t.Context(), who.Viewer)
	w.must(err)
	i := slices.IndexFunc(waiting, func(i *gen.Invitation) bool { return i.OrganisationID == id })
	if i < 0 {
		return uuid.Nil
	}
	return waiting[i].ID
}

// membership is that of somebody, as a member of the organisation sees it; uuid.Nil where there is none.
func (w *world) membership(by, who member, id uuid.UUID) uuid.UUID {
	w.t.Helper()
	members, err := w.organisations.Members(w.t.Context(), by.Viewer, id)
	w.must(err)
	i := slices.IndexFunc(members, func(m *gen.Membership) bool { return m.PersonID == who.Person })
	if i < 0 {
		return uuid.Nil
	}
	return members[i].ID
}
