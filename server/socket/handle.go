package socket

import "github.com/gorilla/websocket"

// handle acts on one message. It never blocks.
func (c *conn) handle(kind int, data []byte) {
	if kind != websocket.TextMessage {
		c.close(CodeBadRequest, "only text messages are understood")
		return
	}
	m, err := parse(data)
	if err != nil {
		c.close(CodeBadRequest, err.Error())
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closing {
		return
	}
	switch m.kind {
	case kindInit:
		c.initLocked(m.payload)
	case kindPing:
		c.pushLocked(pongFrame(m.payload))
	case kindSubscribe:
		c.subscribeLocked(m)
	case kindComplete:
		c.completeLocked(m.id)
	case kindPong: // that it came is noted already
	}
}
