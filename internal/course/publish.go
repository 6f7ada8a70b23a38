package course

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/coursesession"
	"youkong/ent/gen/enrolment"
	"youkong/ent/gen/participant"
	"youkong/ent/kind"
	"youkong/internal/audit"
	bookings "youkong/internal/booking"
	lots "youkong/internal/draw"
	"youkong/internal/fault"
	"youkong/internal/hours"
	"youkong/internal/policy"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// Plan is when and where the sessions of a course are to be, in any order.
type Plan struct {
	Course   uuid.UUID
	Sessions []bookings.Slot
	Override *bookings.Override // Why staff break rules for them; nil when they don't.
}

func (p Plan) validate() error {
	var fields []fault.Field
	if n := len(p.Sessions); n < 1 || n > maxSessions {
		fields = append(fields, fault.Field{Path: "input.sessions", Reason: "must be 1 to 104 sessions"})
	}
	if p.Override != nil {
		fields = lengths(fields, "input.overrideReason", p.Override.Reason, 3, 200)
	}
	return fault.Invalid(fields)
}

// Judged is what stands against one session.
type Judged struct {
	Slot     bookings.Slot
	Refusals []policy.Refusal
	Why      hours.Why // Why its day is not like its weekday; empty where it is.
}

// errStays takes back a write that has found something against a session.
var errStays = errors.New("something stands against a session")

// Preview says what stands against each session, in the order given, and takes nothing.
// Faults: BadInput; NotFound for a course or space of elsewhere.
func (s *Service) Preview(ctx context.Context, v viewer.Viewer, p Plan) ([]Judged, error) {
	if err := p.validate(); err != nil {
		return nil, err
	}
	c, err := s.store.Read().Course.Get(ctx, p.Course)
	if err == nil && !v.StaffOf(c.CommunityID) {
		err = errNoSession
	}
	if err != nil {
		return nil, missing(err)
	}
	refusals, err := s.bookings.JudgeSessions(ctx, v, p.of(c))
	if err != nil {
		return nil, err
	}
	return s.judged(p, refusals), nil
}

// Publish publishes a course: all its sessions take their rooms, or none does and the reasons come back.
// Faults: BadInput; NotFound for a course or space of elsewhere; Conflict for a course that is no draft, or whose enrolment
// is over before it is published.
func (s *Service) Publish(ctx context.Context, v viewer.Viewer, p Plan) (judged []Judged, published bool, err error) {
	if err := p.validate(); err != nil {
		return nil, false, err
	}
	entry := audit.Entry{Action: kind.AuditPublish, Subject: p.Course, Reason: p.reason()}
	err = s.manageFor(ctx, v, p.Course, entry, func(tx *store.Tx, c *gen.Course) error {
		if c.State != kind.CourseDraft {
			return fault.New(fault.Conflict, "the course is published already")
		}
		if c.EnrolClosesAt != nil && *c.EnrolClosesAt <= tx.Now().Unix() {
			return fault.New(fault.Conflict, "enrolment would be over before anyone could enrol")
		}
		made, refusals, err := s.bookings.TakeSessions(tx, v, p.of(c))
		if err != nil {
			return err
		}
		judged = s.judged(p, refusals)
		if len(made) == 0 {
			return errStays
		}
		err = tx.Client().CourseSession.MapCreateBulk(made, func(create *gen.CourseSessionCreate, i int) {
			create.SetCourseID(c.ID).SetBookingID(made[i].ID)
		}).Exec(tx.Context())
		if err != nil {
			return err
		}
		if err := s.commit(tx, c); err != nil {
			return err
		}
		return tx.Client().Course.UpdateOneID(c.ID).SetState(kind.CoursePublished).Exec(tx.Context())
	})
	if errors.Is(err, errStays) {
		return judged, false, nil
	}
	return judged, err == nil, err
}

// commit announces a draw: from here on nothing of it can change, and its secret can't be another.
func (s *Service) commit(tx *store.Tx, c *gen.Course) error {
	if c.Mode != kind.ByDraw {
		return nil
	}
	committed := lots.NewSecret()
	announced := lots.Announcement{
		Course: lots.ID(c.ID), Title: lots.Words{Zh: c.TitleZh, En: c.TitleEn}, Capacity: c.Capacity,
		Rules: rulesInWords(c), ClosesAt: lots.Instant(*c.EnrolClosesAt), Commitment: lots.Commitment(lots.ID(c.ID), committed),
	}
	if c.BeaconAt != nil {
		announced.Beacon = &lots.Beacon{Source: lots.Words{Zh: c.BeaconZh, En: c.BeaconEn}, PublicAt: lots.Instant(*c.BeaconAt)}
	}
	text, err := announced.Bytes()
	if err != nil {
		return err
	}
	plain, err := committed.MarshalText()
	if err != nil {
		return err
	}
	return tx.Client().Draw.Create().SetCourseID(c.ID).SetAnnouncement(string(text)).
		SetSecret(tx.Keys().Seal(secret.Draw, string(plain))).Exec(tx.Context())
}

