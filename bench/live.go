package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"youkong/internal/feed"
	"youkong/internal/globalid"
)

// measureLive books again and again while so many screens follow the community, and takes the time from the commit to
// the last screen; beside it a bare broadcaster sends frames as long to as many sockets.
func measureLive(ctx context.Context, b *bench, on engine) (err error) {
	o, err := openBooth(ctx, b, on)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	for _, subscribers := range b.subscribers {
		product, size, err := o.followBookings(ctx, b, subscribers)
		if err != nil {
			return err
		}
		floor, err := followBroadcasts(ctx, b, subscribers, size)
		if err != nil {
			return err
		}
		b.progress("live, %s, %d subscribers, frames of %d bytes", on.name, subscribers, size)
		own, ownWorst := quantiles(product.committed)
		asked, _ := quantiles(product.asked)
		bare, bareWorst := quantiles(floor)
		ratio := float64(own) / float64(bare)
		b.add(row{
			what: fmt.Sprintf("commit to the last of %d screens", subscribers), on: on.name,
			floor:  fmt.Sprintf("%s (p99 %s)", millis(bare), millis(bareWorst)),
			figure: fmt.Sprintf("%s (p99 %s); from the request %s", millis(own), millis(ownWorst), millis(asked)),
			ratio:  times(ratio), goal: fmt.Sprintf("≤ %.1f × the floor", lastScreenGoal), met: judged(ratio <= lastScreenGoal),
		})
	}
	return nil
}

// delays are what elapsed until the last screen had a booking: since its commit, and since it was asked for.
type delays struct{ committed, asked []time.Duration }

// followBookings measures the product. Screens sign in as many people, since each may open only so many sockets.
func (o *booth) followBookings(ctx context.Context, b *bench, subscribers int) (d delays, size int, err error) {
	shown := o.city.spaces[0]
	day := time.Unix(o.city.first, 0).UTC().Add(8 * time.Hour).Format(time.DateOnly)
	j := job{
		Kind: "follow", Address: o.server.address, Path: "/api/graphql", Clients: subscribers, Tokens: o.job(b, "", 0).Tokens,
		Communities: []string{globalid.Encode(globalid.Community, shown.community)}, Days: []string{day},
	}
	screens, err := send(ctx, j)
	if err != nil {
		return d, 0, err
	}
	defer func() { err = errors.Join(err, screens.close()) }()
	var seen receipt
	if err := screens.next(&seen); err != nil {
		return d, 0, err
	}
	commits := o.commitsOf(feed.Community(shown.community))
	j.Kind, j.First = "book", o.city.first
	for _, s := range o.city.spaces {
		if s.community == shown.community {
			j.Spaces = append(j.Spaces, globalid.Encode(globalid.Space, s.space))
		}
	}
	booker, err := dial(ctx, o.server.address)
	if err != nil {
		return d, 0, err
	}
	defer booker.conn.Close()
	for range b.pictures {
		o.next++
		asked := time.Now()
		if _, err := booker.post(j.Tokens[0], j.booking(o.next, o.next)); err != nil {
			return d, 0, err
		}
		committed := <-commits
		before := seen.Version
		if err := screens.next(&seen); err != nil {
			return d, 0, err
		}
		if seen.Version != before+1 {
			return d, 0, fmt.Errorf("the screens went from version %d to %d", before, seen.Version)
		}
		last := time.Unix(0, seen.Last)
		d.committed, d.asked = append(d.committed, last.Sub(committed)), append(d.asked, last.Sub(asked))
	}
	return d, seen.Size, nil
}

// commitsOf tells when the stream changed.
func (o *booth) commitsOf(stream string) <-chan time.Time {
	commits := make(chan time.Time, 1)
	o.server.app.OnCommit(func(streams []string) {
		if slices.Contains(streams, stream) {
			select {
			case commits <- time.Now():
			default: // Nobody is measuring any more.
			}
		}
	})
	return commits
}

// followBroadcasts measures the floor.
func followBroadcasts(ctx context.Context, b *bench, subscribers, size int) (took []time.Duration, err error) {
	caster, err := openBroadcaster(ctx, size)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, caster.close()) }()
	screens, err := send(ctx, job{Kind: "follow", Address: caster.address, Path: "/", Clients: subscribers, Tokens: []string{"nobody"}})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, screens.close()) }()
	if err := caster.wait(ctx, subscribers); err != nil {
		return nil, err
	}
	for version := range b.pictures + 1 { // The first one is what the product's snapshot is: it says that all are there.
		began := time.Now()
		if err := caster.send(version); err != nil {
			return nil, err
		}
		var seen receipt
		if err := screens.next(&seen); err != nil {
			return nil, err
		}
		if version > 0 {
			took = append(took, time.Unix(0, seen.Last).Sub(began))
		}
	}
	return took, nil
}
