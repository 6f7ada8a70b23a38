package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/sync/errgroup"
)

const protocol = "graphql-transport-ws"

// receipt says that a version has reached every screen.
type receipt struct {
	Version int64
	Last    int64 // When the last screen had it: nanoseconds of the machine's clock, which both processes read.
	Size    int   // Of the frame, in bytes.
}

// follow opens the job's screens and tells of each version that has reached all of them.
func follow(ctx context.Context, j job, out *json.Encoder) int {
	group, ctx := errgroup.WithContext(ctx)
	wall := &wall{screens: j.Clients, seen: map[int64]int{}, out: out}
	group.SetLimit(j.Clients + 1)
	for i := range j.Clients {
		socket, err := open(ctx, j, i)
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench: a screen could not connect:", err)
			return 1
		}
		defer socket.Close()
		defer context.AfterFunc(ctx, func() { _ = socket.Close() })()
		group.Go(func() error { return wall.read(socket) })
	}
	if err := group.Wait(); err != nil && ctx.Err() == nil {
		fmt.Fprintln(os.Stderr, "bench: a screen went dark:", err)
		return 1
	}
	return 0
}

// open connects a screen; on the product it also subscribes.
func open(ctx context.Context, j job, i int) (*websocket.Conn, error) {
	dialer := websocket.Dialer{Subprotocols: []string{protocol}}
	header := http.Header{"Authorization": {"Bearer " + j.Tokens[i%len(j.Tokens)]}}
	if len(j.Communities) == 0 {
		header = nil
	}
	socket, _, err := dialer.DialContext(ctx, "ws://"+j.Address+j.Path, header) //nolint:bodyclose // After a handshake the body is the socket.
	if err != nil || len(j.Communities) == 0 {
		return socket, err
	}
	payload := map[string]any{"query": followOperation, "variables": map[string]any{"communityIds": j.Communities, "from": j.Days[0]}}
	for _, message := range []any{
		map[string]any{"type": "connection_init"}, map[string]any{"id": "1", "type": "subscribe", "payload": payload},
	} {
		if err := socket.WriteJSON(message); err != nil {
			return nil, err
		}
		if message.(map[string]any)["type"] == "connection_init" {
			if _, _, err := socket.ReadMessage(); err != nil { // connection_ack
				return nil, err
			}
		}
	}
	return socket, nil
}

// wall is all screens of a process.
type wall struct {
	screens int
	out     *json.Encoder

	mu   sync.Mutex
	seen map[int64]int
}

func (w *wall) read(socket *websocket.Conn) error {
	for {
		_, frame, err := socket.ReadMessage()
		if err != nil {
			return err
		}
		at := time.Now().UnixNano()
		if version, ok := versionOf(frame); ok {
			if err := w.note(version, at, len(frame)); err != nil {
				return err
			}
		} else if bytes.Contains(frame, []byte(`"error"`)) {
			return fmt.Errorf("%.300s", frame)
		}
	}
}

// note counts; the last screen to have a version reports it.
func (w *wall) note(version, at int64, size int) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen[version]++
	if w.seen[version] != w.screens {
		return nil
	}
	return w.out.Encode(receipt{Version: version, Last: at, Size: size})
}

// versionOf finds the version in a frame without reading the rest.
func versionOf(frame []byte) (int64, bool) {
	_, rest, found := bytes.Cut(frame, []byte(`"version":`))
	if !found {
		return 0, false
	}
	end := bytes.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	version, err := strconv.ParseInt(string(rest[:max(end, 0)]), 10, 64)
	return version, err == nil
}
