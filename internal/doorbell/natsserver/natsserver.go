// Package natsserver runs a NATS server for tests, measurements and a try-out: on a port of loopback that the system
// chose, and gone with the process that started it, however that ends.
package natsserver

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"github.com/jonboulle/clockwork"
)

// Install says how to get the program that Start needs.
const Install = "NATS' server program is missing; install it (Debian: apt-get install nats-server, macOS: brew install nats-server)"

// Server is a NATS server that can be killed and started again at the same address.
type Server struct {
	URL string

	address string
	stdin   io.WriteCloser // The server ends when this is closed, by us or by our end; a line kills and restarts it.
	said    *bufio.Reader
	ended   chan struct{} // Closed when it has ended.
}

// supervise runs the server until its standard input ends, which it does when we do. `kill` ends it as a power cut would,
// `start` starts it again. It is a child in a process group of its own, so that no signal to us reaches it first.
const supervise = `
program="$1" port="$2"
start() { "$program" -a 127.0.0.1 -p "$port" >/dev/null 2>&1 & server=$!; }
start
while read -r word; do
	case $word in
	kill) kill -KILL $server; wait $server ;;
	start) start ;;
	esac 2>/dev/null
	echo "$word"
done
kill -KILL $server 2>/dev/null
wait $server 2>/dev/null
`

// Start starts a server and returns once it answers.
func Start(ctx context.Context) (*Server, error) {
	program, err := exec.LookPath("nats-server")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/nats-server"); err != nil { // Not on everybody's PATH on Debian.
			return nil, errors.New(Install)
		}
	}
	address, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	_, port, _ := net.SplitHostPort(address)
	//nolint:noctx // the server outlives ctx and ends with Stop
	command := exec.Command("/bin/sh", "-c", supervise, "sh", program, port)
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	s := &Server{URL: "nats://" + address, address: address, ended: make(chan struct{})}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	s.said = bufio.NewReader(out)
	if s.stdin, err = command.StdinPipe(); err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	go func() {
		defer close(s.ended)
		_ = command.Wait() // Its exit code is that of a killed server.
	}()
	if err := s.answers(ctx); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// freeAddress is one that nobody listens on.
func freeAddress(ctx context.Context) (string, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// answers returns once the server greets.
func (s *Server) answers(ctx context.Context) error {
	again := clockwork.NewRealClock().NewTicker(5 * time.Millisecond)
	defer again.Stop()
	for {
		conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", s.address)
		if err == nil {
			greeting, err := bufio.NewReader(conn).ReadString(' ')
			_ = conn.Close()
			if err == nil && strings.HasPrefix(greeting, "INFO") {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("NATS does not answer: %w", ctx.Err())
		case <-again.Chan():
		}
	}
}

// Kill ends the server without a warning, as a power cut would, and returns when it has ended.
func (s *Server) Kill() error { return s.order("kill") }

// Restart starts a server that was killed, at the same address, and returns once it answers.
func (s *Server) Restart(ctx context.Context) error {
	if err := s.order("start"); err != nil {
		return err
	}
	return s.answers(ctx)
}

func (s *Server) order(word string) error {
	if _, err := io.WriteString(s.stdin, word+"\n"); err != nil {
		return err
	}
	done, err := s.said.ReadString('\n')
	if err == nil && strings.TrimSpace(done) != word {
		err = fmt.Errorf("it says %q", done)
	}
	return err
}

// Stop ends the server.
func (s *Server) Stop() {
	_ = s.stdin.Close() // It may be gone already.
	<-s.ended
}
