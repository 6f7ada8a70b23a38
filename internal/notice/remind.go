package notice

import (
	"context"
	"time"
)

// due finds the bookings that begin after one moment and up to another, community by community, because that is how they
// are indexed. Who booked, moved or was approved later than it would remind them has it in mind.
const due = `SELECT b.starts_at, b.id FROM communities c CROSS JOIN bookings b
	WHERE b.community_id = c.id AND b.starts_at > $1 AND b.starts_at <= $2 AND b.updated_at <= b.starts_at - $3
	AND b.status = 'CONFIRMED' AND b.kind NOT IN ('COURSE', 'BLOCK')`

// Remind queues the reminders of the bookings that begin a day from now: each when its time has come, so that a booking
// costs nothing when it is made, and one that is cancelled or moved before leaves nothing behind. Every server calls it
// now and then.
func (s *Service) Remind(ctx context.Context) error {
	now := s.Clock.Now().Unix()
	if s.reminded == 0 {
		since, err := s.cursor(ctx, readerClock, clockStream)
		if err != nil {
			return err
		}
		s.reminded = since
	}
	if s.reminded == 0 { // The first time ever: whoever comes within a day has long known.
		s.reminded = now
		return s.enqueue(ctx, readerClock, clockStream, now, nil)
	}
	ahead := int64(Ahead / time.Second)
	letters, err := s.beginning(ctx, max(s.reminded+ahead, now), now+ahead)
	if err == nil && len(letters) > 0 {
		err = s.enqueue(ctx, readerClock, clockStream, now, letters)
	}
	if err == nil {
		s.reminded = now
	}
	return err
}

func (s *Service) beginning(ctx context.Context, after, upTo int64) ([]letter, error) {
	rows, err := s.Store.Read().QueryContext(ctx, due, after, upTo, int64(Ahead/time.Second))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var letters []letter
	for rows.Next() {
		l := letter{What: Reminder}
		if err := rows.Scan(&l.Of, &l.Booking); err != nil {
			return nil, err
		}
		letters = append(letters, l)
	}
	return letters, rows.Err()
}
