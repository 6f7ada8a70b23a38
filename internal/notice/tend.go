package notice

import (
	"context"
	"log/slog"
	"time"

	"entgo.io/ent/dialect"
	"github.com/jonboulle/clockwork"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
)

const (
	workers   = 8                // Letters that are delivered at once; each waits for a gateway most of the time.
	patience  = 30 * time.Second // For one letter. A sender takes ten seconds at most.
	rescue    = 2 * time.Minute  // Until a letter is tried again whose server has died.
	wrapUp    = 5 * time.Second  // For what is being delivered when the server stops.
	lingering = time.Minute      // How long the queue on SQLite stays up for what may come.
)

// connect makes the queue's client.
func (s *Service) connect() error {
	// The queue's rescuer goes by the machine's clock whatever it is told. Where ours is behind it, as in a demo that begins
	// yesterday, all that is being delivered would look abandoned, and be delivered again.
	behind := max(clockwork.NewRealClock().Now().Sub(s.Clock.Now()), 0)
	config := &river.Config{
		Queues:  map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: workers}},
		Workers: river.NewWorkers(), Logger: slog.New(calm{s.Log.Handler()}), RetryPolicy: retry{s},
		FetchCooldown: min(100*time.Millisecond, s.Poll), FetchPollInterval: s.Poll, JobTimeout: patience,
		RescueStuckJobsAfter: rescue + behind, SoftStopTimeout: wrapUp, PollOnly: s.sleeps(), Test: river.TestConfig{Time: timer{s}},
	}
	river.AddWorker(config.Workers, &postman{Service: s})
	var err error
	if s.sleeps() {
		s.client, err = river.NewClient(riversqlite.New(s.queue.DB), config)
	} else {
		s.client, err = river.NewClient(riverdatabasesql.NewWithPgxListener(s.queue.DB, s.queue.Listener), config)
	}
	return err
}

// sleeps says whether the queue is stopped while it is empty. On SQLite it writes every few seconds only to say that it is
// there, to other servers that SQLite can't have, and each time bookings wait for the disk.
func (s *Service) sleeps() bool { return s.Store.Dialect() == dialect.SQLite }

// Tend keeps the queue working: on PostgreSQL always, on SQLite while there is something to deliver. Call it now and then.
func (s *Service) Tend(ctx context.Context) error {
	if !s.sleeps() {
		return s.wake(ctx)
	}
	busy, err := s.busy(ctx)
	now := s.Clock.Now()
	switch {
	case err != nil:
		return err
	case busy:
		s.lastBusy = now
		return s.wake(ctx)
	case s.awake && now.Sub(s.lastBusy) >= lingering:
		return s.rest(ctx)
	}
	if s.awake {
		s.queue.Wrote()
	}
	return nil
}

// working finds what is to be done now; the queue's times are written in UTC with milliseconds.
const working = `SELECT EXISTS (SELECT 1 FROM river_job WHERE state IN ('available', 'pending', 'running'))
	OR EXISTS (SELECT 1 FROM river_job WHERE state IN ('retryable', 'scheduled') AND scheduled_at <= $1)`

func (s *Service) busy(ctx context.Context) (busy bool, err error) {
	rows, err := s.Store.Read().QueryContext(ctx, working, s.Clock.Now().UTC().Format("2006-01-02 15:04:05.000"))
	if err != nil {
		return false, err
	}
	defer rows.Close()
	if rows.Next() {
		err = rows.Scan(&busy)
	}
	if err == nil {
		err = rows.Err()
	}
	return busy, err
}

// wake starts the queue's client; it outlives ctx, until rest.
func (s *Service) wake(ctx context.Context) error {
	if s.awake {
		return nil
	}
	if err := s.client.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	s.awake = true
	return nil
}

// rest stops the client, once what is being delivered is through.
func (s *Service) rest(ctx context.Context) error {
	if !s.awake {
		return nil
	}
	s.awake = false
	err := s.client.Stop(context.WithoutCancel(ctx))
	s.queue.Wrote()
	return err
}

// Close stops the queue and lets go of the database, after whoever calls Tell, Remind and Tend has ended.
func (s *Service) Close(ctx context.Context) error {
	defer s.queue.Close()
	return s.rest(ctx)
}
