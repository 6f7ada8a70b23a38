//go:build unix

package pgcluster_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/internal/store/pgcluster"
)

// victim names the environment variable that turns this test binary into the process that is killed.
const victim = "YOUKONG_PGCLUSTER_TEST_VICTIM"

func TestStopLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", shallow(t))
	c, err := pgcluster.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", c.URL("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.PingContext(t.Context()); err != nil {
		t.Error(err)
	}
	if err := c.Stop(); err != nil {
		t.Error(err)
	}
	if err := db.PingContext(t.Context()); err == nil {
		t.Error("the server still answers")
	}
	if left := clusters(t); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
}

func TestRestartKeepsWhatWasCommitted(t *testing.T) {
	t.Setenv("TMPDIR", shallow(t))
	c, err := pgcluster.Start(t.Context(), pgcluster.Restartable)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", c.URL("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "CREATE TABLE kept AS SELECT 7 AS n"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := c.Restart(t.Context()); err != nil {
			t.Fatal(err)
		}
		var n int
		if err := db.QueryRowContext(t.Context(), "SELECT n FROM kept").Scan(&n); err != nil || n != 7 {
			t.Errorf("after a restart: %d, %v", n, err)
		}
	}
	if err := c.Stop(); err != nil {
		t.Error(err)
	}
	if left := clusters(t); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
}

// TestAKilledProcessLeavesNothing kills a process that started a cluster and waits until server and files are gone.
func TestAKilledProcessLeavesNothing(t *testing.T) {
	t.Setenv("TMPDIR", shallow(t))
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestVictim$")
	child.Env = append(os.Environ(), victim+"=1")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "up\n" {
		t.Fatalf("the child says %q, %v", line, err)
	}
	if len(clusters(t)) != 1 {
		t.Fatal("the cluster isn't where it is looked for")
	}
	_ = child.Process.Kill()
	_ = child.Wait() // it was killed
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for again := clockwork.NewRealClock().NewTicker(10 * time.Millisecond); len(clusters(t)) > 0; {
		select {
		case <-ctx.Done():
			t.Fatalf("%v is left", clusters(t))
		case <-again.Chan():
		}
	}
}

func TestVictim(t *testing.T) {
	if os.Getenv(victim) == "" {
		return
	}
	if _, err := pgcluster.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	fmt.Println("up") //nolint:forbidigo // to the parent
	select {}
}

// shallow makes a folder that the server's user may enter, with a name short enough for a socket.
func shallow(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "yk") //nolint:usetesting // nobody else may enter the folder above a t.TempDir
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

func clusters(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(os.TempDir(), "youkong-pg-*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}
