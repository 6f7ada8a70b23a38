package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const pottery = "../../internal/draw/testdata/pottery.json"

func TestADrawIsVerifiedFromAFileAndFromStandardInput(t *testing.T) {
	text, err := os.ReadFile(pottery)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ input, file string }{{"", pottery}, {string(text), "-"}} {
		got, err := ask(t, c.input, "draw", "verify", c.file)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"the draw holds: 青年夜校·陶艺", "10 entries for 5 places: 4 enrolled, 6 on", "03 07 12 19 25 31 08"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not in %s", want, got)
			}
		}
	}
}

func TestADrawThatDoesNotHoldSaysWhere(t *testing.T) {
	text, err := os.ReadFile(pottery)
	if err != nil {
		t.Fatal(err)
	}
	forged := strings.Replace(string(text), "张* 138****0001", "张* 138****0002", 1)
	if got, err := ask(t, forged, "draw", "verify", "-"); got != "" || err == nil || !strings.Contains(err.Error(), "/entries/") {
		t.Errorf("a forged list: %q, %v", got, err)
	}
	for name, args := range map[string][]string{
		"no file":    {"draw", "verify"},
		"two files":  {"draw", "verify", pottery, pottery},
		"a lost one": {"draw", "verify", filepath.Join(t.TempDir(), "lost.json")},
		"no word":    {"draw", "lots"},
	} {
		if got, err := ask(t, "", args...); got != "" || err == nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
