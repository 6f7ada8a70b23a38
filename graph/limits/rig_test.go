package limits_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/jonboulle/clockwork"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/ent/kind"
	"youkong/graph"
	"youkong/graph/limits"
	"youkong/internal/account"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/cursor"
	"youkong/internal/live"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// demo is the API of a demo installation on a database of its own, without transports.
type demo struct {
	exec     *executor.Executor
	resident viewer.Viewer
}

func newDemo(t testing.TB) *demo {
	t.Helper()
	clock := clockwork.NewFakeClockAt(time.Now())
	s, err := store.Open(t.Context(), store.Config{DataDir: t.TempDir(), Clock: clock, Log: slog.New(slog.DiscardHandler)})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	must(t, s.Migrate(t.Context()))
	must(t, seed.Demo(t.Context(), s))
	places := &community.Keeper{}
	must(t, places.Reload(t.Context(), s.Read()))
	installation, err := s.Installation(t.Context())
	must(t, err)
	views := availability.New(s, places, clock, installation.Epoch.String())
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	resolver := &graph.Resolver{
		Places: places, People: account.New(s, clock, true), Bookings: booking.New(s, places, clock), Views: views,
		Courses: course.New(s, clock), Live: live.New(ctx, live.NewHub(), views, clock, slog.New(slog.DiscardHandler)),
		CursorKey: cursor.Key(installation.CursorKey),
		Demo:      &graph.Demo{Token: seed.DemoToken, Introduction: seed.Introduction},
	}
	d := &demo{exec: server(graph.Schema(resolver))}
	d.resident, err = resolver.People.Authenticate(t.Context(), kind.Token, seed.DemoToken("resident-a"))
	must(t, err)
	return d
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

func (d *demo) ask(ctx context.Context, query string, variables map[string]any) *graphql.Response {
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
