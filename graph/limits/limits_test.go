package limits_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"youkong/graph"
	"youkong/graph/limits"
	"youkong/internal/fault"
)

func judge(t testing.TB) *limits.Extension {
	t.Helper()
	return judgeBy(t, limits.Default())
}

func judgeBy(t testing.TB, most limits.Limits) *limits.Extension {
	t.Helper()
	extension := limits.New(most, lru.New[*ast.QueryDocument](1))
	must(t, extension.Validate(graph.Schema(&graph.Resolver{})))
	return extension
}

// refusal is what the limits alone say of an operation, and its cost.
func refusal(e *limits.Extension, query string, variables map[string]any) (*fault.Error, int) {
	ctx := graphql.WithOperationContext(context.Background(), &graphql.OperationContext{})
	refused := e.MutateOperationParameters(ctx, &graphql.RawParams{Query: query, Variables: variables})
	if refused == nil {
		return nil, limits.Requested(ctx)
	}
	told, _ := errors.AsType[*fault.Error](refused)
	return told, limits.Requested(ctx)
}

// TestBothSides asks for exactly as much as a limit allows, and for one more.
func TestBothSides(t *testing.T) {
	e, most := judge(t), limits.Default()
	inSchema := func(text string) string { return "{ __schema { " + text + " } }" }
	for name, c := range map[string]struct {
		most  int
		ask   func(n int) (string, map[string]any)
		code  fault.Code
		words string
	}{
		"depth": {most.Depth, func(n int) (string, map[string]any) {
			return `{ __type(name: "Booking") {` + strings.Repeat("ofType {", n-2) + "name" + strings.Repeat("}", n), nil
		}, fault.TooCostly, "17 levels of fields"},
		"depth through fragments": {most.Depth, func(n int) (string, map[string]any) {
			return `{ __type(name: "Booking") { ...A } } fragment A on __Type {` + strings.Repeat("ofType {", n-2) + "name" +
				strings.Repeat("}", n-1), nil
		}, fault.TooCostly, "17 levels of fields"},
		"fields": {most.Fields, func(n int) (string, map[string]any) {
			return inSchema(strings.Repeat("__typename ", n-1)), nil
		}, fault.TooCostly, "it may have 500: 1 too many"},
		"fields through fragments": {most.Fields, func(n int) (string, map[string]any) {
			return inSchema(strings.Repeat("...F ", 124)+strings.Repeat("__typename ", n-1-124*4)) +
				" fragment F on __Schema { __typename __typename __typename __typename }", nil
		}, fault.TooCostly, "501 fields"},
		"fields of a fragment that nobody spreads": {most.Fields, func(n int) (string, map[string]any) {
			return "{ __typename } fragment F on Query {" + strings.Repeat("__typename ", n) + "}", nil
		}, fault.TooCostly, "501 fields"},
		"aliases": {most.Aliases, func(n int) (string, map[string]any) {
			return inSchema(numbered("a%d: __typename ", n)), nil
		}, fault.TooCostly, "31 aliases"},
		"root fields": {most.RootFields, func(n int) (string, map[string]any) {
			return "{" + strings.Repeat("__typename ", n) + "}", nil
		}, fault.TooCostly, "21 root fields"},
		"directives": {most.Directives, func(n int) (string, map[string]any) {
			return inSchema(strings.Repeat("__typename @skip(if: false) ", n)), nil
		}, fault.TooCostly, "51 directives"},
		"attempts to sign in": {most.SignIns, func(n int) (string, map[string]any) {
			return "mutation {" + numbered(`s%d: startDemoSession(input: {personId: "p"}) { __typename } `, n) + "}", nil
		}, fault.TooCostly, "2 attempts to sign in"},
		"input depth": {most.InputDepth, func(n int) (string, map[string]any) {
			return `{ space(id: ` + strings.Repeat("[", n) + strings.Repeat("]", n) + `) { id } }`, nil
		}, fault.BadInput, "13 lists and objects within each other"},
		"input depth of a variable": {most.InputDepth, func(n int) (string, map[string]any) {
			return `query($v: ID!) { space(id: [{a: $v}]) { id } }`, map[string]any{"v": nested(n - 2)}
		}, fault.BadInput, "13 lists and objects within each other"},
		"input values": {most.InputValues, func(n int) (string, map[string]any) {
			return `query($v: ID!) { space(id: [1, 2]) { id } }`, map[string]any{"v": make([]any, n-4)}
		}, fault.BadInput, "501 values"},
		"a string": {most.StringBytes, func(n int) (string, map[string]any) {
			return `{ space(id: "` + strings.Repeat("x", n) + `") { id } }`, nil
		}, fault.BadInput, "space.id has 10001 bytes and may have 10000"},
		"a string in a variable": {most.StringBytes, func(n int) (string, map[string]any) {
			return `query($v: ID!) { space(id: $v) { id } }`,
				map[string]any{"v": map[string]any{"title": strings.Repeat("x", n)}}
		}, fault.BadInput, "v.title has 10001 bytes"},
		"first": {most.Page, func(n int) (string, map[string]any) {
			return fmt.Sprintf("{ me { bookings(first: %d) { nodes { id } } } }", n), nil
		}, fault.BadInput, "first must be between 1 and 200"},
		"last in a variable": {most.Page, func(n int) (string, map[string]any) {
			return "query($n: Int) { me { bookings(last: $n) { nodes { id } } } }", map[string]any{"n": int64(n)}
		}, fault.BadInput, "last must be between 1 and 200"},
	} {
		t.Run(name, func(t *testing.T) {
			query, variables := c.ask(c.most)
			if refused, _ := refusal(e, query, variables); refused != nil {
				t.Errorf("%d is refused: %v", c.most, refused)
			}
			query, variables = c.ask(c.most + 1)
			refused, _ := refusal(e, query, variables)
			if refused == nil || refused.Code != c.code || !strings.Contains(refused.Message, c.words) {
				t.Errorf("%d gives %v, not %s: %s", c.most+1, refused, c.code, c.words)
			}
		})
	}
}

func numbered(format string, n int) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, format, i)
	}
	return text.String()
}

func nested(depth int) any {
	if depth == 0 {
		return "x"
	}
	return []any{nested(depth - 1)}
}
