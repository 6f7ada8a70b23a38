package course

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/attendance"
	"youkong/ent/gen/coursesession"
	"youkong/ent/gen/enrolment"
	"youkong/ent/gen/participant"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const (
	// absences is how often somebody may stay away without a word before the place is another's.
	absences = 3
	// early is how many seconds before a session one can note that one is there.
	early = 15 * 60
)

// SetAttendance notes whether somebody came. Who was absent three times loses the place, which is offered to who is next.
// Faults: NotFound for a session or participant of a course elsewhere; Conflict before the session begins.
func (s *Service) SetAttendance(ctx context.Context, v viewer.Viewer, session, who uuid.UUID, presence kind.Presence) (*gen.Enrolment, error) {
	found, err := s.Session(ctx, session)
	if err != nil {
		return nil, err
	}
	if !v.StaffOf(found.Edges.Booking.CommunityID) {
		return nil, missing(errNoSession)
	}
	var entry *gen.Enrolment
	err = s.store.Write(ctx, []string{feed.Course(found.CourseID)}, func(tx *store.Tx) error {
		p, err := tx.Client().Participant.Query().Where(participant.ID(who), participant.CourseID(found.CourseID)).
			WithEnrolment().Only(tx.Context())
		if gen.IsNotFound(err) {
			return fault.New(fault.NotFound, "there is no such participant")
		}
		if err != nil {
			return err
		}
		if tx.Now().Unix() < found.Edges.Booking.StartsAt-early {
			return fault.New(fault.Conflict, "the session has not begun")
		}
		if err := note(tx, session, who, presence); err != nil {
			return err
		}
		if entry, err = s.strike(tx, p); err != nil {
			return err
		}
		return audit.Append(tx, v, audit.Entry{Stream: feed.Course(found.CourseID), Action: kind.AuditPresence, Subject: session})
	})
	return entry, err
}

// Attend notes that the viewer came with everybody who has a place by them, by the code that the door shows, and returns the
// first of their entries.
// Faults: BadInput for another code; NotFound for who has no place; Conflict too early or too late.
func (s *Service) Attend(ctx context.Context, v viewer.Viewer, session uuid.UUID, code string) (*gen.Enrolment, error) {
	found, err := s.Session(ctx, session)
	if err != nil {
		return nil, err
	}
	var entry *gen.Enrolment
	err = s.store.Write(ctx, []string{feed.Person(v.Person), feed.Course(found.CourseID)}, func(tx *store.Tx) error {
		people, err := tx.Client().Participant.Query().Where(participant.CourseID(found.CourseID), participant.Live(true),
			participant.HasEnrolmentWith(enrolment.PersonID(v.Person), enrolment.StatusEQ(kind.Enrolled)),
		).WithEnrolment().Order(participant.ByID()).All(tx.Context())
		if err != nil {
			return err
		}
		if len(people) == 0 {
			return errNoSession
		}
		if err := s.atTheDoor(tx, found.Edges.Booking, code); err != nil {
			return err
		}
		entry = people[0].Edges.Enrolment
		for _, p := range people {
			if err := note(tx, session, p.ID, kind.Present); err != nil {
				return err
			}
		}
		return audit.Append(tx, v, audit.Entry{Stream: feed.Course(found.CourseID), Action: kind.AuditPresence, Subject: session})
	})
	return entry, err
}

// atTheDoor says whether somebody who knows the code stands at the door in time.
func (s *Service) atTheDoor(tx *store.Tx, b *gen.Booking, code string) error {
	right, err := s.bookings.KnowsDoor(tx, b.SpaceID, code)
	if err != nil {
		return err
	}
	if !right {
		return fault.Invalid([]fault.Field{{Path: "input.doorCode", Reason: "is not what the door shows"}})
	}
	if now := tx.Now().Unix(); now < b.StartsAt-early || now >= b.EndsAt {
		return fault.New(fault.Conflict, "one can be noted from 15 minutes before the session until its end")
	}
	return nil
}

func note(tx *store.Tx, session, who uuid.UUID, presence kind.Presence) error {
	changed, err := tx.Client().Attendance.Update().Where(attendance.SessionID(session), attendance.ParticipantID(who)).
		SetPresence(presence).SetAt(tx.Now().Unix()).Save(tx.Context())
	if err != nil || changed > 0 {
		return err
	}
	return tx.Client().Attendance.Create().SetSessionID(session).SetParticipantID(who).SetPresence(presence).
		SetAt(tx.Now().Unix()).Exec(tx.Context())
}

// strike takes the place from who was absent too often; the others of the entry keep theirs.
func (s *Service) strike(tx *store.Tx, p *gen.Participant) (*gen.Enrolment, error) {
	e := p.Edges.Enrolment
	missed, err := tx.Client().Attendance.Query().
		Where(attendance.ParticipantID(p.ID), attendance.PresenceEQ(kind.Absent)).Count(tx.Context())
	if err != nil || missed < absences || !p.Live || e.Status != kind.Enrolled {
		return e, err
	}
	if err := announce(tx, e.CourseID); err != nil {
		return nil, err
	}
	if e.Places == 1 {
		return s.leave(tx, e, kind.Dropped)
	}
	if err := tx.Client().Participant.UpdateOne(p).SetLive(false).Exec(tx.Context()); err != nil {
		return nil, err
	}
	e, err = tx.Client().Enrolment.UpdateOne(e).AddPlaces(-1).SetUpdatedAt(tx.Now().Unix()).Save(tx.Context())
	if err != nil {
		return nil, err
	}
	return e, s.offer(tx, e.CourseID)
}

// Attendance returns what is known of who came to a session; nothing to who does not work at its centre.
func (s *Service) Attendance(ctx context.Context, v viewer.Viewer, session *gen.CourseSession) ([]*gen.Attendance, error) {
	if !v.StaffOf(session.Edges.Booking.CommunityID) {
		return nil, nil
	}
	return s.store.Read().Attendance.Query().Where(attendance.HasSessionWith(coursesession.ID(session.ID))).All(ctx)
}
