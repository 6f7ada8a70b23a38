package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// agentVariable makes the program a client of the measured server: a process of its own, so that the two share nothing.
const agentVariable = "YOUKONG_BENCH_AGENT"

// job is what a client process does.
type job struct {
	Kind    string // `book`, `lose`, `view` or `follow`.
	Address string
	Tokens  []string
	Clients int
	Length  time.Duration
	From    int64 // The number of the first piece of work; also makes keys unique.

	Spaces      []string // Global ids: of slots to book, in the city's order.
	First       int64    // The start of their first slot.
	Communities []string // Global ids: to view or follow.
	Days        []string // Local days to view, or the one to follow.
	Path        string   // Of the WebSocket to follow.
}

// agent is a client process that is at work.
type agent struct {
	command *exec.Cmd
	input   io.Closer
	answers *json.Decoder
}

// send starts a client process. It ends with ctx, or with our own end, which closes its input.
func send(ctx context.Context, j job) (*agent, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, program)
	command.Env = append(os.Environ(), agentVariable+"=1")
	command.Stderr = os.Stderr
	input, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	output, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	if err := json.NewEncoder(input).Encode(j); err != nil {
		return nil, errors.Join(err, command.Wait())
	}
	return &agent{command: command, input: input, answers: json.NewDecoder(bufio.NewReader(output))}, nil
}

// next reads one answer of the process.
func (a *agent) next(into any) error {
	if err := a.answers.Decode(into); err != nil {
		return fmt.Errorf("the client process went away: %w", err)
	}
	return nil
}

func (a *agent) close() error {
	_ = a.input.Close() // which ends the process
	return a.command.Wait()
}

// fetch sends a client process and waits for its one result.
func fetch(ctx context.Context, j job) (result, error) {
	a, err := send(ctx, j)
	if err != nil {
		return result{}, err
	}
	var r result
	err = errors.Join(a.next(&r), a.close())
	if r.Error != "" {
		err = errors.Join(err, errors.New(r.Error))
	}
	return r, err
}

// agentMain is the main function of a client process.
func agentMain() int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var j job
	input := json.NewDecoder(os.Stdin)
	if err := input.Decode(&j); err != nil {
		fmt.Fprintln(os.Stderr, "bench: a client process got no job:", err)
		return 1
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // Ends when the measuring process closes it, or ends itself.
		cancel()
	}()
	if j.Kind == "follow" {
		return follow(ctx, j, json.NewEncoder(os.Stdout))
	}
	r, err := ask(ctx, j)
	if err != nil {
		r.Error = err.Error()
	}
	if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
		return 1
	}
	return 0
}
