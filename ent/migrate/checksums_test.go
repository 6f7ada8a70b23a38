package migrate_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"youkong/ent/migrate"
)

var update = flag.Bool("update", false, "pin new migrations")

var directories = map[string]fs.FS{"sqlite": migrate.SQLite(), "postgres": migrate.Postgres()}

func TestMigrationsArePinned(t *testing.T) {
	for dir, fsys := range directories {
		if *update {
			pin(t, dir)
			fsys = os.DirFS(dir)
		}
		if err := migrate.Verify(fsys); err != nil {
			t.Errorf("%s: %v; `go test ./ent/migrate -update` pins new files", dir, err)
		}
	}
}

// pin adds the sums of files that aren't listed yet. A listed one keeps its sum, so that a released migration can't be
// changed by habit.
func pin(t *testing.T, dir string) {
	t.Helper()
	listed, err := migrate.Listed(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	sums, err := migrate.Sums(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for name, sum := range sums {
		if listed[name] == "" {
			listed[name] = sum
		}
	}
	var lines []string
	for name, sum := range listed {
		lines = append(lines, fmt.Sprintf("%s  %s\n", sum, name))
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[64:], b[64:]) })
	if err := os.WriteFile(dir+"/checksums", []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestBothDirectoriesHaveTheSameVersions(t *testing.T) {
	lite, _ := fs.Glob(migrate.SQLite(), "*.sql")
	postgres, _ := fs.Glob(migrate.Postgres(), "*.sql")
	if !slices.Equal(lite, postgres) || len(lite) == 0 {
		t.Errorf("SQLite has %v, PostgreSQL %v", lite, postgres)
	}
}

func TestVerifyNamesWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		change func(fstest.MapFS)
		want   string
	}{
		"changed": {func(m fstest.MapFS) { m["00001_a.sql"].Data = []byte("b") }, "00001_a.sql was changed"},
		"added":   {func(m fstest.MapFS) { m["00002_b.sql"] = &fstest.MapFile{} }, "00002_b.sql is not listed"},
		"removed": {func(m fstest.MapFS) { delete(m, "00001_a.sql") }, "00001_a.sql is missing"},
		"no list": {func(m fstest.MapFS) { delete(m, "checksums") }, "without their checksums"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{"00001_a.sql": {Data: []byte("a")}}
			sums, err := migrate.Sums(fsys)
			if err != nil {
				t.Fatal(err)
			}
			fsys["checksums"] = &fstest.MapFile{Data: []byte(sums["00001_a.sql"] + "  00001_a.sql\n")}
			if err := migrate.Verify(fsys); err != nil {
				t.Fatal(err)
			}
			c.change(fsys)
			if err := migrate.Verify(fsys); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q, got %v", c.want, err)
			}
		})
	}
}
