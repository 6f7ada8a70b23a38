package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
)

// servers are what a server process may be.
var servers = map[string]func(ctx context.Context, j job, commands <-chan command, out *words) error{
	"product": serveProduct,
	"stock":   serveStock,
	"bare": func(ctx context.Context, _ job, commands <-chan command, out *words) error {
		return serveBare(ctx, commands, out)
	},
	"prepared": func(ctx context.Context, _ job, commands <-chan command, out *words) error {
		return servePrepared(ctx, commands, out)
	},
}

// rest gives back the memory that isn't needed, so that what is left can be weighed: a goroutine's stack shrinks by half
// at each collection.
func rest(out *words) {
	for range 4 {
		debug.FreeOSMemory()
	}
	out.say(word{Rested: true})
}

// serveCaster has upgrade take the sockets, and cast write the events.
func serveCaster(ctx context.Context, commands <-chan command, out *words, upgrade http.HandlerFunc, cast func(text []byte) error) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{ReadHeaderTimeout: 5 * time.Second, Handler: upgrade}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	out.say(word{Address: listener.Addr().String()})
	for {
		select {
		case <-ctx.Done():
			return server.Close()
		case err := <-failed:
			return err
		case c := <-commands:
			if c.Rest {
				rest(out)
				continue
			}
			text := madeUp(c)
			out.say(word{At: time.Now().UnixNano()})
			if err := cast(text); err != nil {
				return err
			}
		}
	}
}

// madeUp is an event as long as the product's.
func madeUp(c command) []byte {
	text := fmt.Sprintf(`{"type":"next","version":%d,"filler":"`, c.Version)
	return []byte(text + strings.Repeat("x", max(c.Size-len(text)-2, 0)) + `"}`)
}

// serveBare is the least that going live can cost: one thread, and one write(2) of a ready frame for each socket.
func serveBare(ctx context.Context, commands <-chan command, out *words) error {
	var mu sync.Mutex
	var conns []net.Conn // Kept, so that nobody closes them.
	var fds []int
	take := func(w http.ResponseWriter, _ *http.Request) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(conn, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"+
			"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: "+protocol+"\r\n\r\n")
		raw, err := conn.(*net.TCPConn).SyscallConn()
		if err != nil {
			return
		}
		mu.Lock()
		defer mu.Unlock()
		conns = append(conns, conn)
		_ = raw.Control(func(fd uintptr) { fds = append(fds, int(fd)) })
	}
	return serveCaster(ctx, commands, out, take, func(text []byte) error {
		mu.Lock()
		defer mu.Unlock()
		frame := serverFrame(text)
		for _, fd := range fds {
			n, err := syscall.Write(fd, frame)
			for errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EINTR) {
				n, err = syscall.Write(fd, frame)
			}
			if err != nil || n != len(frame) {
				return fmt.Errorf("wrote %d of %d bytes: %w", n, len(frame), err)
			}
		}
		return nil
	})
}

// serverFrame is a text message as a server sends it.
func serverFrame(text []byte) []byte {
	if len(text) < 126 {
		return append([]byte{0x81, byte(len(text))}, text...)
	}
	return append([]byte{0x81, 126, byte(len(text) >> 8), byte(len(text))}, text...)
}

// servePrepared is what gorilla/websocket makes of it: one prepared message, written to each socket in turn.
func servePrepared(ctx context.Context, commands <-chan command, out *words) error {
	var mu sync.Mutex
	var sockets []*websocket.Conn
	upgrader := websocket.Upgrader{Subprotocols: []string{protocol}}
	take := func(w http.ResponseWriter, r *http.Request) {
		socket, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return // The client is told.
		}
		mu.Lock()
		defer mu.Unlock()
		sockets = append(sockets, socket)
		go func() { // As every server must, to notice the end.
			for {
				if _, _, err := socket.NextReader(); err != nil {
					return
				}
			}
		}()
	}
	return serveCaster(ctx, commands, out, take, func(text []byte) error {
		mu.Lock()
		defer mu.Unlock()
		frame, err := websocket.NewPreparedMessage(websocket.TextMessage, text)
		for _, socket := range sockets {
			if err == nil {
				err = socket.WritePreparedMessage(frame)
			}
		}
		return err
	})
}
