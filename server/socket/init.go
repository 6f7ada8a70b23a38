package socket

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
)

func (c *conn) initLocked(payload map[string]any) {
	if c.phase != waiting {
		c.closeLocked(CodeTooManyInits, "too many initialisation requests")
		return
	}
	if c.server.options.Init == nil {
		c.acknowledgeLocked()
		return
	}
	c.phase = admitting
	before := c.ctx
	c.tasks.Go(func() { c.admit(before, payload) })
}

// admit asks InitFunc, beside the reader: pings are answered meanwhile, and an
// operation is refused.
func (c *conn) admit(before context.Context, payload map[string]any) {
	ctx, err := c.callInit(before, payload)
	if err == nil {
		err = c.rename(ctx)
	}
	if err != nil {
		c.refuse(err)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closing {
		return
	}
	c.ctx = ctx
	for _, sweep := range c.sweeps {
		if sweep.match(ctx, c.caller) {
			c.closeLocked(sweep.code, sweep.reason)
			return
		}
	}
	c.acknowledgeLocked()
}

func (c *conn) acknowledgeLocked() {
	c.phase, c.sweeps = ready, nil
	c.pushLocked(ackFrame)
	c.beatIn(c.server.options.PingInterval)
}

func (c *conn) callInit(before context.Context, payload map[string]any) (ctx context.Context, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			c.server.options.Logger.Error("socket: panic in InitFunc", "panic", cause, "stack", string(debug.Stack()))
			err = &CloseError{CodeInternal, "internal error"}
		}
	}()
	ctx, err = c.server.options.Init(before, payload)
	if err == nil && ctx == nil {
		err = fmt.Errorf("socket: InitFunc returned no context")
	}
	return ctx, err
}

// rename moves the socket to the caller that InitFunc made of it.
func (c *conn) rename(ctx context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	name := c.server.options.Caller(ctx)
	if name == "" || name == c.caller {
		return nil
	}
	if !c.server.options.Slots.Take(name) {
		return &CloseError{CodeTryLater, "too many open sockets and streams"}
	}
	c.server.options.Slots.Give(c.caller)
	c.caller = name
	return nil
}

// refuse closes without telling more than the InitFunc meant to tell.
func (c *conn) refuse(err error) {
	var told *CloseError
	if !errors.As(err, &told) {
		told = &CloseError{CodeForbidden, "forbidden"}
	}
	c.close(told.Code, told.Reason)
}
