package notice

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"youkong/internal/feed"
)

const (
	// lookAround is how often all communities are looked at, for bells that were lost and changes by other servers.
	lookAround = 10 * time.Second
	// atOnce is how many changes are looked at together.
	atOnce = 1000
)

// place is how far a stream has been read, and how far that is written down.
type place struct{ read, saved int64 }

// Ring is told which streams got changes. It returns at once; the next Tell looks at them.
func (s *Service) Ring(streams []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, stream := range streams {
		if id, ok := strings.CutPrefix(stream, "community:"); ok {
			if community, err := uuid.Parse(id); err == nil {
				s.rung[community] = true
			}
		}
	}
}

// Tell reads what has happened and queues what is to be told of it. Every server calls it now and then.
func (s *Service) Tell(ctx context.Context) error {
	communities := s.waiting()
	if len(communities) == 0 {
		return nil
	}
	heads, err := feed.Heads(ctx, s.Store, communities)
	if err != nil {
		return err
	}
	for community, head := range heads {
		if err := s.follow(ctx, feed.Community(community), head.Seq); err != nil {
			return err // The next look around finds them all again.
		}
	}
	return nil
}

// waiting are the communities to look at: those that rang, and now and then all.
func (s *Service) waiting() []uuid.UUID {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := s.Clock.Now(); now.Sub(s.around) >= lookAround {
		s.around = now
		for _, c := range s.Places.Catalogue().Communities {
			s.rung[c.ID] = true
		}
	}
	communities := make([]uuid.UUID, 0, len(s.rung))
	for id := range s.rung {
		communities = append(communities, id)
	}
	clear(s.rung)
	return communities
}

// follow reads one stream up to its head. How far it has come is written down with each notice, and else only now and
// then, because nothing is lost by reading twice what is told to nobody.
func (s *Service) follow(ctx context.Context, stream string, head int64) error {
	at, known := s.read[stream]
	if !known {
		saved, err := s.cursor(ctx, readerFeed, stream)
		if err != nil {
			return err
		}
		at = place{read: saved, saved: saved}
	}
	for at.read < head {
		upTo := min(head, at.read+atOnce)
		news, err := s.news(ctx, stream, at.read, upTo)
		if err != nil {
			return err
		}
		if len(news) > 0 || upTo-at.saved >= atOnce {
			if err := s.enqueue(ctx, readerFeed, stream, upTo, news); err != nil {
				return err
			}
			at.saved = upTo
		}
		at.read = upTo
		s.read[stream] = at
	}
	return nil
}
