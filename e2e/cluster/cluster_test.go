package cluster

import (
	"database/sql"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/uuid"

	"youkong/e2e/program"
	"youkong/internal/doorbell/natsserver"
	"youkong/internal/seed"
	"youkong/internal/store/pgcluster"
)

const members = 3

// cluster is some servers with what they share.
type cluster struct {
	t        *testing.T
	database *pgcluster.Cluster
	nats     *natsserver.Server // Nil when PostgreSQL rings.
	raw      *sql.DB
	settings []string

	mu      sync.Mutex
	servers [members]*program.Process
}

// raise starts PostgreSQL, NATS if wanted, and the servers.
func raise(t *testing.T, withNATS bool) *cluster {
	t.Helper()
	database, err := pgcluster.Start(t.Context(), pgcluster.Restartable)
	if err != nil {
		t.Fatal(err)
	}
	c := &cluster{t: t, database: database}
	t.Cleanup(func() { _ = database.Stop() }) // It was crashed on purpose.
	url := database.URL("postgres")
	if c.raw, err = sql.Open("pgx", url); err != nil {
		t.Fatal(err)
	}
	c.raw.SetMaxIdleConns(0) // None outlives a restart.
	t.Cleanup(func() { c.raw.Close() })
	dir := t.TempDir()
	c.settings = []string{
		"YOUKONG_DATABASE_URL=" + url, "YOUKONG_DATA_DIR=" + dir, "YOUKONG_KEYS_FILE=" + filepath.Join(dir, "keys"),
		"YOUKONG_DEMO=true", "YOUKONG_RATE=0", "YOUKONG_MAX_STREAMS=1000", "YOUKONG_SHUTDOWN_SPREAD=500ms",
	}
	if withNATS {
		if c.nats, err = natsserver.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(c.nats.Stop)
		c.settings = append(c.settings, "YOUKONG_NATS_URL="+c.nats.URL)
	}
	for i := range members {
		c.start(i)
	}
	return c
}

// start starts a server in place of one that has ended.
func (c *cluster) start(i int) {
	c.t.Helper()
	p := program.Serve(c.t, c.settings)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.servers[i%members] = p
}

func (c *cluster) server(i int) *program.Process {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.servers[i%members]
}

// version is where the community stands, by the database.
func (c *cluster) version(community uuid.UUID) (version int64) {
	c.t.Helper()
	row := c.raw.QueryRowContext(c.t.Context(), "SELECT seq FROM streams WHERE id = $1", "community:"+community.String())
	if err := row.Scan(&version); err != nil {
		c.t.Fatal(err)
	}
	return version
}

// handles are demo people who go by the same rules at the place of the tests.
var handles = []string{"resident-a", "resident-b", "firm", "staff-xinyu", "staff-yousan"}

func tokenOf(i int) string { return seed.DemoToken(handles[i%len(handles)]) }
