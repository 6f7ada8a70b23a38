package socket

import (
	"context"

	"youkong/internal/live"
	"youkong/server/graphqlhttp/wire"
)

var _ live.Reader = (*operation)(nil)

// share makes op one of those who asked the same. From here on it has no goroutine: whoever tells the group hands it
// what to send.
func (c *conn) share(ctx context.Context, op *operation, execution *wire.Operation) {
	member := execution.Join(op)
	c.mu.Lock()
	if op.ended || c.closing {
		c.mu.Unlock()
		member.Leave()
		return
	}
	op.member = member
	c.mu.Unlock()
	member.Lead(ctx)
}

// Take sends what all who asked the same are shown, unless something is still on its way: then the operation waits, and
// what comes meanwhile is told in one event as soon as there is room.
func (op *operation) Take(shown any) bool {
	c, event := op.conn, shown.(*wire.Shown)
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case op.ended || c.closing: // Nobody wants it.
	case event.Failed != nil:
		c.endLocked(op, errorFrame(op, event.Failed.Errors))
	case c.writing:
		op.hungry = true
		return false
	default:
		c.sendLocked(op.next(event.Payload))
	}
	return true
}

// feedLocked leads those on that were refused an event.
func (c *conn) feedLocked() {
	if c.closing {
		return
	}
	for _, op := range c.running {
		if op.hungry {
			op.hungry = false
			ctx := c.ctx
			c.tasks.Go(func() { op.member.Lead(ctx) })
		}
	}
}

// leaveAll takes the operations of a socket that has ended out of their groups.
func (c *conn) leaveAll() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, op := range c.running {
		if op.member != nil {
			op.member.Leave()
		}
	}
}
