package wire_test

import (
	"context"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
	"youkong/server/graphqlhttp/wiretest"
)

func run(t *testing.T, exec *executor.Executor, query string) string {
	t.Helper()
	op, response := wire.Prepare(t.Context(), exec, &graphql.RawParams{Query: query})
	if op != nil {
		response = op.Next()
		if again := op.Next(); again != nil {
			t.Errorf("%s: answered twice: %+v", query, again)
		}
	}
	return string(wire.AppendResponse(nil, response))
}

func TestResponses(t *testing.T) {
	for _, test := range []struct{ query, want string }{
		{`{hello}`, `{"data":{"hello":"hello world"}}`},
		{`{`, `"code":"GRAPHQL_PARSE_FAILED"`},
		{`{nothing}`, `"code":"GRAPHQL_VALIDATION_FAILED"`},
		{`{broken}`, `"data":null}`},
		{`{... @defer {hello}}`, `{"errors":[{"message":"@defer is not supported","extensions":{"code":"BAD_USER_INPUT"}}]}`},
		{`{...F @defer} fragment F on Query {hello}`, `@defer is not supported`},
		{`{...F} fragment F on Query {... {... @defer {hello}}}`, `@defer is not supported`},
		{`{panics}`, `{"errors":[{"message":"internal system error"}]}`},
	} {
		got := run(t, executor.New(wiretest.New()), test.query)
		if !strings.Contains(got, test.want) {
			t.Errorf("%s: got %s, want %s in it", test.query, got, test.want)
		}
	}
}

// A refusal that an interceptor gives for ever must not spin a streaming transport.
func TestRefusalWithoutEndIsGivenOnce(t *testing.T) {
	exec := executor.New(wiretest.New())
	exec.AroundOperations(func(ctx context.Context, _ graphql.OperationHandler) graphql.ResponseHandler {
		return func(ctx context.Context) *graphql.Response { return graphql.ErrorResponse(ctx, "no") }
	})
	if got := run(t, exec, `subscription{ticks}`); got != `{"errors":[{"message":"no"}]}` {
		t.Errorf("got %s", got)
	}
}

// A presenter that panics on a panic is answered with a bare INTERNAL.
func TestPanicWhilePresentingAPanic(t *testing.T) {
	exec := executor.New(wiretest.New())
	exec.SetErrorPresenter(func(context.Context, error) *gqlerror.Error { panic("presenter") })
	want := `{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}`
	if got := run(t, exec, `{panics}`); got != want {
		t.Errorf("got %s", got)
	}
}

func TestResponseThatCannotBeEncoded(t *testing.T) {
	got := wire.AppendResponse([]byte("head:"), &graphql.Response{
		Data:       []byte(`{}`),
		Extensions: map[string]any{"cost": func() {}},
	})
	want := `head:{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}`
	if string(got) != want {
		t.Errorf("got %s", got)
	}
}

func TestResponseExtensions(t *testing.T) {
	got := wire.AppendResponse(nil, &graphql.Response{Data: []byte(`null`), Extensions: map[string]any{"cost": 3}})
	if string(got) != `{"data":null,"extensions":{"cost":3}}` {
		t.Errorf("got %s", got)
	}
}
