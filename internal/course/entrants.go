package course

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/course"
	"youkong/ent/gen/enrolment"
	"youkong/ent/gen/participant"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/localtime"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// request reads what the rules have to know of the people in the entry.
func (s *Service) request(tx *store.Tx, v viewer.Viewer, c *gen.Course, in EnrolInput) (request, error) {
	first, err := s.firstDay(tx.Context(), tx.Client(), c, tx.Now())
	if err != nil {
		return request{}, err
	}
	r := request{course: c, consent: in.Consent, firstDay: first, now: tx.Now().Unix()}
	if c.TermID != nil {
		term, err := tx.Client().Term.Get(tx.Context(), *c.TermID)
		if err != nil {
			return request{}, err
		}
		r.limit = term.MaxCourses
	}
	guardian, err := tx.Client().Person.Get(tx.Context(), v.Person)
	if err == nil && guardian.ErasedAt != nil {
		err = fault.New(fault.Unauthenticated, "this account has been erased")
	}
	if err != nil {
		return request{}, err
	}
	for _, id := range in.people(v) {
		e, err := entrantOf(tx, guardian, c, id)
		if err == nil && r.limit != nil {
			e.courses, err = coursesOf(tx, id, *c.TermID)
		}
		if err != nil {
			return request{}, err
		}
		r.entrants = append(r.entrants, e)
	}
	return r, nil
}

// entrantOf is the viewer or a child in their care; fault NotFound for anyone else.
func entrantOf(tx *store.Tx, guardian *gen.Person, c *gen.Course, id uuid.UUID) (entrant, error) {
	e := entrant{resident: guardian.CommunityID != nil && *guardian.CommunityID == c.CommunityID}
	if id != guardian.ID {
		child, err := tx.Client().Person.Get(tx.Context(), id)
		if gen.IsNotFound(err) || err == nil && (child.GuardianID == nil || *child.GuardianID != guardian.ID || child.BornOn == nil) {
			return entrant{}, fault.New(fault.NotFound, "there is no such child in your care")
		}
		if err != nil {
			return entrant{}, err
		}
		born, err := tx.Keys().Open(secret.Birth, *child.BornOn)
		if err == nil {
			e.bornOn, err = localtime.ParseDate(born)
		}
		if err != nil {
			return entrant{}, err
		}
		e.child = true
	}
	var err error
	e.already, err = tx.Client().Participant.Query().
		Where(participant.CourseID(c.ID), participant.PersonID(id), participant.Live(true)).Exist(tx.Context())
	return e, err
}

// coursesOf counts the courses of the term that the person has a place in, or is in the draw of.
func coursesOf(tx *store.Tx, person, term uuid.UUID) (int, error) {
	return tx.Client().Participant.Query().Where(
		participant.PersonID(person), participant.Live(true),
		participant.HasEnrolmentWith(enrolment.StatusIn(kind.Enrolled, kind.Entered)),
		participant.HasCourseWith(course.TermID(term)),
	).Count(tx.Context())
}

// firstDay is the day of the course's first session; today where there is none.
func (s *Service) firstDay(ctx context.Context, c *gen.Client, of *gen.Course, now time.Time) (localtime.Date, error) {
	starts, err := startsOf(ctx, c, of.ID)
	if err != nil {
		return localtime.Date{}, err
	}
	place, ok := s.places.Catalogue().Community(of.CommunityID)
	if !ok {
		return localtime.Date{}, fault.New(fault.NotFound, "there is no such community")
	}
	if len(starts) == 0 {
		return localtime.DateOf(now.Unix(), place.Zone), nil
	}
	return localtime.DateOf(starts[0], place.Zone), nil
}
