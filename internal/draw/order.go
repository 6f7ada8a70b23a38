package draw

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"slices"
)

// Outcome is who got places and who waits, each in the order drawn.
type Outcome struct {
	Enrolled []ID `json:"enrolled"`
	Waitlist []ID `json:"waitlist"`
}

// Order draws: the entries sorted by HMAC-SHA256 of their ids under the seed. In that order each gets its places as
// long as they fit. A group that no longer fits waits, and whoever comes after it may still get what it left; so the
// groups that were passed over stand at the head of the waitlist.
func Order(seed Hash, entries []Entry, places int) ([]ID, Outcome) {
	drawn := lots(seed, entries)
	order := make([]ID, len(drawn))
	outcome := Outcome{Enrolled: []ID{}, Waitlist: []ID{}}
	for i, l := range drawn {
		order[i] = l.entry.ID
		if l.entry.Places <= places {
			places -= l.entry.Places
			outcome.Enrolled = append(outcome.Enrolled, l.entry.ID)
		} else {
			outcome.Waitlist = append(outcome.Waitlist, l.entry.ID)
		}
	}
	return order, outcome
}

// lot is an entry with the number it drew.
type lot struct {
	number Hash
	entry  *Entry
}

func lots(seed Hash, entries []Entry) []lot {
	drawn := make([]lot, len(entries))
	number := hmac.New(sha256.New, seed[:])
	for i := range entries {
		number.Reset()
		number.Write(entries[i].ID[:])
		drawn[i].entry = &entries[i]
		number.Sum(drawn[i].number[:0])
	}
	slices.SortFunc(drawn, func(a, b lot) int {
		return bytes.Compare(a.number[:], b.number[:])
	})
	return drawn
}
