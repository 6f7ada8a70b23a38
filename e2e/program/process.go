package program

import (
	"bufio"
	"bytes"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Process is the real binary, serving.
type Process struct {
	URL string

	t     testing.TB
	cmd   *exec.Cmd
	log   *output
	ended chan error
}

// output gathers what a process writes.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

// Serve starts `serve` on a free port, with settings such as YOUKONG_DEMO=true and with flags, and returns once it
// listens. It is killed when the test ends.
func Serve(t testing.TB, settings []string, flags ...string) *Process {
	t.Helper()
	p := &Process{t: t, log: &output{}, ended: make(chan error, 1)}
	p.cmd = exec.CommandContext(t.Context(), Path(t), append([]string{"serve", "--addr", "127.0.0.1:0"}, flags...)...)
	p.cmd.Env, p.cmd.Stderr = Environment(settings...), p.log
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line := make(chan string, 1)
	go func() {
		text, _ := bufio.NewReader(stdout).ReadString('\n')
		line <- text
		p.ended <- p.cmd.Wait()
	}()
	t.Cleanup(p.Kill)
	select {
	case text := <-line:
		address, ok := strings.CutPrefix(strings.TrimSpace(text), "listening on ")
		if !ok {
			t.Fatalf("it says %q\n%s", text, p.Log())
		}
		p.URL = address
	case <-time.After(Patience):
		t.Fatalf("it does not listen\n%s", p.Log())
	}
	return p
}

// Log is what it has written to standard error so far.
func (p *Process) Log() string {
	p.log.mu.Lock()
	defer p.log.mu.Unlock()
	return p.log.text.String()
}

// Kill ends the process without a warning, as a power cut would; again does nothing.
func (p *Process) Kill() {
	_ = p.cmd.Process.Kill()
	p.Wait()
}

// Terminate asks the process to end, and says with which code it did.
func (p *Process) Terminate() int {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	p.Wait()
	return p.cmd.ProcessState.ExitCode()
}

// Wait returns when the process has ended.
func (p *Process) Wait() {
	p.t.Helper()
	select {
	case err := <-p.ended:
		p.ended <- err
	case <-time.After(Patience):
		p.t.Fatalf("it does not end\n%s", p.Log())
	}
}
