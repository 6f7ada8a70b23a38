package graphqlhttp

import (
	"net/http"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

// failure is a request that never became an operation.
type failure struct {
	status int
	allow  string // of the Allow header
	err    *gqlerror.Error
}

func fail(status int, message string) *failure {
	return &failure{status: status, err: wire.Error(wire.CodeBadUserInput, message)}
}

func methodNotAllowed(allow, message string) *failure {
	f := fail(http.StatusMethodNotAllowed, message)
	f.allow = allow
	return f
}
