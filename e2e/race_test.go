package e2e

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

const (
	racers = 64
	rounds = 200
)

// contenders are those who go by the same rules at the place of the race: its own staff have a finer grid.
var contenders = handles[:5]

// TestRace has 64 clients book the same slot at the same moment, again and again: one gets it, all others hear the
// same reason, and nothing is booked twice.
func TestRace(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		c := newClient(serve(t, d).URL, handles[0])
		slots := freeSlots(t, c, rounds)
		before := number(t, d.raw(t), "SELECT count(*) FROM bookings")
		began := time.Now()
		for round, slot := range slots {
			race(t, c, round, slot)
		}
		took := time.Since(began)
		t.Logf("%d attempts in %.1f s: %.0f/s", rounds*racers, took.Seconds(), rounds*racers/took.Seconds())
		if made := number(t, d.raw(t), "SELECT count(*) FROM bookings") - before; made != rounds {
			t.Errorf("%d rounds made %d bookings", rounds, made)
		}
		d.sound(t)
	})
}

// freeSlots finds slots of half an hour that nobody has yet, one an hour apart so that buffers do not meet.
func freeSlots(t *testing.T, c *client, n int) []slot {
	t.Helper()
	var found []slot
	for day := 1; day < 30; day++ {
		for hour := 9; hour < 22 && len(found) < n; hour++ {
			local := time.Date(2026, time.November, 24+day, hour, 0, 0, 0, time.FixedZone("", 8*3600))
			s := at("jingwu", "shared-meeting-room", local, 30*time.Minute)
			free, err := c.free(s)
			if err != nil {
				t.Fatal(err)
			}
			if free {
				found = append(found, s)
			}
		}
	}
	if len(found) < n {
		t.Fatalf("only %d slots are free", len(found))
	}
	return found
}

// race is one round.
func race(t *testing.T, c *client, round int, s slot) {
	outcomes, gate := make([]outcome, racers), make(chan struct{})
	var all sync.WaitGroup
	for i := range racers {
		all.Go(func() {
			<-gate
			var err error
			if outcomes[i], err = c.as(contenders[i%len(contenders)]).book(s); err != nil {
				t.Errorf("round %d: %v", round, err)
			}
		})
	}
	close(gate)
	all.Wait()
	winners, refusals := 0, map[string]int{}
	for _, o := range outcomes {
		if o.Booking != nil {
			winners++
			continue
		}
		refusals[fmt.Sprint(o.rules(), o.Refusals)]++
		if o.rules() != "OVERLAP" {
			t.Errorf("round %d: refused by %q", round, o.rules())
		}
		if len(o.Alternatives) < 2 {
			t.Errorf("round %d: %d alternatives", round, len(o.Alternatives))
		}
	}
	if winners != 1 || len(refusals) != 1 {
		t.Errorf("round %d: %d winners, %d different refusals: %v", round, winners, len(refusals), refusals)
	}
}
