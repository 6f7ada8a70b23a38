package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// measureGate asks the service without its transport for a place of a course that is full, as somebody new each time, and
// returns what a refusal costs.
func measureGate(ctx context.Context, b *bench, d *database, full uuid.UUID) (r result, err error) {
	s, err := store.Open(ctx, d.config)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	places := &community.Keeper{}
	if err := places.Reload(ctx, s.Read()); err != nil {
		return r, err
	}
	clock := clockwork.NewRealClock()
	courses := course.New(s, places, booking.New(s, places, clock), clock)
	return drive(ctx, b.clients, b.length, 0, func(ctx context.Context, _ int, i int64) error {
		o, err := courses.Enrol(ctx, viewer.Viewer{Person: uuid.New()}, course.EnrolInput{Key: fmt.Sprintf("the-gate-%d", i), Course: full})
		if err == nil && len(o.Refusals) != 1 {
			err = fmt.Errorf("a full course answered %+v", o)
		}
		return err
	})
}
