package e2e

import (
	"testing"
	"time"

	"youkong/e2e/program"
)

// serve starts the binary with the demo and returns once it listens.
func serve(t *testing.T, d database, flags ...string) *program.Process {
	t.Helper()
	return program.Serve(t, []string{"YOUKONG_DATA_DIR=" + d.dataDir, "YOUKONG_DATABASE_URL=" + d.url},
		append([]string{"--demo", "--demo-clock", morning.Format(time.RFC3339)}, flags...)...)
}
