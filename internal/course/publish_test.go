package course_test

import (
	"testing"
	"time"

	"youkong/ent/gen/occupancy"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/course"
	"youkong/internal/fault"
	"youkong/internal/hours"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// weekly are twelve Saturdays at ten in Xinyu's science space, from 12 September to 28 November 2026: one of them, 10
// October, is worked for the National Day holiday.
func weekly() []booking.Slot {
	var slots []booking.Slot
	for i := range 12 {
		slots = append(slots, at("science-space", time.Date(2026, 9, 12+7*i, 10, 0, 0, 0, zone)))
	}
	return slots
}

// TestTwelveSessions: each date has its own outcome; where one has anything against it nothing is taken, and with a reason
// all are but what is taken already.
func TestTwelveSessions(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, slots := t.Context(), weekly()
		closed := time.Date(2026, 10, 31, 0, 0, 0, 0, zone)
		r.write(func(tx *store.Tx) error {
			return tx.Client().Closure.Create().SetCommunityID(xinyu).SetReasonZh("检修").SetReasonEn("Repairs").
				SetStartsAt(closed.Unix()).SetEndsAt(closed.AddDate(0, 0, 1).Unix()).SetCreatedAt(tx.Now().Unix()).Exec(tx.Context())
		})
		r.courses = service(t, r.store, r.clock)
		c, err := r.courses.Create(ctx, staff(), course.CreateInput{Key: r.key(), Community: xinyu, Details: r.details(15, 5)})
		r.must(err)
		plan := course.Plan{Course: c.ID, Sessions: slots}
		before := r.store.Read().Occupancy.Query().CountX(ctx)

		seen, err := r.courses.Preview(ctx, staff(), plan)
		r.must(err)
		for i, j := range seen {
			day := time.Unix(slots[i].Span.Start, 0).In(zone).Format("01-02")
			switch day {
			case "10-10":
				if j.Why.Case != hours.CaseMakeUp {
					t.Errorf("%s is a day like every Saturday: %+v", day, j.Why)
				}
			case "10-31":
				if j.Why.Case != hours.CaseClosure || len(j.Refusals) != 1 || j.Refusals[0].Rule != kind.RuleOpeningHours {
					t.Errorf("%s: %+v", day, j)
				}
			default:
				if len(j.Refusals) > 0 {
					t.Errorf("%s: %+v", day, j.Refusals)
				}
			}
		}
		judged, published, err := r.courses.Publish(ctx, staff(), plan)
		if r.must(err); published || len(judged) != 12 {
			t.Errorf("published %t in spite of a closure, with %d outcomes", published, len(judged))
		}
		if n := r.store.Read().Occupancy.Query().CountX(ctx); n != before {
			t.Errorf("%d occupancies were left behind", n-before)
		}
		plan.Override = &booking.Override{Reason: "the repairs are upstairs"}
		_, published, err = r.courses.Publish(ctx, staff(), plan)
		if r.must(err); !published {
			t.Fatal("not published with a reason")
		}
		full, err := r.courses.Get(ctx, viewer.Viewer{}, c.ID)
		if r.must(err); len(full.Edges.Sessions) != 12 {
			t.Errorf("%d sessions", len(full.Edges.Sessions))
		}
		if _, _, err = r.courses.Publish(ctx, staff(), plan); !fault.Is(err, fault.Conflict) {
			t.Errorf("published twice: %v", err)
		}

		other, err := r.courses.Create(ctx, staff(), course.CreateInput{Key: r.key(), Community: xinyu, Details: r.details(15, 5)})
		r.must(err)
		plan.Course = other.ID
		plan.Sessions = []booking.Slot{at("science-space", time.Date(2026, 12, 5, 10, 0, 0, 0, zone)), slots[3]}
		judged, published, err = r.courses.Publish(ctx, staff(), plan)
		if r.must(err); published || len(judged[0].Refusals) > 0 || judged[1].Refusals[len(judged[1].Refusals)-1].Rule != kind.RuleOverlap {
			t.Errorf("no reason takes what is taken: %t, %+v", published, judged)
		}
		r.movesAndCancels(c.ID, slots)
	})
}

