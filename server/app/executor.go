package app

import (
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"youkong/graph"
)

const (
	// maxTokens bounds a document: validation costs the square of its length. GraphiQL's introspection needs 184.
	maxTokens       = 1000
	cachedDocuments = 1000
)

// executor runs GraphQL operations, whichever way they come.
func executor(schema graphql.ExecutableSchema, log *slog.Logger, transports ...graphql.Transport) *handler.Server {
	srv := handler.New(schema)
	for _, transport := range transports {
		srv.AddTransport(transport)
	}
	srv.SetParserTokenLimit(maxTokens)
	srv.SetQueryCache(lru.New[*ast.QueryDocument](cachedDocuments))
	srv.SetDisableSuggestion(true)
	srv.SetErrorPresenter(graph.Present(log))
	srv.SetRecoverFunc(graph.Recover(log))
	srv.Use(extension.Introspection{})
	srv.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](cachedDocuments)})
	return srv
}
