package course_test

import (
	"flag"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/ent/gen/course"
	"youkong/ent/gen/enrolment"
	"youkong/ent/kind"
	"youkong/internal/viewer"
)

const (
	modelPlaces, modelLine = 3, 3
	offerSeconds           = 30 * 60
	modelShare             = 4 // Of the cases that -rapid.checks asks for, each of many steps.
)

// model is a course as one would keep it on paper: entries in the order of their arrival.
type model struct {
	entries []*modelEntry
	now     int64
}

type modelEntry struct {
	id     uuid.UUID
	who    int
	places int
	status kind.EnrolmentStatus
	lapses int64
}

func (m *model) taken() (n int) {
	for _, e := range m.entries {
		if e.status == kind.Enrolled || e.status == kind.PlaceOffered {
			n += e.places
		}
	}
	return n
}

func (m *model) waiting() (n int) {
	for _, e := range m.entries {
		if e.status == kind.OnWaitlist {
			n++
		}
	}
	return n
}

// offer hands free places to who waits and fits, in their order.
func (m *model) offer() {
	for _, e := range m.entries {
		if e.status == kind.OnWaitlist && m.taken()+e.places <= modelPlaces {
			e.status, e.lapses = kind.PlaceOffered, m.now+offerSeconds
		}
	}
}

// settle lets offers lapse, and what becomes free by it is offered at the moment at which somebody looks.
func (m *model) settle() {
	due := slices.DeleteFunc(slices.Clone(m.entries), func(e *modelEntry) bool {
		return e.status != kind.PlaceOffered || e.lapses > m.now
	})
	for _, e := range due {
		e.status = kind.PlaceLapsed
		m.offer()
	}
}

// standing is the entry of somebody that is not over.
func (m *model) standing(who int) *modelEntry {
	for _, e := range m.entries {
		if e.who == who && (e.status == kind.Enrolled || e.status == kind.OnWaitlist || e.status == kind.PlaceOffered) {
			return e
		}
	}
	return nil
}

// TestModel lets people come and go at random, and compares the course with the model after every step.
func TestModel(t *testing.T) {
	everywhere(t, func(r *rig) {
		var people []viewer.Viewer
		var children []uuid.UUID
		for range 6 {
			v := r.person()
			people, children = append(people, v), append(children, r.child(v, "2015-01-01"))
		}
		checks := flag.Lookup("rapid.checks")
		asked := checks.Value.String()
		n, err := strconv.Atoi(asked)
		r.must(err)
		r.must(checks.Value.Set(strconv.Itoa(max(n/modelShare, 1))))
		defer func() { r.must(checks.Value.Set(asked)) }()
		rapid.Check(t, func(t *rapid.T) {
			d := r.details(modelPlaces, modelLine)
			d.MaxPlaces, d.ClosesAt = 2, r.in(90*24*time.Hour)
			s := &steps{rig: r, m: &model{now: r.clock.Now().Unix()}, people: people, children: children}
			s.course = r.publish(d, at("science-space", r.clock.Now().Add(100*24*time.Hour+time.Duration(len(s.free(r)))*2*time.Hour)))
			t.Repeat(map[string]func(*rapid.T){
				"enrol": s.enrol, "withdraw": s.withdraw, "accept": s.accept, "wait": s.wait, "": s.check,
			})
			r.must(r.courses.Cancel(r.t.Context(), staff(), s.course))
		})
	})
}

// steps are what can happen.
type steps struct {
	rig      *rig
	m        *model
	course   uuid.UUID
	people   []viewer.Viewer
	children []uuid.UUID
}

// free counts the courses that were there before, each of which has had an hour of its own.
func (s *steps) free(r *rig) []uuid.UUID {
	return r.store.Read().Course.Query().Where(course.TitleEn("Paper cutting")).IDsX(r.t.Context())
}

func (s *steps) enrol(t *rapid.T) {
	who, pair := rapid.IntRange(0, len(s.people)-1).Draw(t, "who"), rapid.Bool().Draw(t, "pair")
	in := []uuid.UUID{s.people[who].Person}
	if pair {
		in = append(in, s.children[who])
	}
	o := s.rig.enrol(s.people[who], s.course, in...)
	s.m.settle()
	e := &modelEntry{who: who, places: len(in)}
	switch {
	case s.m.standing(who) != nil:
		if o.Enrolment != nil {
			t.Fatalf("%d is in twice", who)
		}
		return
	case s.m.taken()+e.places <= modelPlaces:
		e.status = kind.Enrolled
	case s.m.waiting() < modelLine:
		e.status = kind.OnWaitlist
	default:
		if rules(o) != "FULL " {
			t.Fatalf("%d got into a full course: %+v", who, o)
		}
		return
	}
	if o.Enrolment == nil {
		t.Fatalf("%d was refused by %s, the model says %s", who, rules(o), e.status)
	}
	e.id = o.Enrolment.ID
	s.m.entries = append(s.m.entries, e)
}

func (s *steps) some(t *rapid.T) *modelEntry {
	if len(s.m.entries) == 0 {
		t.Skip("nobody has an entry")
	}
	return rapid.SampledFrom(s.m.entries).Draw(t, "entry")
}

func (s *steps) withdraw(t *rapid.T) {
	e := s.some(t)
	_, err := s.rig.courses.Withdraw(s.rig.t.Context(), s.people[e.who], e.id)
	s.rig.must(err)
	s.m.settle()
	held := e.status == kind.Enrolled || e.status == kind.PlaceOffered
	if held || e.status == kind.OnWaitlist {
		e.status = kind.Withdrawn
	}
	if held {
		s.m.offer()
	}
}

func (s *steps) accept(t *rapid.T) {
	e := s.some(t)
	o, err := s.rig.courses.Accept(s.rig.t.Context(), s.people[e.who], e.id)
	s.rig.must(err)
	s.m.settle()
	if e.status == kind.PlaceOffered {
		e.status = kind.Enrolled
	}
	if took := len(o.Refusals) == 0; took != (e.status == kind.Enrolled) {
		t.Fatalf("accepted: %v, the model says %s", took, e.status)
	}
}

func (s *steps) wait(t *rapid.T) {
	minutes := rapid.SampledFrom([]int{1, 20, 31}).Draw(t, "minutes")
	s.rig.clock.Advance(time.Duration(minutes) * time.Minute)
	s.m.now = s.rig.clock.Now().Unix()
	s.rig.must(s.rig.courses.Settle(s.rig.t.Context()))
	s.m.settle()
}

// check compares every entry, the counter, and what everybody sees.
func (s *steps) check(t *rapid.T) {
	ctx := s.rig.t.Context()
	stored := s.rig.store.Read().Enrolment.Query().Where(enrolment.CourseID(s.course)).Order(enrolment.BySeq()).AllX(ctx)
	if len(stored) != len(s.m.entries) {
		t.Fatalf("%d entries, the model has %d", len(stored), len(s.m.entries))
	}
	for i, e := range s.m.entries {
		if stored[i].ID != e.id || stored[i].Status != e.status || e.status == kind.PlaceOffered && *stored[i].OfferExpiresAt != e.lapses {
			t.Fatalf("entry %d is %+v, the model says %+v", i, stored[i], e)
		}
	}
	seats, err := s.rig.courses.Seats(ctx, s.course)
	s.rig.must(err)
	if seats.Course.Taken != s.m.taken() || seats.Waiting != s.m.waiting() || seats.Course.Taken > modelPlaces {
		t.Fatalf("%d taken and %d waiting are shown, the model says %d and %d", seats.Course.Taken, seats.Waiting, s.m.taken(), s.m.waiting())
	}
}
