// Package waitlist holds what all waiting has in common (候补), be it for a space or for a place in a course: who comes
// before whom, and how long what is offered is kept for one person before the next has their turn.
package waitlist

import (
	"bytes"
	"cmp"
	"time"

	"github.com/google/uuid"
)

const (
	// OfferLength is how long an offer stands, while there is time enough.
	OfferLength = 30 * time.Minute
	// ShortestOffer is what nobody has less of to answer, unless the start itself comes sooner.
	ShortestOffer = 5 * time.Minute
	// MaxWaits is for how many slots a person may wait at once.
	MaxWaits = 10
)

// Until returns when an offer made now ends, of something that begins at start; all in Unix seconds. It stands for
// OfferLength, but for no more than half of the time that is left: should it lapse, the next in line has as much again. It
// never outlives the start, and says false when that has come.
func Until(now, start int64) (until int64, ok bool) {
	left := start - now
	length := max(min(seconds(OfferLength), left/2), seconds(ShortestOffer))
	return now + min(length, left), left > 0
}

// Turn is somebody's place in a line: when they joined it, in Unix seconds, and their id, which tells apart those who came
// in the same second.
type Turn struct {
	Since int64
	ID    uuid.UUID
}

// Compare orders turns: who joined first comes first.
func (t Turn) Compare(other Turn) int {
	return cmp.Or(cmp.Compare(t.Since, other.Since), bytes.Compare(t.ID[:], other.ID[:]))
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }
