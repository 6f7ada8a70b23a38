// Package course knows what is taught and done together.
package course

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/course"
	"youkong/ent/gen/coursesession"
	"youkong/ent/gen/predicate"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/store"
)

// Service answers about courses.
type Service struct {
	store *store.Store
	clock clockwork.Clock
}

// New makes the service.
func New(s *store.Store, clock clockwork.Clock) *Service { return &Service{store: s, clock: clock} }

// Coming returns the courses with a session still to come, the next to begin first, with their sessions ascending by
// start; all communities' when community is nil.
func (s *Service) Coming(ctx context.Context, community *uuid.UUID) ([]*gen.Course, error) {
	query := s.store.Read().Course.Query().
		Where(course.HasSessionsWith(coursesession.HasBookingWith(held(), booking.EndsAtGT(s.clock.Now().Unix())))).
		WithSessions(withTimes)
	if community != nil {
		query = query.Where(course.CommunityID(*community))
	}
	found, err := query.All(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range found {
		inOrder(c)
	}
	slices.SortFunc(found, func(a, b *gen.Course) int { return compare(s.next(a), s.next(b)) })
	return found, nil
}

// Get returns a course with its sessions, ascending by start; fault NotFound when there is none.
func (s *Service) Get(ctx context.Context, id uuid.UUID) (*gen.Course, error) {
	found, err := s.store.Read().Course.Query().Where(course.ID(id)).WithSessions(withTimes).Only(ctx)
	if err != nil {
		return nil, missing(err)
	}
	inOrder(found)
	return found, nil
}

// Session returns one session with its booking; fault NotFound when there is none.
func (s *Service) Session(ctx context.Context, id uuid.UUID) (*gen.CourseSession, error) {
	found, err := s.store.Read().CourseSession.Query().
		Where(coursesession.ID(id), coursesession.HasBookingWith(held())).WithBooking().Only(ctx)
	return found, missing(err)
}

func missing(err error) error {
	if gen.IsNotFound(err) {
		return fault.New(fault.NotFound, "there is no such course or session")
	}
	return err
}

// held leaves out sessions whose booking was called off.
func held() predicate.Booking {
	return booking.StatusIn(kind.Confirmed, kind.CheckedIn)
}

func withTimes(q *gen.CourseSessionQuery) {
	q.Where(coursesession.HasBookingWith(held())).WithBooking()
}

func inOrder(c *gen.Course) {
	slices.SortFunc(c.Edges.Sessions, func(a, b *gen.CourseSession) int { return compare(a.Edges.Booking, b.Edges.Booking) })
}

func (s *Service) next(c *gen.Course) *gen.Booking {
	now := s.clock.Now().Unix()
	for _, session := range c.Edges.Sessions {
		if session.Edges.Booking.EndsAt > now {
			return session.Edges.Booking
		}
	}
	return c.Edges.Sessions[len(c.Edges.Sessions)-1].Edges.Booking
}

func compare(a, b *gen.Booking) int {
	if a.StartsAt != b.StartsAt {
		return int(a.StartsAt - b.StartsAt)
	}
	return slices.Compare(a.ID[:], b.ID[:])
}
