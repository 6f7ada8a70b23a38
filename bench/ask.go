package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"time"
)

// The operations are those of the web app, with the fields that it asks for.
const (
	bookOperation = `mutation BookSpace($input: BookSpaceInput!) { bookSpace(input: $input) {
		booking { ...OwnBooking } refusals { rule message }
		alternatives { start end relation space { id name floor community { id name timeZone } } } } }
	fragment OwnBooking on Booking { id kind status start end units attendees title holdExpiresAt canMove canCancel
		space { id name floor community { id slug name timeZone } } }`
	viewOperation = `query Availability($communityIds: [ID!]!, $from: Date, $to: Date) {
		availability(communityIds: $communityIds, from: $from, to: $to) { ...Seen } } ` + seen
	followOperation = `subscription Availability($communityIds: [ID!]!, $from: Date, $to: Date) {
		availability(communityIds: $communityIds, from: $from, to: $to) { ...Seen } } ` + seen
	seen = `fragment Seen on AvailabilityEvent { communityId epoch since version asOf snapshot from to
		spaces { spaceId state occupiedBy until next { state until } freeUnits units open { start end }
			busy { start end kind units title holdExpiresAt } } }`
)

// ask has the job's clients send one request after the other, each on a connection that stays open.
func ask(ctx context.Context, j job) (result, error) {
	lines := make([]*line, j.Clients)
	for i := range lines {
		var err error
		if lines[i], err = dial(ctx, j.Address); err != nil {
			return result{}, err
		}
		defer lines[i].conn.Close()
		defer context.AfterFunc(ctx, func() { _ = lines[i].conn.Close() })()
	}
	return drive(ctx, j.Clients, j.Length, j.From, func(_ context.Context, client int, i int64) error {
		body, expected := j.request(i)
		answer, err := lines[client].post(j.Tokens[int(i)%len(j.Tokens)], body)
		if err == nil && (!bytes.Contains(answer, []byte(expected)) || bytes.Contains(answer, []byte(`"errors"`))) {
			err = fmt.Errorf("an answer without %s: %.300s", expected, answer)
		}
		return err
	})
}

// request is the i-th of a job, and what its answer must hold.
func (j job) request(i int64) (body []byte, expected string) {
	switch j.Kind {
	case "book":
		return j.booking(i, i), `"status":"CONFIRMED"`
	case "lose":
		return j.booking(0, i), `"rule":"OVERLAP"`
	default:
		n := int64(len(j.Communities))
		community, day := j.Communities[i%n], j.Days[i*7919%int64(len(j.Days))]
		return operation(viewOperation, map[string]any{"communityIds": []string{community}, "from": day}), `"snapshot":true`
	}
}

func (j job) booking(slot, key int64) []byte {
	n := int64(len(j.Spaces))
	start := time.Unix(j.First+slot/n*slotLength, 0).UTC()
	return operation(bookOperation, map[string]any{"input": map[string]any{
		"key": fmt.Sprintf("over-http-%d", key),
		"slot": map[string]any{"spaceId": j.Spaces[slot%n],
			"start": start.Format(time.RFC3339), "end": start.Add(slotLength * time.Second).Format(time.RFC3339)},
	}})
}

func operation(query string, variables map[string]any) []byte {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		panic(err) // Text and numbers always marshal.
	}
	return body
}

// line is a connection that speaks just enough HTTP/1.1 to cost the machine little beside the server.
type line struct {
	conn   net.Conn
	reader *textproto.Reader
	buffer []byte
}

func dial(ctx context.Context, address string) (*line, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	return &line{conn: conn, reader: textproto.NewReader(bufio.NewReaderSize(conn, 16<<10))}, nil
}

// post sends a GraphQL request and returns the body of its answer, which is valid until the next.
func (l *line) post(token string, body []byte) ([]byte, error) {
	l.buffer = fmt.Appendf(l.buffer[:0], "POST /api/graphql HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer %s\r\n"+
		"Content-Type: application/json\r\nAccept: application/graphql-response+json\r\nAccept-Language: zh-CN\r\n"+
		"Content-Length: %d\r\n\r\n", token, len(body))
	if _, err := l.conn.Write(append(l.buffer, body...)); err != nil {
		return nil, err
	}
	status, err := l.reader.ReadLineBytes()
	if err != nil {
		return nil, err
	}
	status = bytes.Clone(status)
	length := -1
	for {
		header, err := l.reader.ReadLineBytes()
		if err != nil {
			return nil, err
		}
		if len(header) == 0 {
			break
		}
		if name, value, _ := bytes.Cut(header, []byte(": ")); bytes.EqualFold(name, []byte("content-length")) {
			if length, err = strconv.Atoi(string(value)); err != nil {
				return nil, err
			}
		}
	}
	if length < 0 {
		return nil, fmt.Errorf("an answer without a length: %s", status)
	}
	if cap(l.buffer) < length {
		l.buffer = make([]byte, length)
	}
	l.buffer = l.buffer[:length]
	_, err = io.ReadFull(l.reader.R, l.buffer)
	return l.buffer, err
}
