package attack

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// connect opens a bare connection.
func (s *target) connect() net.Conn {
	s.t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// TestSlowRequests holds connections open with requests that never end. The server lets go of them, all the while
// serving others.
func TestSlowRequests(t *testing.T) {
	const each = 100
	for name, c := range map[string]struct {
		begin, drip string
		most        time.Duration // By when it must have ended, with time to spare.
	}{
		"slow headers": {"POST /graphql HTTP/1.1\r\nHost: x\r\n", "X-A: b\r\n", 9 * time.Second},
		"slow body": {"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n", " ",
			16 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			raise(t).attack("a hundred at once", 0, func(s *target) {
				var all sync.WaitGroup
				for range each {
					conn := s.connect()
					all.Go(func() {
						if held := drip(conn, c.begin, c.drip); held > c.most {
							s.t.Errorf("a connection is held for %v", held)
						}
					})
				}
				s.healthy()
				all.Wait()
			})
		})
	}
}

// drip sends a little now and then until the server hangs up, and says how long that took.
func drip(conn net.Conn, begin, more string) time.Duration {
	began := time.Now()
	_ = conn.SetReadDeadline(began.Add(patience))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = io.Copy(io.Discard, conn)
	}()
	_, _ = io.WriteString(conn, begin)
	for often := time.NewTicker(500 * time.Millisecond); ; {
		select {
		case <-ended:
			often.Stop()
			return time.Since(began)
		case <-often.C:
			_, _ = io.WriteString(conn, more)
		}
	}
}

// TestHugeHeaders: one long header, many headers, a long cookie and a long address end before they are stored.
func TestHugeHeaders(t *testing.T) {
	s := raise(t)
	long := strings.Repeat("x", 64<<10)
	for name, head := range map[string]string{
		"one long header": "GET / HTTP/1.1\r\nHost: x\r\nX-A: " + long,
		"many headers":    "GET / HTTP/1.1\r\nHost: x\r\n" + repeat(4000, "X-%d: aaaaaaaa\r\n"),
		"long cookie":     "POST /graphql HTTP/1.1\r\nHost: x\r\nCookie: youkong=" + long,
		"long token":      "POST /api/graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + long,
		"long address":    "GET /" + long + " HTTP/1.1\r\nHost: x",
	} {
		s.attack(name, cheap, func(s *target) {
			conn := s.connect()
			_ = conn.SetDeadline(time.Now().Add(patience))
			go func() { _, _ = io.WriteString(conn, head+"\r\n\r\n") }()
			answer, _ := io.ReadAll(conn)
			if want := fmt.Sprintf("HTTP/1.1 %d ", http.StatusRequestHeaderFieldsTooLarge); !strings.HasPrefix(string(answer), want) {
				s.t.Errorf("it answers %.100q", answer)
			}
		})
	}
}
