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
	"sync"
	"time"

	"github.com/google/uuid"

	"youkong/server/config"
)

// agentVariable makes the program a client of the measured server: a process of its own, so that the two share nothing.
const agentVariable = "YOUKONG_BENCH_AGENT"

// job is what a client process does.
type job struct {
	Kind      string // `book`, `lose` or `view`; `screens`, which follow; or the name of a server.
	Address   string
	Tokens    []string
	Addresses []string // Of several servers.
	Course    string   // Global id: of the course that a crowd wants to get into.
	Clients   int
	Length    time.Duration
	From      int64 // The number of the first piece of work; also makes keys unique.

	Spaces      []string // Global ids: of slots to book, in the city's order.
	First       int64    // The start of their first slot.
	Communities []string // Global ids: to view or follow.
	Days        []string // Local days to view, or the one to follow.
	Deaf        bool     // Screens that read nothing after their first event.
	Booker      uuid.UUID
	Profile     string // The folder for a processor profile of the product; empty for none.

	Config config.Config // Of a server's database.
}

// command is what a process is told while it works.
type command struct {
	Rest    bool  // Give back all memory that isn't needed.
	Version int64 // Of an event to send, where the server makes events up.
	Size    int   // Of its frame.
	Slot    int64 // To book for the next event, where the server books by itself.
}

// word is what a process has to say.
type word struct {
	Address string `json:",omitempty"` // Where the server listens.
	At      int64  `json:",omitempty"` // When the event came to be: nanoseconds of the machine's clock, which all processes read.
	Rested  bool   `json:",omitempty"`
	Error   string `json:",omitempty"`

	Open    int      `json:",omitempty"` // How many screens are open and have their first event.
	Receipt *receipt `json:",omitempty"`
}

// agent is a client process that is at work.
type agent struct {
	command *exec.Cmd
	input   io.WriteCloser
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

// tell gives the process a command.
func (a *agent) tell(c command) error { return json.NewEncoder(a.input).Encode(c) }

// hear reads one word of the process.
func (a *agent) hear() (word, error) {
	var w word
	err := a.next(&w)
	if w.Error != "" {
		err = errors.Join(err, errors.New(w.Error))
	}
	return w, err
}

// pid is that of the process.
func (a *agent) pid() int { return a.command.Process.Pid }

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
	commands := make(chan command)
	go func() {
		defer cancel() // When the measuring process closes it, or ends itself.
		for {
			var c command
			if input.Decode(&c) != nil {
				return
			}
			commands <- c
		}
	}()
	out := &words{encoder: json.NewEncoder(os.Stdout)}
	var err error
	switch serve, server := servers[j.Kind]; {
	case server:
		err = serve(ctx, j, commands, out)
	case j.Kind == "crowd":
		return answerCrowd(ctx, j)
	case j.Kind == "screens":
		err = watch(ctx, j, out)
	default:
		return answer(ctx, j)
	}
	if err != nil && ctx.Err() == nil {
		out.say(word{Error: err.Error()})
		return 1
	}
	return 0
}

// answer does a job that has one result.
func answer(ctx context.Context, j job) int {
	r, err := ask(ctx, j)
	if err != nil {
		r.Error = err.Error()
	}
	if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
		return 1
	}
	return 0
}

// words are said by many goroutines.
type words struct {
	mu      sync.Mutex
	encoder *json.Encoder
}

func (o *words) say(w word) {
	o.mu.Lock()
	defer o.mu.Unlock()
	_ = o.encoder.Encode(w) // Who reads it may have gone.
}
