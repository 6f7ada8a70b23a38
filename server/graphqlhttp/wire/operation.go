package wire

import (
	"context"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/internal/live"
)

// Operation is one parsed, validated and priced GraphQL operation. Its methods
// are for one goroutine.
type Operation struct {
	exec  graphql.GraphExecutor
	ctx   context.Context
	opCtx *graphql.OperationContext
	next  graphql.ResponseHandler
	ended bool

	handover live.Handover // Of a subscription that many share.
}

// Prepare parses and validates params without running anything. When that
// fails, the operation is nil and the response holds the errors.
func Prepare(ctx context.Context, exec graphql.GraphExecutor, params *graphql.RawParams) (op *Operation, refused *graphql.Response) {
	op = &Operation{exec: exec, ctx: graphql.StartOperationTrace(ctx)}
	defer func() {
		if cause := recover(); cause != nil {
			op, refused = nil, op.recovered(cause)
		}
	}()
	opCtx, errs := exec.CreateOperationContext(op.ctx, params)
	op.opCtx = opCtx
	op.ctx = graphql.WithOperationContext(op.ctx, opCtx)
	if len(errs) == 0 && defers(opCtx.Doc) {
		errs = gqlerror.List{Error(CodeBadUserInput, "@defer is not supported")}
	}
	if len(errs) != 0 {
		return nil, exec.DispatchError(op.ctx, errs)
	}
	return op, nil
}

// Kind tells query, mutation and subscription apart.
func (o *Operation) Kind() ast.Operation { return o.opCtx.Operation.Operation }

// Next runs the operation up to its next response, and returns nil at its end.
// The response is valid only until the following call. An operation that ends without a response may go on as a topic: see
// Join.
//
// A response without data is a request error and the last one: that also stops
// an interceptor that gives the same refusal again and again. So is the first
// answer of a query or mutation.
func (o *Operation) Next() (response *graphql.Response) {
	if o.ended {
		return nil
	}
	defer func() {
		if cause := recover(); cause != nil {
			response = o.recovered(cause)
		}
		o.ended = response == nil || response.Data == nil || o.Kind() != ast.Subscription
	}()
	if o.next == nil {
		ctx := o.ctx
		if o.shareable() {
			ctx = live.WithHandover(ctx, &o.handover)
		}
		o.next, o.ctx = o.exec.DispatchOperation(ctx, o.opCtx)
	}
	return o.next(o.ctx)
}

// recovered turns a panic into a response through the error presenter, so that
// it is logged and coded like every other failure; if even that fails, the
// answer is a bare INTERNAL.
func (o *Operation) recovered(cause any) (response *graphql.Response) {
	defer func() {
		if again := recover(); again != nil {
			slog.Error("graphql: panic while presenting a panic", "panic", again, "first", cause, "stack", string(debug.Stack()))
			response = &graphql.Response{Errors: unexplained}
		}
	}()
	err := o.opCtx.RecoverFunc(o.ctx, cause)
	return o.exec.DispatchError(o.ctx, gqlerror.List{gqlerror.WrapIfUnwrapped(err)})
}
