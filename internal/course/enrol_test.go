package course_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/course"
	"youkong/internal/fault"
	"youkong/internal/localtime"
	"youkong/internal/viewer"
)

func rules(o course.Outcome) string {
	text := ""
	for _, r := range o.Refusals {
		text += string(r.Rule) + " "
	}
	return text
}

// TestALine: places go to who comes first, then the waitlist fills in order, then it is full; a freed place is held for the
// first who waits, and when they let it lapse for the next.
func TestALine(t *testing.T) {
	everywhere(t, func(r *rig) {
		id := r.publish(r.details(2, 2))
		var people []viewer.Viewer
		var entries []course.Outcome
		for range 4 {
			v := r.person()
			people, entries = append(people, v), append(entries, r.enrol(v, id))
		}
		for i, want := range []kind.EnrolmentStatus{kind.Enrolled, kind.Enrolled, kind.OnWaitlist, kind.OnWaitlist} {
			if got := entries[i].Enrolment; got.Status != want || got.Seq != int64(i+1) {
				t.Errorf("%d is %s with number %d", i, got.Status, got.Seq)
			}
		}
		if got := rules(r.enrol(r.person(), id)); got != "FULL " {
			t.Errorf("the fifth is told %q", got)
		}
		if _, err := r.courses.Withdraw(t.Context(), people[3], entries[0].Enrolment.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody else's entry: %v", err)
		}
		_, err := r.courses.Withdraw(t.Context(), people[0], entries[0].Enrolment.ID)
		r.must(err)
		if r.status(entries[2]) != kind.PlaceOffered || r.status(entries[3]) != kind.OnWaitlist {
			t.Fatalf("the first who waits is %s, the second %s", r.status(entries[2]), r.status(entries[3]))
		}
		if got := r.enrol(r.person(), id); got.Enrolment == nil || got.Enrolment.Status != kind.OnWaitlist {
			t.Errorf("what is held for a waiter went to a newcomer: %+v", got)
		}
		r.clock.Advance(30 * time.Minute)
		r.must(r.courses.Settle(t.Context()))
		if r.status(entries[2]) != kind.PlaceLapsed || r.status(entries[3]) != kind.PlaceOffered {
			t.Errorf("after half an hour they are %s and %s", r.status(entries[2]), r.status(entries[3]))
		}
		o, err := r.courses.Accept(t.Context(), people[2], entries[2].Enrolment.ID)
		if r.must(err); rules(o) != "STATUS " {
			t.Errorf("what has lapsed was taken: %v", o)
		}
		o, err = r.courses.Accept(t.Context(), people[3], entries[3].Enrolment.ID)
		if r.must(err); o.Enrolment.Status != kind.Enrolled || len(o.Refusals) > 0 {
			t.Errorf("the offer could not be taken: %v", o)
		}
	})
}

// TestTheSameKey: asking again gives the same answer, also once the course is full and from memory; other input is an error.
func TestTheSameKey(t *testing.T) {
	everywhere(t, func(r *rig) {
		id, v := r.publish(r.details(1, 0)), r.person()
		in := course.EnrolInput{Key: "the-same-key", Course: id}
		first, err := r.courses.Enrol(t.Context(), v, in)
		r.must(err)
		if got := rules(r.enrol(r.person(), id)); got != "FULL " {
			t.Errorf("the second is told %q", got)
		}
		again, err := r.courses.Enrol(t.Context(), v, in)
		if r.must(err); again.Enrolment == nil || again.Enrolment.ID != first.Enrolment.ID {
			t.Errorf("asked again: %+v", again)
		}
		in.Consent = true
		if _, err := r.courses.Enrol(t.Context(), v, in); !fault.Is(err, fault.Conflict) {
			t.Errorf("other input: %v", err)
		}
		if got := rules(r.enrol(v, id)); got != "ALREADY " {
			t.Errorf("another key: %q", got)
		}
	})
}

