package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"youkong/graph/gen"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// directives enforces who may ask for a root field at all. What they may then see is decided by the services.
func directives() gen.DirectiveRoot {
	return gen.DirectiveRoot{
		Public: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) { return next(ctx) },
		SignedIn: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			if err := signedIn(viewer.From(ctx)); err != nil {
				return nil, err
			}
			return next(ctx)
		},
		Staff: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			v := viewer.From(ctx)
			if err := signedIn(v); err != nil {
				return nil, err
			}
			if !v.Staff() {
				return nil, fault.New(fault.Forbidden, "only the staff of a centre can do this")
			}
			return next(ctx)
		},
	}
}

func signedIn(v viewer.Viewer) error {
	if v.SignedIn() {
		return nil
	}
	return fault.New(fault.Unauthenticated, "sign in first, or send a token")
}

// Schema is the executable schema with its resolvers and access rules.
func Schema(r *Resolver) graphql.ExecutableSchema {
	return gen.NewExecutableSchema(gen.Config{Resolvers: r, Directives: directives()})
}
