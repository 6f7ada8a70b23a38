package draw_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"testing"

	"youkong/internal/draw"
)

const closing draw.Instant = 1796126400 // 2026-12-01T12:00:00Z

// announcement is of a pottery course with as many places as given.
func announcement(places int) draw.Announcement {
	a := draw.Announcement{
		Title:    draw.Words{En: "Pottery on Thursday nights", Zh: "周四夜校 · 陶艺"},
		Capacity: places,
		Rules:    []draw.Words{{En: "From 16 years on", Zh: "满 16 周岁"}, {En: "Residents of the community", Zh: "本社区居民"}},
		ClosesAt: closing,
		Beacon: &draw.Beacon{
			Source:   draw.Words{En: "Double Colour Ball 2026139, red ascending, then blue", Zh: "双色球第 2026139 期，红球升序，后接蓝球"},
			PublicAt: closing + 75*60,
		},
	}
	copy(a.Course[:], "pottery-thursday")
	a.Commitment = draw.Commitment(a.Course, secret)
	return a
}

var secret = draw.Secret([]byte("what only the operator knows yet"))

const numbers = "03 07 12 19 25 31 08"

// entrants makes entries for as many places each as given.
func entrants(places ...int) []draw.Entry {
	entries := make([]draw.Entry, len(places))
	for i, n := range places {
		entries[i] = draw.Entry{Label: fmt.Sprintf("张* 138****%04d", i), Places: n}
		binary.BigEndian.PutUint64(entries[i].ID[8:], uint64(i)*0x9e3779b97f4a7c15)
		binary.BigEndian.PutUint64(entries[i].Nonce[:], uint64(i)*0xbf58476d1ce4e5b9+1)
	}
	return entries
}

func transcript(t testing.TB, a draw.Announcement, entries []draw.Entry, beacon string) []byte {
	t.Helper()
	made, err := draw.Run(a, entries, secret, beacon)
	if err != nil {
		t.Fatal(err)
	}
	text, err := made.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestADrawVerifies(t *testing.T) {
	for _, places := range [][]int{{}, {1}, {1, 1, 1, 2, 1, 3, 1}} {
		text := transcript(t, announcement(4), entrants(places...), numbers)
		if err := draw.Verify(text); err != nil {
			t.Errorf("%d entries: %v", len(places), err)
		}
	}
}

func TestADrawWithoutABeaconIsNotCalledVerifiable(t *testing.T) {
	a := announcement(2)
	a.Beacon = nil
	text := transcript(t, a, entrants(1, 1, 1), "")
	if err := draw.Verify(text); !errors.Is(err, draw.ErrNotVerifiable) {
		t.Errorf("got %v", err)
	}
}

// The order in which the database hands entries out, and what they were given before, make no difference.
func TestTheOrderOfEntriesDoesNotMatter(t *testing.T) {
	entries := entrants(1, 2, 1, 1, 3, 1)
	want := transcript(t, announcement(4), entries, numbers)
	slices.Reverse(entries)
	entries[0].Hash[0]++
	if got := transcript(t, announcement(4), entries, numbers); string(got) != string(want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestWhatWouldNotVerifyIsNotDrawn(t *testing.T) {
	twice := append(entrants(1, 1), entrants(1)...)
	early := announcement(2)
	early.Beacon.PublicAt = early.ClosesAt
	other := announcement(2)
	other.Course[0]++
	for name, run := range map[string]struct {
		a       draw.Announcement
		entries []draw.Entry
		beacon  string
		place   string
	}{
		"no place":                   {announcement(0), entrants(1), numbers, "/announcement/capacity"},
		"a beacon before the close":  {early, entrants(1), numbers, "/announcement/beacon/publicAt"},
		"no number":                  {announcement(2), entrants(1), "", "/beacon"},
		"a secret of another course": {other, entrants(1), numbers, "/secret"},
		"an entry twice":             {announcement(2), twice, numbers, "/entries/1/id"},
		"an entry for nobody":        {announcement(2), entrants(1, 0), numbers, "/entries/1/places"},
	} {
		_, err := draw.Run(run.a, run.entries, secret, run.beacon)
		var found *draw.Break
		if !errors.As(err, &found) || found.Pointer != run.place {
			t.Errorf("%s: got %v, want a break at %s", name, err, run.place)
		}
	}
}

func TestAnAnnouncementComesBack(t *testing.T) {
	a := announcement(12)
	text, err := a.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	back, err := draw.ParseAnnouncement(text)
	if err != nil {
		t.Fatal(err)
	}
	was, _ := a.Hash()
	is, _ := back.Hash()
	if was != is || back.Beacon.PublicAt != a.Beacon.PublicAt {
		t.Errorf("%+v came back as %+v", a, back)
	}
}
