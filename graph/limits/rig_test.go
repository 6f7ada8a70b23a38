package limits_test

import (
	"context"
	"log/slog"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/jonboulle/clockwork"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/graph"
	"youkong/graph/limits"
	"youkong/internal/account"
	"youkong/internal/audit"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/cursor"
	"youkong/internal/organisation"
	"youkong/internal/privacy"
	"youkong/internal/store"
)

// api is the public API of an installation, without transports.
type api struct{ exec *executor.Executor }

// newAPI opens an installation on a database of its own, with what fill puts into it.
func newAPI(t testing.TB, fill func(*store.Store)) *api {
	t.Helper()
	clock, quiet := clockwork.NewRealClock(), slog.New(slog.DiscardHandler)
	s, err := store.Open(t.Context(), store.Config{DataDir: t.TempDir(), Clock: clock, Log: quiet})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	must(t, s.Migrate(t.Context()))
	fill(s)
	places := &community.Keeper{}
	must(t, places.Reload(t.Context(), s.Read()))
	people, bookings := account.New(s, clock, false), booking.New(s, places, clock)
	courses := course.New(s, places, bookings, clock)
	return &api{exec: server(graph.Schema(&graph.Resolver{
		Places: places, People: people, Bookings: bookings, Organisations: organisation.New(s, clock),
		Courses: courses, Views: availability.New(s, places, clock, "epoch"), CursorKey: cursor.Key("key"),
		Audit: audit.New(s), Privacy: privacy.New(s, clock, people, bookings, courses),
	}))}
}

// server is the executor as the product sets it up, as far as limits matter.
func server(schema graphql.ExecutableSchema) *executor.Executor {
	exec := executor.New(schema)
	cache := lru.New[*ast.QueryDocument](100)
	exec.SetParserTokenLimit(limits.Default().Tokens)
	exec.SetQueryCache(cache)
	exec.SetDisableSuggestion(true)
	exec.SetErrorPresenter(graph.Present(slog.New(slog.DiscardHandler)))
	exec.Use(extension.Introspection{})
	exec.Use(limits.New(limits.Default(), cache))
	return exec
}

// prepare judges and validates an operation without running it.
func prepare(ctx context.Context, exec *executor.Executor, params *graphql.RawParams) (context.Context, *graphql.OperationContext, gqlerror.List) {
	ctx = graphql.StartOperationTrace(ctx)
	op, errs := exec.CreateOperationContext(ctx, params)
	return graphql.WithOperationContext(ctx, op), op, errs
}

func (d *api) ask(ctx context.Context, query string, variables map[string]any) *graphql.Response {
	ctx, op, errs := prepare(ctx, d.exec, &graphql.RawParams{Query: query, Variables: variables})
	if len(errs) > 0 {
		return d.exec.DispatchError(ctx, errs)
	}
	next, ctx := d.exec.DispatchOperation(ctx, op)
	return next(ctx)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
