package course_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/secret"
	"youkong/internal/seed"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// service is the service as the server makes it.
func service(t *testing.T, s *store.Store, clock clockwork.Clock) *course.Service {
	t.Helper()
	places := &community.Keeper{}
	if err := places.Reload(t.Context(), s.Read()); err != nil {
		t.Fatal(err)
	}
	courses := course.New(s, places, booking.New(s, places, clock), clock)
	s.OnCommit(courses.Ring)
	return courses
}

// rig is the demo centres with a service, and people to enrol.
type rig struct {
	t       *testing.T
	store   *store.Store
	clock   *clockwork.FakeClock
	courses *course.Service
	keys    int
}

func everywhere(t *testing.T, fn func(*rig)) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		if err := seed.Demo(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		fn(&rig{t: t, store: s, clock: clock, courses: service(t, s, clock)})
	})
}

func (r *rig) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *rig) write(fn func(tx *store.Tx) error) {
	r.t.Helper()
	r.must(r.store.Write(r.t.Context(), nil, fn))
}

func (r *rig) key() string {
	r.keys++
	return fmt.Sprintf("key-%05d", r.keys)
}

var xinyu = seed.CommunityID("xinyu")

// staff works in Xinyu.
func staff() viewer.Viewer {
	return viewer.Viewer{Person: seed.PersonID("staff-xinyu"), Grants: []viewer.Grant{{Role: kind.Staff, Community: xinyu}}}
}

// person makes somebody who can enrol.
func (r *rig) person(change ...func(*gen.PersonCreate)) viewer.Viewer {
	r.t.Helper()
	var made *gen.Person
	r.write(func(tx *store.Tx) (err error) {
		create := tx.Client().Person.Create().SetName(tx.Keys().Seal(secret.Name, "王小明")).SetCreatedAt(tx.Now().Unix())
		for _, c := range change {
			c(create)
		}
		made, err = create.Save(tx.Context())
		return err
	})
	return viewer.Viewer{Person: made.ID}
}

// child makes a child of the viewer's, born on the day.
func (r *rig) child(of viewer.Viewer, born string) uuid.UUID {
	r.t.Helper()
	var id uuid.UUID
	r.write(func(tx *store.Tx) error {
		made, err := tx.Client().Person.Create().SetName(tx.Keys().Seal(secret.Name, "小宝")).SetGuardianID(of.Person).
			SetBornOn(tx.Keys().Seal(secret.Birth, born)).SetConsentedAt(tx.Now().Unix()).SetCreatedAt(tx.Now().Unix()).Save(tx.Context())
		if err == nil {
			id = made.ID
		}
		return err
	})
	return id
}

func (r *rig) in(d time.Duration) *int64 { return new(r.clock.Now().Add(d).Unix()) }

// details are those of a course whose enrolment has opened and stays open for a day.
func (r *rig) details(capacity, waitlist int) course.Details {
	return course.Details{
		TitleZh: "剪纸", TitleEn: "Paper cutting", Category: kind.Arts, Capacity: capacity, Mode: kind.FirstCome, MaxPlaces: 1,
		Waitlist: waitlist, OpensAt: r.in(0), ClosesAt: r.in(24 * time.Hour),
	}
}

// slot is a time in Xinyu's science space, whole days and hours after midnight of the test's first day.
func slot(day, hour int) booking.Slot {
	return at("science-space", time.Date(storetest.Start.Year(), storetest.Start.Month(), storetest.Start.Day()+day, hour, 0, 0, 0, zone))
}

var zone = time.FixedZone("", 8*3600)

func at(space string, start time.Time) booking.Slot {
	return booking.Slot{Space: seed.SpaceID("xinyu", space), Span: span.Span{Start: start.Unix(), End: start.Add(time.Hour).Unix()}}
}

// publish publishes a course with sessions that break whatever rules they have to.
func (r *rig) publish(d course.Details, sessions ...booking.Slot) uuid.UUID {
	r.t.Helper()
	c, err := r.courses.Create(r.t.Context(), staff(), course.CreateInput{Key: r.key(), Community: xinyu, Details: d})
	r.must(err)
	if len(sessions) == 0 {
		sessions = []booking.Slot{slot(60, 22)}
	}
	judged, published, err := r.courses.Publish(r.t.Context(), staff(),
		course.Plan{Course: c.ID, Sessions: sessions, Override: &booking.Override{Reason: "for a test"}})
	r.must(err)
	if !published {
		r.t.Fatalf("not published: %+v", judged)
	}
	return c.ID
}

func (r *rig) enrol(v viewer.Viewer, id uuid.UUID, people ...uuid.UUID) course.Outcome {
	r.t.Helper()
	o, err := r.courses.Enrol(r.t.Context(), v, course.EnrolInput{Key: r.key(), Course: id, Participants: people, Consent: true})
	r.must(err)
	return o
}

func (r *rig) status(o course.Outcome) kind.EnrolmentStatus {
	r.t.Helper()
	e, err := r.store.Read().Enrolment.Get(r.t.Context(), o.Enrolment.ID)
	r.must(err)
	return e.Status
}
