package live

import "context"

// FollowSome sends what read returns, at once and whenever it is not the same any more after a change of any of the streams
// that read names, until ctx ends; then the channel is closed. While the database is away it is asked again now and then.
func FollowSome[T any](ctx context.Context, s *Service, same func(T, T) bool, read func() (T, []string, error)) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		w := watched{hub: s.hub, wake: make(chan struct{}, 1)}
		defer w.stop()
		var last *T
		for going := true; going; going = s.wait(ctx, w.wake) {
			event, streams, err := read()
			if err == nil && w.watch(streams) {
				event, _, err = read() // Something may have changed before its stream was watched.
			}
			if err != nil && ctx.Err() == nil {
				s.log.WarnContext(ctx, "a list could not be read; its reader waits", "error", err)
			}
			if err != nil || last != nil && same(event, *last) {
				continue
			}
			select {
			case <-ctx.Done():
				return
			case out <- event:
				last = &event
			}
		}
	}()
	return out
}

// watched are the streams that one reader follows, all with the same wake-up.
type watched struct {
	hub     *Hub
	wake    chan struct{}
	streams []string
}

// watch follows those of the streams that it does not follow yet, and says whether there were any. None is left before the
// end: a wake-up too many only costs a look.
func (w *watched) watch(streams []string) bool {
	before := len(w.streams)
	for _, stream := range streams {
		if w.hub.add(stream, w.wake) {
			w.streams = append(w.streams, stream)
		}
	}
	return len(w.streams) > before
}

func (w *watched) stop() {
	for _, stream := range w.streams {
		w.hub.forget(stream, w.wake)
	}
}
