// Package search finds slots that are free across all centres.
//
// It keeps an index in memory: for each unit the quarters of an hour that are taken by anything but a hold, over the next
// two weeks, read at the start and kept up from the feed. The index is not the truth and errs on one side only: it may
// offer what is taken, such as a slot that is held at this moment, and it leaves nothing out. What it finds is
// judged by the rules, on what the database says, before anybody sees it.
//
// A unit takes about 300 bytes and a space as many: 9 MB for 1,500 communities with 10 spaces each, however much is booked.
package search

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/feed"
	"youkong/internal/store"
)

const (
	// Days is how many local days are searched, today included.
	Days = 15
	// pollEvery is how often all communities are looked at, for bells that were lost on their way from another server.
	pollEvery = 5 * time.Second
	// rest is how long bells are gathered after each reading: the index is so much behind, and a rush of bookings is read
	// in few statements.
	rest = 100 * time.Millisecond
)

// Service searches.
type Service struct {
	store    *store.Store
	places   *community.Keeper
	bookings *booking.Service
	clock    clockwork.Clock
	log      *slog.Logger

	bells sync.Mutex
	rung  map[string]bool // The streams that changed since they were last looked at.
	wake  chan struct{}   // Holds at most one wake-up.

	turn  sync.Mutex   // Who keeps the index up.
	marks sync.RWMutex // The view, and the marks in it.
	view  *view
}

// New makes the service; it finds nothing before the first Refresh.
func New(s *store.Store, places *community.Keeper, bookings *booking.Service, clock clockwork.Clock, log *slog.Logger) *Service {
	return &Service{
		store: s, places: places, bookings: bookings, clock: clock, log: log,
		rung: map[string]bool{}, wake: make(chan struct{}, 1), view: &view{},
	}
}

// Ring notes that streams changed; it is for store.OnCommit.
func (s *Service) Ring(streams []string) {
	s.bells.Lock()
	defer s.bells.Unlock()
	for _, stream := range streams {
		s.rung[stream] = true
	}
	s.nudge()
}

// nudge has Run look soon.
func (s *Service) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// answered returns the streams that rang, and forgets that they did.
func (s *Service) answered() map[string]bool {
	s.bells.Lock()
	defer s.bells.Unlock()
	rung := s.rung
	s.rung = map[string]bool{}
	return rung
}

// Run keeps the index up until ctx ends. While the database is away the index stays as it is, and is led on from there.
func (s *Service) Run(ctx context.Context) {
	poll := s.clock.NewTicker(pollEvery)
	defer poll.Stop()
	for ctx.Err() == nil {
		var err error
		select {
		case <-ctx.Done():
			return
		case <-poll.Chan():
			err = s.Refresh(ctx)
		case <-s.wake:
			rung := s.answered()
			err = s.refresh(ctx, func(c *community.Community) bool { return rung[feed.Community(c.ID)] })
		}
		if err != nil && ctx.Err() == nil {
			s.log.WarnContext(ctx, "the index of free slots could not be kept up; it tries again", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-s.clock.After(rest):
		}
	}
}
