package graphqlhttp

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"

	"youkong/server/graphqlhttp/wiretest"
)

// patience is how long a test waits for what must come; it only ends a failing test.
const patience = 20 * time.Second

// rig is a real server with a schema that the test drives.
type rig struct {
	t      *testing.T
	schema *wiretest.Schema
	server *Server
	web    *httptest.Server
}

type viewerKey struct{}

func newRig(t *testing.T, options Options) *rig {
	t.Helper()
	r := &rig{t: t, schema: wiretest.New(), server: New(options)}
	graph := handler.New(r.schema)
	graph.Use(extension.AutomaticPersistedQuery{Cache: lru.New[string](10)})
	graph.AddTransport(r.server)
	graph.SetRecoverFunc(func(context.Context, any) error { return errors.New("recovered") })
	r.web = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		graph.ServeHTTP(w, q.WithContext(context.WithValue(q.Context(), viewerKey{}, q.Header.Get("Viewer"))))
	}))
	// Streams must outlive these.
	r.web.Config.ReadTimeout, r.web.Config.WriteTimeout = 100*time.Millisecond, 100*time.Millisecond
	r.web.Start()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := r.server.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		r.web.Close()
	})
	return r
}

func (r *rig) feed() *wiretest.Feed {
	r.t.Helper()
	select {
	case feed := <-r.schema.Feeds:
		return feed
	case <-time.After(patience):
		r.t.Fatal("no operation started")
		return nil
	}
}

// ask sends a request and reads the whole answer. A header is "Name: value".
func (r *rig) ask(method, query, body string, headers ...string) (*http.Response, string) {
	r.t.Helper()
	response := r.begin(method, query, body, headers...)
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response, string(read)
}

func (r *rig) begin(method, query, body string, headers ...string) *http.Response {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	r.t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, method, r.web.URL+query, strings.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		request.Header.Add(name, value)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		r.t.Fatal(err)
	}
	return response
}

const (
	sendsJSON    = "Content-Type: application/json"
	wantsJSON    = "Accept: application/json"
	wantsGraphQL = "Accept: application/graphql-response+json"
	wantsEvents  = "Accept: text/event-stream"
)

func done(t *testing.T, feed *wiretest.Feed) {
	t.Helper()
	select {
	case <-feed.Context.Done():
	case <-time.After(patience):
		t.Fatal("the operation's context did not end")
	}
}

// settles waits for work that nobody signals the end of.
func settles(t *testing.T, what string, settled func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !settled(); runtime.Gosched() {
		if time.Now().After(end) {
			t.Fatal(what)
		}
	}
}
