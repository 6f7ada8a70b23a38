// Package cli is the command line: what serves, and what an operator does beside it.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/jonboulle/clockwork"
	"github.com/urfave/cli/v3"

	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/server/app"
	"youkong/server/config"
)

// Command is the whole command line.
func Command(stdout, stderr io.Writer) *cli.Command {
	var c config.Config
	return &cli.Command{
		Name: "youkong", Usage: "community spaces: what is free now, booked in seconds, live on every screen",
		Writer: stdout, ErrWriter: stderr, Action: unknown,
		Commands: []*cli.Command{
			{
				Name: "serve", Usage: "serve the web app, the API and the playground",
				Flags:  append(c.DatabaseFlags(), c.ServeFlags()...),
				Action: func(ctx context.Context, _ *cli.Command) error { return serve(ctx, c, stdout, stderr) },
			},
			{
				Name: "migrate", Usage: "bring the database to this binary's schema, and check its guarantees",
				Flags: c.DatabaseFlags(),
				Action: withStore(&c, stderr, func(ctx context.Context, s *store.Store) error {
					_, err := fmt.Fprintln(stdout, "the database is up to date and its guarantees are in place")
					return err
				}),
			},
			{
				Name: "seed", Usage: "load the demo communities and people into an empty database",
				Flags: c.DatabaseFlags(),
				Action: func(ctx context.Context, command *cli.Command) error {
					c.Demo = true // Its people are invented, and so may its keys be.
					return withStore(&c, stderr, seed.Demo)(ctx, command)
				},
			},
			adminCommand(&c, stdout, stderr),
			keysCommand(&c, stdout, stderr),
			auditCommand(&c, stdout, stderr),
			holidaysCommand(&c, stdout, stderr),
			drawCommand(stdout),
			{
				Name: "version", Usage: "print the version",
				Action: func(context.Context, *cli.Command) error {
					_, err := fmt.Fprintln(stdout, "youkong", version())
					return err
				},
			},
		},
	}
}

// unknown answers a word that is no command; without any word it shows what there is.
func unknown(_ context.Context, command *cli.Command) error {
	if word := command.Args().First(); word != "" {
		return fmt.Errorf("there is no command %q; `youkong help` lists them", word)
	}
	return cli.ShowAppHelp(command)
}

func serve(ctx context.Context, c config.Config, stdout, stderr io.Writer) error {
	if err := c.ValidateServe(); err != nil {
		return err
	}
	listener, err := listen(ctx, c.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	begins, err := c.DemoBegins()
	if err != nil {
		return err
	}
	log := logger(c, stderr)
	a, err := app.New(ctx, c, clockFrom(begins), log)
	if err != nil {
		return err
	}
	tellFiles(log) // Not before: who can't start says why and nothing else.
	if _, err := fmt.Fprintf(stdout, "listening on http://%s\n", reachable(listener.Addr())); err != nil {
		return errors.Join(err, a.Close())
	}
	return errors.Join(a.Serve(ctx, listener), a.Close())
}

// clockFrom is the real clock, set so that it shows the given time now; the zero time leaves it as it is. A demo can so
// begin in the middle of a busy day, whatever the hour.
func clockFrom(begins time.Time) clockwork.Clock {
	clock := clockwork.NewRealClock()
	if begins.IsZero() {
		return clock
	}
	return shifted{Clock: clock, by: begins.Sub(clock.Now())}
}

// shifted is a clock that is ahead of another, or behind it. Only what it shows differs; it runs as fast.
type shifted struct {
	clockwork.Clock
	by time.Duration
}

func (c shifted) Now() time.Time { return c.Clock.Now().Add(c.by) }

func (c shifted) Since(t time.Time) time.Duration { return c.Now().Sub(t) }

func (c shifted) Until(t time.Time) time.Duration { return t.Sub(c.Now()) }

func listen(ctx context.Context, addr string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("another program listens on %s already; end it, or choose another address with YOUKONG_ADDR", addr)
	case err != nil:
		return nil, fmt.Errorf("cannot listen on %s, as YOUKONG_ADDR says: %w", addr, err)
	}
	return listener, nil
}

// reachable is the address as a browser on this machine would write it.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return addr.String()
	}
	if tcp.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return tcp.String()
}

// withStore runs an action on a database that is up to date.
func withStore(c *config.Config, stderr io.Writer, act func(context.Context, *store.Store) error) cli.ActionFunc {
	return func(ctx context.Context, _ *cli.Command) (err error) {
		if err := c.Validate(); err != nil {
			return err
		}
		s, err := app.OpenStore(ctx, *c, clockwork.NewRealClock(), logger(*c, stderr))
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, s.Close()) }()
		return act(ctx, s)
	}
}

// logger is the one that was asked for; whatever logs without being handed one uses it too.
func logger(c config.Config, stderr io.Writer) *slog.Logger {
	log := slog.New(slog.NewTextHandler(stderr, nil))
	if c.LogFormat == "json" {
		log = slog.New(slog.NewJSONHandler(stderr, nil))
	}
	slog.SetDefault(log)
	return log
}

// version is what the build knows of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, setting := range info.Settings {
		if setting.Key == "vcs.revision" {
			return info.Main.Version + " (" + setting.Value + ")"
		}
	}
	return info.Main.Version
}
