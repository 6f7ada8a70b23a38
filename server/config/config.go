// Package config is what an operator can set, by environment or by flag. Everything has a default that works.
package config

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v3"
)

// Config is the configuration of one server process.
type Config struct {
	Addr          string
	DataDir       string
	DatabaseURL   string
	Keys          string // Secret: never logged, never part of an error.
	KeysFile      string
	PublicURL     string
	Demo          bool
	DemoClock     string
	LogFormat     string
	ShutdownGrace time.Duration

	NATSURL        string // May hold a password: never logged, never part of an error.
	ShutdownSpread time.Duration

	TrustedProxies []string
	Rate           int // Zero: no limit.
	RateBurst      int
	SignInRate     int // Zero: no limit.
	CodeRate       int // Zero: no limit.
	MaxStreams     int // Zero: MaxStreams.
	MaxOperations  int // Zero: MaxOperations.

	SignIn SignIn
}

// DatabaseFlags are the flags of every command that opens the database.
func (c *Config) DatabaseFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "data-dir", Sources: cli.EnvVars("YOUKONG_DATA_DIR"), Value: "youkong-data",
			Usage: "folder of the SQLite file; made when it is missing", Destination: &c.DataDir,
		},
		&cli.StringFlag{
			Name: "database-url", Sources: cli.EnvVars("YOUKONG_DATABASE_URL"), DefaultText: "empty: SQLite in the data folder",
			Usage: "`postgres://user:password@host/database`", Destination: &c.DatabaseURL,
		},
		&cli.StringFlag{
			Name: "keys", Sources: cli.EnvVars("YOUKONG_KEYS"), DefaultText: "empty: those of the key file",
			Usage: "the keys that names and phones are sealed with, separated by commas, the one that seals first", Destination: &c.Keys,
		},
		&cli.StringFlag{
			Name: "keys-file", Sources: cli.EnvVars("YOUKONG_KEYS_FILE"), DefaultText: "empty: `keys` in the data folder",
			Usage: "file of those keys; made when it is missing, but not for PostgreSQL, where it must be given", Destination: &c.KeysFile,
		},
		&cli.StringFlag{
			Name: "log-format", Sources: cli.EnvVars("YOUKONG_LOG_FORMAT"), Value: "text",
			Usage: "`text` or `json`", Destination: &c.LogFormat,
		},
	}
}

// ServeFlags are the flags of `serve`, besides those of the database.
func (c *Config) ServeFlags() []cli.Flag {
	return slices.Concat([]cli.Flag{
		&cli.StringFlag{
			Name: "addr", Sources: cli.EnvVars("YOUKONG_ADDR"), Value: "localhost:8080",
			Usage: "host and port to listen on; port 0 takes a free one", Destination: &c.Addr,
		},
		&cli.StringFlag{
			Name: "public-url", Sources: cli.EnvVars("YOUKONG_PUBLIC_URL"), DefaultText: "`http://` and the address",
			Usage: "where people reach the server; with `https://` cookies are Secure", Destination: &c.PublicURL,
		},
		&cli.BoolFlag{
			Name: "demo", Sources: cli.EnvVars("YOUKONG_DEMO"),
			Usage: "load the demo communities and people into an empty database, and let anyone act as a demo person", Destination: &c.Demo,
		},
		&cli.StringFlag{
			Name: "demo-clock", Sources: cli.EnvVars("YOUKONG_DEMO_CLOCK"), DefaultText: "empty: the present",
			Usage: "demo mode only: the time at which the demo begins, such as `2026-11-24T14:07:00+08:00`", Destination: &c.DemoClock,
		},
		&cli.DurationFlag{
			Name: "shutdown-grace", Sources: cli.EnvVars("YOUKONG_SHUTDOWN_GRACE"), Value: 10 * time.Second,
			Usage: "how long running requests may take to finish when the server stops", Destination: &c.ShutdownGrace,
		},
	}, c.clusterFlags(), c.limitFlags(), c.SignIn.flags())
}

// Validate lists every problem of what all commands can be told at once, each with what to do.
func (c *Config) Validate() error {
	var problems []error
	problem := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if c.LogFormat != "text" && c.LogFormat != "json" {
		problem("YOUKONG_LOG_FORMAT is %q; it must be `text` or `json`", c.LogFormat)
	}
	if c.DatabaseURL != "" && !strings.HasPrefix(c.DatabaseURL, "postgres://") && !strings.HasPrefix(c.DatabaseURL, "postgresql://") {
		problem("YOUKONG_DATABASE_URL must begin with `postgres://`; leave it empty for SQLite")
	}
	if c.DatabaseURL == "" && c.DataDir == "" {
		problem("YOUKONG_DATA_DIR is empty; name a folder for the SQLite file")
	}
	if err := c.validateKeys(); err != nil {
		problems = append(problems, err)
	}
	return errors.Join(problems...)
}

// ValidateServe lists the problems of everything that `serve` can be told, those of Validate included.
func (c *Config) ValidateServe() error {
	problems := []error{c.Validate(), c.SignIn.validate(c.PublicURL)}
	if _, port, err := net.SplitHostPort(c.Addr); err != nil || port == "" {
		problems = append(problems, fmt.Errorf("YOUKONG_ADDR is %q; it must be host and port, such as `localhost:8080` or `:8080`", c.Addr))
	}
	if c.PublicURL != "" {
		u, err := url.Parse(c.PublicURL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" {
			problems = append(problems, fmt.Errorf("YOUKONG_PUBLIC_URL is %q; it must be `http://` or `https://` and a host, without a path", c.PublicURL))
		}
	}
	if _, err := c.DemoBegins(); err != nil {
		problems = append(problems, err)
	}
	if c.ShutdownGrace < 0 {
		problems = append(problems, errors.New("YOUKONG_SHUTDOWN_GRACE must not be negative"))
	}
	return errors.Join(slices.Concat(problems, c.clusterProblems(), c.limitProblems())...)
}

// Secure says whether people reach the server over HTTPS, so that cookies must not travel otherwise.
func (c *Config) Secure() bool { return strings.HasPrefix(c.PublicURL, "https://") }

// DemoBegins is the time at which the demo begins; the zero time, which means the present, unless it is set.
func (c *Config) DemoBegins() (time.Time, error) {
	if c.DemoClock == "" {
		return time.Time{}, nil
	}
	if !c.Demo {
		return time.Time{}, errors.New("YOUKONG_DEMO_CLOCK is set without demo mode; a real server goes by real time")
	}
	begins, err := time.Parse(time.RFC3339, c.DemoClock)
	if err != nil {
		return time.Time{}, fmt.Errorf("YOUKONG_DEMO_CLOCK is %q; it must be a time with offset, such as `2026-11-24T14:07:00+08:00`", c.DemoClock)
	}
	return begins, nil
}
