package booking

import (
	"testing"
	"time"

	"github.com/google/uuid"
)

// Whoever asks while a look runs must not get its answer: the look may be older than what they know.
func TestACrowdWaitsForALookThatBeganAfterEachOfThemCame(t *testing.T) {
	var c crowd
	what := asked{slot: Slot{Space: uuid.New(), Units: 1}, attendees: 1}
	first, before, leads := c.join(what)
	if !leads || before != nil {
		t.Fatal("the first has nobody to wait for")
	}
	second, before, leads := c.join(what)
	if !leads || before != first || second == first {
		t.Fatal("who comes while a look runs leads the next one")
	}
	third, _, leads := c.join(what)
	if leads || third != second {
		t.Fatal("who comes then shares the next look")
	}
	c.end(what, first)
	<-first.done
	fourth, before, leads := c.join(what)
	if !leads || before != second || fourth == second {
		t.Fatal("the second look may have begun, so it is none for who comes now")
	}
	c.end(what, second)
	c.end(what, fourth)
	if len(c.running) != 0 {
		t.Errorf("nobody is asking, but %d are remembered", len(c.running))
	}
}

func TestOthersAreNotInTheCrowd(t *testing.T) {
	var c crowd
	slot := Slot{Space: uuid.New(), Units: 1}
	one, _, _ := c.join(asked{slot: slot, attendees: 1})
	slot.Span.End = int64(time.Hour / time.Second)
	other, before, leads := c.join(asked{slot: slot, attendees: 1})
	if other == one || before != nil || !leads {
		t.Error("another slot is another question")
	}
}
