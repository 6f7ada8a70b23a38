package arrows

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write ARCHITECTURE.md and .golangci.yml afresh")

const (
	module = "youkong"
	root   = "../.."
)

func TestImportsFollowTheTable(t *testing.T) {
	folders, arrows := imports(t)
	for _, complaint := range slices.Concat(unlisted(folders), forbidden(arrows), circles(arrows)) {
		t.Error(complaint)
	}
}

func TestReversedArrowsAreReported(t *testing.T) {
	cases := []struct {
		name string
		arrow
		allowed bool
	}{
		{name: "a service uses the store", arrow: arrow{from: "internal/booking", to: "internal/store"}, allowed: true},
		{name: "the store knows a service", arrow: arrow{from: "internal/store", to: "internal/booking"}},
		{name: "a service knows the hub", arrow: arrow{from: "internal/booking", to: "internal/live"}},
		{name: "a service knows the API", arrow: arrow{from: "internal/booking", to: "graph/model"}},
		{name: "a lower rule knows a higher one", arrow: arrow{from: "internal/span", to: "internal/policy"}},
		{name: "a rule knows the client", arrow: arrow{from: "internal/policy", to: "ent/gen/booking"}},
		{name: "the model knows its client", arrow: arrow{from: "ent/schema", to: "ent/gen"}},
		{name: "the API knows the server", arrow: arrow{from: "graph", to: "server/web"}},
		{name: "the API's test knows the server", arrow: arrow{from: "graph", to: "server/web", test: true}},
		{name: "a service's test uses the seed", arrow: arrow{from: "internal/booking", to: "internal/seed", test: true}, allowed: true},
		{name: "a migration's test uses the store", arrow: arrow{from: "ent/migrate", to: "internal/store/storetest", test: true}, allowed: true},
		{name: "a black-box test looks inside", arrow: arrow{from: "e2e", to: "internal/booking", test: true}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			complaints := forbidden([]arrow{c.arrow})
			if c.allowed != (len(complaints) == 0) {
				t.Errorf("%s -> %s: complaints %q, want allowed %v", c.from, c.to, complaints, c.allowed)
			}
		})
	}
}

func TestCirclesAreReportedAtEveryDepth(t *testing.T) {
	harmless := []arrow{
		{from: "server", to: "server/web"}, {from: "server/web", to: "graph"},
		{from: "graph", to: "graph/gen"}, {from: "internal/store/storetest", to: "internal/store"},
	}
	if got := circles(harmless); len(got) != 0 {
		t.Errorf("no circle here, yet: %q", got)
	}
	for _, back := range []arrow{
		{from: "graph", to: "server/config"},
		{from: "server/web", to: "server"},
		{from: "internal/store", to: "internal/store/storetest"},
	} {
		if len(circles(append(slices.Clone(harmless), back))) == 0 {
			t.Errorf("%s -> %s closes a circle that nobody reported", back.from, back.to)
		}
	}
}

func TestUnknownFolderIsReported(t *testing.T) {
	if got := unlisted([]string{"internal/store/storetest", "internal/util"}); len(got) != 1 {
		t.Errorf("want one complaint about internal/util, got %q", got)
	}
}

func TestWrittenCopiesAreFresh(t *testing.T) {
	folders, arrows := imports(t)
	compare(t, "ARCHITECTURE.md", "<!-- arrows:table -->", "<!-- arrows:table end -->", markdownTable())
	compare(t, "ARCHITECTURE.md", "<!-- arrows:drawing -->", "<!-- arrows:drawing end -->", drawing(folders, arrows))
	compare(t, ".golangci.yml", "        # arrows:begin", "        # arrows:end", depguardRules())
}

// compare checks the text between two marker lines of a file, or writes it with -update.
func compare(t *testing.T, file, begin, end, want string) {
	t.Helper()
	path := root + "/" + file
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, found := strings.Cut(string(text), begin+"\n")
	body, tail, closed := strings.Cut(rest, end+"\n")
	if !found || !closed {
		t.Fatalf("%s: the markers %q and %q are missing", file, begin, end)
	}
	if body == want {
		return
	}
	if !*update {
		t.Fatalf("%s is stale between %q and %q: run `make generate` and commit it", file, begin, end)
	}
	if err := os.WriteFile(path, []byte(head+begin+"\n"+want+end+"\n"+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}

// listed is the part of `go list -json` that is looked at.
type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

// imports asks the go command for every package of the module and the arrows among them.
func imports(t *testing.T) (folders []string, arrows []arrow) {
	t.Helper()
	watch(t)
	// -e: half-written code has arrows too, and the compiler will complain of the rest.
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &stderr)
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return folders, arrows
		} else if err != nil {
			t.Fatal(fmt.Errorf("go list: %w", err))
		}
		folder, ours := strings.CutPrefix(p.ImportPath, module+"/")
		if !ours || strings.Contains(folder, "node_modules/") {
			continue // the packages of npm bring Go files now and then
		}
		folders = append(folders, folder)
		arrows = append(arrows, arrowsOf(folder, p.Imports, false)...)
		arrows = append(arrows, arrowsOf(folder, slices.Concat(p.TestImports, p.XTestImports), true)...)
	}
}

// watch reads every folder, so that Go's test cache knows what this result hangs on; it doesn't
// see what the go command reads.
func watch(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if name := d.Name(); name == "node_modules" || name == ".git" || name == "dist" {
			return filepath.SkipDir
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func arrowsOf(folder string, imported []string, test bool) []arrow {
	var out []arrow
	for _, path := range imported {
		if to, ours := strings.CutPrefix(path, module+"/"); ours && to != folder {
			out = append(out, arrow{from: folder, to: to, test: test})
		}
	}
	return out
}
