package socket

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"youkong/server/graphqlhttp/wire"
)

type kind string

const (
	kindInit      kind = "connection_init"
	kindAck       kind = "connection_ack"
	kindPing      kind = "ping"
	kindPong      kind = "pong"
	kindSubscribe kind = "subscribe"
	kindNext      kind = "next"
	kindError     kind = "error"
	kindComplete  kind = "complete"
)

// maxIDBytes bounds an operation's id, which every message about it repeats.
const maxIDBytes = 256

// message is what a client may send.
type message struct {
	kind    kind
	id      string
	payload map[string]any     // of connection_init, ping and pong; nil if absent or null
	params  *graphql.RawParams // of subscribe
}

// parse reads one message. The error's text is fit for a close reason.
func parse(data []byte) (message, error) {
	object, err := wire.Object(data)
	if err != nil {
		return message{}, err
	}
	name, ok := object["type"].(string)
	if !ok {
		return message{}, wire.Malformed(`"type" must be a string`)
	}
	m := message{kind: kind(name)}
	switch m.kind {
	case kindInit, kindPing, kindPong:
		m.payload, err = payload(object)
	case kindSubscribe:
		err = m.readSubscribe(object)
	case kindComplete:
		m.id, err = id(object)
	default:
		err = wire.Malformed(fmt.Sprintf("a client can't send a message of type %.30q", name))
	}
	return m, err
}

func (m *message) readSubscribe(object map[string]any) (err error) {
	if m.id, err = id(object); err != nil {
		return err
	}
	request, err := payload(object)
	if err != nil {
		return err
	}
	if request == nil {
		return wire.Malformed(`"payload" is missing`)
	}
	m.params, err = wire.Params(request)
	return err
}

func payload(object map[string]any) (map[string]any, error) {
	if object["payload"] == nil {
		return nil, nil
	}
	read, ok := object["payload"].(map[string]any)
	if !ok {
		return nil, wire.Malformed(`"payload" must be an object`)
	}
	return read, nil
}

func id(object map[string]any) (string, error) {
	read, ok := object["id"].(string)
	if !ok || read == "" || len(read) > maxIDBytes {
		return "", wire.Malformed(fmt.Sprintf(`"id" must be a string of 1 to %d bytes`, maxIDBytes))
	}
	return read, nil
}