// TestTheWindow: who is early is told when it opens, to the second of the server's clock; who is late that it is over.
func TestTheWindow(t *testing.T) {
	everywhere(t, func(r *rig) {
		d := r.details(5, 0)
		d.OpensAt, d.ClosesAt = r.in(time.Hour), r.in(2*time.Hour)
		id := r.publish(d)
		early := r.enrol(r.person(), id)
		if rules(early) != "NOT_OPEN " || *early.Refusals[0].Earliest != *d.OpensAt {
			t.Errorf("an hour early: %+v", early)
		}
		r.clock.Advance(time.Hour - time.Second)
		if got := rules(r.enrol(r.person(), id)); got != "NOT_OPEN " {
			t.Errorf("a second early: %q", got)
		}
		r.clock.Advance(time.Second)
		if got := r.enrol(r.person(), id); got.Enrolment == nil {
			t.Errorf("at the opening: %+v", got)
		}
		r.clock.Advance(time.Hour)
		if got := rules(r.enrol(r.person(), id)); got != "CLOSED " {
			t.Errorf("at the closing: %q", got)
		}
	})
}

// TestWhoMayEnrol: age, residence, guardian, places in one entry and the limit of a term; all reasons at once.
func TestWhoMayEnrol(t *testing.T) {
	everywhere(t, func(r *rig) {
		d := r.details(20, 0)
		d.MinAge, d.MaxAge, d.ResidentsOnly, d.MaxPlaces = new(6), new(12), true, 2
		id := r.publish(d)
		stranger := r.person()
		if got := rules(r.enrol(stranger, id)); got != "AGE RESIDENTS " {
			t.Errorf("a grown-up from elsewhere: %q", got)
		}
		guardian := r.person(func(p *gen.PersonCreate) { p.SetCommunityID(xinyu) })
		seven, four := r.child(guardian, "2019-01-01"), r.child(guardian, "2022-01-01")
		if got := rules(r.enrol(guardian, id, four)); got != "AGE " {
			t.Errorf("a child of four: %q", got)
		}
		if _, err := r.courses.Enrol(t.Context(), stranger, course.EnrolInput{Key: r.key(), Course: id, Participants: []uuid.UUID{seven}}); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody else's child: %v", err)
		}
		o, err := r.courses.Enrol(t.Context(), guardian, course.EnrolInput{Key: r.key(), Course: id, Participants: []uuid.UUID{seven}})
		if r.must(err); rules(o) != "GUARDIAN " {
			t.Errorf("without consent: %q", rules(o))
		}
		eight, nine := r.child(guardian, "2018-01-01"), r.child(guardian, "2017-01-01")
		if got := rules(r.enrol(guardian, id, seven, eight, nine)); got != "PLACES " {
			t.Errorf("three children: %q", got)
		}
		o = r.enrol(guardian, id, seven, eight)
		if o.Enrolment == nil || o.Enrolment.Places != 2 || o.Enrolment.ConsentedAt == nil {
			t.Errorf("two children: %+v", o)
		}
		if got := rules(r.enrol(guardian, id, eight)); got != "ALREADY " {
			t.Errorf("a child twice: %q", got)
		}
	})
}

