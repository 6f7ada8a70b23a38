package wire

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"
)

// Params turns a decoded request object into what gqlgen executes. Unknown keys
// are ignored, as GraphQL over HTTP reserves them; null stands for absent. The
// error is always a Malformed.
//
// `query` may be missing only where `extensions.persistedQuery` names a document
// that the server may know already.
func Params(object map[string]any) (*graphql.RawParams, error) {
	params := &graphql.RawParams{}
	var err error
	if params.Variables, err = field[map[string]any](object, "variables", "an object"); err != nil {
		return nil, err
	}
	if params.Extensions, err = field[map[string]any](object, "extensions", "an object"); err != nil {
		return nil, err
	}
	if params.OperationName, err = field[string](object, "operationName", "a string"); err != nil {
		return nil, err
	}
	if params.Query, err = field[string](object, "query", "a string"); err != nil {
		return nil, err
	}
	if object["query"] == nil && params.Extensions["persistedQuery"] == nil {
		return nil, Malformed(`"query" is missing`)
	}
	return params, nil
}

func field[T any](object map[string]any, key, kind string) (T, error) {
	var none T
	if object[key] == nil {
		return none, nil
	}
	value, ok := object[key].(T)
	if !ok {
		return none, Malformed(fmt.Sprintf("%q must be %s", key, kind))
	}
	return value, nil
}
