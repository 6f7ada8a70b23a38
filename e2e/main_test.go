// Package e2e tests the product from outside: through HTTP, WebSocket and server-sent events, against the real binary,
// or against a server in this process where a test turns its clock.
package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"youkong/internal/store/storetest"
)

// patience is how long a test waits for what must come; it only ends a failing test.
const patience = 30 * time.Second

// scratch is a folder for the whole run.
var scratch string

func TestMain(m *testing.M) {
	var err error
	if scratch, err = os.MkdirTemp("", "youkong-e2e-"); err != nil {
		panic(err)
	}
	code := storetest.Main(m)
	_ = os.RemoveAll(scratch)
	os.Exit(code)
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

// binary is the path of the real binary.
func binary(t *testing.T) string {
	t.Helper()
	path, err := build()
	if err != nil {
		t.Fatal("the binary cannot be built: ", err)
	}
	return path
}

// database says where a server keeps its data: one of the two is empty.
type database struct{ dataDir, url string }

// everywhere runs fn with an empty database of each kind.
func everywhere(t *testing.T, fn func(t *testing.T, d database)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { fn(t, database{dataDir: t.TempDir()}) })
	t.Run("PostgreSQL", func(t *testing.T) { fn(t, database{url: storetest.PostgresURL(t)}) })
}
