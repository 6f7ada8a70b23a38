package live

import "context"

// Follow sends what next returns, at once and after every change of the stream, until ctx ends; then the channel is
// closed. Next says false when it has nothing new. While the database is away it is asked again every now and then.
func Follow[T any](ctx context.Context, s *Service, stream string, next func() (T, bool, error)) <-chan T {
	out := make(chan T)
	wake, stop := s.hub.Watch(stream)
	go func() {
		defer close(out)
		defer stop()
		for going := true; going; going = s.wait(ctx, wake) {
			event, news, err := next()
			if err != nil && ctx.Err() == nil {
				s.log.WarnContext(ctx, "a stream could not be read; its reader waits", "error", err)
			}
			if err != nil || !news {
				continue
			}
			select {
			case <-ctx.Done():
				return
			case out <- event:
			}
		}
	}()
	return out
}

// wait blocks until there is a wake-up, a while has passed, or ctx ends; it says whether to go on.
func (s *Service) wait(ctx context.Context, wake <-chan struct{}) bool {
	timer := s.clock.NewTimer(pollEvery)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-wake:
	case <-timer.Chan():
	}
	return true
}
