package main

import (
	"context"
	"errors"
	"fmt"
)

// measureLosers has all clients ask for one slot that is taken, and counts typed refusals.
func measureLosers(ctx context.Context, b *bench, on engine) (err error) {
	o, err := openBooth(ctx, b, on)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	if _, err := o.floor.write(ctx, 0); err != nil {
		return err
	}
	if err := o.service.win(ctx, 0); err != nil {
		return err
	}
	o.next = 1000
	for round := range b.rounds {
		if err := o.loseRound(ctx, b); err != nil {
			return err
		}
		b.progress("losers, %s, round %d of %d", on.name, round+1, b.rounds)
	}
	deadlocks, err := o.deadlocks(ctx)
	if err != nil {
		return err
	}
	floor := o.rate("floor")
	for _, way := range []struct{ name, key string }{{"the service", "service"}, {"GraphQL over HTTP", "http"}} {
		rate := o.rate(way.key)
		line := row{
			what: "losers through " + way.name, on: on.name, floor: perSecond(floor),
			figure: perSecond(rate), ratio: times(floor / rate), met: noGoal,
		}
		if way.key == "service" {
			line.figure += fmt.Sprintf(", %d deadlocks", deadlocks)
			line.goal = fmt.Sprintf("≥ %d/s, 0 deadlocks", losersGoal)
			line.met = judged(rate >= losersGoal && deadlocks == 0)
		}
		b.add(line)
	}
	return nil
}

func (o *booth) loseRound(ctx context.Context, b *bench) error {
	r, err := drive(ctx, b.clients, b.length, o.next, func(ctx context.Context, _ int, _ int64) error {
		won, err := o.floor.write(ctx, 0)
		if err == nil && won {
			err = errors.New("a taken slot was given away again")
		}
		return err
	})
	if err := o.keep("floor", r, err); err != nil {
		return err
	}
	err = b.profiled("losers-service", func() (err error) {
		r, err = drive(ctx, b.clients, b.length, o.next, func(ctx context.Context, _ int, i int64) error { return o.service.lose(ctx, 0, i) })
		return o.keep("service", r, err)
	})
	if err != nil {
		return err
	}
	return b.profiled("losers-http", func() error {
		r, err := fetch(ctx, o.job(b, "lose", b.clients))
		return o.keep("http", r, err)
	})
}
