package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// broadcaster is the floor of going live: it takes WebSockets and writes one prepared frame to each in turn.
type broadcaster struct {
	address string
	size    int
	sockets []*websocket.Conn
	arrived chan *websocket.Conn
	server  *http.Server
	served  chan error
}

func openBroadcaster(ctx context.Context, size int) (*broadcaster, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	b := &broadcaster{
		address: listener.Addr().String(), size: size, arrived: make(chan *websocket.Conn), served: make(chan error, 1),
	}
	upgrader := websocket.Upgrader{Subprotocols: []string{protocol}}
	b.server = &http.Server{ReadHeaderTimeout: 5 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if socket, err := upgrader.Upgrade(w, r, nil); err == nil { // A failure is told to the client.
			b.arrived <- socket
		}
	})}
	go func() { b.served <- b.server.Serve(listener) }()
	return b, nil
}

// wait takes the sockets as they come.
func (b *broadcaster) wait(ctx context.Context, sockets int) error {
	for len(b.sockets) < sockets {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case socket := <-b.arrived:
			b.sockets = append(b.sockets, socket)
		}
	}
	return nil
}

// send writes a frame with the version, as long as the product's, to all.
func (b *broadcaster) send(version int) error {
	text := fmt.Sprintf(`{"type":"next","version":%d,"filler":"`, version)
	text += strings.Repeat("x", max(b.size-len(text)-2, 0)) + `"}`
	frame, err := websocket.NewPreparedMessage(websocket.TextMessage, []byte(text))
	if err != nil {
		return err
	}
	for _, socket := range b.sockets {
		if err := socket.WritePreparedMessage(frame); err != nil {
			return err
		}
	}
	return nil
}

func (b *broadcaster) close() error {
	for _, socket := range b.sockets {
		_ = socket.Close() // The client is going away too.
	}
	err := b.server.Close()
	if served := <-b.served; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
