package cli

import (
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
)

// TestClockFrom: a demo's clock shows the time it was given, and goes on as fast as any.
func TestClockFrom(t *testing.T) {
	if _, ok := clockFrom(time.Time{}).(shifted); ok {
		t.Error("without a time given, the clock is not the real one")
	}
	fake := clockwork.NewFakeClock()
	begins := time.Date(2026, time.November, 24, 6, 7, 0, 0, time.UTC)
	clock := shifted{Clock: fake, by: begins.Sub(fake.Now())}
	if !clock.Now().Equal(begins) {
		t.Errorf("it shows %s", clock.Now())
	}
	timer := clock.NewTimer(time.Minute)
	fake.Advance(time.Minute)
	<-timer.Chan()
	if got := clock.Since(begins); got != time.Minute {
		t.Errorf("a minute later %s have passed", got)
	}
	if got := clock.Until(begins.Add(time.Hour)); got != 59*time.Minute {
		t.Errorf("an hour is %s away", got)
	}
}

func TestReachable(t *testing.T) {
	for _, c := range []struct{ listens, want string }{
		{"127.0.0.1:0", "127.0.0.1:"}, {":0", "localhost:"},
	} {
		listener, err := listen(t.Context(), c.listens)
		if err != nil {
			t.Fatal(err)
		}
		defer listener.Close()
		if got := reachable(listener.Addr()); got[:len(c.want)] != c.want {
			t.Errorf("%s is reached at %s", c.listens, got)
		}
	}
}
