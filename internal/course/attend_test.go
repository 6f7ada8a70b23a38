package course_test

import (
	"testing"
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/seed"
	"youkong/internal/store"
)

// TestAtTheDoor: who has a place notes with the door's code that they came, with their family, from a quarter of an hour
// before the session until its end.
func TestAtTheDoor(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, d := t.Context(), r.details(5, 0)
		d.MaxPlaces = 2
		id := r.publish(d, slot(2, 22))
		r.write(func(tx *store.Tx) error {
			return tx.Client().Space.UpdateOneID(seed.SpaceID("xinyu", "science-space")).SetDoorCode("314159").Exec(tx.Context())
		})
		guardian, stranger := r.person(), r.person()
		r.enrol(guardian, id, guardian.Person, r.child(guardian, "2015-01-01"))
		c, err := r.courses.Get(ctx, staff(), id)
		r.must(err)
		session := c.Edges.Sessions[0]
		before := time.Unix(session.Edges.Booking.StartsAt, 0).Sub(r.clock.Now())

		r.clock.Advance(before - 15*time.Minute - time.Second)
		if _, err := r.courses.Attend(ctx, guardian, session.ID, "314159"); !fault.Is(err, fault.Conflict) {
			t.Errorf("a second early: %v", err)
		}
		r.clock.Advance(time.Second)
		if _, err := r.courses.Attend(ctx, guardian, session.ID, "271828"); !fault.Is(err, fault.BadInput) {
			t.Errorf("another code: %v", err)
		}
		if _, err := r.courses.Attend(ctx, stranger, session.ID, "314159"); !fault.Is(err, fault.NotFound) {
			t.Errorf("without a place: %v", err)
		}
		for range 2 {
			_, err = r.courses.Attend(ctx, guardian, session.ID, "314159")
			r.must(err)
		}
		sheet, err := r.courses.Attendance(ctx, staff(), session)
		if r.must(err); len(sheet) != 2 || sheet[0].Presence != kind.Present {
			t.Errorf("the sheet says %v", sheet)
		}
		if sheet, err := r.courses.Attendance(ctx, guardian, session); err != nil || len(sheet) != 0 {
			t.Errorf("somebody else reads %v, %v", sheet, err)
		}
		r.clock.Advance(75 * time.Minute)
		if _, err := r.courses.Attend(ctx, guardian, session.ID, "314159"); !fault.Is(err, fault.Conflict) {
			t.Errorf("at the end: %v", err)
		}
	})
}

// TestOneOfAFamilyStaysAway: they lose their place, and the others keep theirs.
func TestOneOfAFamilyStaysAway(t *testing.T) {
	everywhere(t, func(r *rig) {
		d := r.details(2, 1)
		d.MaxPlaces = 2
		id := r.publish(d, slot(2, 22), slot(3, 22), slot(4, 22), slot(60, 22))
		guardian := r.person()
		family := r.enrol(guardian, id, guardian.Person, r.child(guardian, "2015-01-01"))
		waits := r.enrol(r.person(), id)
		c, err := r.courses.Get(t.Context(), staff(), id)
		r.must(err)
		who := r.store.Read().Enrolment.GetX(t.Context(), family.Enrolment.ID).QueryParticipants().AllX(t.Context())[0]
		r.clock.Advance(5 * 24 * time.Hour)
		var e *gen.Enrolment
		for i := range 3 {
			e, err = r.courses.SetAttendance(t.Context(), staff(), c.Edges.Sessions[i].ID, who.ID, kind.Absent)
			r.must(err)
		}
		if e.Status != kind.Enrolled || e.Places != 1 || r.status(waits) != kind.PlaceOffered {
			t.Errorf("the family has %d places, who waits is %s", e.Places, r.status(waits))
		}
	})
}

// TestTheSignAtTheDoor: what it says may be typed as people type it, and stands for all whom one has entered, in however
// many entries; not for who has lost the place.
func TestTheSignAtTheDoor(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, id := t.Context(), r.publish(r.details(5, 0), slot(2, 22))
		r.write(func(tx *store.Tx) error {
			return tx.Client().Space.UpdateOneID(seed.SpaceID("xinyu", "science-space")).SetDoorCode("ABCD2345").Exec(tx.Context())
		})
		guardian := r.person()
		r.enrol(guardian, id, r.child(guardian, "2015-01-01"))
		r.enrol(guardian, id, r.child(guardian, "2016-01-01"))
		c, err := r.courses.Get(ctx, staff(), id)
		r.must(err)
		session := c.Edges.Sessions[0]
		r.clock.Advance(time.Unix(session.Edges.Booking.StartsAt, 0).Sub(r.clock.Now()))
		entry, err := r.courses.Attend(ctx, guardian, session.ID, "abcd-2345")
		r.must(err)
		sheet, err := r.courses.Attendance(ctx, staff(), session)
		if r.must(err); len(sheet) != 2 {
			t.Errorf("%d of two children came", len(sheet))
		}
		people, err := r.courses.Participants(ctx, entry)
		r.must(err)
		if name, err := r.courses.Name(guardian, people[0]); err != nil || name != "小宝" {
			t.Errorf("the child is called %q, %v", name, err)
		}
	})
}
