package main

import (
	"context"
	"errors"
	"fmt"

	"youkong/internal/globalid"
)

// The goals of docs/performance.md.
const (
	serviceCost    = 2.0 // Times the floor.
	httpCost       = 3.0
	bookingsGoal   = 2000 // A second, with all clients.
	losersGoal     = 8000 // A second.
	dayViewGrowth  = 1.5  // From 1 million to 10 million.
	dayViewsGoal   = 2000 // A second at 1 million.
	lastScreenGoal = 1.3  // Times the floor, the commit included.
)

// booth is one database with a floor, the service and the server on it, all at hand.
type booth struct {
	*database
	city    *city
	floor   *floor
	service *service
	server  *server
	next    int64 // The first slot that nobody has asked for.
	results map[string][]result
}

func openBooth(ctx context.Context, b *bench, on engine) (_ *booth, err error) {
	o := &booth{results: map[string][]result{}}
	if o.database, err = on.open(ctx, b.dir); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, o.close())
		}
	}()
	if o.city, err = build(ctx, o.database, b.communities); err != nil {
		return nil, err
	}
	if o.floor, err = openFloor(ctx, o.database, o.city, b.clients); err != nil {
		return nil, err
	}
	if o.service, err = openService(ctx, o.database, o.city); err != nil {
		return nil, err
	}
	o.server, err = openServer(ctx, o.settings())
	return o, err
}

func (o *booth) close() error {
	var errs []error
	if o.server != nil {
		errs = append(errs, o.server.close())
	}
	if o.service != nil {
		errs = append(errs, o.service.store.Close())
	}
	if o.floor != nil {
		errs = append(errs, o.floor.close())
	}
	return errors.Join(append(errs, o.database.close())...)
}

// job is what a client process needs to book here.
func (o *booth) job(b *bench, kind string, clients int) job {
	j := job{Kind: kind, Address: o.server.address, Clients: clients, Length: b.length, From: o.next, First: o.city.first}
	for _, s := range o.city.spaces {
		j.Spaces = append(j.Spaces, globalid.Encode(globalid.Space, s.space))
	}
	for _, p := range o.city.people {
		j.Tokens = append(j.Tokens, p.token)
	}
	return j
}

// keep remembers a figure, and that its slots and keys are used up.
func (o *booth) keep(name string, r result, err error) error {
	o.next += r.Count + 1000
	o.results[name] = append(o.results[name], r)
	return err
}

func (o *booth) rate(name string) float64 { return median(o.results[name], result.rate) }

func measureWrites(ctx context.Context, b *bench, on engine) (err error) {
	o, err := openBooth(ctx, b, on)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	for _, clients := range []int{1, b.clients} {
		for round := range b.rounds {
			if err := o.writeRound(ctx, b, clients); err != nil {
				return err
			}
			b.progress("writes, %s, %d clients, round %d of %d", on.name, clients, round+1, b.rounds)
		}
		o.reportWrites(b, on, clients)
		o.results = map[string][]result{}
	}
	return nil
}

func (o *booth) writeRound(ctx context.Context, b *bench, clients int) error {
	r, err := drive(ctx, clients, b.length, o.next, func(ctx context.Context, _ int, i int64) error {
		won, err := o.floor.write(ctx, i)
		if err == nil && !won {
			err = fmt.Errorf("slot %d was taken", i)
		}
		return err
	})
	if err := o.keep("floor", r, err); err != nil {
		return err
	}
	err = b.profiled("writes-service", func() (err error) {
		r, err = drive(ctx, clients, b.length, o.next, func(ctx context.Context, _ int, i int64) error { return o.service.win(ctx, i) })
		return o.keep("service", r, err)
	})
	if err != nil {
		return err
	}
	return b.profiled("writes-http", func() error {
		r, err := fetch(ctx, o.job(b, "book", clients))
		return o.keep("http", r, err)
	})
}

func (o *booth) reportWrites(b *bench, on engine, clients int) {
	floor := o.rate("floor")
	for _, way := range []struct {
		name, key string
		most      float64
	}{{"the service", "service", serviceCost}, {"GraphQL over HTTP", "http", httpCost}} {
		rate := o.rate(way.key)
		line := row{
			what: fmt.Sprintf("bookings through %s, %d clients", way.name, clients), on: on.name,
			floor: perSecond(floor), figure: perSecond(rate), ratio: times(floor / rate),
			goal: fmt.Sprintf("≤ %.0f × the floor's cost", way.most), met: judged(floor/rate <= way.most),
		}
		if clients == b.clients {
			line.goal += fmt.Sprintf(" and ≥ %d/s", bookingsGoal)
			line.met = judged(floor/rate <= way.most && rate >= bookingsGoal)
		}
		b.add(line)
	}
}
