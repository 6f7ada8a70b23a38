package socket

import (
	"context"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/internal/live"
	"youkong/server/graphqlhttp/wire"
)

// operation is one that its client started and nobody ended yet: it is known
// under its id exactly as long as something may be sent for it.
type operation struct {
	conn   *conn
	id     string
	head   []byte // of its responses
	cancel context.CancelFunc
	ended  bool

	member *live.Member // once it shares its events with others
	hungry bool         // it was refused an event for want of room
}

func (c *conn) subscribeLocked(m message) {
	switch {
	case c.phase != ready:
		c.closeLocked(CodeUnauthorized, "unauthorized: connection_ack comes first")
		return
	case c.findLocked(m.id) != nil:
		c.closeLocked(CodeDuplicateID, fmt.Sprintf("subscriber for %.60q already exists", m.id))
		return
	}
	op := &operation{conn: c, id: m.id}
	if c.fullLocked() {
		c.pushLocked(errorFrame(op, gqlerror.List{wire.Busy(
			fmt.Sprintf("at most %d operations may run on one socket", c.server.options.MaxOperations))}))
		return
	}
	op.head = append(about(op, kindNext, len(payloadKey)), payloadKey...)
	var ctx context.Context
	ctx, op.cancel = context.WithCancel(context.WithoutCancel(c.ctx)) // See stopLocked.
	c.running = append(c.running, op)
	c.active++
	c.tasks.Go(func() { c.run(ctx, op, m.params) })
}

// fullLocked counts the operations that clients know of. Those that are completed
// but not yet returned get as much room again, so that a quick change of all
// subscriptions is no reason to refuse, and slow ones still can't pile up.
func (c *conn) fullLocked() bool {
	most := c.server.options.MaxOperations
	return len(c.running) >= most || c.active >= 2*most
}

// findLocked is the operation that runs under an id. There are few, so that a list takes the least room.
func (c *conn) findLocked(id string) *operation {
	for _, op := range c.running {
		if op.id == id {
			return op
		}
	}
	return nil
}

// completeLocked stops an operation for its client. One that isn't known any more
// has crossed the client's message with its own end.
func (c *conn) completeLocked(id string) {
	c.dropLocked(id)
	if op := c.findLocked(id); op != nil {
		c.forgetLocked(op)
		op.cancel()
	}
}

// forgetLocked frees the id of op: nothing is sent for it any more.
func (c *conn) forgetLocked(op *operation) {
	c.running = slices.DeleteFunc(c.running, func(other *operation) bool { return other == op })
	op.ended = true
	if op.member != nil {
		op.member.Leave()
	}
}

// run executes op from its first to its last response.
func (c *conn) run(ctx context.Context, op *operation, params *graphql.RawParams) {
	defer c.returned(op)
	execution, refused := wire.Prepare(ctx, c.exec, params)
	if refused != nil {
		c.end(op, errorFrame(op, refused.Errors))
		return
	}
	for response := execution.Next(); response != nil; response = execution.Next() {
		if response.Data == nil {
			c.end(op, errorFrame(op, response.Errors))
			return
		}
		if !c.next(op, op.next(wire.AppendResponse(nil, response))) {
			return
		}
	}
	if execution.Shared() {
		c.share(ctx, op, execution)
		return
	}
	c.end(op, completeFrame(op))
}

// next queues a response, and reports false when nobody wants it any more.
func (c *conn) next(op *operation, f frame) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if op.ended {
		return false
	}
	c.pushLocked(f)
	return !c.closing
}

// end queues the last message of op, unless its client has completed it.
func (c *conn) end(op *operation, f frame) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.endLocked(op, f)
}

func (c *conn) endLocked(op *operation, f frame) {
	if !op.ended {
		c.forgetLocked(op)
		c.pushLocked(f)
	}
}

func (c *conn) returned(op *operation) {
	c.mu.Lock()
	defer c.mu.Unlock()
	op.cancel()
	op.cancel = func() {} // One that is shared lives on.
	c.active--
}
