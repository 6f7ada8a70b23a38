package draw

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

func TestATranscriptMadeElsewhereVerifies(t *testing.T) {
	text := pottery(t)
	if err := Verify(text); err != nil {
		t.Fatal(err)
	}
	read, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Run(read.Announcement, read.Entries, read.Secret, read.Beacon)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := again.Bytes(); err != nil || string(back) != string(text) {
		t.Errorf("drawn again it is %s, %v", back, err)
	}
}

func TestATranscriptMadeElsewhereWithoutABeaconIsNotCalledVerifiable(t *testing.T) {
	text, err := os.ReadFile("testdata/trusting.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(text); !errors.Is(err, ErrNotVerifiable) {
		t.Errorf("got %v", err)
	}
	text = bytes.Replace(text, []byte(`"beacon":""`), []byte(`"beacon":"7"`), 1)
	var found *Break
	if err := Verify(text); !errors.As(err, &found) || found.Pointer != "/beacon" {
		t.Errorf("with a number of its own: got %v", err)
	}
}

// Every byte of a small transcript is changed, in several ways each.
func TestEveryChangedByteIsFound(t *testing.T) {
	text := pottery(t)
	owners := valuesOf(t, text)
	for at := range text {
		for _, to := range []byte{text[at] ^ 1, '"', ' ', 0xff} {
			if to != text[at] {
				changed(t, text, at, to, owners[at])
			}
		}
	}
}

// A hundred and fifty bytes of a large one, evenly spread.
func TestAChangedByteAmongManyEntriesIsFound(t *testing.T) {
	text := many(t, 300)
	owners := valuesOf(t, text)
	for at := 7; at < len(text); at += len(text) / 150 {
		changed(t, text, at, text[at]^1, owners[at])
	}
}

func changed(t *testing.T, text []byte, at int, to byte, owner string) {
	t.Helper()
	other := bytes.Clone(text)
	other[at] = to
	var found *Break
	if err := Verify(other); !errors.As(err, &found) {
		t.Fatalf("byte %d of %s changed to %q: got %v", at, owner, to, err)
	}
	// Bytes that are not inside a value break the form, and for those the number of a byte is named.
	formal := strings.HasPrefix(found.Why, "byte ")
	if found.Why == "" || !formal && (owner == "" || !concerns(found.Pointer, owner)) {
		t.Errorf("byte %d of %q changed to %q: got %v", at, owner, to, found)
	}
}

// concerns says whether a break at one place tells of a change at another: there, around it, or inside it.
func concerns(found, owner string) bool {
	if owner == "/beacon" {
		return found == "/seed" // Nothing else hangs on the beacon's number, which only its source can confirm.
	}
	if owner == "/announcementHash" {
		return found == "/announcement"
	}
	return strings.HasPrefix(owner, found) || strings.HasPrefix(found, owner)
}

// valuesOf tells for each byte inside a text or a number which value it belongs to.
func valuesOf(t *testing.T, text []byte) []string {
	t.Helper()
	owners := make([]string, len(text))
	decoder := jsontext.NewDecoder(bytes.NewReader(text))
	for {
		begin := int(decoder.InputOffset())
		token, err := decoder.ReadToken()
		if errors.Is(err, io.EOF) {
			return owners
		}
		if err != nil {
			t.Fatal(err)
		}
		end := int(decoder.InputOffset())
		kind, length := decoder.StackIndex(decoder.StackDepth())
		if name := kind == '{' && length%2 == 1; name {
			continue
		}
		switch token.Kind() {
		case '"':
			for at := begin + bytes.IndexByte(text[begin:], '"') + 1; at < end-1; at++ {
				owners[at] = string(decoder.StackPointer())
			}
		case '0':
			owners[end-1] = string(decoder.StackPointer())
		}
	}
}

// many makes a transcript of a course that many entered, every fifth of them as a family of three.
func many(t testing.TB, entries int) []byte {
	t.Helper()
	made, err := Run(crowd(entries))
	if err != nil {
		t.Fatal(err)
	}
	text, err := made.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func crowd(n int) (Announcement, []Entry, Secret, string) {
	a := Announcement{Title: Words{En: "Pottery", Zh: "陶艺"}, Capacity: n / 10, ClosesAt: 1796126400,
		Beacon: &Beacon{Source: Words{En: "a lottery", Zh: "彩票"}, PublicAt: 1796130900}}
	secret := Secret(sum([]byte("a secret")))
	a.Commitment = Commitment(a.Course, secret)
	entries := make([]Entry, n)
	for i := range entries {
		number := sum([]byte("entrant"), binary.BigEndian.AppendUint64(nil, uint64(i))) //nolint:gosec // a small number
		entries[i] = Entry{ID: ID(number[:16]), Nonce: Nonce(number[16:]), Label: fmt.Sprintf("张* 138****%04d", i%10000), Places: 1}
		if i%5 == 0 {
			entries[i].Places = 3
		}
	}
	return a, entries, secret, "03 07 12 19 25 31 08"
}
