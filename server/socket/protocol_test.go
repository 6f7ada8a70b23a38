package socket

import (
	"strings"
	"testing"

	"github.com/gorilla/websocket"
)

// TestProtocol plays one script per rule of graphql-transport-ws. A line is
// "> sent by the client", "< expected from the server", "! close code", or what
// the schema does: "+ value" (an event), "." (the end). "ack" is a whole
// initialisation and "on ID" subscribes and waits until the operation runs.
func TestProtocol(t *testing.T) {
	for name, script := range map[string]string{
		"acknowledges init":                 `> {"type":"connection_init"} | < {"type":"connection_ack"}`,
		"init payload may be an object":     `> {"type":"connection_init","payload":{"a":1}} | < {"type":"connection_ack"}`,
		"init payload may be null":          `> {"type":"connection_init","payload":null} | < {"type":"connection_ack"}`,
		"init payload is no string":         `> {"type":"connection_init","payload":"x"} | ! 4400`,
		"init payload is no array":          `> {"type":"connection_init","payload":[]} | ! 4400`,
		"init payload is no number":         `> {"type":"connection_init","payload":0} | ! 4400`,
		"init payload is no boolean":        `> {"type":"connection_init","payload":false} | ! 4400`,
		"second init":                       `ack | > {"type":"connection_init"} | ! 4429`,
		"subscribe before ack":              `> {"type":"subscribe","id":"1","payload":{"query":"{hello}"}} | ! 4401`,
		"complete before ack is harmless":   `> {"type":"complete","id":"1"} | ack`,
		"ping before init":                  `> {"type":"ping"} | < {"type":"pong"} | ack`,
		"ping after init":                   `ack | > {"type":"ping"} | < {"type":"pong"}`,
		"ping's payload comes back":         `> {"type":"ping","payload":{"n":1.50}} | < {"type":"pong","payload":{"n":1.50}}`,
		"ping payload is no array":          `> {"type":"ping","payload":[1]} | ! 4400`,
		"pong is taken":                     `> {"type":"pong"} | > {"type":"pong","payload":{}} | ack`,
		"pong payload is no string":         `> {"type":"pong","payload":""} | ! 4400`,
		"not JSON":                          `> hello | ! 4400`,
		"empty message":                     `> | ! 4400`,
		"array":                             `> [] | ! 4400`,
		"null":                              `> null | ! 4400`,
		"trailing data":                     `> {"type":"ping"}{"type":"ping"} | ! 4400`,
		"duplicate key":                     `> {"type":"ping","type":"pong"} | ! 4400`,
		"no type":                           `> {"id":"1"} | ! 4400`,
		"type is no string":                 `> {"type":1} | ! 4400`,
		"unknown type":                      `> {"type":"start"} | ! 4400`,
		"next is for servers":               `ack | > {"type":"next","id":"1","payload":{}} | ! 4400`,
		"error is for servers":              `ack | > {"type":"error","id":"1","payload":[]} | ! 4400`,
		"connection_ack is for servers":     `> {"type":"connection_ack"} | ! 4400`,
		"invalid UTF-8":                     "> {\"type\":\"ping\",\"payload\":{\"a\":\"\xff\"}} | ! 4400",
		"subscribe without id":              `ack | > {"type":"subscribe","payload":{"query":"{hello}"}} | ! 4400`,
		"subscribe with an empty id":        `ack | > {"type":"subscribe","id":"","payload":{"query":"{hello}"}} | ! 4400`,
		"subscribe with a number for id":    `ack | > {"type":"subscribe","id":1,"payload":{"query":"{hello}"}} | ! 4400`,
		"subscribe with a huge id":          `ack | > {"type":"subscribe","id":"` + strings.Repeat("x", 257) + `","payload":{"query":"{hello}"}} | ! 4400`,
		"subscribe without payload":         `ack | > {"type":"subscribe","id":"1"} | ! 4400`,
		"subscribe with a string payload":   `ack | > {"type":"subscribe","id":"1","payload":"{hello}"} | ! 4400`,
		"subscribe without query":           `ack | > {"type":"subscribe","id":"1","payload":{}} | ! 4400`,
		"query is no object":                `ack | > {"type":"subscribe","id":"1","payload":{"query":{}}} | ! 4400`,
		"variables are no array":            `ack | > {"type":"subscribe","id":"1","payload":{"query":"{hello}","variables":[]}} | ! 4400`,
		"operationName is no number":        `ack | > {"type":"subscribe","id":"1","payload":{"query":"{hello}","operationName":1}} | ! 4400`,
		"extensions are no string":          `ack | > {"type":"subscribe","id":"1","payload":{"query":"{hello}","extensions":""}} | ! 4400`,
		"complete without id":               `ack | > {"type":"complete"} | ! 4400`,
		"complete with a number for id":     `ack | > {"type":"complete","id":1} | ! 4400`,
		"complete of an unknown id":         `ack | > {"type":"complete","id":"?"} | > {"type":"ping"} | < {"type":"pong"}`,
		"query":                             `ack | > {"type":"subscribe","id":"q","payload":{"query":"{hello}"}} | < {"id":"q","type":"next","payload":{"data":{"hello":"hello world"}}} | < {"id":"q","type":"complete"}`,
		"variables and nulls":               `ack | > {"type":"subscribe","id":"q","payload":{"query":"query A($n:String){hello(name:$n)} query B{hello}","operationName":"A","variables":{"n":"有空"},"extensions":null}} | < {"id":"q","type":"next","payload":{"data":{"hello":"hello 有空"}}} | < {"id":"q","type":"complete"}`,
		"mutation":                          `ack | > {"type":"subscribe","id":"m","payload":{"query":"mutation{rename(name:\"x\")}"}} | < {"id":"m","type":"next","payload":{"data":{"rename":"x"}}} | < {"id":"m","type":"complete"}`,
		"ids are quoted":                    `ack | > {"type":"subscribe","id":"\"\n","payload":{"query":"{hello}"}} | < {"id":"\"\n","type":"next","payload":{"data":{"hello":"hello world"}}} | < {"id":"\"\n","type":"complete"}`,
		"field error is a result":           `ack | > {"type":"subscribe","id":"q","payload":{"query":"{broken}"}} | < {"id":"q","type":"next","payload":{"errors":[{"message":"the resolver failed"}],"data":null}} | < {"id":"q","type":"complete"}`,
		"panic ends one operation":          `ack | > {"type":"subscribe","id":"q","payload":{"query":"{panics}"}} | < {"id":"q","type":"error","payload":[{"message":"recovered"}]} | > {"type":"ping"} | < {"type":"pong"}`,
		"error has no complete after it":    `ack | > {"type":"subscribe","id":"q","payload":{"query":"{"}} | < {"id":"q","type":"error","payload":[{"message":"Expected Name, found \u003cEOF\u003e","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]} | > {"type":"ping"} | < {"type":"pong"}`,
		"refused subscription":              `ack | > {"type":"subscribe","id":"s","payload":{"query":"subscription{refused}"}} | < {"id":"s","type":"error","payload":[{"message":"the subscription was refused"}]} | > {"type":"ping"} | < {"type":"pong"}`,
		"an id is free after error":         `ack | > {"type":"subscribe","id":"s","payload":{"query":"subscription{refused}"}} | < {"id":"s","type":"error","payload":[{"message":"the subscription was refused"}]} | on s | + a | < {"id":"s","type":"next","payload":{"data":{"ticks":"a"}}}`,
		"events and the server's end":       `ack | on s | + a | < {"id":"s","type":"next","payload":{"data":{"ticks":"a"}}} | + b | < {"id":"s","type":"next","payload":{"data":{"ticks":"b"}}} | . | < {"id":"s","type":"complete"}`,
		"events keep their bytes":           `ack | on s | + aaaa | + bb | + c | < {"id":"s","type":"next","payload":{"data":{"ticks":"aaaa"}}} | < {"id":"s","type":"next","payload":{"data":{"ticks":"bb"}}} | < {"id":"s","type":"next","payload":{"data":{"ticks":"c"}}}`,
		"an id is free after the end":       `ack | on s | . | < {"id":"s","type":"complete"} | on s | + a | < {"id":"s","type":"next","payload":{"data":{"ticks":"a"}}}`,
		"an id is free after complete":      `ack | on s | > {"type":"complete","id":"s"} | on s | + a | < {"id":"s","type":"next","payload":{"data":{"ticks":"a"}}}`,
		"same id in use":                    `ack | on s | > {"type":"subscribe","id":"s","payload":{"query":"{hello}"}} | ! 4409`,
		"two operations beside each other":  `ack | on a | on b | + x | < {"id":"b","type":"next","payload":{"data":{"ticks":"x"}}} | > {"type":"complete","id":"b"} | > {"type":"ping"} | < {"type":"pong"}`,
		"silence after complete":            `ack | on s | + a | < {"id":"s","type":"next","payload":{"data":{"ticks":"a"}}} | > {"type":"complete","id":"s"} | gone | > {"type":"ping"} | < {"type":"pong"}`,
		"client completes a query that ran": `ack | > {"type":"subscribe","id":"q","payload":{"query":"{hello}"}} | < {"id":"q","type":"next","payload":{"data":{"hello":"hello world"}}} | < {"id":"q","type":"complete"} | > {"type":"complete","id":"q"} | > {"type":"ping"} | < {"type":"pong"}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			play(newRig(t, Options{}), script)
		})
	}
}

func TestBinaryMessage(t *testing.T) {
	c := newRig(t, Options{}).ready()
	if err := c.ws.WriteMessage(websocket.BinaryMessage, []byte(`{"type":"ping"}`)); err != nil {
		t.Fatal(err)
	}
	c.wantClose(CodeBadRequest)
}
