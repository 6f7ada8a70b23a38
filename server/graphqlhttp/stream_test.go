package graphqlhttp

import (
	"bufio"
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/server/graphqlhttp/wire"
)

const ticks = `{"query":"subscription{ticks}"}`

// reader takes a stream apart, event by event.
type reader struct {
	t        *testing.T
	response *http.Response
	lines    *bufio.Reader
}

func (r *rig) open(headers ...string) *reader {
	r.t.Helper()
	response := r.begin("POST", "", ticks, append(headers, sendsJSON, wantsEvents)...)
	r.t.Cleanup(func() { _ = response.Body.Close() })
	return &reader{r.t, response, bufio.NewReader(response.Body)}
}

// want expects the next event as it stands on the wire, without its empty line.
func (r *reader) want(event string) {
	r.t.Helper()
	var got strings.Builder
	for !strings.HasSuffix(got.String(), "\n\n") {
		line, err := r.lines.ReadString('\n')
		if err != nil {
			r.t.Fatalf("waiting for %q: %v after %.200q", event, err, got.String())
		}
		got.WriteString(line)
	}
	if got.String() != event+"\n\n" {
		r.t.Fatalf("got %q, want %q", got.String(), event)
	}
}

func (r *reader) wantEnd() {
	r.t.Helper()
	r.want("event: complete\ndata:")
	if rest, err := r.lines.ReadByte(); err == nil {
		r.t.Fatalf("%q follows complete", rest)
	}
}

func next(value string) string { return "event: next\ndata: {\"data\":{\"ticks\":\"" + value + "\"}}" }

func TestSubscription(t *testing.T) {
	r := newRig(t, Options{})
	stream := r.open()
	stream.want(":")
	if got := stream.response.Header.Get("Content-Type"); got != "text/event-stream; charset=utf-8" {
		t.Errorf("content type %q", got)
	}
	feed := r.feed()
	for _, value := range []string{"long value", "short", "有空"} { // gqlgen's buffer is reused
		feed.Send(value)
		stream.want(next(value))
	}
	feed.End()
	stream.wantEnd()
}

// What is no subscription is streamed where only events are accepted.
func TestOneShotStreams(t *testing.T) {
	r := newRig(t, Options{})
	for name, test := range map[string]struct{ query, event string }{
		"query":              {`{hello}`, `{"data":{"hello":"hello world"}}`},
		"mutation":           {`mutation{rename(name:"x")}`, `{"data":{"rename":"x"}}`},
		"field error":        {`{broken}`, `{"errors":[{"message":"the resolver failed"}],"data":null}`},
		"panic":              {`{panics}`, `{"errors":[{"message":"recovered"}]}`},
		"refused":            {`subscription{refused}`, `{"errors":[{"message":"the subscription was refused"}]}`},
		"refused beforehand": {`subscription{`, `{"errors":[{"message":"Expected Name, found \u003cEOF\u003e","locations":[{"line":1,"column":14}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}`},
	} {
		body := `{"query":"` + strings.ReplaceAll(test.query, `"`, `\"`) + `"}`
		response, got := r.ask("POST", "", body, sendsJSON, wantsEvents)
		want := ":\n\nevent: next\ndata: " + test.event + "\n\nevent: complete\ndata:\n\n"
		if response.StatusCode != 200 || got != want {
			t.Errorf("%s: %d %q, want %q", name, response.StatusCode, got, want)
		}
	}
	response, _ := r.ask("POST", "", `{`, sendsJSON, wantsEvents)
	if response.StatusCode != 400 {
		t.Errorf("malformed: %d", response.StatusCode)
	}
}

func TestSubscriptionByGet(t *testing.T) {
	r := newRig(t, Options{})
	response := r.begin("GET", "?query="+url.QueryEscape("subscription{ticks}"), "", wantsEvents)
	defer response.Body.Close()
	stream := &reader{t, response, bufio.NewReader(response.Body)}
	stream.want(":")
	r.feed().Send("a")
	stream.want(next("a"))
}

// A client that takes JSON as well gets events for a subscription only.
func TestSubscriptionAmongOtherTypes(t *testing.T) {
	r := newRig(t, Options{})
	const all = "Accept: application/graphql-response+json, application/json, text/event-stream"
	response, body := r.ask("POST", "", hello, sendsJSON, all)
	if !strings.HasPrefix(response.Header.Get("Content-Type"), typeResponse) {
		t.Errorf("query: %s", body)
	}
	response = r.begin("POST", "", ticks, sendsJSON, all)
	defer response.Body.Close()
	if !strings.HasPrefix(response.Header.Get("Content-Type"), typeEvents) {
		t.Error("the subscription got no events")
	}
}

