package notice

import (
	"context"

	"github.com/riverqueue/river"
)

// Finished has bell rung for every letter that this server is through with, for now or for good, until forget.
func (s *Service) Finished(bell chan<- struct{}) (forget func()) {
	events, cancel := s.client.Subscribe(river.EventKindJobCompleted, river.EventKindJobFailed)
	go func() {
		for range events {
			select {
			case bell <- struct{}{}:
			default:
			}
		}
	}()
	return cancel
}

// Rest stops the queue until the next Tend.
func (s *Service) Rest(ctx context.Context) error { return s.rest(ctx) }

// Awake says whether the queue works.
func (s *Service) Awake() bool { return s.awake }

// Read does what Tell does up to the moment before it queues, as a server that dies there.
func (s *Service) Read(ctx context.Context, stream string, head int64) (int, error) {
	news, err := s.news(ctx, stream, 0, head)
	return len(news), err
}

// Attempts is how often a letter is tried.
var Attempts = len(pauses) + 1
