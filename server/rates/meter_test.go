package rates_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/gorilla/websocket"
	"github.com/jonboulle/clockwork"
	"github.com/vektah/gqlparser/v2/ast"

	"youkong/graph"
	"youkong/graph/limits"
	"youkong/server/graphqlhttp"
	"youkong/server/graphqlhttp/wiretest"
	"youkong/server/rates"
	"youkong/server/socket"
)

// What things cost here. The smallest operation costs one unit, besides its request and its document.
const (
	request  = 10
	document = 10
	burst    = 100
)

type rig struct {
	t     *testing.T
	clock *clockwork.FakeClock
	url   string
}

// newRig serves with a bucket of 100 that fills by one a second, for each value of the header Caller.
func newRig(t *testing.T) *rig {
	t.Helper()
	type callerKey struct{}
	r := &rig{t: t, clock: clockwork.NewFakeClock()}
	meter := rates.NewMeter(rates.Config{
		Rate: 60, Burst: burst, Clock: r.clock,
		Caller: func(ctx context.Context) string { return ctx.Value(callerKey{}).(string) },
	})
	sockets, streams := socket.New(socket.Options{}), graphqlhttp.New(graphqlhttp.Options{})
	documents := lru.New[*ast.QueryDocument](10)
	srv := handler.New(wiretest.New())
	srv.AddTransport(sockets)
	srv.AddTransport(streams)
	srv.SetQueryCache(documents)
	srv.SetErrorPresenter(graph.Present(slog.New(slog.DiscardHandler)))
	srv.Use(meter.Extension())
	srv.Use(limits.New(limits.Default(), documents))
	next := meter.Handler(srv)
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		next.ServeHTTP(w, q.WithContext(context.WithValue(q.Context(), callerKey{}, q.Header.Get("Caller"))))
	}))
	t.Cleanup(func() {
		_ = sockets.Shutdown(context.Background())
		web.Close()
	})
	r.url = web.URL
	return r
}

// ask sends a body, and returns the answer.
func (r *rig) ask(caller, body string, headers ...string) (*http.Response, string) {
	r.t.Helper()
	q, err := http.NewRequestWithContext(r.t.Context(), http.MethodPost, r.url, strings.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	q.Header.Set("Caller", caller)
	q.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(q)
	if err != nil {
		r.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return response, string(text)
}

const hello = `{"query":"{hello}"}`

// TestHeaders tells what is left after each answer.
func TestHeaders(t *testing.T) {
	r := newRig(t)
	for _, left := range []string{`"cost";r=79;t=21`, `"cost";r=58;t=42`, `"cost";r=37;t=63`, `"cost";r=16;t=84`} {
		response, text := r.ask("wang", hello)
		if got := response.Header.Get("RateLimit"); response.StatusCode != 200 || got != left {
			t.Errorf("%d, RateLimit %s, want %s: %s", response.StatusCode, got, left, text)
		}
		if got := response.Header.Get("RateLimit-Policy"); got != `"cost";q=100;w=100` {
			t.Errorf("RateLimit-Policy %s", got)
		}
	}
}

// TestTooMuch: an operation waits until there is enough for it, and others' go on.
func TestTooMuch(t *testing.T) {
	for name, accept := range map[string]string{
		"JSON": "application/json", "GraphQL": "application/graphql-response+json", "events": "text/event-stream",
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			for range 4 {
				r.ask("wang", hello)
			}
			response, text := r.ask("wang", hello, "Accept", accept) // Its request takes 10 of 16; its document lacks 4.
			if response.StatusCode != 429 || response.Header.Get("Retry-After") != "4" ||
				!strings.Contains(text, `"code":"RATE_LIMITED"`) || !strings.Contains(text, `"retryAfter":4`) {
				t.Errorf("%d, %v: %s", response.StatusCode, response.Header, text)
			}
			response, text = r.ask("wang", hello, "Accept", accept) // Refused before it is read.
			if response.StatusCode != 429 || response.Header.Get("Retry-After") != "4" || !strings.Contains(text, `"retryAfter":4`) {
				t.Errorf("%d, %v: %s", response.StatusCode, response.Header, text)
			}
			if response, text := r.ask("li", hello); response.StatusCode != 200 {
				t.Errorf("another caller: %d %s", response.StatusCode, text)
			}
			r.clock.Advance((request + document + 1) * time.Second)
			if response, text := r.ask("wang", hello); response.StatusCode != 200 {
				t.Errorf("later: %d %s", response.StatusCode, text)
			}
		})
	}
}

