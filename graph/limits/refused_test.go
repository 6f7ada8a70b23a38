package limits_test

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"youkong/graph"
)

// BenchmarkRefused refuses what is longest to read and what is longest to price, each time afresh.
func BenchmarkRefused(b *testing.B) {
	exec := server(graph.Schema(&graph.Resolver{}))
	for name, query := range map[string]string{
		"fields":    "{" + strings.Repeat("__typename ", 990) + "}",
		"long":      "{" + strings.Repeat("__typename ", 990) + "} #" + strings.Repeat("x", 50<<10),
		"fragments": "{ communities { ...F0 } }" + chainOf("...NEXT ...NEXT", 60),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, _, errs := prepare(b.Context(), exec, &graphql.RawParams{Query: query}); len(errs) == 0 {
					b.Fatal("admitted")
				}
			}
		})
	}
}