func (r *rig) movesAndCancels(id [16]byte, slots []booking.Slot) {
	r.t.Helper()
	ctx := r.t.Context()
	c, err := r.courses.Get(ctx, staff(), id)
	r.must(err)
	sessions := c.Edges.Sessions
	_, moved, err := r.courses.MoveSession(ctx, staff(), sessions[0].ID, course.Plan{Sessions: slots[1:2]})
	if r.must(err); moved {
		r.t.Error("a session was moved onto another")
	}
	to := at("science-space", time.Date(2026, 9, 13, 10, 0, 0, 0, zone))
	_, moved, err = r.courses.MoveSession(ctx, staff(), sessions[0].ID, course.Plan{Sessions: []booking.Slot{to}})
	if r.must(err); !moved {
		r.t.Error("a session could not be moved to where it is free")
	}
	if _, err := r.courses.CancelSession(ctx, viewer.Viewer{Person: staff().Person}, sessions[1].ID); !fault.Is(err, fault.NotFound) {
		r.t.Errorf("a stranger called a session off: %v", err)
	}
	_, err = r.courses.CancelSession(ctx, staff(), sessions[1].ID)
	r.must(err)
	if n := r.store.Read().Occupancy.Query().Where(occupancy.BookingID(sessions[1].BookingID), occupancy.Live(true)).CountX(ctx); n != 0 {
		r.t.Error("a session that is called off still takes its room")
	}
	c, err = r.courses.Get(ctx, staff(), id)
	if r.must(err); len(c.Edges.Sessions) != 11 || c.Edges.Sessions[0].Edges.Booking.StartsAt != to.Span.Start {
		r.t.Errorf("%d sessions", len(c.Edges.Sessions))
	}
}

// TestDrafts: a draft is nobody's business but the staff's, and can be written anew until it is published; then its rules stay.
func TestDrafts(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, d := t.Context(), r.details(10, 3)
		c, err := r.courses.Create(ctx, staff(), course.CreateInput{Key: r.key(), Community: xinyu, Details: d})
		r.must(err)
		if _, err := r.courses.Get(ctx, r.person(), c.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("a stranger reads a draft: %v", err)
		}
		if _, err := r.courses.Seats(ctx, c.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("the places of a draft: %v", err)
		}
		d.Capacity = 12
		r.must(r.courses.Update(ctx, staff(), c.ID, d))
		_, published, err := r.courses.Publish(ctx, staff(), course.Plan{Course: c.ID, Sessions: weekly()[:1]})
		if r.must(err); !published {
			t.Fatal("not published")
		}
		d.TitleEn = "Paper cuts"
		r.must(r.courses.Update(ctx, staff(), c.ID, d))
		d.Capacity = 13
		if err := r.courses.Update(ctx, staff(), c.ID, d); !fault.Is(err, fault.Conflict) {
			t.Errorf("the rules of a published course changed: %v", err)
		}
		d.TitleZh, d.MaxAge, d.MinAge, d.ClosesAt = "", new(3), new(9), nil
		if err := r.courses.Update(ctx, staff(), c.ID, d); !fault.Is(err, fault.BadInput) {
			t.Errorf("nonsense: %v", err)
		}
	})
}

// TestWhatWasHeldStays: a session that is over can't be called off, and its attendance stays.
func TestWhatWasHeldStays(t *testing.T) {
	everywhere(t, func(r *rig) {
		ctx, id := t.Context(), r.publish(r.details(3, 0), slot(2, 22), slot(60, 22))
		c, err := r.courses.Get(ctx, staff(), id)
		r.must(err)
		over := c.Edges.Sessions[0]
		r.clock.Advance(time.Unix(over.Edges.Booking.EndsAt, 0).Sub(r.clock.Now()))
		if _, err := r.courses.CancelSession(ctx, staff(), over.ID); !fault.Is(err, fault.Conflict) {
			t.Errorf("called off after it was over: %v", err)
		}
		if c, err = r.courses.Get(ctx, staff(), id); err != nil || len(c.Edges.Sessions) != 2 {
			t.Errorf("%d sessions, %v", len(c.Edges.Sessions), err)
		}
	})
}

// TestADraftThatIsCalledOff was never anybody's but the staff's, and stays so.
func TestADraftThatIsCalledOff(t *testing.T) {
	everywhere(t, func(r *rig) {
		d := r.details(3, 0)
		d.Mode = kind.ByDraw
		c, err := r.courses.Create(t.Context(), staff(), course.CreateInput{Key: r.key(), Community: xinyu, Details: d})
		r.must(err)
		r.must(r.courses.Cancel(t.Context(), staff(), c.ID))
		if _, err := r.courses.Get(t.Context(), viewer.Viewer{}, c.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("a passer-by reads it: %v", err)
		}
	})
}
