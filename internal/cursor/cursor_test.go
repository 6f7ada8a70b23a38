package cursor

import (
	"math"
	"strings"
	"testing"

	"github.com/google/uuid"

	"youkong/internal/fault"
)

var (
	key = Key("0123456789abcdef")
	id  = uuid.MustParse("0190f3c2-7b1e-7c54-9d0e-2f6f2d1f1a11")
)

func TestACursorComesBackAsItWent(t *testing.T) {
	for _, at := range []int64{0, 1, -1, 1_795_400_000, math.MaxInt64, math.MinInt64} {
		text := Encode(key, "bookings:1", at, id)
		gotAt, gotID, err := Decode(key, "bookings:1", text)
		if err != nil || gotAt != at || gotID != id {
			t.Errorf("%d came back as %d, %v, %v", at, gotAt, gotID, err)
		}
		if len(text) > 60 || strings.ContainsAny(text, "+/=") {
			t.Errorf("%s is long or needs escaping", text)
		}
	}
}

func TestACursorIsBoundToItsListAndKey(t *testing.T) {
	text := Encode(key, "bookings:1", 7, id)
	for name, try := range map[string]func() error{
		"another list":   func() error { _, _, err := Decode(key, "bookings:2", text); return err },
		"no list":        func() error { _, _, err := Decode(key, "", text); return err },
		"another key":    func() error { _, _, err := Decode(Key("fedcba9876543210"), "bookings:1", text); return err },
		"empty":          func() error { _, _, err := Decode(key, "bookings:1", ""); return err },
		"something more": func() error { _, _, err := Decode(key, "bookings:1", text+"A"); return err },
		"a line break":   func() error { _, _, err := Decode(key, "bookings:1", text[:10]+"\n"+text[11:]); return err },
	} {
		if err := try(); !fault.Is(err, fault.BadInput) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEveryAlteredLetterIsNoticed(t *testing.T) {
	text := Encode(key, "bookings:1", 7, id)
	for i := range text {
		for _, letter := range "AQgw_" {
			altered := text[:i] + string(letter) + text[i+1:]
			if _, _, err := Decode(key, "bookings:1", altered); altered != text && !fault.Is(err, fault.BadInput) {
				t.Errorf("%s was accepted", altered)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("bookings:1", Encode(key, "bookings:1", 7, id))
	f.Add("", "")
	f.Fuzz(func(t *testing.T, scope, text string) {
		at, id, err := Decode(key, scope, text)
		switch {
		case err == nil && Encode(key, scope, at, id) != text:
			t.Errorf("%q was accepted but is written another way", text)
		case err != nil && !fault.Is(err, fault.BadInput):
			t.Error(err)
		}
	})
}
