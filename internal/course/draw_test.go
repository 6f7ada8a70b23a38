package course_test

import (
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/course"
	"youkong/internal/draw"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// TestADraw walks one from its announcement to the transcript, which anyone can verify, with an entry that is withdrawn
// before the closing and one after it.
func TestADraw(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, d := t.Context(), r.details(3, 0)
		d.Mode, d.BeaconZh, d.BeaconEn, d.BeaconAt = kind.ByDraw, "双色球", "Double Colour Ball", r.in(30*time.Hour)
		id := r.publish(d)
		c, err := r.courses.Get(ctx, viewer.Viewer{}, id)
		r.must(err)
		announced, err := r.courses.DrawOf(ctx, c)
		r.must(err)

		var people []viewer.Viewer
		var entries []*gen.Enrolment
		for i := range 8 {
			v := r.person()
			o, err := r.courses.Enrol(ctx, v, course.EnrolInput{Key: r.key(), Course: id, Nonce: fmt.Sprintf("%032x", i+1)})
			r.must(err)
			if o.Enrolment == nil || o.Enrolment.Status != kind.Entered || o.Enrolment.Label != "王*" {
				t.Fatalf("entry %d: %+v", i, o)
			}
			people, entries = append(people, v), append(entries, o.Enrolment)
		}
		if _, err := r.courses.Enrol(ctx, r.person(), course.EnrolInput{Key: r.key(), Course: id}); !fault.Is(err, fault.BadInput) {
			t.Errorf("without a nonce: %v", err)
		}
		_, err = r.courses.Withdraw(ctx, people[0], entries[0].ID)
		r.must(err)
		if err := r.courses.Draw(ctx, staff(), id); !fault.Is(err, fault.Conflict) {
			t.Errorf("drawn before the closing: %v", err)
		}

		r.clock.Advance(24 * time.Hour)
		r.must(r.courses.Settle(ctx))
		list, err := r.courses.DrawOf(ctx, c)
		r.must(err)
		if list.Entries == nil || strings.Contains(*list.Entries, hex.EncodeToString(entries[0].ID[:])) || strings.Count(*list.Entries, `"label"`) != 7 {
			t.Fatalf("the list: %v", list.Entries)
		}
		for _, e := range entries[1:] {
			if !strings.Contains(*list.Entries, hex.EncodeToString(*e.Receipt)) {
				t.Errorf("the receipt of %s is not in the list", e.ID)
			}
		}
		_, err = r.courses.Withdraw(ctx, people[1], entries[1].ID)
		r.must(err)
		if err := r.courses.SetBeacon(ctx, staff(), id, "01 02"); !fault.Is(err, fault.Conflict) {
			t.Errorf("noted before it is public: %v", err)
		}
		r.clock.Advance(6 * time.Hour)
		if err := r.courses.Draw(ctx, staff(), id); !fault.Is(err, fault.Conflict) {
			t.Errorf("drawn without the number: %v", err)
		}
		r.must(r.courses.SetBeacon(ctx, staff(), id, "01 05 12 20 28 33 07"))
		r.must(r.courses.Draw(ctx, staff(), id))
		if err := r.courses.Draw(ctx, staff(), id); !fault.Is(err, fault.Conflict) {
			t.Errorf("drawn twice: %v", err)
		}

		done, err := r.courses.DrawOf(ctx, c)
		r.must(err)
		r.must(draw.Verify([]byte(*done.Transcript)))
		if done.Announcement != announced.Announcement || !strings.Contains(*done.Transcript, done.Announcement) {
			t.Error("what was announced has changed")
		}
		r.asDrawn(done, entries[1].ID.String())
	})
}

// asDrawn compares the entries with the transcript. Who withdrew after the closing keeps nothing, and their place is offered.
func (r *rig) asDrawn(d *gen.Draw, withdrawn string) {
	r.t.Helper()
	transcript, err := draw.Parse([]byte(*d.Transcript))
	r.must(err)
	taken, last := 0, int64(0)
	for i, lot := range append(transcript.Outcome.Enrolled, transcript.Outcome.Waitlist...) {
		e := r.store.Read().Enrolment.GetX(r.t.Context(), [16]byte(lot))
		if e.Seq <= last {
			r.t.Errorf("%d comes before who was drawn earlier", e.Seq)
		}
		last = e.Seq
		switch {
		case e.ID.String() == withdrawn:
			if e.Status != kind.Withdrawn {
				r.t.Errorf("who withdrew is %s", e.Status)
			}
		case e.Status == kind.Enrolled || e.Status == kind.PlaceOffered:
			taken++
		case i < len(transcript.Outcome.Enrolled):
			r.t.Errorf("who was drawn a place is %s", e.Status)
		}
	}
	if taken != 3 {
		r.t.Errorf("%d of 3 places are taken or on offer", taken)
	}
}

// TestADrawWithoutABeacon is held, and says of itself what it is worth.
func TestADrawWithoutABeacon(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, d := t.Context(), r.details(1, 0)
		d.Mode = kind.ByDraw
		id := r.publish(d)
		_, err := r.courses.Enrol(ctx, r.person(), course.EnrolInput{Key: r.key(), Course: id, Nonce: strings.Repeat("ab", 16)})
		r.must(err)
		r.clock.Advance(24 * time.Hour)
		if err := r.courses.SetBeacon(ctx, staff(), id, "1"); !fault.Is(err, fault.Conflict) {
			t.Errorf("a number from nowhere: %v", err)
		}
		r.must(r.courses.Draw(ctx, staff(), id))
		c, err := r.courses.Get(ctx, viewer.Viewer{}, id)
		r.must(err)
		done, err := r.courses.DrawOf(ctx, c)
		r.must(err)
		if err := draw.Verify([]byte(*done.Transcript)); !errors.Is(err, draw.ErrNotVerifiable) {
			t.Errorf("%v", err)
		}
	})
}

// TestADrawOfACourseThatIsCalledOff is never held, not even once its list is published.
func TestADrawOfACourseThatIsCalledOff(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, d := t.Context(), r.details(1, 0)
		d.Mode = kind.ByDraw
		id := r.publish(d)
		_, err := r.courses.Enrol(ctx, r.person(), course.EnrolInput{Key: r.key(), Course: id, Nonce: strings.Repeat("ab", 16)})
		r.must(err)
		r.clock.Advance(24 * time.Hour)
		r.must(r.courses.Settle(ctx))
		r.must(r.courses.Cancel(ctx, staff(), id))
		if err := r.courses.Draw(ctx, staff(), id); !fault.Is(err, fault.Conflict) {
			t.Errorf("drawn all the same: %v", err)
		}
		c, err := r.courses.Get(ctx, viewer.Viewer{}, id)
		if r.must(err); c.State != kind.CourseCancelled {
			t.Errorf("it is %s", c.State)
		}
	})
}
