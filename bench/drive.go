package main

import (
	"context"
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

// result is what a stretch of work came to.
type result struct {
	Count    int64
	Elapsed  time.Duration
	P50, P99 time.Duration // Of one piece of work.
	Error    string        `json:",omitempty"` // Only between processes.
}

func (r result) rate() float64 { return float64(r.Count) / r.Elapsed.Seconds() }

// drive has so many clients do one piece of work after the other until the time is over. Pieces are numbered from the
// given number on, over all clients. The first error ends it.
func drive(ctx context.Context, clients int, length time.Duration, from int64, do func(ctx context.Context, client int, i int64) error) (result, error) {
	next, deadline := atomic.Int64{}, time.Now().Add(length)
	next.Store(from)
	var mu sync.Mutex
	var took []time.Duration
	began := time.Now()
	group, ctx := errgroup.WithContext(ctx)
	for client := range clients {
		group.Go(func() error {
			var own []time.Duration
			for start := time.Now(); start.Before(deadline); {
				if err := do(ctx, client, next.Add(1)-1); err != nil {
					return err
				}
				end := time.Now()
				own = append(own, end.Sub(start))
				start = end
			}
			mu.Lock()
			defer mu.Unlock()
			took = append(took, own...)
			return nil
		})
	}
	err := group.Wait()
	r := result{Count: int64(len(took)), Elapsed: time.Since(began)}
	r.P50, r.P99 = quantiles(took)
	return r, err
}

// quantiles sorts and returns the median and the 99th percentile.
func quantiles(took []time.Duration) (p50, p99 time.Duration) {
	if len(took) == 0 {
		return 0, 0
	}
	slices.Sort(took)
	at := func(q float64) time.Duration { return took[int(math.Ceil(q*float64(len(took))))-1] }
	return at(0.5), at(0.99)
}

// median is that of the results by what is given.
func median(results []result, by func(result) float64) float64 {
	var values []float64
	for _, r := range results {
		values = append(values, by(r))
	}
	slices.Sort(values)
	return values[len(values)/2]
}
