package rates

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/graph/limits"
)

// extension charges the operations of a server.
type extension struct{ *Meter }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.OperationContextMutator
} = extension{}

// Extension charges each operation of a server, whichever way it comes. Use it before all others, so that a document is
// charged before it is looked at.
func (m *Meter) Extension() graphql.HandlerExtension { return extension{m} }

// ExtensionName implements graphql.HandlerExtension.
func (extension) ExtensionName() string { return "Rates" }

// Validate implements graphql.HandlerExtension.
func (extension) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters charges for reading a document, whatever will be said of it.
func (e extension) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	if err := e.charge(ctx, documentCost+len(params.Query)/bytesPerUnit); err != nil {
		return gqlerror.Wrap(err)
	}
	return nil
}

// MutateOperationContext charges what the operation costs, once that is known, and counts attempts to sign in.
func (e extension) MutateOperationContext(ctx context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if err := e.charge(ctx, limits.Requested(ctx)); err != nil {
		return gqlerror.Wrap(err)
	}
	if op.Operation.Operation != ast.Mutation {
		return nil
	}
	for _, field := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Mutation"}) {
		if err := e.count(ctx, field); err != nil {
			return gqlerror.Wrap(err)
		}
	}
	return nil
}

// count counts a field that bears @signInAttempt towards its address's bucket.
func (e extension) count(ctx context.Context, field graphql.CollectedField) error {
	switch {
	case field.Definition == nil || field.Definition.Directives.ForName("signInAttempt") == nil:
		return nil
	case field.Name == "requestCode":
		if err := attempt(ctx, e.codes, "one-time codes"); err != nil {
			return err
		}
		return nil
	default:
		return e.SignIn(ctx)
	}
}
