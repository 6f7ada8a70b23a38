// Package program builds the real binary and runs it, for tests that look at it from outside.
package program

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// Patience is how long a test waits for what must come; it only ends a failing test.
const Patience = 30 * time.Second

// scratch is a folder for the whole run.
var scratch string

// Main runs the tests of a package, with a folder for the binary, and returns the code to exit with.
func Main(run func() int) int {
	var err error
	if scratch, err = os.MkdirTemp("", "youkong-e2e-"); err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	return run()
}

// build makes the binary, once.
var build = sync.OnceValues(func() (string, error) {
	path := filepath.Join(scratch, "youkong")
	out, err := exec.Command("go", "build", "-o", path, "youkong/server").CombinedOutput()
	if err != nil {
		_, _ = os.Stderr.Write(out)
	}
	return path, err
})

// Path is where the real binary lies.
func Path(t testing.TB) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal("the binary cannot be built: ", err)
	}
	return path
}

// Environment is ours without anything that would configure the binary, and with what is given.
func Environment(with ...string) []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "YOUKONG_") {
			env = append(env, v)
		}
	}
	return append(env, with...)
}
