package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"youkong/ent/kind"
	"youkong/graph/gen"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// directives enforces who may ask for a root field at all. What they may then see is decided by the services.
func directives() gen.DirectiveRoot {
	return gen.DirectiveRoot{
		Public: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			if err := inScope(ctx, viewer.From(ctx)); err != nil {
				return nil, err
			}
			return next(ctx)
		},
		SignedIn: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			if err := signedIn(ctx, viewer.From(ctx)); err != nil {
				return nil, err
			}
			return next(ctx)
		},
		Staff: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			v := viewer.From(ctx)
			if err := signedIn(ctx, v); err != nil {
				return nil, err
			}
			if !v.Staff() {
				return nil, fault.New(fault.Forbidden, "only the staff of a centre can do this")
			}
			return next(ctx)
		},
		Manager: func(ctx context.Context, _ any, next graphql.Resolver) (any, error) {
			v := viewer.From(ctx)
			if err := signedIn(ctx, v); err != nil {
				return nil, err
			}
			if !v.Manager() && !v.Operator() {
				return nil, fault.New(fault.Forbidden, "only managers and operators can do this")
			}
			return next(ctx)
		},
	}
}

// signedIn asks who the viewer is, and whether their token may be used for this kind of operation.
func signedIn(ctx context.Context, v viewer.Viewer) error {
	if !v.SignedIn() {
		return fault.New(fault.Unauthenticated, "sign in first, or send a token")
	}
	return inScope(ctx, v)
}

// inScope asks whether the viewer's token may be used for this kind of operation. A public field may show what is the
// viewer's own, so it asks as well.
func inScope(ctx context.Context, v viewer.Viewer) error {
	scope := kind.ScopeRead
	if graphql.GetFieldContext(ctx).Object == "Mutation" {
		scope = kind.ScopeBook
	}
	if !v.May(scope) {
		return fault.New(fault.Forbidden, "this token does not have the scope %s", scope)
	}
	return nil
}

// Schema is the executable schema with its resolvers and access rules.
func Schema(r *Resolver) graphql.ExecutableSchema {
	return gen.NewExecutableSchema(gen.Config{Schema: offered(), Resolvers: r, Directives: directives()})
}
