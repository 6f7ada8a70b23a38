package privacy

import (
	"encoding/hex"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/enrolment"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
)

// entryRow is an entry to a course as its owner gets it.
type entryRow struct {
	ID           uuid.UUID            `json:"id"`
	Course       uuid.UUID            `json:"course"`
	Title        string               `json:"title"`
	Status       kind.EnrolmentStatus `json:"status"`
	Participants []uuid.UUID          `json:"participants"`
	Label        string               `json:"label,omitempty"`
	Nonce        string               `json:"nonce,omitempty"`
	Receipt      string               `json:"receipt,omitempty"`
	Consented    *string              `json:"consented"`
	Entered      *string              `json:"entered"`
	Attended     []attendedRow        `json:"attended"`
}

type attendedRow struct {
	Participant *uuid.UUID    `json:"participant"`
	Session     uuid.UUID     `json:"session"`
	Presence    kind.Presence `json:"presence"`
}

// coursesEntered are the person's entries to courses, by id.
func (e *export) coursesEntered() error {
	return paged(func(after *gen.Enrolment) ([]*gen.Enrolment, error) {
		mine := []predicate.Enrolment{enrolment.PersonID(e.person)}
		if after != nil {
			mine = append(mine, enrolment.IDGT(after.ID))
		}
		return e.c.Enrolment.Query().Where(mine...).WithCourse().
			WithParticipants(func(q *gen.ParticipantQuery) { q.WithAttendance() }).
			Order(enrolment.ByID()).Limit(pageSize).All(e.ctx)
	}, func(page []*gen.Enrolment) error {
		for _, entry := range page {
			e.row(e.entry(entry))
		}
		return nil
	})
}

func (e *export) entry(of *gen.Enrolment) entryRow {
	row := entryRow{
		ID: of.ID, Course: of.CourseID, Title: e.viewer.Pick(of.Edges.Course.TitleZh, of.Edges.Course.TitleEn), Status: of.Status,
		Participants: []uuid.UUID{}, Label: of.Label, Nonce: hexOf(of.Nonce), Receipt: hexOf(of.Receipt),
		Consented: moment(of.ConsentedAt), Entered: moment(&of.CreatedAt), Attended: []attendedRow{},
	}
	for _, p := range of.Edges.Participants {
		if p.PersonID != nil {
			row.Participants = append(row.Participants, *p.PersonID)
		}
		for _, a := range p.Edges.Attendance {
			row.Attended = append(row.Attended, attendedRow{Participant: p.PersonID, Session: a.SessionID, Presence: a.Presence})
		}
	}
	return row
}

func hexOf(bytes *[]byte) string {
	if bytes == nil {
		return ""
	}
	return hex.EncodeToString(*bytes)
}
