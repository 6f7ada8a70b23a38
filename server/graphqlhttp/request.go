package graphqlhttp

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"youkong/server/graphqlhttp/wire"
)

const allMethods = "GET, HEAD, POST, OPTIONS"

// read turns a request into what gqlgen executes.
func (s *Server) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *failure) {
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		if s.foreign(r) {
			return nil, &failure{status: http.StatusForbidden, err: wire.Error(wire.CodeForbidden,
				"a GET from another site needs a header that forces a preflight, such as GraphQL-Require-Preflight")}
		}
		return s.readGet(r.URL)
	case http.MethodPost:
		return s.readPost(w, r)
	default:
		return nil, methodNotAllowed(allMethods, "GraphQL is served to POST, and to GET for queries")
	}
}

func (s *Server) readGet(address *url.URL) (*graphql.RawParams, *failure) {
	if int64(len(address.RawQuery)) > s.options.MaxBodyBytes {
		return nil, fail(http.StatusRequestURITooLong, "the query string is too long: use POST")
	}
	object, err := queryObject(address.RawQuery)
	if err != nil {
		return nil, fail(http.StatusBadRequest, err.Error())
	}
	return params(object)
}

// queryObject reads a query string as the object that a POST would hold.
func queryObject(raw string) (map[string]any, error) {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, wire.Malformed("the query string is not valid")
	}
	object := map[string]any{}
	for _, key := range []string{"query", "operationName", "variables", "extensions"} {
		given := values[key]
		switch {
		case len(given) > 1:
			return nil, wire.Malformed(fmt.Sprintf("%q is given %d times", key, len(given)))
		case len(given) == 0 || given[0] == "":
			continue
		}
		if object[key], err = parameter(key, given[0]); err != nil {
			return nil, err
		}
	}
	return object, nil
}

func parameter(key, value string) (any, error) {
	if key == "variables" || key == "extensions" {
		decoded, err := wire.Value([]byte(value))
		if err != nil {
			return nil, wire.Malformed(fmt.Sprintf("%q: %v", key, err))
		}
		return decoded, nil
	}
	if !utf8.ValidString(value) {
		return nil, wire.Malformed(fmt.Sprintf("%q is not valid UTF-8", key))
	}
	return value, nil
}

func (s *Server) readPost(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *failure) {
	if f := checkContentType(r.Header); f != nil {
		return nil, f
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.options.MaxBodyBytes))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, fail(http.StatusRequestEntityTooLarge,
			fmt.Sprintf("the request is larger than %d bytes", s.options.MaxBodyBytes))
	case err != nil:
		return nil, fail(http.StatusBadRequest, "the request ended early")
	}
	return decode(body)
}

// decode reads a POST's body.
func decode(body []byte) (*graphql.RawParams, *failure) {
	value, err := wire.Value(body)
	if err != nil {
		return nil, fail(http.StatusBadRequest, err.Error())
	}
	if _, batch := value.([]any); batch {
		return nil, fail(http.StatusBadRequest, "batches are not supported: send one request for each operation")
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, fail(http.StatusBadRequest, "a JSON object is expected")
	}
	return params(object)
}

func params(object map[string]any) (*graphql.RawParams, *failure) {
	read, err := wire.Params(object)
	if err != nil {
		return nil, fail(http.StatusBadRequest, err.Error())
	}
	return read, nil
}

func checkContentType(header http.Header) *failure {
	name, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || name != typeJSON || !isUTF8(params["charset"]) {
		return fail(http.StatusUnsupportedMediaType, "the content type must be application/json, in UTF-8")
	}
	if encoding := header.Get("Content-Encoding"); encoding != "" && encoding != "identity" {
		return fail(http.StatusUnsupportedMediaType, "compressed requests are not supported")
	}
	return nil
}
