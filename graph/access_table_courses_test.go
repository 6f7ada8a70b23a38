package graph_test

import (
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/draw"
	"youkong/internal/globalid"
	"youkong/internal/secret"
	"youkong/internal/seed"
	"youkong/internal/store"
)

// entry asks for everything of an entry to a course.
const entry = `status number receipt participants { name child }`

// teaching is one of everything that courses consist of. Each mutation that consumes something has one of its own.
func (w *world) teaching(tx *store.Tx, who uuid.UUID) {
	open := w.course(tx, kind.CoursePublished, kind.FirstCome)
	w.note("course", globalid.Course, open.ID)
	for i, name := range []string{"entry", "entry to withdraw", "entry to accept"} {
		owner := []uuid.UUID{who, who, who}[i]
		e := w.entry(tx, w.course(tx, kind.CoursePublished, kind.FirstCome), owner, map[bool]kind.EnrolmentStatus{true: kind.PlaceOffered, false: kind.Enrolled}[i == 2])
		w.note(name, globalid.Enrolment, e.ID)
		if i == 0 {
			p := tx.Client().Participant.Create().SetEnrolmentID(e.ID).SetCourseID(e.CourseID).SetPersonID(owner).SaveX(tx.Context())
			w.note("participant", globalid.Participant, p.ID)
			w.note("course session", globalid.CourseSession, w.session(tx, e.CourseID, -60).ID)
		}
	}
	tx.Client().Space.UpdateOneID(seed.SpaceID("xinyu", "science-space")).SetDoorCode("x").ExecX(tx.Context())
	w.note("draft", globalid.Course, w.course(tx, kind.CourseDraft, kind.FirstCome).ID)
	w.note("course to cancel", globalid.Course, w.course(tx, kind.CoursePublished, kind.FirstCome).ID)
	w.note("session to move", globalid.CourseSession, w.session(tx, open.ID, 25*3600).ID)
	w.note("session to cancel", globalid.CourseSession, w.session(tx, open.ID, 30*3600).ID)
	w.note("draw to note", globalid.Course, w.lots(tx, true).ID)
	w.note("draw to run", globalid.Course, w.lots(tx, false).ID)
	term := tx.Client().Term.Create().SetSubdistrictID(seed.SubdistrictID()).SetNameZh("春").SetNameEn("Spring").
		SetStartsOn("2026-03-01").SetEndsOn("2026-06-30").SaveX(tx.Context())
	w.note("term", globalid.Term, term.ID)
}

func (w *world) course(tx *store.Tx, state kind.CourseState, mode kind.CourseMode) *gen.Course {
	return tx.Client().Course.Create().SetCommunityID(seed.CommunityID("xinyu")).SetTitleZh("课").SetTitleEn("Course").SetCategory(kind.Arts).
		SetCapacity(9).SetState(state).SetMode(mode).SetEnrolOpensAt(tx.Now().Unix() - 7200).SetEnrolClosesAt(tx.Now().Unix() + 7200).SaveX(tx.Context())
}

// lots is a course whose places are to be drawn, with or without a number to come first.
func (w *world) lots(tx *store.Tx, beacon bool) *gen.Course {
	c := w.course(tx, kind.CoursePublished, kind.ByDraw)
	c = tx.Client().Course.UpdateOne(c).SetEnrolClosesAt(tx.Now().Unix() - 3600).SaveX(tx.Context())
	kept := draw.NewSecret()
	announced := draw.Announcement{Course: draw.ID(c.ID), Capacity: 9, Rules: []draw.Words{}, ClosesAt: draw.Instant(*c.EnrolClosesAt),
		Commitment: draw.Commitment(draw.ID(c.ID), kept)}
	if beacon {
		announced.Beacon = &draw.Beacon{PublicAt: draw.Instant(tx.Now().Unix() - 1800)}
	}
	text, err := announced.Bytes()
	if err != nil {
		w.t.Fatal(err)
	}
	plain, err := kept.MarshalText()
	if err != nil {
		w.t.Fatal(err)
	}
	tx.Client().Draw.Create().SetCourseID(c.ID).SetAnnouncement(string(text)).SetSecret(tx.Keys().Seal(secret.Draw, string(plain))).ExecX(tx.Context())
	return c
}

func (w *world) entry(tx *store.Tx, c *gen.Course, who uuid.UUID, status kind.EnrolmentStatus) *gen.Enrolment {
	create := tx.Client().Enrolment.Create().SetCourseID(c.ID).SetPersonID(who).SetStatus(status).SetSeq(1).
		SetCreatedAt(tx.Now().Unix()).SetUpdatedAt(tx.Now().Unix())
	if status == kind.PlaceOffered {
		create.SetOfferExpiresAt(tx.Now().Add(time.Minute).Unix())
	}
	return create.SaveX(tx.Context())
}

// session is one in the science space that begins so many seconds from now.
func (w *world) session(tx *store.Tx, course uuid.UUID, begins int64) *gen.CourseSession {
	start := tx.Now().Unix() + begins
	b := tx.Client().Booking.Create().SetCommunityID(seed.CommunityID("xinyu")).SetSpaceID(seed.SpaceID("xinyu", "science-space")).
		SetKind(kind.Course).SetStatus(kind.Confirmed).SetStartsAt(start).SetEndsAt(start + 3600).
		SetCreatedAt(tx.Now().Unix()).SetUpdatedAt(tx.Now().Unix()).SaveX(tx.Context())
	return tx.Client().CourseSession.Create().SetCourseID(course).SetBookingID(b.ID).SaveX(tx.Context())
}
