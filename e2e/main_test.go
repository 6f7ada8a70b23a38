// Package e2e tests the product from outside: through HTTP, WebSocket and server-sent events, against the real binary,
// or against a server in this process where a test turns its clock.
package e2e

import (
	"os"
	"testing"

	"youkong/e2e/program"
	"youkong/internal/store/storetest"
)

const patience = program.Patience

func TestMain(m *testing.M) { os.Exit(program.Main(func() int { return storetest.Main(m) })) }

// database says where a server keeps its data: one of the two is empty.
type database struct{ dataDir, url string }

// everywhere runs fn with an empty database of each kind.
func everywhere(t *testing.T, fn func(t *testing.T, d database)) {
	t.Helper()
	t.Run("SQLite", func(t *testing.T) { fn(t, database{dataDir: t.TempDir()}) })
	t.Run("PostgreSQL", func(t *testing.T) { fn(t, database{url: storetest.PostgresURL(t)}) })
}
