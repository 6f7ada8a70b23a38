package globalid

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/google/uuid"

	"youkong/internal/fault"
)

var id = uuid.MustParse("0190f3c2-7b1e-7c54-9d0e-2f6f2d1f1a11")

func TestAnIDComesBackAsItWent(t *testing.T) {
	for kind := Subdistrict; int(kind) <= len(names); kind++ {
		text := Encode(kind, id)
		gotKind, gotID, err := Decode(text)
		if err != nil || gotKind != kind || gotID != id {
			t.Errorf("%v came back as %v, %v, %v", kind, gotKind, gotID, err)
		}
		if len(text) != 23 || strings.ContainsAny(text, "+/=") {
			t.Errorf("%s is long or needs escaping", text)
		}
	}
}

// Clients keep ids: what is written today must still be read tomorrow.
func TestTheFormIsFixed(t *testing.T) {
	if got := Encode(Space, id); got != "AwGQ88J7HnxUnQ4vby0fGhE" {
		t.Errorf("the form of ids changed: %s", got)
	}
}

func TestWhatIsNoIDIsRefused(t *testing.T) {
	good := Encode(Space, id)
	for _, text := range []string{
		"", "1", good + "A", good[:22], good[:22] + "\n", good[:22] + "F", " " + good[1:], id.String(),
		Encode(0, id), Encode(Kind(len(names)+1), id), Encode(255, id), base64.StdEncoding.EncodeToString(id[:]),
	} {
		if kind, got, err := Decode(text); !fault.Is(err, fault.BadInput) {
			t.Errorf("%q was read as %v %v, %v", text, kind, got, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode(Booking, id))
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		kind, id, err := Decode(text)
		switch {
		case err == nil && Encode(kind, id) != text:
			t.Errorf("%q was accepted but is written another way", text)
		case err != nil && !fault.Is(err, fault.BadInput):
			t.Error(err)
		}
	})
}
