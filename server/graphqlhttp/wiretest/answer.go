package wiretest

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// answer resolves the root fields of a query or mutation one after the other.
func (s *Schema) answer(ctx context.Context, opCtx *graphql.OperationContext) *graphql.Response {
	data := map[string]any{}
	for _, field := range graphql.CollectFields(opCtx, opCtx.Operation.SelectionSet, nil) {
		value, err := s.resolve(ctx, field.Name, field.ArgumentMap(opCtx.Variables))
		if err != nil {
			graphql.AddError(ctx, err)
			return &graphql.Response{Data: []byte("null")}
		}
		data[field.Alias] = value
	}
	encoded, err := json.Marshal(data)
	if err != nil {
		panic(err)
	}
	return &graphql.Response{Data: encoded}
}

func (s *Schema) resolve(ctx context.Context, name string, args map[string]any) (any, error) {
	switch name {
	case "hello":
		return "hello " + args["name"].(string), nil
	case "rename":
		return args["name"], nil
	case "big":
		size, err := strconv.Atoi(toString(args["bytes"]))
		return strings.Repeat("x", size), err
	case "gate":
		return s.open(ctx).wait()
	case "panics":
		panic("the schema panicked")
	case "broken":
		return nil, errors.New("the resolver failed")
	case "__typename":
		return graphql.GetOperationContext(ctx).Operation.Operation, nil
	default: // __type and __schema: transports only need them to be accepted
		return nil, nil
	}
}

func toString(value any) string {
	encoded, _ := json.Marshal(value)
	return string(encoded)
}
