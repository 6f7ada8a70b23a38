package main

import (
	"context"
	"errors"
	"fmt"

	"youkong/internal/doorbell/natsserver"
)

// measureDoorbell books at one of two servers, again and again, and takes the time from the commit to the last screen of
// both: with NATS between them, and with PostgreSQL's LISTEN and NOTIFY. The floor is one server, which needs no bell. Each
// has a community of its own, and they take turns.
func measureDoorbell(ctx context.Context, b *bench, on engine) (err error) {
	if on.name != "postgres" {
		return nil // A file has one server.
	}
	s, err := openStage(ctx, b, on)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.database.close()) }()
	nats, err := natsserver.Start(ctx)
	if err != nil {
		return err
	}
	defer nats.Stop()
	for _, screens := range []int{2, b.subscribers[0]} {
		if err := s.compareBells(ctx, screens, nats.URL); err != nil {
			return err
		}
	}
	return nil
}

// bells are the ways from one server to the other.
var bells = []struct {
	name     string
	servers  int
	withNATS bool
}{{"one server", 1, false}, {"NATS", 2, true}, {"LISTEN", 2, false}}

func (s *stage) compareBells(ctx context.Context, screens int, natsURL string) (err error) {
	var all []*contender
	defer func() {
		for _, c := range all {
			err = errors.Join(err, c.close())
		}
	}()
	for i, bell := range bells {
		j := s.job(i)
		if bell.withNATS {
			j.Config.NATSURL = natsURL
		}
		c, err := enter(ctx, "product", j, screens, bell.servers)
		if err != nil {
			return fmt.Errorf("%s: %w", bell.name, err)
		}
		c.cause = s.bookedOverHTTP(j)
		all = append(all, c)
	}
	for i := range warmingUp + s.pictures {
		for _, c := range all {
			if i == warmingUp {
				c.forget()
			}
			if err := c.event(ctx, int64(i)); err != nil {
				return err
			}
		}
	}
	floor := all[0]
	for i, c := range all[1:] {
		s.add(row{
			what: fmt.Sprintf("commit to the last of %d screens of two servers, %s", screens, bells[i+1].name), on: s.on.name,
			floor: spread(floor.took), figure: fmt.Sprintf("%s; %d lost", spread(c.took), c.lost),
			ratio: times(float64(middle(c.took)) / float64(middle(floor.took))), goal: "–", met: noGoal,
		})
	}
	s.progress("doorbell, %d screens, %d events", screens, s.pictures)
	return nil
}
