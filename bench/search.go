package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/search"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

const searchGoal = 10 * time.Millisecond // For all but one search in a hundred, on one processor.

// measureSearch looks for free slots in a whole city, every slot judged by the rules before it counts.
func measureSearch(ctx context.Context, b *bench, on engine) (err error) {
	d, err := on.open(ctx, b.dir, bulky)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	c, err := build(ctx, d, b.centres)
	if err != nil {
		return err
	}
	days := search.Days + 3
	if err := load(ctx, b, d, c, days*b.centres*spacesEach*bookingsADay, c.first-3*daySeconds); err != nil {
		return err
	}
	s, err := store.Open(ctx, d.config)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	free, err := b.index(ctx, on, s)
	if err != nil {
		return err
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	look := func(ctx context.Context, _ int, i int64) error {
		asker, wanted := c.people[i%people], c.wanted(i)
		found, _, err := free.Find(ctx, viewer.Viewer{Person: asker.id, Credential: asker.credential}, wanted)
		if err == nil && (len(found) == 0) != (wanted.Length > 3*time.Hour) {
			err = fmt.Errorf("%d slots for search %d", len(found), i)
		}
		return err
	}
	if _, err := drive(ctx, 1, b.length/2, 0, look); err != nil { // To warm up.
		return err
	}
	return b.profiled("search-"+on.name, func() error {
		r, err := drive(ctx, 1, b.length, 0, look)
		b.add(row{
			what: fmt.Sprintf("search of %d communities", b.centres), on: on.name, floor: "–", ratio: "–",
			figure: fmt.Sprintf("p50 %s, p99 %s", millis(r.P50), millis(r.P99)),
			goal:   "p99 ≤ " + millis(searchGoal), met: judged(r.P99 <= searchGoal),
		})
		return err
	})
}

// index reads the index of a loaded city.
func (b *bench) index(ctx context.Context, on engine, s *store.Store) (*search.Service, error) {
	places, clock := &community.Keeper{}, clockwork.NewRealClock()
	if err := places.Reload(ctx, s.Read()); err != nil {
		return nil, err
	}
	free := search.New(s, places, booking.New(s, places, clock), clock, slog.New(slog.DiscardHandler))
	began := time.Now()
	err := free.Refresh(ctx)
	b.progress("search, %s: the index of %d communities read in %v", on.name, b.centres, time.Since(began).Round(time.Millisecond))
	return free, err
}

// wanted is what somebody looks for: so many hours on one of twelve days, in the whole city or in a few centres, near one
// or anywhere. One in ten looks for four hours by day, which are free nowhere.
func (c *city) wanted(i int64) search.Query {
	midnight := c.first + i*7%12*daySeconds
	at := func(hour int64) int64 { return midnight + hour*3600 }
	q := search.Query{
		Length: time.Duration(1+i%3) * time.Hour / 2, Attendees: int(1 + i%20), First: 20,
		Between: &span.Span{Start: at(8 + i%10), End: at(12 + i%10)},
	}
	switch i % 10 {
	case 0:
		q.Length, q.Between = 4*time.Hour, &span.Span{Start: at(8), End: at(20)}
	case 1:
		q.First = search.MostSlots
	case 2, 3, 4:
		q.Near = c.spaces[i%int64(len(c.spaces))].community
	case 5:
		q.Where = []uuid.UUID{c.spaces[0].community, c.spaces[1].community}
	case 6:
		q.Between = &span.Span{Start: at(0), End: at(48)}
	case 7:
		q.Kinds = []kind.SpaceKind{kind.MeetingRoom}
	}
	return q
}
