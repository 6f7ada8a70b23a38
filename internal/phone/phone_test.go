package phone_test

import (
	"testing"

	"youkong/internal/fault"
	"youkong/internal/phone"
)

func TestOneNumberIsWrittenOneWay(t *testing.T) {
	for text, want := range map[string]string{
		"13800001234":       "13800001234",
		" 138 0000 1234 ":   "13800001234",
		"138-0000-1234":     "13800001234",
		"+86 138 0000 1234": "13800001234",
		"008613800001234":   "13800001234",
		"+49 (30) 1234567":  "+49301234567",
		"+852 1234 5678":    "+85212345678",
	} {
		if got, err := phone.Parse("input.phone", text); err != nil || got != want {
			t.Errorf("%q is read as %q, %v; want %q", text, got, err, want)
		}
	}
}

func TestLandlines(t *testing.T) {
	for text, want := range map[string]string{
		"027-8577 0000":     "02785770000",
		"+86 27 8577 0000":  "02785770000",
		"0086 10 6552 0000": "01065520000",
		"0728 622 0000":     "07286220000",
		"138 0000 1234":     "13800001234",
	} {
		if got, err := phone.ParseAny("input.phone", text); err != nil || got != want {
			t.Errorf("%q is read as %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"85770000", "027 1577 0000", "027-857", "0278577000000"} {
		if got, err := phone.ParseAny("input.phone", text); !fault.Is(err, fault.BadInput) {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
	if got, err := phone.Parse("input.phone", "027-8577 0000"); !fault.Is(err, fault.BadInput) {
		t.Errorf("a code would go to a landline: %q, %v", got, err)
	}
}

func TestWhatIsNoNumberIsRefused(t *testing.T) {
	for _, text := range []string{"", "+", "12345", "23800001234", "138000012345", "+8612345", "+0123456789", "+1234567890123456", "１３８００００１２３４", "138x0001234"} {
		if got, err := phone.Parse("input.phone", text); !fault.Is(err, fault.BadInput) {
			t.Errorf("%q is read as %q, %v", text, got, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("13800001234")
	f.Add("+86 138")
	f.Fuzz(func(t *testing.T, text string) {
		once, err := phone.Parse("p", text)
		if err != nil {
			return
		}
		if again, err := phone.Parse("p", once); err != nil || again != once {
			t.Errorf("%q reads as %q, and that as %q, %v", text, once, again, err)
		}
	})
}
