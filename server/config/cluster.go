package config

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/urfave/cli/v3"
)

// clusterFlags are the flags of `serve` for a server that is one of several.
func (c *Config) clusterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "nats-url", Sources: cli.EnvVars("YOUKONG_NATS_URL"), DefaultText: "empty: PostgreSQL's LISTEN",
			Usage:       "`nats://user:password@host:4222`, several divided by commas: what wakes the other servers of the same database",
			Destination: &c.NATSURL,
		},
		&cli.DurationFlag{
			Name: "shutdown-spread", Sources: cli.EnvVars("YOUKONG_SHUTDOWN_SPREAD"), Value: 5 * time.Second,
			Usage:       "over how long many open sockets and streams are closed in waves when the server stops; 0s: at once",
			Destination: &c.ShutdownSpread,
		},
	}
}

// clusterProblems lists what is wrong with them. An address is not repeated, since it may hold a password.
func (c *Config) clusterProblems() []error {
	var problems []error
	if c.NATSURL != "" && c.DatabaseURL == "" {
		problems = append(problems, errors.New("YOUKONG_NATS_URL is set without YOUKONG_DATABASE_URL; several servers share a PostgreSQL, and a server alone needs no NATS"))
	}
	if c.NATSURL != "" && !natsAddresses(c.NATSURL) {
		problems = append(problems, errors.New("YOUKONG_NATS_URL must be `nats://host:4222` or `tls://host:4222`, several divided by commas"))
	}
	if c.ShutdownSpread < 0 {
		problems = append(problems, errors.New("YOUKONG_SHUTDOWN_SPREAD must not be negative"))
	}
	return problems
}

func natsAddresses(list string) bool {
	for one := range strings.SplitSeq(list, ",") {
		u, err := url.Parse(strings.TrimSpace(one))
		if err != nil || u.Hostname() == "" || u.Scheme != "nats" && u.Scheme != "tls" {
			return false
		}
	}
	return true
}
