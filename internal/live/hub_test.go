package live_test

import (
	"context"
	"errors"
	"testing"

	"youkong/internal/live"
)

// TestLook: what no bell told of is found by looking, once.
func TestLook(t *testing.T) {
	hub, ctx := live.NewHub(), t.Context()
	numbers := map[string]int64{"community:1": 4, "community:2": 7}
	asked := 0
	look := func() {
		t.Helper()
		if err := hub.Look(ctx, func(_ context.Context, streams []string) (map[string]int64, error) {
			asked++
			now := map[string]int64{}
			for _, stream := range streams {
				now[stream] = numbers[stream]
			}
			return now, nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if look(); asked != 0 {
		t.Error("the database is asked though nobody watches")
	}
	one, stopOne := hub.Watch("community:1")
	two, stopTwo := hub.Watch("community:2")
	defer stopOne()
	rung := func(wake <-chan struct{}) bool {
		select {
		case <-wake:
			return true
		default:
			return false
		}
	}
	if look(); !rung(one) || !rung(two) {
		t.Error("nobody knows what came before the first look")
	}
	if look(); rung(one) || rung(two) {
		t.Error("they are woken for nothing")
	}
	numbers["community:1"]++
	if look(); !rung(one) || rung(two) {
		t.Error("not exactly who watches what moved is woken")
	}
	stopTwo()
	away := errors.New("away")
	err := hub.Look(ctx, func(context.Context, []string) (map[string]int64, error) { return nil, away })
	if numbers["community:1"]++; !errors.Is(err, away) {
		t.Errorf("a database that is away is %v", err)
	}
	if look(); !rung(one) {
		t.Error("after a failed look nothing is found")
	}
}
