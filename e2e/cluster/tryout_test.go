package cluster

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"youkong/e2e/program"
)

// TestTryOut: `make cluster` brings everything up, and Ctrl-C leaves nothing behind.
func TestTryOut(t *testing.T) {
	folder, err := os.MkdirTemp("", "youkong-tryout-") //nolint:usetesting // started by root, PostgreSQL runs as another, whom t.TempDir keeps out
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(t.TempDir(), "cluster")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", binary, "youkong/scripts/cluster").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	command := exec.CommandContext(t.Context(), binary, program.Path(t), "127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0")
	command.Env = program.Environment("TMPDIR=" + folder)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(4*patience, func() { _ = command.Process.Kill() })
	defer late.Stop()
	var said []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		said = append(said, lines.Text())
		if strings.HasPrefix(lines.Text(), "Open two") {
			if err := command.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
		}
	}
	text := strings.Join(said, "\n")
	if err := command.Wait(); err != nil || strings.Count(text, "listening on") != members || strings.Count(text, "exit status 0") != members {
		t.Errorf("it ends with %v and has said\n%s", err, text)
	}
	if left, err := filepath.Glob(filepath.Join(folder, "*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
