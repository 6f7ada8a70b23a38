package e2e

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// process is the real binary, serving.
type process struct {
	t      *testing.T
	cmd    *exec.Cmd
	url    string
	stderr *output
	ended  chan error
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

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// environment is ours without anything that would configure the binary, and with what is given.
func environment(with ...string) []string {
	var env []string
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "YOUKONG_") {
			env = append(env, v)
		}
	}
	return append(env, with...)
}

// serve starts the binary with the demo and returns once it listens.
func serve(t *testing.T, d database, flags ...string) *process {
	t.Helper()
	args := append([]string{"serve", "--demo", "--addr", "127.0.0.1:0", "--demo-clock", morning.Format(time.RFC3339)}, flags...)
	p := &process{t: t, cmd: exec.Command(binary(t), args...), stderr: &output{}, ended: make(chan error, 1)}
	p.cmd.Env = environment("YOUKONG_DATA_DIR="+d.dataDir, "YOUKONG_DATABASE_URL="+d.url)
	p.cmd.Stderr = p.stderr
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
	t.Cleanup(p.kill)
	select {
	case text := <-line:
		address, ok := strings.CutPrefix(strings.TrimSpace(text), "listening on ")
		if !ok {
			t.Fatalf("it says %q\n%s", text, p.stderr)
		}
		p.url = address
	case <-time.After(patience):
		t.Fatalf("it does not listen\n%s", p.stderr)
	}
	return p
}

// kill ends the process without a warning, as a power cut would; again does nothing.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	p.wait()
}

// terminate asks the process to end, and says with which code it did.
func (p *process) terminate() int {
	p.t.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatal(err)
	}
	p.wait()
	return p.cmd.ProcessState.ExitCode()
}

func (p *process) wait() {
	p.t.Helper()
	select {
	case err := <-p.ended:
		p.ended <- err
	case <-time.After(patience):
		p.t.Fatalf("it does not end\n%s", p.stderr)
	}
}
