package socket

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
	if c.queued > 0 && c.queued+f.size() > c.server.options.MaxQueueBytes {
		c.closeLocked(CodeResync, "too slow: connect again and resync")
		return
	}
	c.sendLocked(f)
}

// sendLocked writes f at once as far as the kernel takes it, or queues it behind what a writer is writing. The rest of a
// frame gets a writer.
func (c *conn) sendLocked(f frame) {
	switch {
	case c.gone:
	case c.writing:
		c.queue = append(c.queue, f)
		c.queued += f.size()
	default:
		left, err := c.out.try(f)
		if err != nil {
			c.failLocked()
		} else if len(left) > 0 {
			c.writing = true
			c.tasks.Go(func() { c.write(left) })
		}
	}
}

// write writes what is left of a frame and then all that is queued. When one frame takes longer than WriteTimeout the
// socket starts to close with CodeResync; a peer that reads again within CloseTimeout gets to see that, any other is cut
// off by the reader's deadline, which also ends a write that hangs.
func (c *conn) write(left []byte) {
	timeout := c.server.options.WriteTimeout
	watchdog := c.server.options.Clock.AfterFunc(timeout, func() {
		c.close(CodeResync, "too slow: connect again and resync")
	})
	defer watchdog.Stop()
	for more := true; more; {
		watchdog.Reset(timeout)
		if _, err := c.out.conn.Write(left); err != nil {
			c.mu.Lock()
			c.failLocked()
			c.mu.Unlock()
			return
		}
		var f frame
		if f, more = c.pop(); more {
			left = f.append(left[:0])
		}
	}
}

// pop takes the next frame, or ends the writer under the same lock. There is room then for those that were refused.
func (c *conn) pop() (frame, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.queue) == 0 {
		c.queue, c.writing = nil, false
		c.feedLocked()
		return frame{}, false
	}
	f := c.queue[0]
	c.queue[0] = frame{}
	c.queue = c.queue[1:]
	c.queued -= f.size()
	return f, true
}

// failLocked leaves the end to the reader, which the closed connection ends.
func (c *conn) failLocked() {
	c.closing, c.queue, c.queued = true, nil, 0
	c.writing = true // so that nothing more is written
	c.stopLocked()
	_ = c.ws.NetConn().Close()
}

// dropLocked takes what is unsent about an operation out of the queue.
func (c *conn) dropLocked(id string) {
	kept := c.queue[:0]
	for _, f := range c.queue {
		if f.id == id {
			c.queued -= f.size()
			continue
		}
		kept = append(kept, f)
	}
	clear(c.queue[len(kept):])
	c.queue = kept
}
