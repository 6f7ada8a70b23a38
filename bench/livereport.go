package main

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// spread is the median, the 99th percentile and the most.
func spread(took []time.Duration) string {
	p50, p99 := quantiles(took)
	return fmt.Sprintf("%s (p99 %s, max %s)", millis(p50), millis(p99), millis(slices.Max(took)))
}

func middle(took []time.Duration) time.Duration {
	p50, _ := quantiles(took)
	return p50
}

// judgedAt is the verdict where there are screens enough.
func judgedAt(screens int, met bool) verdict {
	if screens < judgedFrom {
		return noGoal
	}
	return judged(met)
}

// report tells of the product beside the floor and whoever else ran.
func (s *stage) report(screens int, all []*contender) {
	product, floor := all[0], all[1]
	bare := middle(floor.took)
	over := func(took []time.Duration) float64 { return float64(middle(took)) / float64(bare) }
	line := func(what, floor, figure, ratio, goal string, met verdict) {
		s.add(row{what: what, on: s.on.name, floor: floor, figure: figure, ratio: ratio, goal: goal, met: met})
	}
	name := fmt.Sprintf("%d screens", screens)
	if s.servers > 1 {
		name += fmt.Sprintf(" of %d servers", s.servers)
	}
	line("commit to the last of "+name, spread(floor.took), fmt.Sprintf("%s; %d lost", spread(product.took), product.lost),
		times(over(product.took)), fmt.Sprintf("≤ %.2f ×, none lost", fanOutGoal),
		judgedAt(screens, over(product.took) <= fanOutGoal && product.lost == 0))
	line("booking asked for to the last of "+name, spread(floor.took), spread(product.asked),
		times(over(product.asked)), fmt.Sprintf("≤ %.1f ×", lastScreenGoal), judgedAt(screens, over(product.asked) <= lastScreenGoal))
	line("processor for 10,000 deliveries, "+name, millis(floor.perDeliveries()), millis(product.perDeliveries()),
		times(float64(product.perDeliveries())/float64(max(floor.perDeliveries(), 1))), "–", noGoal)
	line("memory of an idle one of "+name, fmt.Sprintf("%.1f KiB", floor.each), fmt.Sprintf("%.1f KiB", product.each), "–",
		fmt.Sprintf("≤ %d KiB", memoryGoal), judgedAt(screens, product.each <= memoryGoal))
	for _, c := range all[2:] {
		figure := fmt.Sprintf("%s; processor %s, %.1f KiB", spread(c.took), millis(c.perDeliveries()), c.each)
		faster := float64(middle(c.took)) / float64(middle(product.took))
		goal, met := "–", noGoal
		if c.name == "stock" {
			goal, met = fmt.Sprintf("the product ≥ %d × faster", stockGoal), judgedAt(screens, faster >= stockGoal)
		}
		line(fmt.Sprintf("%s, %s", map[string]string{"prepared": "gorilla's prepared message", "stock": "gqlgen as it comes"}[c.name], name),
			spread(floor.took), fmt.Sprintf("%s; the product is %.1f × faster", figure, faster), times(over(c.took)), goal, met)
	}
}

// compareQueries asks for another community's day, one question after the other, while events are on their way.
func (s *stage) compareQueries(ctx context.Context, product *contender) error {
	other := s.job(2)
	other.Kind = "view"
	asker, err := dial(ctx, product.addresses[0])
	if err != nil {
		return err
	}
	defer asker.conn.Close()
	product.forget()
	var during []time.Duration
	for i := range s.pictures {
		done, failed := make(chan struct{}), make(chan error, 1)
		go func() {
			defer close(done)
			failed <- product.event(ctx, int64(i))
		}()
		for going := true; going; {
			began := time.Now()
			body, _ := other.request(int64(i))
			if _, err := asker.post(other.Tokens[1], body); err != nil {
				return err
			}
			select {
			case <-done:
				going = false
			default:
				during = append(during, time.Since(began))
			}
		}
		if err := <-failed; err != nil {
			return err
		}
	}
	if len(during) == 0 {
		return nil
	}
	p50, p99 := quantiles(during)
	s.add(row{
		what: fmt.Sprintf("a query while %d screens are told", product.screens), on: s.on.name, floor: "–",
		figure: fmt.Sprintf("p50 %s, p99 %s; to the last screen meanwhile %s", millis(p50), millis(p99), spread(product.took)),
		ratio:  "–", goal: fmt.Sprintf("p50 ≤ %d ms", queryGoal.Milliseconds()), met: judged(p50 <= queryGoal),
	})
	return nil
}
