// Package jobs does what time demands of the server while nobody asks: settling what is due, and housekeeping.
package jobs

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/jonboulle/clockwork"
)

// Job is something to do now and then.
type Job struct {
	Name  string
	Every time.Duration
	Do    func(context.Context) error
}

// Run does each job at once and then again and again, until ctx ends and all have stopped. A job that fails is tried
// again at its next turn.
func Run(ctx context.Context, clock clockwork.Clock, log *slog.Logger, jobs ...Job) {
	var running sync.WaitGroup
	for _, job := range jobs {
		running.Go(func() {
			ticker := clock.NewTicker(job.Every)
			defer ticker.Stop()
			for {
				if err := job.Do(ctx); err != nil && ctx.Err() == nil {
					log.WarnContext(ctx, "a job failed and will be tried again", "job", job.Name, "error", err)
				}
				select {
				case <-ctx.Done():
					return
				case <-ticker.Chan():
				}
			}
		})
	}
	running.Wait()
}
