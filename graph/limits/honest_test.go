package limits_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"

	"youkong/graph"
	"youkong/graph/limits"
)

// introspection is what GraphiQL asks when it opens.
const introspection = `query IntrospectionQuery { __schema {
	queryType { name kind } mutationType { name kind } subscriptionType { name kind } types { ...FullType }
	directives { name description locations args(includeDeprecated: true) { ...InputValue } } } }
fragment FullType on __Type { kind name description specifiedByURL
	fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef }
		isDeprecated deprecationReason }
	inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
	enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
	ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }`

func TestIntrospection(t *testing.T) {
	exec := server(graph.Schema(&graph.Resolver{}))
	ctx, op, errs := prepare(context.Background(), exec, &graphql.RawParams{Query: introspection})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	next, ctx := exec.DispatchOperation(ctx, op)
	response := next(ctx)
	if len(response.Errors) > 0 || !json.Valid(response.Data) {
		t.Fatal(response.Errors)
	}
	// Everything is a lot by now, about 45 ms of processor; a tenth is left for the schema to grow into.
	if cost := response.Extensions["cost"].(limits.Cost); cost.Requested < 100 || cost.Requested > cost.Limit*9/10 {
		t.Errorf("it costs %d of %d", cost.Requested, cost.Limit)
	}
	if text := string(response.Data); strings.Contains(text, `"defer"`) || !strings.Contains(text, `"listSize"`) {
		t.Error("introspection offers @defer, or lacks the directives of cost")
	}
}

// TestOwnOperations asks what the web app and the playground ask, of twenty communities at once: half of each limit must
// be left over.
func TestOwnOperations(t *testing.T) {
	half := limits.Default()
	for _, limit := range []*int{
		&half.Tokens, &half.Depth, &half.Fields, &half.Aliases, &half.RootFields, &half.Directives, &half.InputDepth,
		&half.InputValues, &half.Cost,
	} {
		*limit /= 2
	}
	e := judgeBy(t, half)
	operations, fragments := ownDocuments(t)
	if len(operations) < 10 {
		t.Errorf("only %d operations were found", len(operations))
	}
	for _, o := range operations {
		var query strings.Builder
		formatter.NewFormatter(&query).FormatQueryDocument(&ast.QueryDocument{
			Operations: ast.OperationList{o}, Fragments: used(o.SelectionSet, fragments),
		})
		refused, cost := refusal(e, query.String(), map[string]any{
			"communityIds": make([]any, 20), "from": "2026-01-01", "to": "2026-01-01",
			"input": map[string]any{"key": "k", "slot": map[string]any{"spaceId": "s"}},
		})
		if o.Name == "ExportMyData" && cost > half.Cost {
			continue // It is dear so that one operation holds only one.
		}
		if refused != nil || cost == 0 {
			t.Errorf("%s costs %d: %v", o.Name, cost, refused)
		}
	}
}

// ownDocuments reads the files of the web app; fragments of one file are spread in others.
func ownDocuments(t *testing.T) (operations ast.OperationList, fragments ast.FragmentDefinitionList) {
	t.Helper()
	must(t, filepath.WalkDir("../../frontend/src", func(path string, _ fs.DirEntry, err error) error {
		if kind := filepath.Ext(path); err != nil || kind != ".graphql" && kind != ".gql" {
			return err
		}
		text, err := os.ReadFile(path)
		must(t, err)
		document, err := parser.ParseQuery(&ast.Source{Name: path, Input: string(text)})
		must(t, err)
		operations = append(operations, document.Operations...)
		fragments = append(fragments, document.Fragments...)
		return nil
	}))
	return operations, fragments
}

// used are the fragments that the selections spread, and those that these spread in turn.
func used(set ast.SelectionSet, all ast.FragmentDefinitionList) (out ast.FragmentDefinitionList) {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			out = append(out, used(s.SelectionSet, all)...)
		case *ast.InlineFragment:
			out = append(out, used(s.SelectionSet, all)...)
		case *ast.FragmentSpread:
			if f := all.ForName(s.Name); f != nil {
				out = append(append(out, f), used(f.SelectionSet, all)...)
			}
		}
	}
	return out
}

// TestCostIsTold reads the cost in the first response of an operation, and not again.
func TestCostIsTold(t *testing.T) {
	extension := judge(t)
	ctx := graphql.WithOperationContext(t.Context(), &graphql.OperationContext{})
	if err := extension.MutateOperationParameters(ctx, &graphql.RawParams{Query: `subscription { myBookings { id } }`}); err != nil {
		t.Fatal(err)
	}
	event := func(context.Context) *graphql.Response { return &graphql.Response{Data: []byte(`{}`)} }
	first, second := extension.InterceptResponse(ctx, event), extension.InterceptResponse(ctx, event)
	if first.Extensions["cost"] != (limits.Cost{Requested: 65, Limit: 5000}) || second.Extensions["cost"] != nil {
		t.Errorf("first %v, then %v", first.Extensions, second.Extensions)
	}
	if end := extension.InterceptResponse(ctx, func(context.Context) *graphql.Response { return nil }); end != nil {
		t.Errorf("the end is %v", end)
	}
}
