package main

import (
	"context"
	"fmt"

	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// service is the product without its transport.
type service struct {
	store    *store.Store
	bookings *booking.Service
	city     *city
}

func openService(ctx context.Context, d *database, c *city) (*service, error) {
	s, err := store.Open(ctx, d.config)
	if err != nil {
		return nil, err
	}
	places := &community.Keeper{}
	if err := places.Reload(ctx, s.Read()); err != nil {
		return nil, err
	}
	return &service{store: s, bookings: booking.New(s, places, clockwork.NewRealClock()), city: c}, nil
}

// book asks for slot i with a key of its own.
func (s *service) book(ctx context.Context, i, key int64) (booking.Outcome, error) {
	place, start := s.city.slot(i)
	who := s.city.people[key%int64(len(s.city.people))]
	return s.bookings.Book(ctx, viewer.Viewer{Person: who.id, Credential: who.credential}, booking.BookInput{
		Key: fmt.Sprintf("service-%d", key), Attendees: 1,
		Slot: &booking.Slot{Space: place.space, Units: 1, Span: span.Span{Start: start, End: start + slotLength}},
	})
}

// win takes slot i, which is free.
func (s *service) win(ctx context.Context, i int64) error {
	o, err := s.book(ctx, i, i)
	if err == nil && o.Booking == nil {
		err = fmt.Errorf("slot %d was refused: %v", i, o.Refusals)
	}
	return err
}

// lose asks for slot i, which is taken; every time with another key.
func (s *service) lose(ctx context.Context, i, key int64) error {
	o, err := s.book(ctx, i, key)
	if err == nil && (len(o.Refusals) != 1 || o.Refusals[0].Rule != kind.RuleOverlap) {
		err = fmt.Errorf("a taken slot was answered with %v", o.Refusals)
	}
	return err
}
