package graph

import (
	"maps"

	"github.com/vektah/gqlparser/v2/ast"

	"youkong/graph/gen"
)

// offered is the schema without what the parser of schemas adds and no transport serves: @defer asks for an answer in
// parts. Without its definition, introspection doesn't show it and validation refuses it.
func offered() *ast.Schema {
	schema := *gen.NewExecutableSchema(gen.Config{}).Schema()
	schema.Directives = maps.Clone(schema.Directives)
	delete(schema.Directives, "defer")
	return &schema
}
