// Command bench measures the product beside floors that it runs itself, in one run on one machine, so that a slow or
// busy machine moves both and the ratio stays. docs/performance.md keeps what it printed, and how to read it.
//
// Everything lies in one temporary folder and in throw-away PostgreSQL clusters, and is gone when the command ends, also
// by Ctrl-C.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"
	_ "time/tzdata" // The rules need the zone of the measured communities, also where the machine has no zone files.
)

func main() {
	if os.Getenv(agentVariable) != "" {
		os.Exit(agentMain())
	}
	os.Exit(measure())
}

func measure() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	o, err := parse(os.Args[1:])
	if err == nil {
		err = run(ctx, o)
	}
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "bench: stopped; nothing is left behind")
		return 130
	case err != nil:
		fmt.Fprintln(os.Stderr, "bench:", err)
		return 1
	}
	return 0
}

// section is one question that is measured.
type section struct {
	name    string
	measure func(ctx context.Context, b *bench, on engine) error
}

// sections are measured in this order.
var sections = []section{
	{"writes", measureWrites}, {"losers", measureLosers}, {"stampede", measureStampede}, {"dayview", measureDayView}, {"live", measureLive},
	{"doorbell", measureDoorbell}, {"deaf", measureDeaf}, {"search", measureSearch},
}

// bench is one run.
type bench struct {
	options
	report
	dir string // Everything that is written lies here.
}

func run(ctx context.Context, o options) (err error) {
	dir, err := os.MkdirTemp("", "youkong-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	b := &bench{options: o, dir: dir, report: report{out: o.out, began: time.Now()}}
	b.introduce(o)
	defer b.print() // Also what was found before something went wrong.
	for _, s := range sections {
		if !slices.Contains(o.only, s.name) {
			continue
		}
		for _, e := range engines {
			if !slices.Contains(o.on, e.name) {
				continue
			}
			if err := s.measure(ctx, b, e); err != nil {
				return fmt.Errorf("%s on %s: %w", s.name, e.name, err)
			}
		}
	}
	return nil
}
