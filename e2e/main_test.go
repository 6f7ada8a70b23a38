// Package e2e tests the product from outside: through HTTP, WebSocket and server-sent events, against the real binary,
// or against a server in this process where a test turns its clock.
package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"youkong/e2e/program"
	"youkong/internal/store/storetest"
)

const patience = program.Patience

func TestMain(m *testing.M) { os.Exit(program.Main(func() int { return storetest.Main(m) })) }

// database says where a server keeps its data; without an address it is a file in the folder, beside the keys.
type database struct{ dataDir, url string }

// settings make the binary use it.
func (d database) settings() []string {
	return []string{
		"YOUKONG_DATA_DIR=" + d.dataDir, "YOUKONG_DATABASE_URL=" + d.url, "YOUKONG_KEYS_FILE=" + d.keyFile(),
	}
}

func (d database) keyFile() string { return filepath.Join(d.dataDir, "keys") }

// everywhere runs fn with an empty database of each kind.
func everywhere(t *testing.T, fn func(t *testing.T, d database)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { fn(t, database{dataDir: t.TempDir()}) })
	t.Run("PostgreSQL", func(t *testing.T) { fn(t, database{dataDir: t.TempDir(), url: storetest.PostgresURL(t)}) })
}
