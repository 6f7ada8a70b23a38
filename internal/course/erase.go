package course

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/course"
	"youkong/ent/gen/draw"
	"youkong/ent/gen/enrolment"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// standing are the person's entries that are not over.
func standing(who uuid.UUID) predicate.Enrolment {
	return enrolment.And(enrolment.PersonID(who),
		enrolment.StatusIn(kind.Entered, kind.Enrolled, kind.OnWaitlist, kind.PlaceOffered))
}

// StreamsOf names the streams that WithdrawAllOf needs locked for the person.
func (s *Service) StreamsOf(ctx context.Context, c *gen.Client, who uuid.UUID) ([]string, error) {
	found, err := c.Enrolment.Query().Where(standing(who)).All(ctx)
	var names []string
	for _, e := range found {
		names = append(names, feed.Course(e.CourseID))
	}
	return names, err
}

// WithdrawAllOf withdraws the viewer's entries within the write, whose places go to who is next, and forgets how they were
// labelled where no list was published. The write must have locked StreamsOf.
func (s *Service) WithdrawAllOf(tx *store.Tx, v viewer.Viewer) error {
	found, err := tx.Client().Enrolment.Query().Where(standing(v.Person)).Order(enrolment.ByID()).All(tx.Context())
	if err != nil {
		return err
	}
	for _, e := range found {
		if _, err := s.settled(tx, e.CourseID); err != nil {
			return err
		}
		if e, err = tx.Client().Enrolment.Get(tx.Context(), e.ID); err != nil {
			return err
		}
		if !inForce(e.Status) {
			continue // An offer has lapsed a moment ago.
		}
		if _, err := s.leave(tx, e, kind.Withdrawn); err != nil {
			return err
		}
		if err := s.witness(tx, v, kind.AuditWithdraw, e); err != nil {
			return err
		}
	}
	return tx.Client().Enrolment.Update().Where(enrolment.PersonID(v.Person),
		enrolment.Not(enrolment.HasCourseWith(course.HasDrawWith(draw.ClosedAtNotNil())))).SetLabel("").Exec(tx.Context())
}
