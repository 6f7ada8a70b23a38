package graphqlhttp

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"youkong/server/graphqlhttp/wire"
)

// answer writes a response that is not a stream, with the status that GraphQL
// over HTTP wants for it. A nil response is a failure of ours: an operation that
// ends without a word.
func answer(w http.ResponseWriter, mediaType string, response *graphql.Response) {
	if response == nil {
		response = &graphql.Response{}
	}
	write(w, mediaType, status(mediaType, response), response)
}

// refusalStatus is the status of a request error by its code, where the client
// understands application/graphql-response+json; everything else is a 400.
var refusalStatus = map[string]int{
	"UNAUTHENTICATED":    http.StatusUnauthorized,
	wire.CodeForbidden:   http.StatusForbidden,
	wire.CodeUnavailable: http.StatusServiceUnavailable,
	wire.CodeInternal:    http.StatusInternalServerError,
}

func status(mediaType string, response *graphql.Response) int {
	if response.Data != nil {
		return http.StatusOK
	}
	code := codeOf(response)
	switch {
	case code == wire.CodeRateLimited:
		return http.StatusTooManyRequests
	case mediaType != typeResponse:
		return http.StatusOK
	case refusalStatus[code] != 0:
		return refusalStatus[code]
	default:
		return http.StatusBadRequest
	}
}

func rateLimited(response *graphql.Response) bool { return codeOf(response) == wire.CodeRateLimited }

// codeOf is the code of the first error, whatever type the layer that gave it has for codes.
func codeOf(response *graphql.Response) string {
	if len(response.Errors) == 0 {
		return wire.CodeInternal
	}
	return fmt.Sprint(response.Errors[0].Extensions["code"])
}

func write(w http.ResponseWriter, mediaType string, status int, response *graphql.Response) {
	body := wire.AppendResponse(nil, response)
	header := w.Header()
	secure(header)
	header.Set("Content-Type", mediaType+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if status == http.StatusTooManyRequests {
		header.Set("Retry-After", retryAfter(response))
	}
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// secure keeps answers, which may be personal, out of caches and out of scripts.
func secure(header http.Header) {
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
}

// retryAfter is in seconds.
func retryAfter(response *graphql.Response) string {
	if given, ok := response.Errors[0].Extensions["retryAfter"]; ok {
		return fmt.Sprint(given)
	}
	return "1"
}
