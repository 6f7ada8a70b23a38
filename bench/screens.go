package main

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

const (
	openers = 64               // How many screens connect at once.
	givenUp = 15 * time.Second // After which a screen that was not reached counts as lost.
)

// receipt says when an event reached the screens of a process.
type receipt struct {
	Version   int64
	P99, Last int64 // When 99 of 100 had it, and all: nanoseconds of the machine's clock.
	Size      int   // Of the frame, in bytes.
	Missing   int   // Screens that it never reached.
}

// wall is all screens of a process.
type wall struct {
	job job
	out *words

	mu      sync.Mutex
	open    int
	pending map[int64]*arrivals // By version.
}

// arrivals are when an event was received, and when that began.
type arrivals struct {
	at    []int64
	began time.Time
}

// watch opens the job's screens and tells of each event that has reached all of them.
func watch(ctx context.Context, j job, out *words) error {
	w := &wall{job: j, out: out, pending: map[int64]*arrivals{}}
	screens, ctx := errgroup.WithContext(ctx)
	screens.Go(func() error { return w.connect(ctx, screens) })
	screens.Go(func() error { w.lookAfter(ctx); return nil })
	return screens.Wait()
}

// connect opens all screens, some at a time.
func (w *wall) connect(ctx context.Context, screens *errgroup.Group) error {
	opening, opened := errgroup.WithContext(ctx)
	opening.SetLimit(openers)
	for i := range w.job.Clients {
		opening.Go(func() error {
			s, err := w.job.screen(opened, w.job.Tokens[i%len(w.job.Tokens)])
			if err != nil {
				return fmt.Errorf("screen %d could not connect: %w", i, err)
			}
			context.AfterFunc(ctx, func() { _ = s.conn.Close() })
			if len(w.job.Communities) == 0 {
				w.opened()
			}
			screens.Go(func() error { return w.follow(ctx, s) })
			return nil
		})
	}
	return opening.Wait()
}

// opened counts; the last screen to be open says so.
func (w *wall) opened() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.open++; w.open == w.job.Clients {
		w.out.say(word{Open: w.open})
	}
}

// follow reads what a screen is shown until the process ends.
func (w *wall) follow(ctx context.Context, s *screen) error {
	for first := true; ; first = false {
		version, size, err := s.next()
		switch {
		case err != nil && ctx.Err() == nil:
			return fmt.Errorf("a screen went dark: %w", err)
		case err != nil:
			return nil //nolint:nilerr // The process ends, and its screens with it.
		case first && len(w.job.Communities) > 0:
			w.opened()
			if w.job.Deaf {
				<-ctx.Done()
			}
		case !w.job.Deaf:
			w.note(version, time.Now().UnixNano(), size)
		}
	}
}

// note counts; the last screen to have a version reports it.
func (w *wall) note(version, at int64, size int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	a := w.pending[version]
	if a == nil {
		a = &arrivals{at: make([]int64, 0, w.job.Clients), began: time.Now()}
		w.pending[version] = a
	}
	if a.at = append(a.at, at); len(a.at) == w.job.Clients {
		w.report(version, a, size)
	}
}

func (w *wall) report(version int64, a *arrivals, size int) {
	delete(w.pending, version)
	slices.Sort(a.at)
	w.out.say(word{Receipt: &receipt{
		Version: version, P99: a.at[(len(a.at)*99+99)/100-1], Last: a.at[len(a.at)-1],
		Size: size, Missing: w.job.Clients - len(a.at),
	}})
}

// lookAfter gives up on what does not arrive.
func (w *wall) lookAfter(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			w.mu.Lock()
			for version, a := range w.pending {
				if now.Sub(a.began) > givenUp {
					w.report(version, a, 0)
				}
			}
			w.mu.Unlock()
		}
	}
}
