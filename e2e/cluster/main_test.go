// Package cluster tests what several servers do together: three real processes on one PostgreSQL, with NATS between them,
// of which each may be killed.
package cluster

import (
	"flag"
	"os"
	"testing"

	"youkong/e2e/program"
)

const patience = program.Patience

// The defaults are what every change has to pass; the full size is -screens 100 -rounds 50.
var (
	screens = flag.Int("screens", 30, "how many clients follow and reconnect")
	rounds  = flag.Int("rounds", 10, "how many rounds there are, in each of which something may be killed")
)

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(program.Main(m.Run))
}
