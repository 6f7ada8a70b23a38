package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestHolidaysAreImported(t *testing.T) {
	t.Setenv("YOUKONG_DATA_DIR", t.TempDir())
	file := filepath.Join(t.TempDir(), "2027.json")
	write := func(document string) {
		if err := os.WriteFile(file, []byte(document), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(`{"year": 2027, "source": "a notice", "holidays": [{"zh": "元旦", "en": "New Year's Day", "from": "2027-01-01", "to": "2027-01-03"}]}`)
	for _, want := range []string{"of 2027 are kept now", "nothing changed"} {
		if got, err := ask(t, "", "holidays", "import", file); err != nil || !strings.Contains(got, want) {
			t.Errorf("%q, %v; want %q", got, err, want)
		}
	}
	write(`{"year": 2027}`)
	if _, err := ask(t, "", "holidays", "import", file); err == nil || !strings.Contains(err.Error(), "`source`") {
		t.Errorf("a broken file: %v", err)
	}
	if got, err := ask(t, "", "audit", "verify"); err != nil || !strings.HasPrefix(got, "1 entries in 1 streams") {
		t.Errorf("%q, %v", got, err)
	}
}
