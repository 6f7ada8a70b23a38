package notice

import (
	"context"
	"database/sql"
	"log/slog"
	"slices"
	"time"

	"entgo.io/ent/dialect"
	"github.com/google/uuid"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"youkong/internal/fault"
)

// The readers who fill the queue, and the stream of the one that follows the clock: its numbers are Unix seconds.
const (
	readerFeed  = "notices"
	readerClock = "reminders"
	clockStream = "clock"
)

// letter is a job of the queue: ids and numbers, and never personal data.
type letter struct {
	What    Kind      `json:"what"`
	Booking uuid.UUID `json:"booking"`
	Of      int64     `json:"of"` // The number of the change in its stream; of a reminder, the start that it is of, in Unix seconds.
}

// Kind names the jobs.
func (letter) Kind() string { return "notice" }

// InsertOpts keeps a letter from being queued again for as long as the queue remembers it.
func (letter) InsertOpts() river.InsertOpts {
	states := append(rivertype.UniqueOptsByStateDefault(), rivertype.JobStateDiscarded, rivertype.JobStateCancelled)
	return river.InsertOpts{MaxAttempts: len(pauses) + 1, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: states}}
}

// position is where its reader has come with it.
func (l letter) position() int64 {
	if l.What == Reminder {
		return l.Of - int64(Ahead/time.Second)
	}
	return l.Of
}

const (
	readCursor = "SELECT seq FROM feed_cursors WHERE reader = $1 AND stream = $2"
	makeCursor = "INSERT INTO feed_cursors (reader, stream, seq) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING"
	moveCursor = "UPDATE feed_cursors SET seq = $3 WHERE reader = $1 AND stream = $2 AND seq < $3"
)

// cursor is how far a reader's queueing of a stream is written down; 0 at the beginning.
func (s *Service) cursor(ctx context.Context, reader, stream string) (int64, error) {
	rows, err := s.Store.Read().QueryContext(ctx, readCursor, reader, stream)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var seq int64
	if rows.Next() {
		err = rows.Scan(&seq)
	}
	if err == nil {
		err = rows.Err()
	}
	return seq, err
}

// enqueue queues the letters and writes down how far the reader has come, both or neither. What another server has queued
// meanwhile is left out.
func (s *Service) enqueue(ctx context.Context, reader, stream string, upTo int64, letters []letter) error {
	tx, err := s.queue.DB.BeginTx(ctx, nil)
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "notices can't be queued now")
	}
	defer func() { _ = tx.Rollback() }() // After the commit there is nothing to take back.
	if _, err := tx.ExecContext(ctx, makeCursor, reader, stream); err != nil {
		return err
	}
	lock := readCursor
	if s.Store.Dialect() == dialect.Postgres {
		lock += " FOR UPDATE" // SQLite has one writer, which this is.
	}
	var saved int64
	if err := tx.QueryRowContext(ctx, lock, reader, stream).Scan(&saved); err != nil {
		return err
	}
	letters = slices.DeleteFunc(letters, func(l letter) bool { return l.position() <= saved })
	if err := s.insert(ctx, tx, letters); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, moveCursor, reader, stream, upTo); err != nil {
		return err
	}
	err = tx.Commit()
	s.queue.Wrote()
	return err
}

func (s *Service) insert(ctx context.Context, tx *sql.Tx, letters []letter) error {
	if len(letters) == 0 {
		return nil
	}
	jobs := make([]river.InsertManyParams, len(letters))
	for i, l := range letters {
		jobs[i] = river.InsertManyParams{Args: l}
	}
	_, err := s.client.InsertManyTx(ctx, tx, jobs)
	return err
}

// pauses are how long a letter waits after each attempt that failed; after the last one it is given up.
var pauses = []time.Duration{
	10 * time.Second, 30 * time.Second, 2 * time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour,
}

// retry spaces the attempts.
type retry struct{ *Service }

// NextRetry says when a letter is tried again.
func (r retry) NextRetry(job *rivertype.JobRow) time.Time {
	return r.Clock.Now().Add(pauses[min(len(job.Errors), len(pauses)-1)])
}

// calm passes on what an operator should know: the queue tells of every start and stop.
type calm struct{ slog.Handler }

// Enabled leaves out everything below a warning.
func (c calm) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && c.Handler.Enabled(ctx, level)
}

// timer has the queue go by the same clock as everything else.
type timer struct{ *Service }

// Now is the time.
func (t timer) Now() time.Time { return t.Clock.Now() }

// NowOrNil is the time, so that the database's own is never asked.
func (t timer) NowOrNil() *time.Time { return new(t.Clock.Now()) }
