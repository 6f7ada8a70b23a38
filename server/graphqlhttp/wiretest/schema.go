// Package wiretest is a tiny hand-made GraphQL schema that a test of a transport
// drives: it decides when a subscription gets an event, ends or fails. Like
// generated code it reuses one buffer for all responses of a subscription.
package wiretest

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

const sdl = `
type Query {
  "Greets whoever is named."
  hello(name: String = "world"): String!
  "Fails in its resolver, so that data is null."
  broken: String!
  "Panics outside every resolver."
  panics: String!
  "A string of so many bytes."
  big(bytes: Int!): String!
  "Answers when the test says so."
  gate: String!
}
type Mutation { rename(name: String!): String! }
type Subscription {
  "What the test sends."
  ticks: String!
  "Fails before its first event."
  refused: String!
}`

// Schema implements graphql.ExecutableSchema.
type Schema struct {
	// Feeds gives the test each subscription to ticks (and each call of gate) as it starts.
	Feeds chan *Feed
	// Hold, if set, makes subscriptions ignore that they are cancelled until it is
	// closed; then they come with one event more, "late".
	Hold chan struct{}

	schema *ast.Schema
}

// New makes a schema.
func New() *Schema {
	return &Schema{
		Feeds:  make(chan *Feed, 1000),
		schema: gqlparser.MustLoadSchema(&ast.Source{Name: "wiretest", Input: sdl}),
	}
}

// Schema is the parsed SDL.
func (s *Schema) Schema() *ast.Schema { return s.schema }

// Complexity leaves every field at its default cost.
func (s *Schema) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

// Exec runs the operation in ctx.
func (s *Schema) Exec(ctx context.Context) graphql.ResponseHandler {
	opCtx := graphql.GetOperationContext(ctx)
	if opCtx.Operation.Operation == ast.Subscription {
		return s.subscribe(ctx, opCtx)
	}
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		return s.answer(ctx, opCtx)
	}
}
