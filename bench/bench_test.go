package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMain lets the test's binary be the client process too.
func TestMain(m *testing.M) {
	if os.Getenv(agentVariable) != "" {
		os.Exit(agentMain())
	}
	os.Exit(m.Run())
}

// A measurement that nobody runs between releases would rot; its figures say nothing here.
func TestEverySectionRunsOnBothDatabasesAndLeavesNothingBehind(t *testing.T) {
	place := openFolder(t)
	t.Setenv("TMPDIR", place)
	var out bytes.Buffer
	o := defaults()
	o.quick()
	o.out = &out
	if err := run(t.Context(), o); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	for _, what := range []string{
		"bookings through the service, 1 clients", "bookings through GraphQL over HTTP, 4 clients",
		"200 ask for 30 places over 20 connections", "200 ask for 30 places over 20 connections to 2 servers",
		"losers through the service", "losers through GraphQL over HTTP", "day view at 1000 bookings",
		"commit to the last of 10 screens", "p99 of 10 screens beside 2", "search of 3 communities",
		"commit to the last of 2 screens of two servers, NATS", "commit to the last of 10 screens of two servers, LISTEN",
	} {
		for _, on := range []string{"sqlite", "postgres"} {
			if on == "sqlite" && (strings.Contains(what, "two servers") || strings.Contains(what, "2 servers")) {
				continue // A file has one.
			}
			if !slices.ContainsFunc(strings.Split(out.String(), "\n"), func(line string) bool {
				return strings.HasPrefix(line, what) && strings.Contains(line, on)
			}) {
				t.Errorf("no line about %s on %s in\n%s", what, on, out.String())
			}
		}
	}
	if left, err := filepath.Glob(filepath.Join(place, "*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// openFolder is a folder like the system's own for temporary files, where other users may work too: started by root,
// PostgreSQL runs as another.
func openFolder(t *testing.T) string {
	place, err := os.MkdirTemp("", "youkong-bench-test-") //nolint:usetesting // t.TempDir is closed to other users
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(place); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(place, 0o777|os.ModeSticky); err != nil {
		t.Fatal(err)
	}
	return place
}

func TestOptions(t *testing.T) {
	o, err := parse([]string{"-only", "losers,dayview", "-on", "sqlite", "-sizes", "1m,500,10k"})
	if err != nil || !slices.Equal(o.only, []string{"losers", "dayview"}) || !slices.Equal(o.on, []string{"sqlite"}) ||
		!slices.Equal(o.sizes["sqlite"], []int{500, 10_000, 1_000_000}) {
		t.Errorf("got %+v, %v", o, err)
	}
	for _, wrong := range [][]string{
		{"-only", "speed"}, {"-on", "oracle"}, {"-sizes", "ten"}, {"-sizes", "10km"}, {"-sizes", "0"}, {"-rounds", "0"}, {"more"},
	} {
		if _, err := parse(wrong); err == nil {
			t.Errorf("%v was taken", wrong)
		}
	}
}
