package app

import (
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"youkong/graph"
	"youkong/graph/limits"
	"youkong/server/rates"
)

const cachedDocuments = 1000

// executor runs GraphQL operations, whichever way they come.
func executor(schema graphql.ExecutableSchema, log *slog.Logger, meter *rates.Meter, transports ...graphql.Transport) *handler.Server {
	srv := handler.New(schema)
	for _, transport := range transports {
		srv.AddTransport(transport)
	}
	most, documents := limits.Default(), lru.New[*ast.QueryDocument](cachedDocuments)
	srv.SetParserTokenLimit(most.Tokens)
	srv.SetQueryCache(documents)
	srv.SetDisableSuggestion(true)
	srv.SetValidationRulesFn(validation)
	srv.SetErrorPresenter(graph.Present(log))
	srv.SetRecoverFunc(graph.Recover(log))
	srv.Use(meter.Extension()) // Before what reads the document.
	srv.Use(extension.Introspection{})
	srv.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](cachedDocuments)})
	srv.Use(limits.New(most, documents)) // After what finds the document.
	return srv
}
