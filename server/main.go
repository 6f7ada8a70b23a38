// Command youkong is the whole system in one binary: web app, API, playground and database.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // Rules are computed in each community's zone, also where the machine has no zone files.

	"youkong/internal/fault"
	"youkong/server/cli"
)

func main() { os.Exit(run()) }

// run ends when a signal comes, or when there is nothing more to do, with the code for the shell.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := cli.Command(os.Stdout, os.Stderr).Run(ctx, os.Args); err != nil {
		fmt.Fprintln(os.Stderr, "youkong:", explain(err))
		return 1
	}
	return 0
}

// explain is the message for an operator: a fault's own words, with what caused it.
func explain(err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return err.Error()
	}
	if cause := errors.Unwrap(f); cause != nil {
		return f.Message + "\n  " + cause.Error()
	}
	return f.Message
}
