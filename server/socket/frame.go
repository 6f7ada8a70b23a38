package socket

import (
	"encoding/json"

	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

// frame is one WebSocket message ready to be written: its three parts in a row. What many are sent is in the middle, so
// that nobody has to copy it.
type frame struct {
	kind             int
	head, data, tail []byte
	id               string // of the operation it is about; its client's complete takes it out of the queue
}

func (f frame) size() int { return len(f.head) + len(f.data) + len(f.tail) }

func text(data []byte) frame { return frame{kind: websocket.TextMessage, data: data} }

func (op *operation) text(data []byte) frame {
	return frame{kind: websocket.TextMessage, data: data, id: op.id}
}

var (
	ackFrame  = text([]byte(`{"type":"connection_ack"}`))
	pingFrame = frame{kind: websocket.PingMessage}
)

func closeFrame(code int, reason string) frame {
	return frame{
		kind: websocket.CloseMessage,
		data: websocket.FormatCloseMessage(code, fitting(reason)),
	}
}

func pongFrame(payload map[string]any) frame {
	if payload == nil {
		return text([]byte(`{"type":"pong"}`))
	}
	// The payload came out of JSON, so it goes back into it.
	encoded, _ := json.Marshal(payload)
	return text(append(append([]byte(`{"type":"pong","payload":`), encoded...), '}'))
}

// about begins a message of op, up to the value of its payload.
func about(op *operation, k kind, room int) []byte {
	quoted, _ := json.Marshal(op.id)
	data := make([]byte, 0, len(quoted)+len(k)+room+16)
	data = append(append(data, `{"id":`...), quoted...)
	return append(append(append(data, `,"type":"`...), k...), '"')
}

const payloadKey = `,"payload":`

var closingBrace = []byte{'}'}

// next is a response of op.
func (op *operation) next(payload []byte) frame {
	return frame{kind: websocket.TextMessage, head: op.head, data: payload, tail: closingBrace, id: op.id}
}

func errorFrame(op *operation, errs gqlerror.List) frame {
	data := append(about(op, kindError, 128), payloadKey...)
	return op.text(append(wire.AppendErrors(data, errs), '}'))
}

func completeFrame(op *operation) frame {
	return op.text(append(about(op, kindComplete, 1), '}'))
}
