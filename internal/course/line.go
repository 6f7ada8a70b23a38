package course

import (
	"context"
	"errors"
	"slices"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/course"
	"youkong/ent/gen/coursesession"
	"youkong/ent/gen/draw"
	"youkong/ent/gen/enrolment"
	"youkong/ent/gen/participant"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/waitlist"
)

var descending = entsql.OrderDesc()

// waits are the entries that wait; a literal, so that the partial index can be used.
func waits() predicate.Enrolment {
	return func(s *entsql.Selector) { s.Where(entsql.ExprP(s.C(enrolment.FieldStatus) + " = 'WAITING'")) }
}

// settled is the course as it is under its lock, with all that time has brought written down: offers that nobody took,
// and the closing of a draw.
func (s *Service) settled(tx *store.Tx, id uuid.UUID) (*gen.Course, error) {
	c, err := tx.Client().Course.Query().Where(course.ID(id), course.StateNEQ(kind.CourseDraft)).Only(tx.Context())
	if err != nil {
		return nil, missing(err)
	}
	if err := s.close(tx, c); err != nil {
		return nil, err
	}
	lapsed, err := tx.Client().Enrolment.Query().
		Where(enrolment.CourseID(id), enrolment.OfferExpiresAtLTE(tx.Now().Unix())).All(tx.Context())
	if err != nil || len(lapsed) == 0 {
		return c, err
	}
	for _, e := range lapsed {
		if _, err := s.leave(tx, e, kind.PlaceLapsed); err != nil {
			return nil, err
		}
	}
	if err := announce(tx, id); err != nil {
		return nil, err
	}
	return tx.Client().Course.Get(tx.Context(), id)
}

// leave ends an entry and offers its places to who is next.
func (s *Service) leave(tx *store.Tx, e *gen.Enrolment, to kind.EnrolmentStatus) (*gen.Enrolment, error) {
	held := e.Status == kind.Enrolled || e.Status == kind.PlaceOffered
	e, err := tx.Client().Enrolment.UpdateOne(e).SetStatus(to).ClearOfferExpiresAt().SetUpdatedAt(tx.Now().Unix()).Save(tx.Context())
	if err != nil {
		return nil, err
	}
	err = tx.Client().Participant.Update().Where(participant.EnrolmentID(e.ID)).SetLive(false).Exec(tx.Context())
	if err != nil || !held {
		return e, err
	}
	return e, s.offer(tx, e.CourseID)
}

// offer holds what is free for those who wait, in their order: the write that frees a place is the one that offers it, so
// that nobody can slip in between. Who has as many courses as one may have, or needs more places than are free, is passed
// over and keeps their turn.
func (s *Service) offer(tx *store.Tx, id uuid.UUID) error {
	c, err := tx.Client().Course.Query().Where(course.ID(id)).WithTerm().Only(tx.Context())
	if err != nil || c.State == kind.CourseCancelled || c.Taken >= c.Capacity {
		return err
	}
	starts, err := startsOf(tx.Context(), tx.Client(), id)
	if err != nil || len(starts) == 0 {
		return err
	}
	until, ok := waitlist.Until(tx.Now().Unix(), starts[len(starts)-1])
	if !ok {
		return nil // The last session has begun: there is nothing to come to any more.
	}
	waiting, err := tx.Client().Enrolment.Query().Where(enrolment.CourseID(id), waits(), enrolment.PlacesLTE(c.Capacity-c.Taken)).
		WithParticipants().Order(enrolment.BySeq()).All(tx.Context())
	if err != nil {
		return err
	}
	for free := c.Capacity - c.Taken; free > 0 && len(waiting) > 0; waiting = waiting[1:] {
		e := waiting[0]
		may, err := withinLimit(tx, c, e)
		if err != nil {
			return err
		}
		if e.Places > free || !may {
			continue
		}
		free -= e.Places
		err = tx.Client().Enrolment.UpdateOne(e).SetStatus(kind.PlaceOffered).SetOfferExpiresAt(until).
			SetUpdatedAt(tx.Now().Unix()).Exec(tx.Context())
		if err != nil {
			return err
		}
	}
	return nil
}

// withinLimit says whether everybody in the entry may have one more course of the term.
func withinLimit(tx *store.Tx, c *gen.Course, e *gen.Enrolment) (bool, error) {
	if c.Edges.Term == nil || c.Edges.Term.MaxCourses == nil {
		return true, nil
	}
	for _, p := range e.Edges.Participants {
		if p.PersonID == nil {
			continue
		}
		if n, err := coursesOf(tx, *p.PersonID, c.Edges.Term.ID); err != nil || n >= *c.Edges.Term.MaxCourses {
			return false, err
		}
	}
	return true, nil
}

// startsOf are the starts of the course's sessions, ascending, in Unix seconds.
func startsOf(ctx context.Context, c *gen.Client, id uuid.UUID) ([]int64, error) {
	held, err := c.CourseSession.Query().Where(coursesession.CourseID(id), coursesession.HasBookingWith(held())).WithBooking().All(ctx)
	starts := make([]int64, len(held))
	for i, session := range held {
		starts[i] = session.Edges.Booking.StartsAt
	}
	slices.Sort(starts)
	return starts, err
}

// Settle writes down what is due in every course. Every server calls it now and then; the lock and the look under it make
// each thing happen exactly once.
func (s *Service) Settle(ctx context.Context) error {
	now := s.clock.Now().Unix()
	var due []uuid.UUID
	err := s.store.Read().Enrolment.Query().Where(enrolment.OfferExpiresAtLTE(now)).
		Unique(true).Select(enrolment.FieldCourseID).Scan(ctx, &due)
	if err != nil {
		return err
	}
	closing, err := s.store.Read().Draw.Query().Where(draw.ClosedAtIsNil(),
		draw.HasCourseWith(course.EnrolClosesAtLTE(now), course.StateEQ(kind.CoursePublished))).All(ctx)
	if err != nil {
		return err
	}
	for _, d := range closing {
		due = append(due, d.CourseID)
	}
	for _, id := range due { // One that can't be settled keeps no other from it.
		err = errors.Join(err, s.store.Write(ctx, []string{feed.Course(id)}, func(tx *store.Tx) error {
			_, err := s.settled(tx, id)
			return err
		}))
	}
	return err
}

// held leaves out sessions whose booking was called off.
func held() predicate.Booking {
	return booking.StatusIn(kind.Confirmed, kind.CheckedIn)
}
