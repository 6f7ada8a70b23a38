package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"youkong/internal/globalid"
)

const (
	fanOutGoal = 1.15                 // Times the floor, from the commit to the last screen.
	stockGoal  = 6                    // Times faster than gqlgen as it comes.
	memoryGoal = 10                   // KiB for each idle screen.
	queryGoal  = 5 * time.Millisecond // At the median, while events are on their way.
	judgedFrom = 10_000               // Screens from which on the goals hold.
	mostStock  = 10_000               // Screens beyond which only the floor runs beside the product.
	warmingUp  = 3                    // Events that are not counted.
)

// stage is what the contenders play on.
type stage struct {
	*bench
	on       engine
	database *database
	city     *city
	booked   int64
}

func openStage(ctx context.Context, b *bench, on engine) (s *stage, err error) {
	s = &stage{bench: b, on: on}
	if s.database, err = on.open(ctx, b.dir); err != nil {
		return nil, err
	}
	if s.city, err = build(ctx, s.database, max(b.communities, 3)); err != nil {
		return nil, errors.Join(err, s.database.close())
	}
	return s, nil
}

// job is one in the n-th community.
func (s *stage) job(n int) job {
	followed := s.city.spaces[n].community
	j := job{
		Communities: []string{globalid.Encode(globalid.Community, followed)}, Config: s.database.settings(),
		First: s.city.first, Days: []string{time.Unix(s.city.first, 0).UTC().Add(8 * time.Hour).Format(time.DateOnly)},
		Booker: s.city.people[0].id, Profile: s.profile,
	}
	for _, place := range s.city.spaces {
		if place.community == followed {
			j.Spaces = append(j.Spaces, globalid.Encode(globalid.Space, place.space))
		}
	}
	for _, p := range s.city.people {
		j.Tokens = append(j.Tokens, p.token)
	}
	return j
}

// measureLive books again and again while so many screens follow the community, and takes the time from the commit to
// the last screen; in turn with it floors send events as long to as many sockets.
func measureLive(ctx context.Context, b *bench, on engine) (err error) {
	s, err := openStage(ctx, b, on)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.database.close()) }()
	for _, screens := range b.subscribers {
		if err := s.compare(ctx, screens); err != nil {
			return err
		}
	}
	return nil
}

func (s *stage) compare(ctx context.Context, screens int) (err error) {
	product, err := s.product(ctx, screens)
	if err != nil {
		return err
	}
	all := []*contender{product}
	defer func() {
		for _, c := range all {
			err = errors.Join(err, c.close())
		}
	}()
	names := []string{"bare", "prepared", "stock"}
	if screens > mostStock || s.servers > 1 {
		names = names[:1]
	}
	for _, name := range names {
		s.progress("live, %s, %d screens: opening %s", s.on.name, screens, name)
		c, err := enter(ctx, name, s.job(1), screens, s.servers)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		c.cause = castBy(product)
		if name == "stock" {
			c.cause = bookedByItself
		}
		all = append(all, c)
	}
	for i := range warmingUp + s.pictures {
		for _, c := range all {
			if i == warmingUp {
				c.forget()
			}
			if err := c.event(ctx, int64(i)); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
		}
	}
	s.progress("live, %s, %d screens: %d events of %d bytes", s.on.name, screens, s.pictures, product.size)
	s.report(screens, all)
	return s.compareQueries(ctx, product)
}

// product opens the product, in which each event is a booking over HTTP.
func (s *stage) product(ctx context.Context, screens int) (*contender, error) {
	s.progress("live, %s, %d screens: opening the product", s.on.name, screens)
	j := s.job(0)
	c, err := enter(ctx, "product", j, screens, s.servers)
	if err != nil {
		return nil, fmt.Errorf("the product: %w", err)
	}
	c.cause = s.bookedOverHTTP(j)
	return c, nil
}

// bookedOverHTTP has somebody book at the first server.
func (s *stage) bookedOverHTTP(j job) func(ctx context.Context, c *contender, _ int64) (asked, began time.Time, err error) {
	return func(ctx context.Context, c *contender, _ int64) (asked, began time.Time, err error) {
		booker, err := dial(ctx, c.addresses[0])
		if err != nil {
			return asked, began, err
		}
		defer booker.conn.Close()
		s.booked++
		asked = time.Now()
		if _, err := booker.post(j.Tokens[0], j.booking(s.booked, s.booked)); err != nil {
			return asked, began, err
		}
		w, err := c.servers[0].hear()
		return asked, time.Unix(0, w.At), err
	}
}

// bookedByItself has a server book.
func bookedByItself(_ context.Context, c *contender, i int64) (asked, began time.Time, err error) {
	if err := c.servers[0].tell(command{Slot: i}); err != nil {
		return asked, began, err
	}
	w, err := c.servers[0].hear()
	return time.Unix(0, w.At), time.Unix(0, w.At), err
}

// castBy has servers send what they make up, as long as what the other sends.
func castBy(product *contender) func(ctx context.Context, c *contender, i int64) (asked, began time.Time, err error) {
	return func(_ context.Context, c *contender, i int64) (asked, began time.Time, err error) {
		for _, server := range c.servers {
			if err := server.tell(command{Version: i + 1, Size: product.size}); err != nil {
				return asked, began, err
			}
		}
		for _, server := range c.servers {
			w, err := server.hear()
			if err != nil {
				return asked, began, err
			}
			if at := time.Unix(0, w.At); began.IsZero() || at.Before(began) {
				began = at
			}
		}
		return began, began, nil
	}
}
