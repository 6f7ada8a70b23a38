package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"syscall"
)

const (
	protocol  = "graphql-transport-ws"
	screenful = 2048 // Bytes that a screen's buffer holds.
	deafBytes = 2048 // Bytes that the system keeps for a screen that does not read.
)

// screen is one subscriber, on a connection that speaks just enough WebSocket to cost the machine little.
type screen struct {
	conn    net.Conn
	reader  *bufio.Reader
	version int64
}

// screen connects one; on a GraphQL server it also subscribes.
func (j job) screen(ctx context.Context, token string) (*screen, error) {
	var dialer net.Dialer
	if j.Deaf {
		dialer.Control = func(_, _ string, raw syscall.RawConn) error {
			return raw.Control(func(fd uintptr) {
				_ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, deafBytes) // Else it takes longer.
			})
		}
	}
	conn, err := dialer.DialContext(ctx, "tcp", j.Address)
	if err != nil {
		return nil, err
	}
	s := &screen{conn: conn, reader: bufio.NewReaderSize(conn, screenful), version: -1}
	if err := s.upgrade(token); err != nil {
		return nil, err
	}
	if len(j.Communities) == 0 {
		return s, nil
	}
	return s, s.subscribe(j)
}

func (s *screen) upgrade(token string) error {
	_, err := fmt.Fprintf(s.conn, "GET /api/graphql HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer %s\r\nConnection: Upgrade\r\n"+
		"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"+
		"Sec-WebSocket-Protocol: %s\r\n\r\n", token, protocol)
	if err != nil {
		return err
	}
	for line, first := "", true; line != "\r\n"; first = false {
		if line, err = s.reader.ReadString('\n'); err != nil {
			return err
		}
		if first && !strings.Contains(line, " 101 ") {
			return fmt.Errorf("no upgrade: %s", line)
		}
	}
	return nil
}

func (s *screen) subscribe(j job) error {
	if err := s.send(1, []byte(`{"type":"connection_init"}`)); err != nil {
		return err
	}
	if text, err := s.read(); err != nil || !bytes.Contains(text, []byte("connection_ack")) {
		return fmt.Errorf("instead of an ack: %s, %w", text, err)
	}
	message := append([]byte(`{"id":"1","type":"subscribe","payload":`),
		operation(followOperation, map[string]any{"communityIds": j.Communities, "from": j.Days[0]})...)
	return s.send(1, append(message, '}'))
}

// next is the version of the next event that is news, and the size of its frame.
func (s *screen) next() (version int64, size int, err error) {
	for {
		text, err := s.read()
		if err != nil {
			return 0, 0, err
		}
		version, found := versionOf(text)
		if !found && bytes.Contains(text, []byte(`"error`)) {
			return 0, 0, fmt.Errorf("%.300s", text)
		}
		if found && version > s.version {
			s.version = version
			return version, len(text), nil
		}
	}
}

// read returns the next message, which is valid until the one after, and answers pings.
func (s *screen) read() ([]byte, error) {
	for {
		kind, data, err := s.frame()
		switch {
		case err != nil:
			return nil, err
		case kind == 8:
			return nil, fmt.Errorf("closed: %q", data)
		case kind == 9:
			if err := s.send(10, data); err != nil {
				return nil, err
			}
		case kind == 1:
			return data, nil
		}
	}
}

func (s *screen) frame() (kind byte, data []byte, err error) {
	head, err := s.reader.Peek(2)
	if err != nil {
		return 0, nil, err
	}
	kind, size, skip := head[0]&0xf, int(head[1]), 2
	if size == 126 {
		if head, err = s.reader.Peek(4); err != nil {
			return 0, nil, err
		}
		size, skip = int(binary.BigEndian.Uint16(head[2:])), 4
	}
	if size == 127 {
		return 0, nil, errors.New("a frame of more than 64 KiB")
	}
	if _, err := s.reader.Discard(skip); err != nil {
		return 0, nil, err
	}
	if size > screenful {
		data = make([]byte, size)
		_, err = io.ReadFull(s.reader, data)
		return kind, data, err
	}
	if data, err = s.reader.Peek(size); err != nil {
		return 0, nil, err
	}
	_, err = s.reader.Discard(size)
	return kind, data, err
}

// send writes a masked frame; the mask is zero, which costs nothing.
func (s *screen) send(kind byte, data []byte) error {
	frame := []byte{0x80 | kind}
	if len(data) < 126 {
		frame = append(frame, 0x80|byte(len(data)))
	} else {
		frame = binary.BigEndian.AppendUint16(append(frame, 0x80|126), uint16(len(data)))
	}
	_, err := s.conn.Write(append(append(frame, 0, 0, 0, 0), data...))
	return err
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