func TestTheLimitOfATerm(t *testing.T) {
	everywhere(t, func(r *rig) {
		sub := r.store.Read().Subdistrict.Query().OnlyX(t.Context())
		manager := viewer.Viewer{Person: staff().Person, Grants: []viewer.Grant{{Role: kind.Manager, Subdistrict: sub.ID}}}
		in := course.TermInput{Key: r.key(), Subdistrict: sub.ID, NameZh: "春", NameEn: "Spring", MaxCourses: new(1),
			From: localtime.Date{Year: 2026, Month: 3, Day: 1}, To: localtime.Date{Year: 2026, Month: 6, Day: 30}}
		if _, err := r.courses.CreateTerm(t.Context(), staff(), in); !fault.Is(err, fault.NotFound) {
			t.Errorf("staff made a term: %v", err)
		}
		term, err := r.courses.CreateTerm(t.Context(), manager, in)
		r.must(err)
		d := r.details(1, 5)
		d.Term = &term.ID
		one, two := r.publish(d, slot(60, 22)), r.publish(d, slot(61, 22))
		v, other := r.person(), r.person()
		r.enrol(other, two)
		waits, has := r.enrol(v, two), r.enrol(v, one)
		if waits.Enrolment.Status != kind.OnWaitlist || has.Enrolment.Status != kind.Enrolled {
			t.Fatalf("%+v, %+v: waiting counts for nothing", waits, has)
		}
		next := r.enrol(r.person(), two)
		mine, err := r.courses.Mine(t.Context(), other, two)
		r.must(err)
		_, err = r.courses.Withdraw(t.Context(), other, mine.ID)
		r.must(err)
		if r.status(waits) != kind.OnWaitlist || r.status(next) != kind.PlaceOffered {
			t.Errorf("who has their course is %s, the next is %s", r.status(waits), r.status(next))
		}
		three := r.publish(d, slot(62, 22))
		if got := rules(r.enrol(v, three)); got != "TERM_LIMIT " {
			t.Errorf("a second course: %q", got)
		}
	})
}

// TestAbsence: who stays away three times without a word loses the place, which goes to who waits.
func TestAbsence(t *testing.T) {
	everywhere(t, func(r *rig) {
		id := r.publish(r.details(1, 1), slot(2, 22), slot(3, 22), slot(4, 22), slot(5, 22), slot(60, 22))
		absent, waits := r.enrol(r.person(), id), r.enrol(r.person(), id)
		c, err := r.courses.Get(t.Context(), staff(), id)
		r.must(err)
		who := r.store.Read().Enrolment.GetX(t.Context(), absent.Enrolment.ID).QueryParticipants().OnlyX(t.Context())
		if _, err := r.courses.SetAttendance(t.Context(), staff(), c.Edges.Sessions[0].ID, who.ID, kind.Absent); !fault.Is(err, fault.Conflict) {
			t.Errorf("before the session: %v", err)
		}
		r.clock.Advance(5 * 24 * time.Hour)
		for i, presence := range []kind.Presence{kind.Absent, kind.Excused, kind.Absent, kind.Absent} {
			want := kind.Enrolled
			if i == 3 {
				want = kind.Dropped
			}
			r.clock.Advance(12 * time.Hour)
			e, err := r.courses.SetAttendance(t.Context(), staff(), c.Edges.Sessions[min(i, 3)].ID, who.ID, presence)
			if r.must(err); e.Status != want {
				t.Errorf("after %d: %s", i, e.Status)
			}
		}
		if got := r.status(waits); got != kind.PlaceOffered {
			t.Errorf("who waits is %s", got)
		}
	})
}

// TestSeats: what everybody sees follows each change.
func TestSeats(t *testing.T) {
	everywhere(t, func(r *rig) {
		id := r.publish(r.details(2, 1))
		said := func() string {
			s, err := r.courses.Seats(t.Context(), id)
			r.must(err)
			return fmt.Sprintf("%d of %d, %d wait", s.Course.Taken, s.Course.Capacity, s.Waiting)
		}
		for _, want := range []string{"0 of 2, 0 wait", "1 of 2, 0 wait", "2 of 2, 0 wait", "2 of 2, 1 wait", "2 of 2, 1 wait"} {
			if got := said(); got != want {
				t.Errorf("%s, want %s", got, want)
			}
			r.enrol(r.person(), id)
		}
		r.must(r.courses.Cancel(t.Context(), staff(), id))
		if got := said(); got != "0 of 2, 0 wait" {
			t.Errorf("called off: %s", got)
		}
		if got := rules(r.enrol(r.person(), id)); got != "CLOSED " {
			t.Errorf("called off: %q", got)
		}
	})
}
