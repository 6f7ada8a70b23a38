// Package course knows what is taught and done together: terms, courses and their sessions, who has a place in which, who
// waits for one, and how places are drawn.
//
// A course's places, and who is next, are decided under the lock of the course's own stream, `course:<id>`; what its
// sessions take belongs to the community and is written by package booking. No more places are ever given than there are:
// the database refuses it by itself.
package course

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/course"
	"youkong/ent/gen/coursesession"
	"youkong/ent/kind"
	bookings "youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Service answers about courses, and changes them.
type Service struct {
	store    *store.Store
	places   *community.Keeper
	bookings *bookings.Service
	clock    clockwork.Clock
	board    board
}

// New makes the service. Have Ring called after each commit.
func New(s *store.Store, places *community.Keeper, b *bookings.Service, clock clockwork.Clock) *Service {
	return &Service{store: s, places: places, bookings: b, clock: clock}
}

// Coming returns the published courses with a session still to come, the next to begin first, with their sessions
// ascending by start; all communities' when community is nil.
func (s *Service) Coming(ctx context.Context, community *uuid.UUID) ([]*gen.Course, error) {
	query := s.store.Read().Course.Query().Where(
		course.StateIn(kind.CoursePublished, kind.CourseDrawn),
		course.HasSessionsWith(coursesession.HasBookingWith(held(), booking.EndsAtGT(s.clock.Now().Unix()))),
	).WithSessions(withTimes)
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

// Drafts returns the courses of a community that are being written, the newest first; fault NotFound for who does not work
// there.
func (s *Service) Drafts(ctx context.Context, v viewer.Viewer, community uuid.UUID) ([]*gen.Course, error) {
	if !v.StaffOf(community) {
		return nil, fault.New(fault.NotFound, "there is no such community")
	}
	return s.store.Read().Course.Query().Where(course.CommunityID(community), course.StateEQ(kind.CourseDraft)).
		Order(course.ByCreatedAt(descending), course.ByID(descending)).All(ctx)
}

// Get returns a course with its sessions, ascending by start; fault NotFound when there is none. Drafts are for the staff
// of their community alone.
func (s *Service) Get(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Course, error) {
	found, err := s.store.Read().Course.Query().Where(course.ID(id)).WithSessions(withTimes).Only(ctx)
	if err != nil {
		return nil, missing(err)
	}
	inOrder(found)
	if v.StaffOf(found.CommunityID) {
		return found, nil
	}
	announced, err := s.announced(ctx, found)
	if err == nil && !announced {
		err = errNoSession
	}
	return found, err
}

// announced says whether a course was ever published: a draft that was called off never was.
func (s *Service) announced(ctx context.Context, c *gen.Course) (bool, error) {
	if c.State != kind.CourseCancelled {
		return c.State != kind.CourseDraft, nil
	}
	return s.store.Read().CourseSession.Query().Where(coursesession.CourseID(c.ID)).Exist(ctx)
}

// Session returns one session with its booking; fault NotFound when there is none.
func (s *Service) Session(ctx context.Context, id uuid.UUID) (*gen.CourseSession, error) {
	found, err := s.store.Read().CourseSession.Query().
		Where(coursesession.ID(id), coursesession.HasBookingWith(held())).WithBooking().Only(ctx)
	return found, missing(err)
}

var errNoSession = fault.New(fault.NotFound, "there is no such course or session")

func missing(err error) error {
	if gen.IsNotFound(err) {
		return errNoSession
	}
	return err
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

// Now is the moment that the service would judge by.
func (s *Service) Now() time.Time { return s.clock.Now() }
