package e2e

import (
	"testing"
	"time"

	"youkong/e2e/program"
)

// serve starts the binary with the demo and returns once it listens.
func serve(t *testing.T, d database, flags ...string) *program.Process {
	t.Helper()
	return program.Serve(t, d.settings(), append([]string{"--demo", "--demo-clock", morning.Format(time.RFC3339)}, flags...)...)
}
