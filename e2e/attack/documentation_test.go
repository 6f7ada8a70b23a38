package attack

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shownBy is a test that docs/security.md names, with the file that it is in.
var shownBy = regexp.MustCompile("\\[`(Test\\w+)`\\]\\(\\.\\./([\\w./]+)\\)")

// TestWhatIsShownExists: every test that docs/security.md names is there, and every attack is named.
func TestWhatIsShownExists(t *testing.T) {
	page, err := os.ReadFile("../../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, found := range shownBy.FindAllStringSubmatch(string(page), -1) {
		named[found[1]] = true
		source, err := os.ReadFile(filepath.Join("../..", found[2]))
		if err != nil || !strings.Contains(string(source), "func "+found[1]+"(t *testing.T)") {
			t.Errorf("%s is not in %s", found[1], found[2])
		}
	}
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, attack := range regexp.MustCompile(`(?m)^func (Test\w+)\(t `).FindAllStringSubmatch(string(source), -1) {
			if !named[attack[1]] && attack[1] != t.Name() {
				t.Errorf("%s is not in docs/security.md", attack[1])
			}
		}
	}
}
