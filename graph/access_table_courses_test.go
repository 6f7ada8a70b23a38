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

// announced is what everybody may know: courses, one of each kind for each mutation that consumes something, and a term.
func (w *world) announced(tx *store.Tx) error {
	open := w.course(tx, kind.CoursePublished, kind.FirstCome)
	w.note("course", globalid.Course, open.ID)
	w.note("draft", globalid.Course, uuid.New()) // Until there is one.
	w.note("course to cancel", globalid.Course, w.course(tx, kind.CoursePublished, kind.FirstCome).ID)
	w.note("session to move", globalid.CourseSession, w.session(tx, open.ID, 25*3600).ID)
	w.note("session to cancel", globalid.CourseSession, w.session(tx, open.ID, 30*3600).ID)
	w.note("course session", globalid.CourseSession, w.session(tx, w.courseEntered(tx).ID, -60).ID)
	w.note("draw to note", globalid.Course, w.lots(tx, true).ID)
	w.note("draw to run", globalid.Course, w.lots(tx, false).ID)
	tx.Client().Space.UpdateOneID(seed.SpaceID("xinyu", "science-space")).SetDoorCode("X").ExecX(tx.Context())
	term := tx.Client().Term.Create().SetSubdistrictID(seed.SubdistrictID()).SetNameZh("春").SetNameEn("Spring").
		SetStartsOn("2026-03-01").SetEndsOn("2026-06-30").SaveX(tx.Context())
	w.note("term", globalid.Term, term.ID)
	return nil
}

// entered is the course that the owner has an entry to.
var entered = uuid.MustParse("01900000-0000-7000-8000-000000000001")

func (w *world) courseEntered(tx *store.Tx) *gen.Course {
	return tx.Client().Course.Create().SetID(entered).SetCommunityID(seed.CommunityID("xinyu")).SetTitleZh("课").SetTitleEn("Course").
		SetCategory(kind.Arts).SetCapacity(9).SetEnrolOpensAt(tx.Now().Unix() - 7200).SetEnrolClosesAt(tx.Now().Unix() + 7200).SaveX(tx.Context())
}

// teaching is what is somebody's own: their entries, and a draft, which is the staff's.
func (w *world) teaching(tx *store.Tx, who uuid.UUID) {
	e := w.entry(tx, tx.Client().Course.GetX(tx.Context(), entered), who, kind.Enrolled)
	w.note("entry", globalid.Enrolment, e.ID)
	p := tx.Client().Participant.Create().SetEnrolmentID(e.ID).SetCourseID(e.CourseID).SetPersonID(who).SaveX(tx.Context())
	w.note("participant", globalid.Participant, p.ID)
	for name, status := range map[string]kind.EnrolmentStatus{"entry to withdraw": kind.Enrolled, "entry to accept": kind.PlaceOffered} {
		w.note(name, globalid.Enrolment, w.entry(tx, w.course(tx, kind.CoursePublished, kind.FirstCome), who, status).ID)
	}
	w.note("draft", globalid.Course, w.course(tx, kind.CourseDraft, kind.FirstCome).ID)
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
