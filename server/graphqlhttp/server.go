package graphqlhttp

import (
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"youkong/server/graphqlhttp/wire"
)

// Server is the HTTP transport and knows every open stream. Add it to gqlgen's
// handler.Server as the last transport: it answers whatever comes. It is safe for
// use from many goroutines.
type Server struct {
	options Options
	streams streams
}

var _ graphql.Transport = (*Server)(nil)

// New makes a Server. It starts nothing.
func New(options Options) *Server {
	options = options.withDefaults()
	return &Server{options: options, streams: newStreams(options)}
}

// Supports is true for every request: what can't be served gets a fitting status.
func (s *Server) Supports(*http.Request) bool { return true }

// Do answers one request, or streams until the operation, the client or the
// server ends it.
func (s *Server) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if r.Method == http.MethodOptions {
		w.Header().Set("Allow", allMethods)
		w.WriteHeader(http.StatusNoContent)
		return
	}
	accept := negotiate(r)
	start := graphql.Now()
	params, failure := s.read(w, r)
	if failure == nil && accept.json == "" && !accept.events {
		failure = fail(http.StatusNotAcceptable, "the answer is "+typeResponse+", "+typeJSON+" or "+typeEvents)
	}
	if failure != nil {
		failure.write(w, accept)
		return
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	s.execute(w, r, exec, params, accept)
}

func (s *Server) execute(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, params *graphql.RawParams, accept accepted) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	op, refused := wire.Prepare(ctx, exec, params)
	stream := accept.onlyEvents
	if op != nil {
		if failure := misplaced(r, op.Kind(), accept); failure != nil {
			failure.write(w, accept)
			return
		}
		stream = stream || op.Kind() == ast.Subscription
	}
	switch {
	case refused != nil && rateLimited(refused):
		answer(w, accept.errorType(), refused) // also to who wants events, so that Retry-After is seen
	case stream:
		s.stream(w, r, cancel, op, refused)
	case refused != nil:
		answer(w, accept.json, refused)
	default:
		answer(w, accept.json, op.Next())
	}
}

// misplaced says which operations a request can't carry.
func misplaced(r *http.Request, kind ast.Operation, accept accepted) *failure {
	switch {
	case kind == ast.Mutation && r.Method != http.MethodPost:
		return methodNotAllowed(http.MethodPost, "mutations are served to POST only")
	case kind == ast.Subscription && !accept.events:
		return fail(http.StatusNotAcceptable, "a subscription needs a WebSocket, or Accept: "+typeEvents)
	}
	return nil
}

func (f *failure) write(w http.ResponseWriter, accept accepted) {
	if f.allow != "" {
		w.Header().Set("Allow", f.allow)
	}
	write(w, accept.errorType(), f.status, &graphql.Response{Errors: gqlerror.List{f.err}})
}
