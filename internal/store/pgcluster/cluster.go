// Package pgcluster runs a throw-away PostgreSQL for tests and measurements: a cluster of its own in a temporary
// folder, reached through a socket in that folder, and gone with the process that started it, however that ends.
package pgcluster

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver `pgx`
	"github.com/jonboulle/clockwork"
)

// Install says how to get the programs that Start needs.
const Install = "PostgreSQL's server programs are missing; install them (Debian: apt-get install postgresql, " +
	"macOS: brew install postgresql@17) or name a running server in YOUKONG_TEST_POSTGRES_URL"

// Option changes how the server runs.
type Option string

// Durable keeps fsync on: a measurement must pay for what a real server pays for.
const Durable Option = "-c fsync=on -c synchronous_commit=on"

// Restartable keeps what was committed through a Restart, though not through a power cut.
const Restartable Option = "-c synchronous_commit=on"

// fast is for tests: nobody needs the data after a power cut.
const fast Option = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c deadlock_timeout=50ms"

// Cluster is a running server.
type Cluster struct {
	dir   string
	leash io.WriteCloser // the server ends when this is closed, by us or by our end; a line restarts it
	said  *bufio.Reader  // a line when it was restarted
	ended chan struct{}  // closed when the server has ended
	err   error          // why it ended; read after ended
}

// supervise starts the server, waits until its standard input ends, which it does when we do, and then stops the
// server and removes its folder. A line of input ends the server at once, as a crash would, and starts it again. It is a
// child in a process group of its own, so that no signal to us reaches it first.
const supervise = `
start() {
	"$1" -D "$2/data" -k "$2" -c listen_addresses= -c max_connections=300 -c shared_buffers=64MB $3 >>"$2/log" 2>&1 &
	server=$!
}
start "$@"
while read -r _; do
	kill -QUIT $server 2>/dev/null
	wait $server
	start "$@"
	echo started
done
kill -INT $server 2>/dev/null
wait $server
rm -rf "$2"
`

// Start makes a cluster and returns once it answers. As root it runs as the user `postgres`, whom the server demands.
// It returns an error that says what to install when there is no PostgreSQL.
func Start(ctx context.Context, options ...Option) (*Cluster, error) {
	bin, err := find()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "youkong-pg-")
	if err != nil {
		return nil, err
	}
	c, err := start(ctx, bin, dir, options)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := c.wait(ctx); err != nil {
		log, _ := os.ReadFile(filepath.Join(dir, "log"))
		return nil, errors.Join(fmt.Errorf("%w\n%s", err, log), c.Stop())
	}
	return c, nil
}

func start(ctx context.Context, bin, dir string, options []Option) (*Cluster, error) {
	user, err := serverUser()
	if err != nil {
		return nil, err
	}
	if err := user.own(dir); err != nil {
		return nil, err
	}
	initdb := exec.CommandContext(ctx, filepath.Join(bin, "initdb"), "-D", filepath.Join(dir, "data"),
		"-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	initdb.Dir, initdb.SysProcAttr = dir, user.attributes()
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	settings := append([]Option{fast}, options...)
	//nolint:noctx // the server outlives ctx and ends with Stop
	server := exec.Command("/bin/sh", "-c", supervise, "sh", filepath.Join(bin, "postgres"), dir, join(settings))
	server.Dir, server.SysProcAttr = dir, user.attributes()
	leash, err := server.StdinPipe()
	if err != nil {
		return nil, err
	}
	said, err := server.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := server.Start(); err != nil {
		return nil, err
	}
	c := &Cluster{dir: dir, leash: leash, said: bufio.NewReader(said), ended: make(chan struct{})}
	go func() {
		defer close(c.ended)
		c.err = server.Wait()
	}()
	return c, nil
}

// join lists the settings; of two for the same, the server takes the later.
func join(options []Option) string {
	var b strings.Builder
	for _, o := range options {
		b.WriteString(string(o) + " ")
	}
	return b.String()
}

// URL returns the address of a database in the cluster.
func (c *Cluster) URL(database string) string {
	return "postgres://postgres@/" + url.PathEscape(database) + "?host=" + url.QueryEscape(c.dir)
}

// Stop ends the server and removes everything.
func (c *Cluster) Stop() error {
	_ = c.leash.Close() // closed already, if the server ended by itself
	<-c.ended
	return errors.Join(c.err, os.RemoveAll(c.dir))
}

// Restart ends the server at once, with whatever runs on it, starts it again and returns once it answers. What was
// committed is there afterwards, if the cluster is Restartable or Durable.
func (c *Cluster) Restart(ctx context.Context) error {
	if _, err := io.WriteString(c.leash, "restart\n"); err != nil {
		return err
	}
	if _, err := c.said.ReadString('\n'); err != nil {
		return err
	}
	return c.wait(ctx)
}

// wait returns once the server answers, or with the reason why it never will.
func (c *Cluster) wait(ctx context.Context) error {
	db, err := sql.Open("pgx", c.URL("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	again := clockwork.NewRealClock().NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		if err = db.PingContext(ctx); err == nil {
			return nil
		}
		select {
		case <-c.ended:
			return errors.New("the server ended at once")
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-again.Chan():
		}
	}
}
