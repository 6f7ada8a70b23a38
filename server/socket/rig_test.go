package socket

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/gorilla/websocket"

	"youkong/server/graphqlhttp/wiretest"
)

// patience is how long a test waits for what must come; it only ends a failing test.
const patience = 20 * time.Second

// rig is a real server with a schema that the test drives.
type rig struct {
	t      *testing.T
	schema *wiretest.Schema
	server *Server
	url    string
}

type viewerKey struct{}

func newRig(t *testing.T, options Options) *rig {
	t.Helper()
	r := &rig{t: t, schema: wiretest.New(), server: New(options)}
	graph := handler.New(r.schema)
	graph.AddTransport(r.server)
	graph.SetRecoverFunc(func(context.Context, any) error { return errors.New("recovered") })
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		ctx := context.WithValue(q.Context(), viewerKey{}, q.Header.Get("Viewer"))
		graph.ServeHTTP(w, q.WithContext(ctx))
	}))
	r.url = "ws" + strings.TrimPrefix(web.URL, "http")
	t.Cleanup(func() {
		r.shutdown()
		web.Close()
	})
	return r
}

func (r *rig) shutdown() {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := r.server.Shutdown(ctx); err != nil {
		r.t.Errorf("shutdown: %v", err)
	}
}

// feed is the next subscription that started.
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

// client is a raw socket: it knows nothing of the subprotocol.
type client struct {
	t  *testing.T
	ws *websocket.Conn
}

func (r *rig) dial(header http.Header) (*client, *http.Response, error) {
	dialer := websocket.Dialer{Subprotocols: []string{Subprotocol}}
	ws, response, err := dialer.Dial(r.url, header)
	if err != nil {
		return nil, response, err
	}
	r.t.Cleanup(func() { _ = ws.Close() })
	_ = ws.SetReadDeadline(time.Now().Add(patience))
	return &client{r.t, ws}, response, nil
}

func (r *rig) connect() *client {
	r.t.Helper()
	c, _, err := r.dial(nil)
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

// ready is a socket that has been acknowledged.
func (r *rig) ready() *client {
	r.t.Helper()
	c := r.connect()
	c.send(`{"type":"connection_init"}`)
	c.want(`{"type":"connection_ack"}`)
	return c
}

func (c *client) send(text string) {
	c.t.Helper()
	if err := c.ws.WriteMessage(websocket.TextMessage, []byte(text)); err != nil {
		c.t.Fatalf("sending %.100s: %v", text, err)
	}
}

func (c *client) want(text string) {
	c.t.Helper()
	_, got, err := c.ws.ReadMessage()
	if err != nil {
		c.t.Fatalf("waiting for %.100s: %v", text, err)
	}
	if string(got) != text {
		c.t.Fatalf("got %.300s, want %.300s", got, text)
	}
}

// wantClose expects the close frame as the very next thing.
func (c *client) wantClose(code int) string {
	c.t.Helper()
	_, got, err := c.ws.ReadMessage()
	var closed *websocket.CloseError
	if !errors.As(err, &closed) {
		c.t.Fatalf("got %.300q and %v, want close %d", got, err, code)
	}
	if closed.Code != code {
		c.t.Fatalf("closed with %v, want %d", closed, code)
	}
	return closed.Text
}

func (c *client) subscribe(id string) {
	c.t.Helper()
	c.send(`{"type":"subscribe","id":"` + id + `","payload":{"query":"subscription{ticks}"}}`)
}

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
