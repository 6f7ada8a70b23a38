package wire

import (
	"context"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
)

// patience is how long a test waits for what must come; it only ends a failing test.
const patience = 20 * time.Second

// TestWaves: many go evenly over the time given, few at once.
func TestWaves(t *testing.T) {
	for _, c := range []struct {
		sockets int
		spread  time.Duration
		waves   []int
	}{
		{0, time.Second, nil},
		{20, time.Second, []int{20}},
		{21, time.Second, []int{11, 10}},
		{1000, 400 * time.Millisecond, []int{200, 200, 200, 200, 200}},
		{1000, 0, []int{1000}},
	} {
		clock := clockwork.NewFakeClock()
		closed, ended := make(chan int, c.sockets), make(chan struct{})
		go func() {
			defer close(ended)
			Waves(t.Context(), clock, c.spread, make([]int, c.sockets), func(one int) { closed <- one })
		}()
		for i, want := range c.waves {
			if i < len(c.waves)-1 {
				waits(t, clock)
			} else {
				ends(t, ended)
			}
			if got := len(closed); got != want {
				t.Errorf("%d over %v: wave %d has %d, want %d", c.sockets, c.spread, i, got, want)
			}
			for len(closed) > 0 {
				<-closed
			}
			clock.Advance(waveEvery)
		}
		ends(t, ended)
	}
}

// TestWavesCutShort: when there is no time left, the rest goes at once.
func TestWavesCutShort(t *testing.T) {
	clock, ended := clockwork.NewFakeClock(), make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	closed := 0
	go func() {
		defer close(ended)
		Waves(ctx, clock, time.Minute, make([]int, 1000), func(int) { closed++ })
	}()
	waits(t, clock)
	cancel()
	ends(t, ended)
	if closed != 1000 {
		t.Errorf("%d of 1000 are closed", closed)
	}
}

// waits returns when the next wave waits for its time.
func waits(t *testing.T, clock *clockwork.FakeClock) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := clock.BlockUntilContext(ctx, 1); err != nil {
		t.Fatal("no wave waits for its time")
	}
}

func ends(t *testing.T, ended <-chan struct{}) {
	t.Helper()
	select {
	case <-ended:
	case <-time.After(patience):
		t.Fatal("it does not end")
	}
}
