package rates

import (
	"fmt"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
)

func TestBuckets(t *testing.T) {
	clock := clockwork.NewFakeClock()
	b := NewBuckets(60, time.Minute, 100, clock)
	step := func(caller string, n, wantLeft int, wantWait time.Duration) {
		t.Helper()
		left, wait := b.Take(caller, n)
		if left != wantLeft || wait.Round(time.Millisecond) != wantWait {
			t.Errorf("%s takes %d: %d left, wait %s; want %d, %s", caller, n, left, wait, wantLeft, wantWait)
		}
	}
	step("wang", 90, 10, 0)
	step("wang", 11, 10, time.Second)
	step("wang", 10, 0, 0) // What was refused has cost nothing.
	step("li", 100, 0, 0)  // Does not pay for wang.
	step("wang", 30, 0, 30*time.Second)
	clock.Advance(30*time.Second - time.Millisecond)
	step("wang", 30, 29, time.Millisecond)
	clock.Advance(time.Millisecond)
	step("wang", 30, 0, 0)
	clock.Advance(time.Hour)
	step("wang", 100, 0, 0) // Never more than a whole one.
}

func TestNoLimit(t *testing.T) {
	if _, wait := NewBuckets(0, time.Minute, 0, clockwork.NewFakeClock()).Take("wang", 1<<30); wait != 0 {
		t.Errorf("wait %s", wait)
	}
}

// TestForgotten: who has been quiet until the bucket was full is forgotten, and no sooner.
func TestForgotten(t *testing.T) {
	clock := clockwork.NewFakeClock()
	b := NewBuckets(60, time.Minute, 100, clock)
	b.Take("quiet", 100)
	clock.Advance(99 * time.Second)
	b.Take("other", 1)
	if len(b.byCaller) != 2 || b.used.Len() != 2 {
		t.Errorf("forgotten too soon: %d", len(b.byCaller))
	}
	clock.Advance(time.Second)
	b.Take("other", 1)
	if len(b.byCaller) != 1 || b.used.Len() != 1 {
		t.Errorf("%d are kept", len(b.byCaller))
	}
}

// TestMostCallers: one too many costs the place of who has been quiet for longest.
func TestMostCallers(t *testing.T) {
	b := NewBuckets(60, time.Minute, 100, clockwork.NewFakeClock())
	b.most = 3
	b.Take("first", 100)
	b.Take("second", 100)
	b.Take("first", 1)
	for i := range 1000 {
		b.Take(fmt.Sprint(i), 100)
		if i == 1 && (b.byCaller["first"] == nil || b.byCaller["second"] != nil) {
			t.Errorf("the wrong one has left: %v", b.byCaller)
		}
	}
	if len(b.byCaller) != 3 || b.used.Len() != 3 {
		t.Errorf("%d are kept", len(b.byCaller))
	}
}
