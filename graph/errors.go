package graph

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/ent/gen"
	"youkong/internal/fault"
)

// Present translates an error into what a client may know: its code, and for input the fields. An unknown error becomes
// INTERNAL with a request id and nothing else; the log has the rest under the same id. The log is also told why something is
// unavailable, since whoever runs the server can do something about it.
func Present(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := graphql.DefaultErrorPresenter(ctx, err)
		known, isFault := errors.AsType[*fault.Error](err)
		switch {
		case gen.IsNotFound(err):
			known = fault.New(fault.NotFound, "there is no such object")
		case errors.Is(err, context.Canceled):
			known = fault.New(fault.Unavailable, "the request was called off")
		case !isFault && inputPath(ctx, shown) != "":
			known = malformed(ctx, shown)
		case !isFault && isRequestError(err):
			known = fault.New(fault.BadInput, "%s", shown.Message)
		case !isFault || known.Code == fault.Internal:
			id := uuid.NewString()
			log.ErrorContext(ctx, "a request failed", "request_id", id, "path", shown.Path.String(), "error", err)
			return concealed(shown, id)
		case known.Code == fault.Unavailable && known.Unwrap() != nil:
			log.WarnContext(ctx, "a request could not be served", "path", shown.Path.String(), "error", known)
		}
		shown.Message, shown.Err = known.Message, nil
		shown.Extensions = map[string]any{"code": known.Code}
		if len(known.Fields) > 0 {
			shown.Extensions["fields"] = fieldsOf(known)
		}
		if known.RetryAfter > 0 {
			shown.Extensions["retryAfter"] = int(known.RetryAfter.Seconds())
		}
		return shown
	}
}

// inputPath is the path of the input value that could not be read, such as `input.slot.start`: the part of the error's
// path that lies below the field being answered. It is empty for any other error.
func inputPath(ctx context.Context, shown *gqlerror.Error) string {
	answered := len(graphql.GetPath(ctx))
	if len(shown.Path) <= answered {
		return ""
	}
	return shown.Path[answered:].String()
}

func malformed(ctx context.Context, shown *gqlerror.Error) *fault.Error {
	reason := shown.Message
	if shown.Err != nil {
		reason = shown.Err.Error()
	}
	path := inputPath(ctx, shown)
	return &fault.Error{
		Code: fault.BadInput, Message: path + " " + reason, Fields: []fault.Field{{Path: path, Reason: reason}},
	}
}

// isRequestError says whether the executor itself refused the request: a bad document, or a value of the wrong form.
func isRequestError(err error) bool {
	refused, ok := errors.AsType[*gqlerror.Error](err)
	if !ok {
		return false
	}
	return refused.Err == nil || refused.Rule != "" || strings.HasPrefix(refused.Path.String(), "variable")
}

func concealed(shown *gqlerror.Error, id string) *gqlerror.Error {
	shown.Message, shown.Err = "something went wrong on our side; the request id helps us find out what", nil
	shown.Extensions = map[string]any{"code": fault.Internal, "requestId": id}
	return shown
}

func fieldsOf(f *fault.Error) []map[string]string {
	fields := make([]map[string]string, len(f.Fields))
	for i, field := range f.Fields {
		fields[i] = map[string]string{"path": field.Path, "reason": field.Reason}
	}
	return fields
}

// Recover turns a panic of a resolver into an error like any other that is not the client's.
func Recover(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, panicked any) error {
		log.ErrorContext(ctx, "a resolver panicked", "panic", panicked, "stack", string(debug.Stack()))
		return errors.New("a resolver panicked")
	}
}