func TestHeartbeat(t *testing.T) {
	clock := clockwork.NewFakeClock()
	r := newRig(t, Options{Clock: clock})
	stream := r.open()
	stream.want(":")
	r.feed()
	if err := clock.BlockUntilContext(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	clock.Advance(r.server.options.Heartbeat)
	stream.want(":")
}

// The http.Server's deadlines of 100 ms don't end a stream.
func TestStreamOutlivesTheServersDeadlines(t *testing.T) {
	r := newRig(t, Options{Heartbeat: 20 * time.Millisecond})
	stream := r.open()
	for range 11 {
		stream.want(":")
	}
	r.feed().Send("later")
	for {
		line, err := stream.lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(line, "later") {
			return
		}
	}
}

func TestClientLeaves(t *testing.T) {
	r := newRig(t, Options{})
	stream := r.open()
	feed := r.feed()
	_ = stream.response.Body.Close()
	done(t, feed)
	settles(t, "the stream was kept", func() bool { return r.server.Len() == 0 })
}

// A client that doesn't read is cut off, and its operation ends.
func TestSlowReader(t *testing.T) {
	r := newRig(t, Options{WriteTimeout: 50 * time.Millisecond})
	r.open()
	feed := r.feed()
	for feed.Send(strings.Repeat("x", 1<<20)) {
	}
	settles(t, "the stream was kept", func() bool { return r.server.Len() == 0 })
}

func TestStreamsPerCaller(t *testing.T) {
	r := newRig(t, Options{Slots: &wire.Slots{Max: 1}, Caller: func(ctx context.Context) string {
		return ctx.Value(viewerKey{}).(string)
	}})
	first := r.open("Viewer: wang")
	feed := r.feed()
	response, body := r.ask("POST", "", ticks, sendsJSON, wantsEvents, "Viewer: wang")
	if response.StatusCode != 429 || !strings.Contains(body, "RATE_LIMITED") || response.Header.Get("Retry-After") == "" {
		t.Errorf("second stream: %d %s", response.StatusCode, body)
	}
	r.open("Viewer: li").want(":")
	feed.End()
	first.want(":")
	first.wantEnd()
	settles(t, "the ended stream was kept", func() bool { return r.server.Len() == 1 })
	r.open("Viewer: wang").want(":")
}

func TestStreamIsRevoked(t *testing.T) {
	r := newRig(t, Options{Caller: func(ctx context.Context) string { return ctx.Value(viewerKey{}).(string) }})
	wang, wangs := r.open("Viewer: wang"), r.feed()
	li, lis := r.open("Viewer: li"), r.feed()
	match := func(_ context.Context, caller string) bool { return caller == "wang" }
	if n := r.server.CloseWhere(match, "FORBIDDEN", "your session has ended"); n != 1 {
		t.Errorf("ended %d", n)
	}
	done(t, wangs)
	wang.want(":")
	wang.want("event: next\ndata: {\"errors\":[{\"message\":\"your session has ended\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}")
	wang.wantEnd()
	lis.Send("still here")
	li.want(":")
	li.want(next("still here"))
}

func TestShutdownEndsStreams(t *testing.T) {
	r := newRig(t, Options{})
	stream, feed := r.open(), r.feed()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := r.server.Shutdown(ctx); err != nil {
		t.Fatal(err)
	}
	if feed.Context.Err() == nil {
		t.Error("the operation runs on")
	}
	stream.want(":")
	stream.want("event: next\ndata: {\"errors\":[{\"message\":\"the server is restarting\",\"extensions\":{\"code\":\"UNAVAILABLE\",\"retryAfter\":1}}]}")
	stream.wantEnd()
	if response, _ := r.ask("POST", "", ticks, sendsJSON, wantsEvents); response.StatusCode != 503 {
		t.Errorf("after the shutdown: %d", response.StatusCode)
	}
	if response, _ := r.ask("POST", "", hello, sendsJSON); response.StatusCode != 200 {
		t.Errorf("a query after the shutdown: %d", response.StatusCode)
	}
}

func TestLineBreaksInsideAPayload(t *testing.T) {
	for payload, want := range map[string]string{
		"{\"a\": 1}":           `{"a": 1}`,
		"{\"a\":\r\n\n {}}":    `{"a":{}}`,
		"{\"broken\nstring\"}": `{"errors":[{"message":"internal error","extensions":{"code":"INTERNAL"}}]}`,
	} {
		if got := string(oneLine([]byte(payload))); got != want {
			t.Errorf("%q: %s", payload, got)
		}
	}
}
