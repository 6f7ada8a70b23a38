package config

import (
	"fmt"

	"github.com/urfave/cli/v3"

	"youkong/server/rates"
)

// leastBurst lets the dearest operation run, whose cost graph/limits bounds, and its reading.
const leastBurst = 6000

// What one caller may hold open, unless the operator says otherwise.
const (
	MaxStreams    = 100
	MaxOperations = 32
)

// limitFlags are the flags of `serve` that say how much callers may ask.
func (c *Config) limitFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{
			Name: "trusted-proxies", Sources: cli.EnvVars("YOUKONG_TRUSTED_PROXIES"), DefaultText: "empty: none",
			Usage: "networks such as `10.0.0.0/8` whose word on X-Forwarded-For is taken, divided by commas", Destination: &c.TrustedProxies,
		},
		amount("rate", "YOUKONG_RATE", 120_000, "what operations of one caller may `cost` a minute; 0: no limit", &c.Rate),
		amount("rate-burst", "YOUKONG_RATE_BURST", 60_000, "what they may `cost` at once after a pause", &c.RateBurst),
		amount("sign-in-rate", "YOUKONG_SIGN_IN_RATE", 30, "how many `attempts` to sign in one address may make in ten minutes; 0: no limit", &c.SignInRate),
		amount("code-rate", "YOUKONG_CODE_RATE", 10, "how many one-time `codes` one address may ask for in ten minutes; 0: no limit", &c.CodeRate),
		amount("max-streams", "YOUKONG_MAX_STREAMS", MaxStreams, "how many `sockets` and streams, together, one caller may hold open", &c.MaxStreams),
		amount("max-operations", "YOUKONG_MAX_OPERATIONS", MaxOperations, "how many `operations` may run at once on one socket", &c.MaxOperations),
	}
}

func amount(name, variable string, usual int, usage string, into *int) cli.Flag {
	return &cli.IntFlag{Name: name, Sources: cli.EnvVars(variable), Value: usual, Usage: usage, Destination: into}
}

// limitProblems lists what is wrong with them.
func (c *Config) limitProblems() []error {
	var problems []error
	if _, err := rates.ParseProxies(c.TrustedProxies); err != nil {
		problems = append(problems, fmt.Errorf("YOUKONG_TRUSTED_PROXIES: %w", err))
	}
	for _, limit := range []struct {
		name         string
		given, least int
	}{
		{"RATE", c.Rate, 0}, {"SIGN_IN_RATE", c.SignInRate, 0}, {"CODE_RATE", c.CodeRate, 0},
		{"RATE_BURST", c.RateBurst, leastBurst}, {"MAX_STREAMS", c.MaxStreams, 1}, {"MAX_OPERATIONS", c.MaxOperations, 1},
	} {
		if limit.given < limit.least {
			problems = append(problems, fmt.Errorf("YOUKONG_%s is %d; it must be at least %d", limit.name, limit.given, limit.least))
		}
	}
	return problems
}
