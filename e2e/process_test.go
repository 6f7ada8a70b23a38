package e2e

import (
	"testing"
	"time"

	"youkong/e2e/program"
)

// serve starts the binary with the demo and returns once it listens. The tests that use it send with a few tokens what a
// whole town would, so nothing is refused for its rate.
func serve(t *testing.T, d database, flags ...string) *program.Process {
	t.Helper()
	return program.Serve(t, append(d.settings(), "YOUKONG_RATE=0"), append([]string{"--demo", "--demo-clock", morning.Format(time.RFC3339)}, flags...)...)
}
