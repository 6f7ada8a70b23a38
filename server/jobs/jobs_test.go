package jobs

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
)

// patience is how long a test waits for what must come; it only ends a failing test.
const patience = 20 * time.Second

// TestRun: each job at once and then at its turns, also after it failed; and Run ends with its context.
func TestRun(t *testing.T) {
	clock := clockwork.NewFakeClock()
	ctx, stop := context.WithCancel(t.Context())
	var log strings.Builder
	often, seldom, ended := make(chan int), make(chan int), make(chan struct{})
	count := func(into chan int) func(context.Context) error {
		n := 0
		return func(ctx context.Context) error {
			n++
			select {
			case into <- n:
			case <-ctx.Done():
			}
			if n == 1 {
				return errors.New("the first time")
			}
			return nil
		}
	}
	go func() {
		defer close(ended)
		Run(ctx, clock, slog.New(slog.NewTextHandler(&log, nil)),
			Job{Name: "often", Every: time.Second, Do: count(often)}, Job{Name: "seldom", Every: time.Hour, Do: count(seldom)})
	}()
	want := func(from chan int, n int) {
		t.Helper()
		select {
		case got := <-from:
			if got != n {
				t.Fatalf("turn %d, want %d", got, n)
			}
		case <-time.After(patience):
			t.Fatalf("turn %d does not come", n)
		}
	}
	want(often, 1)
	want(seldom, 1)
	for n := 2; n < 5; n++ {
		clock.Advance(time.Second)
		want(often, n)
	}
	clock.Advance(time.Hour)
	want(seldom, 2)
	stop()
	select {
	case <-ended:
	case <-time.After(patience):
		t.Fatal("it does not end")
	}
	for _, words := range []string{"job=often", "job=seldom", "the first time"} {
		if !strings.Contains(log.String(), words) {
			t.Errorf("the log lacks %q: %s", words, log.String())
		}
	}
}
