package wiretest

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
)

// Feed is the test's end of one running subscription.
type Feed struct {
	// Context is the operation's; it is done when the transport ended the operation.
	Context context.Context

	values chan string
	end    chan struct{}
}

func (s *Schema) open(ctx context.Context) *Feed {
	feed := &Feed{Context: ctx, values: make(chan string), end: make(chan struct{})}
	s.Feeds <- feed
	return feed
}

// Send hands one event over, and reports false when the operation ended instead.
func (f *Feed) Send(value string) bool {
	select {
	case f.values <- value:
		return true
	case <-f.Context.Done():
		return false
	}
}

// End completes the operation from the server's side.
func (f *Feed) End() { close(f.end) }

func (f *Feed) wait() (any, error) {
	select {
	case value := <-f.values:
		return value, nil
	case <-f.Context.Done():
		return nil, context.Cause(f.Context)
	}
}

func (s *Schema) subscribe(ctx context.Context, opCtx *graphql.OperationContext) graphql.ResponseHandler {
	field := graphql.CollectFields(opCtx, opCtx.Operation.SelectionSet, nil)[0]
	if field.Name == "refused" {
		graphql.AddError(ctx, errors.New("the subscription was refused"))
		return nil
	}
	feed := s.open(ctx)
	var reused bytes.Buffer
	return func(ctx context.Context) *graphql.Response {
		select {
		case value := <-feed.values:
			reused.Reset()
			fmt.Fprintf(&reused, "{%q:%q}", field.Alias, value)
			return &graphql.Response{Data: reused.Bytes()}
		case <-feed.end:
			return nil
		case <-ctx.Done():
			if s.Hold == nil {
				return nil
			}
			<-s.Hold
			return &graphql.Response{Data: []byte(`{"ticks":"late"}`)}
		}
	}
}
