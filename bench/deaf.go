package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

const (
	listeners  = 1000
	deafOnes   = 200
	deafEvents = 150 // Bookings; the system keeps the first ones for those who don't read.
	deafGoal   = 1.5 // Times what the others wait without them.
)

// measureDeaf has a fifth as many screens again that never read, and looks at what that costs the others.
func measureDeaf(ctx context.Context, b *bench, on engine) (err error) {
	s, err := openStage(ctx, b, on)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.database.close()) }()
	screens, never, events := listeners, deafOnes, deafEvents
	if b.pictures < 5 {
		screens, never, events = 10, 2, b.pictures // A look at whether it runs.
	}
	product, err := s.product(ctx, screens)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, product.close()) }()
	alone, err := s.waits(ctx, product, events)
	if err != nil {
		return err
	}
	before := resident(product.servers[0].pid())
	j := s.job(0)
	j.Kind, j.Address, j.Clients, j.Deaf = "screens", product.addresses[0], never, true
	wall, err := send(ctx, j)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, wall.close()) }()
	if _, err := wall.hear(); err != nil {
		return err
	}
	beside, err := s.waits(ctx, product, events)
	if err != nil {
		return err
	}
	grown := resident(product.servers[0].pid()) - before
	s.add(row{
		what: fmt.Sprintf("p99 of %d screens beside %d that never read", screens, never), on: on.name,
		floor: millis(alone) + " without them", figure: fmt.Sprintf("%s; memory grew by %d KiB", millis(beside), grown),
		ratio: times(float64(beside) / float64(alone)), goal: fmt.Sprintf("≤ %.1f ×", deafGoal),
		met: judged(float64(beside) <= deafGoal*float64(alone)),
	})
	return nil
}

// waits is the median over events of how long 99 of 100 screens wait.
func (s *stage) waits(ctx context.Context, c *contender, events int) (p99 time.Duration, err error) {
	for i := range warmingUp + events {
		if i == warmingUp {
			c.forget()
		}
		if err := c.event(ctx, int64(i)); err != nil {
			return 0, err
		}
	}
	return middle(c.p99), nil
}