// TestDearOperation: what costs more than is left is not run and not charged; only that it was read is.
func TestDearOperation(t *testing.T) {
	r := newRig(t)
	dear := `{"query":"{` + strings.Repeat("__schema{types{fields{type{name} args{name}}}} ", 8) + `}"}`
	response, text := r.ask("wang", dear)
	if response.StatusCode != 429 || strings.Contains(text, `"data"`) || !strings.Contains(response.Header.Get("RateLimit"), "r=79;") { // 11 for the document: it is long.
		t.Errorf("%d, %s: %s", response.StatusCode, response.Header.Get("RateLimit"), text)
	}
	if response, text = r.ask("wang", hello); response.StatusCode != 200 {
		t.Errorf("a small one: %d %s", response.StatusCode, text)
	}
}

// TestRefusalsCost: what is refused for its form or its size is not free, and in the end not even read.
func TestRefusalsCost(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		cost int
	}{
		"no JSON":        {`{"query`, request},
		"a batch":        {`[` + hello + `]`, request},
		"too long":       {`{"query":"` + strings.Repeat("x", 70_000) + `"}`, request},
		"a syntax error": {`{"query":"{"}`, request + document},
		"unknown fields": {`{"query":"{x}"}`, request + document},
		"too large":      {`{"query":"{` + strings.Repeat("hello ", 21) + `}"}`, request + document},
		"long to read":   {`{"query":"{#` + strings.Repeat("x", 10*256) + `"}`, request + document + 10},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t)
			for i := range burst / c.cost {
				if response, text := r.ask("wang", c.body); response.StatusCode == 429 {
					t.Fatalf("attempt %d: %s", i+1, text)
				}
			}
			r.ask("wang", c.body)
			if response, text := r.ask("wang", c.body); response.StatusCode != 429 {
				t.Errorf("after %d of %d: %d %s", burst/c.cost, c.cost, response.StatusCode, text)
			}
		})
	}
}

// TestSocket: operations on a socket are charged one by one, and so is each socket.
func TestSocket(t *testing.T) {
	r := newRig(t)
	dial := func() (*websocket.Conn, *http.Response, error) {
		dialer := websocket.Dialer{Subprotocols: []string{socket.Subprotocol}}
		return dialer.Dial("ws"+strings.TrimPrefix(r.url, "http"), http.Header{"Caller": {"wang"}})
	}
	ws, _, err := dial() // 90 are left.
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	tell := func(message, want string) {
		t.Helper()
		if err := ws.WriteMessage(websocket.TextMessage, []byte(message)); err != nil {
			t.Fatal(err)
		}
		if _, got, err := ws.ReadMessage(); err != nil || !strings.Contains(string(got), want) {
			t.Fatalf("%s, %v, want %s", got, err, want)
		}
	}
	subscribe := func(want string) {
		t.Helper()
		tell(`{"type":"subscribe","id":"1","payload":{"query":"{hello}"}}`, want)
	}
	tell(`{"type":"connection_init"}`, "connection_ack")
	for range 8 { // 11 each.
		subscribe(`"type":"next"`)
		if _, end, err := ws.ReadMessage(); err != nil || !strings.Contains(string(end), "complete") {
			t.Fatalf("%s, %v", end, err)
		}
	}
	subscribe(`{"id":"1","type":"error","payload":[{"message":"this costs 10 and you have 2 left; there will be enough in 8 s",` +
		`"extensions":{"code":"RATE_LIMITED","retryAfter":8}}]}`)
	if _, response, _ := dial(); response == nil || response.StatusCode != 429 || response.Header.Get("Retry-After") != "8" {
		t.Errorf("another socket: %+v", response)
	}
	r.clock.Advance(10 * time.Second)
	subscribe(`"type":"next"`)
}