// rulesInWords are the rules that an announcement fixes.
func rulesInWords(c *gen.Course) []lots.Words {
	rules := []lots.Words{}
	add := func(key string, data map[string]any) {
		rules = append(rules, lots.Words{Zh: wording.Text(viewer.Chinese, key, data), En: wording.Text(viewer.English, key, data)})
	}
	if c.MinAge != nil {
		add("course.rule.minAge", map[string]any{"Age": *c.MinAge})
	}
	if c.MaxAge != nil {
		add("course.rule.maxAge", map[string]any{"Age": *c.MaxAge})
	}
	if c.ResidentsOnly {
		add("course.rule.residents", nil)
	}
	add("course.rule.places", map[string]any{"Places": c.MaxPlaces})
	return rules
}

// Cancel calls a course off: its sessions free their rooms, and all entries end.
// Faults: NotFound for a course of elsewhere; Conflict for a course that is called off already.
func (s *Service) Cancel(ctx context.Context, v viewer.Viewer, id uuid.UUID) error {
	return s.manage(ctx, v, id, kind.AuditCallOff, func(tx *store.Tx, c *gen.Course) error {
		if c.State == kind.CourseCancelled {
			return fault.New(fault.Conflict, "the course is called off already")
		}
		if err := tx.Client().Course.UpdateOneID(id).SetState(kind.CourseCancelled).Exec(tx.Context()); err != nil {
			return err
		}
		coming, err := tx.Client().CourseSession.Query().
			Where(coursesession.CourseID(id), coursesession.HasBookingWith(held(), booking.EndsAtGT(tx.Now().Unix()))).WithBooking().All(tx.Context())
		if err != nil {
			return err
		}
		for _, session := range coming {
			if err := s.bookings.CallOffSession(tx, session.Edges.Booking); err != nil {
				return err
			}
		}
		err = tx.Client().Enrolment.Update().Where(enrolment.CourseID(id),
			enrolment.StatusIn(kind.Entered, kind.Enrolled, kind.OnWaitlist, kind.PlaceOffered)).
			SetStatus(kind.Dropped).ClearOfferExpiresAt().SetUpdatedAt(tx.Now().Unix()).Exec(tx.Context())
		if err != nil {
			return err
		}
		return tx.Client().Participant.Update().Where(participant.CourseID(id)).SetLive(false).Exec(tx.Context())
	})
}

// MoveSession gives one session another time or space; where anything stands against it, it stays.
// Faults: BadInput; NotFound for a session or space of elsewhere.
func (s *Service) MoveSession(ctx context.Context, v viewer.Viewer, id uuid.UUID, p Plan) (judged Judged, moved bool, err error) {
	if err := p.validate(); err != nil {
		return Judged{}, false, err
	}
	session, err := s.Session(ctx, id)
	if err != nil {
		return Judged{}, false, err
	}
	entry := audit.Entry{Action: kind.AuditSession, Subject: id, Reason: p.reason()}
	err = s.manageFor(ctx, v, session.CourseID, entry, func(tx *store.Tx, c *gen.Course) error {
		b, err := tx.Client().Booking.Get(tx.Context(), session.BookingID)
		if err != nil {
			return err
		}
		after, refusals, err := s.bookings.MoveSession(tx, v, b, p.of(c))
		if err != nil {
			return err
		}
		if judged = s.judged(p, [][]policy.Refusal{refusals})[0]; after == nil {
			return errStays
		}
		return nil
	})
	if errors.Is(err, errStays) {
		return judged, false, nil
	}
	return judged, err == nil, err
}

// CancelSession calls one session off and returns its course.
// Faults: NotFound for a session of elsewhere; Conflict for one that is over.
func (s *Service) CancelSession(ctx context.Context, v viewer.Viewer, id uuid.UUID) (course uuid.UUID, err error) {
	session, err := s.Session(ctx, id)
	if err != nil {
		return uuid.Nil, err
	}
	return session.CourseID, s.manageFor(ctx, v, session.CourseID, audit.Entry{Action: kind.AuditNoSession, Subject: id},
		func(tx *store.Tx, _ *gen.Course) error {
			b, err := tx.Client().Booking.Query().Where(booking.ID(session.BookingID), held()).Only(tx.Context())
			if err != nil {
				return missing(err)
			}
			if b.EndsAt <= tx.Now().Unix() {
				return fault.New(fault.Conflict, "the session is over")
			}
			return s.bookings.CallOffSession(tx, b)
		})
}

func (p Plan) of(c *gen.Course) bookings.Sessions {
	return bookings.Sessions{Community: c.CommunityID, Slots: p.Sessions, Attendees: c.Capacity, Override: p.Override}
}

func (p Plan) reason() string {
	if p.Override == nil {
		return ""
	}
	return p.Override.Reason
}

// judged puts what stands against each session beside it.
func (s *Service) judged(p Plan, refusals [][]policy.Refusal) []Judged {
	all := make([]Judged, len(p.Sessions))
	for i, slot := range p.Sessions {
		all[i] = Judged{Slot: slot, Refusals: slices.Clone(refusals[i])}
		if space, ok := s.places.Catalogue().Space(slot.Space); ok {
			all[i].Why = space.Rules.Hours.Because(space.Rules.Zone, slot.Span)
		}
	}
	return all
}
