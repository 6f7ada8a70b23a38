package privacy_test

import (
	"context"
	"os"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/account"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/localtime"
	"youkong/internal/message"
	"youkong/internal/organisation"
	"youkong/internal/privacy"
	"youkong/internal/seed"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

const (
	name      = "测试·欧阳某某"
	number    = "13612340987"
	childName = "测试·欧阳小某"
	childBorn = "2016-05-04"
	title     = "欧阳家的茶会"
)

// world is the demo with somebody real in it. It is Monday, 08:00 in Wuhan.
type world struct {
	t             *testing.T
	store         *store.Store
	clock         *clockwork.FakeClock
	people        *account.Service
	bookings      *booking.Service
	organisations *organisation.Service
	privacy       *privacy.Service
	code          string // The one sent last.
	keys          int
}

// Send keeps the code that is sent.
func (w *world) Send(_ context.Context, m message.Message) error {
	w.code = m.Code
	return nil
}

func everywhere(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		w := &world{t: t, store: s, clock: clock, people: account.New(s, clock, true), organisations: organisation.New(s, clock)}
		w.must(seed.Demo(t.Context(), s))
		places := &community.Keeper{}
		w.must(places.Reload(t.Context(), s.Read()))
		w.people.SendCodes(w)
		w.bookings = booking.New(s, places, clock)
		w.privacy = privacy.New(s, clock, w.people, w.bookings, course.New(s, places, w.bookings, clock))
		fn(t, w)
	})
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// signIn begins a session of whoever has the phone.
func (w *world) signIn(phone string) viewer.Viewer {
	w.t.Helper()
	w.clock.Advance(time.Minute) // A phone gets a code a minute.
	_, err := w.people.RequestCode(w.t.Context(), viewer.Viewer{}, phone)
	w.must(err)
	secret, err := w.people.SignInWithCode(w.t.Context(), "Firefox · Linux", phone, w.code)
	w.must(err)
	return w.holder(kind.Session, secret)
}

func (w *world) holder(of kind.CredentialKind, secret string) viewer.Viewer {
	w.t.Helper()
	v, err := w.people.Authenticate(w.t.Context(), of, secret)
	w.must(err)
	v.Language = viewer.English
	return v
}

// again is the viewer with the rights of this moment.
func (w *world) again(v viewer.Viewer) viewer.Viewer {
	w.t.Helper()
	now, err := w.people.Standing(w.t.Context(), []uuid.UUID{v.Credential})
	w.must(err)
	v = now[v.Credential]
	v.Language = viewer.English
	return v
}

// demo is a demo person in a session.
func (w *world) demo(handle string) viewer.Viewer {
	w.t.Helper()
	secret, err := w.people.StartDemo(w.t.Context(), "", seed.PersonID(handle))
	w.must(err)
	return w.holder(kind.Session, secret)
}

func (w *world) key() string {
	w.keys++
	return uuid.NewSHA1(uuid.Nil, []byte{byte(w.keys)}).String()
}

// book books an hour of the tool shelf in Xinyu, where there are enough for everyone.
func (w *world) book(v viewer.Viewer, day, hour int, change ...func(*booking.BookInput)) uuid.UUID {
	w.t.Helper()
	in := booking.BookInput{Key: w.key(), Slot: new(w.slot(day, hour)), Attendees: 1, Title: new(title)}
	for _, c := range change {
		c(&in)
	}
	outcome, err := w.bookings.Book(w.t.Context(), v, in)
	w.must(err)
	if !outcome.Allowed() {
		w.t.Fatalf("refused: %+v", outcome.Refusals)
	}
	return outcome.Booking.ID
}

func (w *world) slot(day, hour int) booking.Slot {
	monday := storetest.Start.Add(-8 * time.Hour)
	start := monday.AddDate(0, 0, day).Add(time.Duration(hour) * time.Hour).Unix()
	return booking.Slot{Space: seed.SpaceID("xinyu", "tool-shelf"), Span: span.Span{Start: start, End: start + 3600}}
}

func onBehalf(in *booking.BookInput) {
	in.OnBehalf = &booking.Behalf{Name: name, Phone: number}
}

// settled makes somebody with all that one can have: a name, a child, a token, an organisation and an invitation.
func (w *world) settled() (viewer.Viewer, string) {
	w.t.Helper()
	ctx := w.t.Context()
	v := w.signIn(number)
	_, err := w.people.UpdateProfile(ctx, v, account.ProfileInput{Name: new(name)})
	w.must(err)
	_, err = w.people.AddChild(ctx, v, w.child())
	w.must(err)
	_, token, err := w.people.CreateToken(ctx, v, account.TokenInput{
		Key: w.key(), Name: "lobby of the Ouyangs", Scopes: []kind.Scope{kind.ScopeRead, kind.ScopeBook}, Days: 3,
	})
	w.must(err)
	_, err = w.organisations.Create(ctx, v, organisation.CreateInput{Key: w.key(), Name: "Tea Friends"})
	w.must(err)
	_, err = w.organisations.Invite(ctx, w.demo("firm"), seed.OrganisationID("sample"), number)
	w.must(err)
	w.must(w.store.Write(ctx, nil, func(tx *store.Tx) error {
		return tx.Client().ExternalIdentity.Create().SetIssuer("https://login.example").SetSubject("ouyang-subject").
			SetPersonID(v.Person).Exec(tx.Context())
	}))
	return w.again(v), token
}

func (w *world) child() account.ChildInput {
	w.t.Helper()
	born, err := localtime.ParseDate(childBorn)
	w.must(err)
	return account.ChildInput{Key: w.key(), Name: childName, BornOn: born, Consent: true}
}
