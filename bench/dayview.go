package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"youkong/internal/globalid"
	"youkong/internal/store/pgcluster"
)

const (
	mostCommunities = 1500
	fewestDays      = 16
	// Days that lie so near to today are left out of the measured views: for the others the product looks twice, at
	// the day and at the present, and every size shall be asked the same.
	nearDays = 4
)

// bulky lets PostgreSQL load without writing everything twice. What is measured afterwards only reads.
const bulky pgcluster.Option = "-c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off"

// estate is a loaded database.
type estate struct {
	*database
	city     *city
	bookings int
	days     []string
	first    int64 // The start of the first day.

	floor, single, many []result
}

// measureDayView asks for one day of one community, on databases of several sizes that are measured in turn.
func measureDayView(ctx context.Context, b *bench, on engine) (err error) {
	var estates []*estate
	defer func() {
		for _, e := range estates {
			err = errors.Join(err, e.close())
		}
	}()
	for _, size := range b.sizes[on.name] {
		e, err := openEstate(ctx, b, on, size)
		if err != nil {
			return err
		}
		estates = append(estates, e)
	}
	for round := range b.rounds {
		for _, e := range estates {
			if err := e.round(ctx, b); err != nil {
				return err
			}
		}
		b.progress("dayview, %s, round %d of %d", on.name, round+1, b.rounds)
	}
	for i, e := range estates {
		var smaller *estate
		if i > 0 {
			smaller = estates[i-1]
		}
		e.report(b, on, smaller)
	}
	return nil
}

func openEstate(ctx context.Context, b *bench, on engine, size int) (*estate, error) {
	d, err := on.open(ctx, b.dir, bulky)
	if err != nil {
		return nil, err
	}
	e := &estate{database: d, bookings: size}
	communities := min(max(size/(spacesEach*bookingsADay*fewestDays), 1), mostCommunities)
	days := max(size/(communities*spacesEach*bookingsADay), 1)
	if e.city, err = build(ctx, d, communities); err == nil {
		e.first = e.city.first - int64(days/2+2)*daySeconds // So that today is in the middle.
		err = load(ctx, b, d, e.city, size, e.first)
	}
	if err != nil {
		return nil, errors.Join(err, d.close())
	}
	for day := range days {
		if away := day - days/2; max(away, -away) > nearDays || days <= 2*nearDays+1 {
			e.days = append(e.days, time.Unix(e.first+int64(day)*daySeconds, 0).UTC().Add(8*time.Hour).Format(time.DateOnly))
		}
	}
	b.progress("dayview, %s: %d bookings in %d communities over %d days", on.name, size, communities, days)
	return e, nil
}

// bareView is the least that a day view must read, of one day.
const bareView = `SELECT o.unit_id, o.booking_id, o.starts_at, o.ends_at, b.starts_at, b.ends_at, b.kind, b.status, b.hold_expires_at
	FROM occupancies o JOIN bookings b ON b.id = o.booking_id
	WHERE o.community_id = $1 AND o.live AND o.starts_at < $2 AND o.starts_at > $3 AND o.ends_at > $4`

// round measures the floor, then the product: alone with one client, and with several.
func (e *estate) round(ctx context.Context, b *bench) error {
	view, err := e.raw.PrepareContext(ctx, bareView)
	if err != nil {
		return err
	}
	defer view.Close()
	look := func(ctx context.Context, _ int, i int64) error {
		community := e.city.spaces[i%int64(len(e.city.spaces))].community.String()
		start := e.first + i*7919%int64(len(e.days))*daySeconds
		rows, err := view.QueryContext(ctx, community, start+daySeconds, start-2*daySeconds, start)
		if err != nil {
			return err
		}
		defer rows.Close()
		values := make([]any, 9)
		for i := range values {
			values[i] = new(any)
		}
		for rows.Next() {
			if err := rows.Scan(values...); err != nil {
				return err
			}
		}
		return rows.Err()
	}
	if _, err := drive(ctx, 1, b.length/2, 0, look); err != nil { // To warm up.
		return err
	}
	r, err := drive(ctx, 1, b.length, 1<<20, look)
	if err != nil {
		return err
	}
	e.floor = append(e.floor, r)
	return e.views(ctx, b)
}

func (e *estate) views(ctx context.Context, b *bench) (err error) {
	s, err := openServer(ctx, e.settings())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	j := job{Kind: "view", Address: s.address, Tokens: []string{e.city.people[0].token}, Days: e.days}
	for _, place := range e.city.spaces[:len(e.city.spaces)/spacesEach] {
		j.Communities = append(j.Communities, globalid.Encode(globalid.Community, place.community))
	}
	for _, step := range []struct {
		clients int
		length  time.Duration
		keep    *[]result
	}{{8, b.length, nil}, {1, b.length, &e.single}, {8, b.length, &e.many}} {
		j.Clients, j.Length = step.clients, step.length
		var r result
		err := b.profiled(fmt.Sprintf("dayview-%s-%d", e.engine, e.bookings), func() (err error) {
			r, err = fetch(ctx, j)
			return err
		})
		if err != nil {
			return err
		}
		if j.From += r.Count; step.keep != nil {
			*step.keep = append(*step.keep, r)
		}
	}
	return nil
}

func p50(r result) float64 { return float64(r.P50) }
func p99(r result) float64 { return float64(r.P99) }

func (e *estate) report(b *bench, on engine, smaller *estate) {
	floor, own := median(e.floor, p50), median(e.single, p50)
	rate := median(e.many, result.rate)
	line := row{
		what: fmt.Sprintf("day view at %d bookings", e.bookings), on: on.name,
		floor:  millis(time.Duration(floor)),
		figure: fmt.Sprintf("%s (p99 %s), %s", millis(time.Duration(own)), millis(time.Duration(median(e.single, p99))), perSecond(rate)),
		ratio:  times(own / floor), met: noGoal,
	}
	switch {
	case smaller != nil && smaller.bookings == 1_000_000:
		growth := own / median(smaller.single, p50)
		line.goal = fmt.Sprintf("≤ %.1f × the time at %d (is %.2f ×)", dayViewGrowth, smaller.bookings, growth)
		line.met = judged(growth <= dayViewGrowth)
	case e.bookings == 1_000_000:
		line.goal, line.met = fmt.Sprintf("≥ %d/s", dayViewsGoal), judged(rate >= dayViewsGoal)
	}
	b.add(line)
}
