package draw

import (
	"cmp"
	"errors"
	"fmt"
)

// Break says where a transcript does not hold.
type Break struct {
	Pointer         string // Where (RFC 6901); empty for the whole.
	Why             string
	Expected, Found string // Both empty where there is nothing to compare.
}

// Error says it in one line.
func (b *Break) Error() string {
	place := b.Pointer
	if place == "" {
		place = "the whole transcript"
	}
	if b.Expected == b.Found {
		return fmt.Sprintf("%s: %s", place, b.Why)
	}
	return fmt.Sprintf("%s: %s: expected %s, found %s", place, b.Why, b.Expected, b.Found)
}

// ErrNotVerifiable is what Verify says of a draw that is sound in itself, but that the operator could have steered by
// trying entries of their own until the outcome pleased, since nothing from outside went into it.
var ErrNotVerifiable = errors.New("not verifiable against the operator: no beacon was named in advance; the steps agree with each other")

// Verify draws again from the bytes of a transcript alone. It returns a *Break for the first place that does not hold,
// ErrNotVerifiable for a draw that is sound but had no beacon, and nil where everything was made as announced. What it
// can't know is for people to compare: the beacon with its source, a receipt with the list, the announcement's hash with
// what was announced.
func Verify(text []byte) error {
	t, err := Parse(text)
	if err != nil {
		return err
	}
	if err := t.check(); err != nil {
		return err
	}
	if t.Announcement.Beacon == nil {
		return ErrNotVerifiable
	}
	return nil
}

// biggest is the largest whole number that every reader of JSON reads as the same.
const biggest = 1<<53 - 1

func (t *Transcript) check() error {
	if t.Format != Format {
		return &Break{"/format", "this is not a form that is known here", Format, t.Format}
	}
	for _, step := range []func() error{t.checkAnnouncement, t.checkBeacon, t.checkSecret, t.checkEntries, t.checkSeed, t.checkOrder} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (t *Transcript) checkAnnouncement() error {
	if c := t.Announcement.Capacity; c < 1 || c > biggest {
		return &Break{Pointer: "/announcement/capacity", Why: "a course has at least one place, and not more than can be counted"}
	}
	announced, err := t.Announcement.Hash()
	if err != nil {
		return err
	}
	return same("/announcement", "this announcement does not have the hash that /announcementHash states", announced, t.AnnouncementHash)
}

func (t *Transcript) checkBeacon() error {
	source := t.Announcement.Beacon
	if source != nil && source.PublicAt <= t.Announcement.ClosesAt {
		return &Break{Pointer: "/announcement/beacon/publicAt", Why: "the beacon must become public after the closing"}
	}
	if (source == nil) != (t.Beacon == "") {
		return &Break{Pointer: "/beacon", Why: "there is a number exactly when its source was named in advance"}
	}
	return nil
}

func (t *Transcript) checkSecret() error {
	committed := Commitment(t.Announcement.Course, t.Secret)
	return same("/secret", "the announcement committed to another secret, or for another course", t.Announcement.Commitment, committed)
}

func (t *Transcript) checkEntries() error {
	for i, e := range t.Entries {
		place := fmt.Sprintf("/entries/%d", i)
		if i > 0 && t.Entries[i-1].ID.String() >= e.ID.String() {
			return &Break{Pointer: place + "/id", Why: "ids must ascend, each once"}
		}
		if e.Places < 1 || e.Places > biggest {
			return &Break{Pointer: place + "/places", Why: "an entry is for at least one place, and not for more than can be counted"}
		}
		if err := same(place, "this entry does not have the hash it states", EntryHash(t.AnnouncementHash, e), e.Hash); err != nil {
			return err
		}
	}
	return same("/listHash", "the list of entries does not have this hash", ListHash(t.AnnouncementHash, t.Entries), t.ListHash)
}

func (t *Transcript) checkSeed() error {
	seed := Seed(t.Secret, t.Beacon, t.Entries)
	return same("/seed", "secret, beacon and nonces give another seed", seed, t.Seed)
}

func (t *Transcript) checkOrder() error {
	order, outcome := Order(t.Seed, t.Entries, t.Announcement.Capacity)
	return cmp.Or(
		sameIDs("/order", "drawn in another order", order, t.Order),
		sameIDs("/outcome/enrolled", "places were given otherwise", outcome.Enrolled, t.Outcome.Enrolled),
		sameIDs("/outcome/waitlist", "others wait, or in another order", outcome.Waitlist, t.Outcome.Waitlist),
	)
}

func same(pointer, why string, expected, found Hash) error {
	if expected == found {
		return nil
	}
	return &Break{pointer, why, expected.String(), found.String()}
}

func sameIDs(pointer, why string, expected, found []ID) error {
	for i := range min(len(expected), len(found)) {
		if expected[i] != found[i] {
			return &Break{fmt.Sprintf("%s/%d", pointer, i), why, expected[i].String(), found[i].String()}
		}
	}
	if len(expected) == len(found) {
		return nil
	}
	return &Break{pointer, why, fmt.Sprintf("%d ids", len(expected)), fmt.Sprintf("%d ids", len(found))}
}
