package course

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/course"
	"youkong/ent/gen/enrolment"
	"youkong/ent/kind"
	"youkong/internal/feed"
)

// fresh is how long seats are believed that no bell has called stale: another server may have changed them, and its bell
// may be late.
const fresh = 250 * time.Millisecond

// Seats are the places of a course as they stand.
type Seats struct {
	Course  *gen.Course
	Version int64 // Of the course's stream.
	Waiting int
	Entered int
	AsOf    time.Time

	entrants map[uuid.UUID]bool // Who has ever made an entry, while the course is first come.
}

// Free is how many places nobody has.
func (s Seats) Free() int { return max(s.Course.Capacity-s.Course.Taken, 0) }

// full says whether an entry for so many places could neither get them nor wait for them.
func (s Seats) full(places int) bool {
	return s.Course.Mode == kind.FirstCome && s.Free() < places && s.Waiting >= s.Course.Waitlist
}

// board keeps the seats of the courses that are asked for, read once for all who ask. It is a memory of what is committed
// and never the truth: what it does not refuse, the database decides.
type board struct {
	mu      sync.Mutex
	courses map[uuid.UUID]*seatsOfOne
}

type seatsOfOne struct {
	mu    sync.Mutex // Held while the seats are read, so that one reads for all.
	seats Seats
	stale bool // Guarded by the board.
}

// maxBoard bounds the memory: whoever asks for many courses makes it forget the others.
const maxBoard = 1000

func (b *board) of(course uuid.UUID) *seatsOfOne {
	b.mu.Lock()
	defer b.mu.Unlock()
	one := b.courses[course]
	if one == nil {
		if len(b.courses) >= maxBoard || b.courses == nil {
			b.courses = map[uuid.UUID]*seatsOfOne{}
		}
		one = &seatsOfOne{stale: true}
		b.courses[course] = one
	}
	return one
}

// spoil has the seats of the courses among the streams read anew by who asks next.
func (b *board) spoil(streams []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, stream := range streams {
		if id, ok := feed.IsCourse(stream); ok && b.courses[id] != nil {
			b.courses[id].stale = true
		}
	}
}

func (b *board) forget(course uuid.UUID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.courses, course)
}

// use clears the mark before the seats are read: a commit during the reading marks them again.
func (b *board) use(one *seatsOfOne) (stale bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	stale, one.stale = one.stale, false
	return stale
}

// Ring tells that streams have changed. It returns at once.
func (s *Service) Ring(streams []string) { s.board.spoil(streams) }

// Seats returns the places of a course that everybody may see, as they were a moment ago; fault NotFound when there is none.
func (s *Service) Seats(ctx context.Context, id uuid.UUID) (Seats, error) {
	return s.seatsSince(ctx, id, s.clock.Now().Add(-fresh))
}

// Newest returns the places as they are by now, for whoever was told that they have changed. Those who ask while they are
// read get what is read next, all together.
func (s *Service) Newest(ctx context.Context, id uuid.UUID) (Seats, error) {
	return s.seatsSince(ctx, id, s.clock.Now())
}

// seatsSince returns seats that were read at the moment or later, and after the last bell.
func (s *Service) seatsSince(ctx context.Context, id uuid.UUID, moment time.Time) (Seats, error) {
	one := s.board.of(id)
	one.mu.Lock()
	defer one.mu.Unlock()
	now := s.clock.Now()
	if stale := s.board.use(one); !stale && !one.seats.AsOf.Before(moment) && !one.seats.AsOf.After(now) { // Unless the clock went back.
		return one.seats, nil
	}
	seats, err := s.readSeats(context.WithoutCancel(ctx), id, now)
	if err != nil {
		s.board.forget(id)
		return Seats{}, err
	}
	one.seats = seats
	return seats, nil
}

// SeatsOf returns the places of a course; of a draft, which nobody has any of, they are all free.
func (s *Service) SeatsOf(ctx context.Context, c *gen.Course) (Seats, error) {
	if c.State == kind.CourseDraft {
		return Seats{Course: c, AsOf: s.clock.Now()}, nil
	}
	return s.Seats(ctx, c.ID)
}

func (s *Service) readSeats(ctx context.Context, id uuid.UUID, now time.Time) (Seats, error) {
	seats := Seats{AsOf: now, entrants: map[uuid.UUID]bool{}}
	err := s.store.Snapshot(ctx, func(ctx context.Context, c *gen.Client) (err error) {
		if seats.Version, _, err = feed.Head(ctx, c, feed.Course(id)); err != nil {
			return err
		}
		seats.Course, err = c.Course.Query().Where(course.ID(id), course.StateNEQ(kind.CourseDraft)).Only(ctx)
		if err != nil {
			return missing(err)
		}
		if seats.Course.Mode == kind.ByDraw && seats.Course.State == kind.CoursePublished {
			seats.Entered, err = c.Enrolment.Query().Where(enrolment.CourseID(id), enrolment.StatusEQ(kind.Entered)).Count(ctx)
			return err
		}
		seats.Waiting, err = c.Enrolment.Query().Where(enrolment.CourseID(id), waits()).Count(ctx)
		if err != nil || seats.Course.Mode == kind.ByDraw {
			return err
		}
		var people []uuid.UUID
		err = c.Enrolment.Query().Where(enrolment.CourseID(id)).Select(enrolment.FieldPersonID).Scan(ctx, &people)
		for _, person := range people {
			seats.entrants[person] = true
		}
		return err
	})
	return seats, err
}

// decided says whether the answer to an entry is known without asking the database: enrolment is not open, or the course
// and its waitlist are full and the viewer never had an entry that a repeated request could mean.
func (s *Service) decided(ctx context.Context, person, course uuid.UUID, places int) ([]Refusal, error) {
	seats, err := s.Seats(ctx, course)
	if err != nil {
		return nil, err
	}
	if seats.entrants[person] || seats.Course.Mode == kind.ByDraw {
		return nil, nil
	}
	found := window(seats.Course, s.clock.Now().Unix())
	if seats.full(places) {
		found = append(found, Refusal{Rule: kind.EnrolFull, Limit: &seats.Course.Capacity})
	}
	return found, nil
}
