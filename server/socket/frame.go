package socket

import (
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/gorilla/websocket"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

// frame is one WebSocket message ready to be written.
type frame struct {
	kind int
	data []byte
	id   string // of the operation it is about; its client's complete takes it out of the queue
}

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
	data := make([]byte, 0, len(op.quotedID)+len(k)+room+32)
	data = append(append(data, `{"id":`...), op.quotedID...)
	return append(append(append(data, `,"type":"`...), k...), '"')
}

func nextFrame(op *operation, response *graphql.Response) frame {
	data := append(about(op, kindNext, len(response.Data)+16), `,"payload":`...)
	return op.text(append(wire.AppendResponse(data, response), '}'))
}

func errorFrame(op *operation, errs gqlerror.List) frame {
	data := append(about(op, kindError, 128), `,"payload":`...)
	return op.text(append(wire.AppendErrors(data, errs), '}'))
}

func completeFrame(op *operation) frame {
	return op.text(append(about(op, kindComplete, 0), '}'))
}
