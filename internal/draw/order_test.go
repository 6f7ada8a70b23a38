package draw

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// In the transcript made elsewhere four of five places are taken when a pair is drawn: it waits, and the person drawn
// after it gets the last place.
func TestAGroupThatNoLongerFitsIsPassedOver(t *testing.T) {
	read, err := Parse(pottery(t))
	if err != nil {
		t.Fatal(err)
	}
	labels := map[ID]string{}
	for _, e := range read.Entries {
		labels[e.ID] = e.Label
	}
	name := func(ids []ID) (names []string) {
		for _, id := range ids {
			names = append(names, labels[id])
		}
		return names
	}
	if got, want := name(read.Outcome.Enrolled), []string{"陈* 134****0006", "周* 133****0007", "吴* 131****0009", "😀* 130****0010"}; !slices.Equal(got, want) {
		t.Errorf("%q are in, want %q", got, want)
	}
	if got, want := name(read.Outcome.Waitlist)[:3], []string{"欧阳* 135****0005", "王* 137****0003", "李* 139****0002"}; !slices.Equal(got, want) {
		t.Errorf("%q are first in the waitlist, want %q", got, want)
	}
}

// Whatever is drawn: places suffice, everyone is in or waits and is so once, both in the order drawn, and who waits did
// not fit into what those drawn before had left.
func TestNobodyIsLostOrForgotten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.IntRange(1, 5), 0, 40).Draw(t, "sizes")
		places := rapid.IntRange(1, 30).Draw(t, "places")
		size := map[ID]int{}
		entries := make([]Entry, len(sizes))
		for i, n := range sizes {
			entries[i] = Entry{ID: ID{byte(i)}, Places: n}
			size[entries[i].ID] = n
		}
		order, outcome := Order(Hash{byte(rapid.IntRange(0, 255).Draw(t, "seed"))}, entries, places)
		in, wait, left := outcome.Enrolled, outcome.Waitlist, places
		for _, id := range order {
			fits := size[id] <= left
			switch {
			case fits && len(in) > 0 && in[0] == id:
				in, left = in[1:], left-size[id]
			case !fits && len(wait) > 0 && wait[0] == id:
				wait = wait[1:]
			default:
				t.Fatalf("%v fits %v, and was put elsewhere", id, fits)
			}
			delete(size, id)
		}
		if len(in)+len(wait)+len(size) > 0 {
			t.Fatalf("left over: %v %v %v", in, wait, size)
		}
	})
}
