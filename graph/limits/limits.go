package limits

import (
	"cmp"
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Limits are the most that one operation may hold. A fragment counts wherever it is spread.
type Limits struct {
	Tokens      int // Of the document.
	Depth       int // Of fields within fields.
	Fields      int
	Aliases     int
	RootFields  int
	Directives  int
	SignIns     int // Fields that bear @signInAttempt.
	InputDepth  int // Of lists and objects within each other, in one value of input.
	InputValues int // Of the document and its variables together; lists and objects count as well.
	StringBytes int // Of one string of input.
	Page        int // Of a page's `first` or `last`.
	Cost        int // As the schema's @cost and @listSize tell.
	Errors      int // That are sent back.
}

// Default is what the public API allows. GraphiQL's introspection, the largest honest document, has 184 tokens.
func Default() Limits {
	return Limits{
		Tokens: 1000, Depth: 16, Fields: 500, Aliases: 30, RootFields: 20, Directives: 50, SignIns: 1,
		InputDepth: 12, InputValues: 500, StringBytes: 10_000, Page: 200, Cost: 5000, Errors: 10,
	}
}

// Extension judges each operation of a server. Use it after extensions that find the document, as persisted queries do.
type Extension struct {
	most      Limits
	documents graphql.Cache[*ast.QueryDocument]
	prices    prices
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
	graphql.ResponseInterceptor
} = (*Extension)(nil)

// New makes the extension. Documents that are in the cache, which is the server's own, aren't parsed a second time.
func New(most Limits, documents graphql.Cache[*ast.QueryDocument]) *Extension {
	return &Extension{most: most, documents: documents}
}

// ExtensionName implements graphql.HandlerExtension.
func (*Extension) ExtensionName() string { return "Limits" }

// Validate reads the prices from the schema; a schema with prices that mean nothing is an error.
func (e *Extension) Validate(schema graphql.ExecutableSchema) (err error) {
	e.prices, err = read(schema.Schema())
	return err
}

// MutateOperationParameters refuses what exceeds a limit: with fault TooCostly, or BadInput where a value is at fault.
func (e *Extension) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	document, ok := e.documents.Get(ctx, params.Query)
	if !ok {
		var err error
		document, err = parser.ParseQueryWithTokenLimit(&ast.Source{Input: params.Query}, e.most.Tokens)
		if err != nil {
			return nil //nolint:nilerr // The server says the same in its own words.
		}
	}
	cost, err := e.judge(document, params.OperationName, params.Variables)
	note(ctx, cost)
	if err != nil {
		return gqlerror.Wrap(err)
	}
	return nil
}

// InterceptResponse adds `extensions.cost` to an operation's first response and sends no more errors than allowed.
func (e *Extension) InterceptResponse(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if response == nil {
		return nil
	}
	if len(response.Errors) > e.most.Errors {
		response.Errors = response.Errors[:e.most.Errors]
	}
	if n := noted(ctx); n != nil && !n.told {
		n.told = true
		if response.Extensions == nil {
			response.Extensions = map[string]any{}
		}
		response.Extensions["cost"] = Cost{Requested: n.cost, Limit: e.most.Cost}
	}
	return response
}

// judge returns the cost of the operation that will run, as far as it is known, and a fault where a limit is exceeded.
func (e *Extension) judge(document *ast.QueryDocument, name string, variables map[string]any) (cost int, err error) {
	if err := e.most.inputs(document, variables); err != nil {
		return 0, err
	}
	chosen := document.Operations.ForName(name)
	w := e.newWalk(document, chosen, variables)
	var running found
	for _, o := range document.Operations {
		f := w.operation(o)
		if o == chosen {
			running = f
		}
		err = cmp.Or(err, e.most.operation(f))
	}
	for _, f := range document.Fragments {
		// Also those that nobody spreads: validation looks at them before it refuses them.
		err = cmp.Or(err, e.most.selections(w.fragment(f.Name)))
	}
	return whole(running.cost), cmp.Or(err, e.most.pages(w.wrongPage), e.most.cost(running))
}
