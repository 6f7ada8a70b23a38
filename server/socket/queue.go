package socket

import (
	"errors"

	"github.com/gorilla/websocket"
)

// push queues f, unless the socket is closing.
func (c *conn) push(f frame) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pushLocked(f)
}

func (c *conn) pushLocked(f frame) {
	if c.closing {
		return
	}
	if c.queued > 0 && c.queued+len(f.data) > c.server.options.MaxQueueBytes {
		c.closeLocked(CodeResync, "too slow: connect again and resync")
		return
	}
	c.sendLocked(f)
}

// sendLocked hands f to a new writer, or queues it behind the one that runs.
func (c *conn) sendLocked(f frame) {
	switch {
	case c.gone:
	case c.writing:
		c.queue = append(c.queue, f)
		c.queued += len(f.data)
	default:
		c.writing = true
		c.tasks.Go(func() { c.write(f) })
	}
}

// write sends f and then all that is queued. When one message takes longer than
// WriteTimeout the socket starts to close with CodeResync; a peer that reads again
// within CloseTimeout gets to see that, any other is cut off by the reader's
// deadline, which also ends a write that hangs.
func (c *conn) write(f frame) {
	timeout := c.server.options.WriteTimeout
	watchdog := c.server.options.Clock.AfterFunc(timeout, func() {
		c.close(CodeResync, "too slow: connect again and resync")
	})
	defer watchdog.Stop()
	for more := true; more; f, more = c.pop() {
		watchdog.Reset(timeout)
		if err := c.ws.WriteMessage(f.kind, f.data); err != nil {
			c.writeFailed(err)
			return
		}
	}
}

// pop takes the next frame, or ends the writer under the same lock.
func (c *conn) pop() (frame, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.queue) == 0 {
		c.queue, c.writing = nil, false
		return frame{}, false
	}
	f := c.queue[0]
	c.queue[0] = frame{}
	c.queue = c.queue[1:]
	c.queued -= len(f.data)
	return f, true
}

// writeFailed leaves the end to the reader. After a close frame of gorilla's own
// the reader still waits for the peer; otherwise there is nobody to wait for.
func (c *conn) writeFailed(err error) {
	c.mu.Lock()
	c.closing, c.queue = true, nil // writing stays true: nothing more is written
	c.mu.Unlock()
	c.cancel()
	if !errors.Is(err, websocket.ErrCloseSent) {
		_ = c.ws.NetConn().Close()
	}
}

// dropLocked takes what is unsent about an operation out of the queue.
func (c *conn) dropLocked(id string) {
	kept := c.queue[:0]
	for _, f := range c.queue {
		if f.id == id {
			c.queued -= len(f.data)
			continue
		}
		kept = append(kept, f)
	}
	clear(c.queue[len(kept):])
	c.queue = kept
}
