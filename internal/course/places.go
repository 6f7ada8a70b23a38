package course

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/course"
	"youkong/ent/gen/enrolment"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Withdraw takes an entry back: one's own, or any for the community's staff. What is over already stays as it is. A freed
// place is offered to who is next by the same write.
// Fault NotFound for an entry that the viewer may not see.
func (s *Service) Withdraw(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Enrolment, error) {
	var withdrawn *gen.Enrolment
	err := s.onEntry(ctx, v, id, func(tx *store.Tx, _ *gen.Course, e *gen.Enrolment) (err error) {
		withdrawn = e
		if !inForce(e.Status) {
			return nil
		}
		if withdrawn, err = s.leave(tx, e, kind.Withdrawn); err != nil {
			return err
		}
		return s.witness(tx, v, kind.AuditWithdraw, e)
	})
	return withdrawn, err
}

// Accept takes the place that the viewer is offered. The limit of the term is judged again: they may have found another
// course meanwhile.
// Fault NotFound for an entry that is not the viewer's.
func (s *Service) Accept(ctx context.Context, v viewer.Viewer, id uuid.UUID) (Outcome, error) {
	var outcome Outcome
	err := s.onEntry(ctx, v, id, func(tx *store.Tx, c *gen.Course, e *gen.Enrolment) error {
		outcome = Outcome{Enrolment: e}
		if e.PersonID != v.Person {
			return errNoEntry
		}
		if e.Status == kind.Enrolled {
			return nil
		}
		if e.Status != kind.PlaceOffered {
			outcome.Refusals = []Refusal{{Rule: kind.EnrolStatus}}
			return nil
		}
		e, err := tx.Client().Enrolment.Query().Where(enrolment.ID(id)).WithParticipants().Only(tx.Context())
		if err != nil {
			return err
		}
		if c, err = tx.Client().Course.Query().Where(course.ID(c.ID)).WithTerm().Only(tx.Context()); err != nil {
			return err
		}
		may, err := withinLimit(tx, c, e)
		if err != nil {
			return err
		}
		if !may {
			limit := c.Edges.Term.MaxCourses
			outcome.Refusals = []Refusal{{Rule: kind.EnrolTermLimit, Limit: limit, Actual: new(*limit + 1)}}
			return nil
		}
		outcome.Enrolment, err = tx.Client().Enrolment.UpdateOne(e).SetStatus(kind.Enrolled).ClearOfferExpiresAt().
			SetUpdatedAt(tx.Now().Unix()).Save(tx.Context())
		if err != nil {
			return err
		}
		return s.witness(tx, v, kind.AuditPlace, e)
	})
	return outcome, err
}

var errNoEntry = fault.New(fault.NotFound, "there is no such entry")

// onEntry hands over an entry that the viewer may change, under the locks of who entered it and of its course, with what
// was due written down.
func (s *Service) onEntry(
	ctx context.Context, v viewer.Viewer, id uuid.UUID, change func(*store.Tx, *gen.Course, *gen.Enrolment) error,
) error {
	found, err := s.Entry(ctx, v, id)
	if err != nil {
		return err
	}
	return s.store.Write(ctx, []string{feed.Person(found.PersonID), feed.Course(found.CourseID)}, func(tx *store.Tx) error {
		c, err := s.settled(tx, found.CourseID)
		if err != nil {
			return err
		}
		e, err := tx.Client().Enrolment.Get(tx.Context(), id)
		if err != nil {
			return err
		}
		return change(tx, c, e)
	})
}

// Entry returns an entry of the viewer's own, or of a course of a community that they work for; fault NotFound otherwise.
func (s *Service) Entry(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Enrolment, error) {
	e, err := s.store.Read().Enrolment.Query().Where(enrolment.ID(id)).WithCourse().Only(ctx)
	if gen.IsNotFound(err) {
		return nil, errNoEntry
	}
	if err == nil && e.PersonID != v.Person && !v.StaffOf(e.Edges.Course.CommunityID) {
		return nil, errNoEntry
	}
	return e, err
}

// inForce are the statuses in which an entry is in the line, in the draw, or has places.
func inForce(status kind.EnrolmentStatus) bool {
	switch status {
	case kind.Entered, kind.Enrolled, kind.OnWaitlist, kind.PlaceOffered:
		return true
	}
	return false
}
