package live_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"youkong/internal/live"
)

// TestShownIsMadeOnce: however many ask at once, one makes it for each key and all get it.
func TestShownIsMadeOnce(t *testing.T) {
	var event live.Event
	var made atomic.Int32
	var asking sync.WaitGroup
	for i := range 100 {
		key := string(rune('a' + i%2))
		asking.Go(func() {
			if got := event.Shown(key, func(*live.Event) any { made.Add(1); return "for " + key }); got != "for "+key {
				t.Errorf("%s got %v", key, got)
			}
		})
	}
	asking.Wait()
	if n := made.Load(); n != 2 {
		t.Errorf("made %d times for 2 keys", n)
	}
}

// TestReadersShareEvents: who stood at the same place gets the same event, and who comes later one of their own.
func TestReadersShareEvents(t *testing.T) {
	everywhere(t, func(t *testing.T, r *rig) {
		xinyu := r.community("xinyu")
		one, two := r.follow(xinyu), r.follow(xinyu)
		one.next()
		two.next()
		r.change(1)
		first, second := <-one.events, <-two.events
		if first != second || first.Snapshot {
			t.Errorf("two readers got %p and %p", first, second)
		}
		if late := <-r.follow(xinyu).events; late == first || !late.Snapshot {
			t.Errorf("who comes later begins with %+v", late.Event)
		}
	})
}
