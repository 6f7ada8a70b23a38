package waitlist_test

import (
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"youkong/internal/waitlist"
)

// An offer stands for half an hour, for half of what is left when that is less, for five minutes at least, and never beyond
// the start.
func TestUntil(t *testing.T) {
	const minute = 60
	for left, want := range map[int64]int64{
		24 * 60 * minute: 30 * minute,
		60 * minute:      30 * minute,
		59*minute + 58:   29*minute + 59,
		40 * minute:      20 * minute,
		10 * minute:      5 * minute,
		8 * minute:       5 * minute,
		5 * minute:       5 * minute,
		3 * minute:       3 * minute,
		1:                1,
	} {
		until, ok := waitlist.Until(1000, 1000+left)
		if !ok || until != 1000+want {
			t.Errorf("with %d seconds left: until %d, %v, want %d", left, until-1000, ok, want)
		}
	}
	for _, left := range []int64{0, -1, -3600} {
		if _, ok := waitlist.Until(1000, 1000+left); ok {
			t.Errorf("with %d seconds left there is something to offer", left)
		}
	}
}

// Whatever is left, offers that lapse one after the other end by the start, and each has some time.
func TestAChainOfOffersEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, start := int64(0), rapid.Int64Range(1, 100_000).Draw(t, "start")
		for {
			until, ok := waitlist.Until(now, start)
			if !ok {
				break
			}
			if until <= now || until > start {
				t.Fatalf("an offer from %d to %d, before %d", now, until, start)
			}
			now = until
		}
	})
}

func TestWhoJoinedFirstComesFirst(t *testing.T) {
	early, late := waitlist.Turn{Since: 1, ID: uuid.UUID{9}}, waitlist.Turn{Since: 2, ID: uuid.UUID{1}}
	twin := waitlist.Turn{Since: 1, ID: uuid.UUID{10}}
	if early.Compare(late) >= 0 || late.Compare(early) <= 0 || early.Compare(twin) >= 0 {
		t.Error("out of order")
	}
}
