// Command cluster starts what a town would run, as plain processes on loopback: three servers of one PostgreSQL with NATS
// between them and the demo communities inside. Everything is written to a temporary folder, and everything is gone when
// the command ends, also by Ctrl-C.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"youkong/internal/doorbell/natsserver"
	"youkong/internal/store/pgcluster"
)

// usual is where the servers listen unless told otherwise.
var usual = []string{"localhost:8081", "localhost:8082", "localhost:8083"}

// gently is how long a server may take to end.
const gently = 20 * time.Second

func main() { os.Exit(start()) }

func start() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./scripts/cluster BINARY [ADDRESS...]   (or: make cluster)")
		return 2
	}
	addresses := os.Args[2:]
	if len(addresses) == 0 {
		addresses = usual
	}
	if err := run(ctx, os.Args[1], addresses, os.Stdout); err != nil && ctx.Err() == nil {
		fmt.Fprintln(os.Stderr, "cluster:", err)
		return 1
	}
	return 0
}

func run(ctx context.Context, binary string, addresses []string, out io.Writer) (err error) {
	dir, err := os.MkdirTemp("", "youkong-cluster-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	fmt.Fprintln(out, "starting PostgreSQL and NATS")
	database, err := pgcluster.Start(ctx, pgcluster.Durable)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Stop()) }()
	nats, err := natsserver.Start(ctx)
	if err != nil {
		return err
	}
	defer nats.Stop()
	settings := []string{
		"YOUKONG_DATABASE_URL=" + database.URL("postgres"), "YOUKONG_NATS_URL=" + nats.URL, "YOUKONG_DEMO=true",
		"YOUKONG_DATA_DIR=" + dir, "YOUKONG_KEYS_FILE=" + filepath.Join(dir, "keys"),
	}
	servers, ctx := errgroup.WithContext(ctx)
	for i, address := range addresses {
		if err := serve(ctx, servers, binary, address, settings, prefixed(out, fmt.Sprintf("server %d  ", i+1))); err != nil {
			return errors.Join(err, servers.Wait())
		}
	}
	fmt.Fprintln(out, "\nOpen two of them in two windows, and book in one. Ctrl-C ends all; kill one to see the others go on.")
	return servers.Wait()
}

// serve starts a server and returns once it listens. It is asked to end when ctx ends, and one that ends by itself is
// let go: the others go on without it.
func serve(ctx context.Context, servers *errgroup.Group, binary, address string, settings []string, out io.Writer) error {
	command := exec.CommandContext(ctx, binary, "serve", "--addr", address)
	command.Env = append(os.Environ(), settings...)
	command.Stderr = out
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C reaches it through us.
	command.Cancel = func() error { return command.Process.Signal(syscall.SIGTERM) }
	command.WaitDelay = gently
	said, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	line, err := bufio.NewReader(said).ReadString('\n')
	servers.Go(func() error {
		ended := command.Wait()
		fmt.Fprintln(out, "has ended:", command.ProcessState)
		if err != nil {
			return errors.Join(fmt.Errorf("the server at %s does not start", address), ended)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("the server at %s does not start", address)
	}
	fmt.Fprintln(out, strings.TrimSpace(line), "as process", command.Process.Pid)
	return nil
}

// prefixed writes lines on with a name in front.
func prefixed(out io.Writer, name string) io.Writer {
	read, write := io.Pipe()
	go func() {
		for lines := bufio.NewScanner(read); lines.Scan(); {
			fmt.Fprintln(out, name+lines.Text())
		}
	}()
	return write
}
