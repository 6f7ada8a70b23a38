package e2e

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"youkong/internal/globalid"
	"youkong/internal/seed"
	"youkong/server/config"
)

// browser is a page of ours: it has cookies and no token.
type browser struct {
	t       *testing.T
	url     string
	cookies []*http.Cookie
}

// post runs an operation on the cookies' endpoint; headers come in pairs.
func (b *browser) post(path, query string, headers ...string) (*http.Response, string) {
	b.t.Helper()
	return b.send(path, fmt.Sprintf(`{"query":%q}`, query), headers...)
}

// send sends a body as it is.
func (b *browser) send(path, body string, headers ...string) (*http.Response, string) {
	b.t.Helper()
	request, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, b.url+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	for _, c := range b.cookies {
		request.AddCookie(c)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return response, string(text)
}

const whoAmI = "{ me { person { name } } }"

// signIn begins a session as a demo person.
func (b *browser) signIn(handle string) *http.Cookie {
	b.t.Helper()
	id := globalid.Encode(globalid.Person, seed.PersonID(handle))
	response, text := b.post("/graphql", `mutation { startDemoSession(input: {personId: "`+id+`"}) { viewer { person { name } } } }`)
	if len(response.Cookies()) != 1 {
		b.t.Fatalf("%d cookies: %s", len(response.Cookies()), text)
	}
	b.cookies = response.Cookies()
	return b.cookies[0]
}

// TestSession: a cookie that no script reads and no other site sends, good for its endpoint alone, and gone at the end.
func TestSession(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	b := &browser{t: t, url: s.url}
	if _, text := b.post("/graphql", whoAmI); !strings.Contains(text, `"me":null`) {
		t.Errorf("before: %s", text)
	}
	cookie := b.signIn("resident-a")
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" || cookie.Secure || cookie.Domain != "" {
		t.Errorf("the cookie is %s", cookie)
	}
	if _, text := b.post("/graphql", whoAmI); !strings.Contains(text, "王演示") {
		t.Errorf("signed in: %s", text)
	}
	if _, text := b.post("/api/graphql", whoAmI); !strings.Contains(text, `"me":null`) {
		t.Errorf("the tokens' endpoint looks at cookies: %s", text)
	}
	response, text := b.post("/graphql", "mutation { endSession { ended } }")
	if cookies := response.Cookies(); !strings.Contains(text, `"ended":true`) || len(cookies) != 1 || cookies[0].MaxAge >= 0 {
		t.Errorf("the end: %s, %v", text, cookies)
	}
	if _, text := b.post("/graphql", whoAmI); !strings.Contains(text, `"me":null`) {
		t.Errorf("the cookie is still good: %s", text)
	}
}

// TestSecureCookie: where people come by HTTPS the cookie travels no other way, and belongs to this host.
func TestSecureCookie(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()}, func(c *config.Config) { c.PublicURL = "https://youkong.example" })
	cookie := (&browser{t: t, url: s.url}).signIn("resident-a")
	if !cookie.Secure || !strings.HasPrefix(cookie.Name, "__Host-") || cookie.Path != "/" || cookie.Domain != "" {
		t.Errorf("the cookie is %s", cookie)
	}
}

// TestSessionRunsOut: after twelve hours the cookie is an anonymous visit, no error.
func TestSessionRunsOut(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	b := &browser{t: t, url: s.url}
	b.signIn("resident-a")
	s.clock.Advance(12*time.Hour - time.Second)
	if _, text := b.post("/graphql", whoAmI); !strings.Contains(text, "王演示") {
		t.Errorf("just before: %s", text)
	}
	s.clock.Advance(time.Second)
	if response, text := b.post("/graphql", whoAmI); response.StatusCode != http.StatusOK || !strings.Contains(text, `"me":null`) {
		t.Errorf("after: %s", text)
	}
}

// TestOtherOrigins: a page elsewhere can use tokens, and nothing of a visitor's session.
func TestOtherOrigins(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	b := &browser{t: t, url: s.url}
	b.signIn("resident-a")
	response, text := b.post("/graphql", "mutation { endSession { ended } }", "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site")
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("another origin, by cookie: %d %s", response.StatusCode, text)
	}
	if _, text := b.post("/graphql", whoAmI); !strings.Contains(text, "王演示") {
		t.Errorf("it ended the session: %s", text)
	}
	response, text = b.post("/api/graphql", whoAmI, "Origin", "https://friend.example", "Sec-Fetch-Site", "cross-site",
		"Authorization", "Bearer "+seed.DemoToken("resident-b"))
	if response.Header.Get("Access-Control-Allow-Origin") != "*" || response.Header.Get("Access-Control-Allow-Credentials") != "" ||
		!strings.Contains(text, "李示例") {
		t.Errorf("another origin, by token: %v %s", response.Header, text)
	}
	preflight, err := http.NewRequestWithContext(t.Context(), http.MethodOptions, s.url+"/api/graphql", nil)
	if err != nil {
		t.Fatal(err)
	}
	preflight.Header.Set("Origin", "https://friend.example")
	preflight.Header.Set("Access-Control-Request-Method", "POST")
	preflight.Header.Set("Access-Control-Request-Headers", "authorization,content-type")
	if response, err = http.DefaultClient.Do(preflight); err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	for name, want := range map[string]string{
		"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "POST", "Access-Control-Allow-Headers": "Authorization",
	} {
		if got := response.Header.Get(name); response.StatusCode != http.StatusNoContent || !strings.Contains(got, want) {
			t.Errorf("preflight: %d, %s is %q", response.StatusCode, name, got)
		}
	}
}

// TestSocketsOfOtherOrigins: a cookie opens a socket for our own pages only; the tokens' endpoint asks no page where
// it comes from.
func TestSocketsOfOtherOrigins(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	for _, c := range []struct {
		path, origin string
		opens        bool
	}{
		{"/graphql", "https://evil.example", false},
		{"/graphql", s.url, true},
		{"/graphql", "", true},
		{"/api/graphql", s.url, true},
		{"/api/graphql", "https://friend.example", true},
	} {
		header := http.Header{}
		if c.origin != "" {
			header.Set("Origin", c.origin)
		}
		dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: patience}
		ws, response, err := dialer.Dial("ws"+strings.TrimPrefix(s.url, "http")+c.path, header)
		if err == nil {
			_ = ws.Close()
		}
		if (err == nil) != c.opens || err != nil && response.StatusCode != http.StatusForbidden {
			t.Errorf("%s from %q: %v", c.path, c.origin, err)
		}
	}
}

// TestLanguage: Accept-Language decides, and zh-CN is spoken to those who say nothing.
func TestLanguage(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	b := &browser{t: t, url: s.url}
	for accept, want := range map[string]string{
		"": "新育社区", "en": "Xinyu Community", "en-GB,zh;q=0.5": "Xinyu Community", "zh-TW": "新育社区", "nonsense;;q=": "新育社区",
	} {
		for _, path := range []string{"/graphql", "/api/graphql"} {
			if _, text := b.post(path, `{ community(slug: "xinyu") { name } }`, "Accept-Language", accept); !strings.Contains(text, want) {
				t.Errorf("%s, %q: %s", path, accept, text)
			}
		}
	}
}

// TestEndedSession: what runs on the strength of a session ends with it, also where nothing flows.
func TestEndedSession(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	b := &browser{t: t, url: s.url}
	cookie := b.signIn("resident-a")
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: patience}
	ws, _, err := dialer.Dial("ws"+strings.TrimPrefix(s.url, "http")+"/graphql", http.Header{"Cookie": {cookie.Name + "=" + cookie.Value}})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	var ack, first struct{ Type string }
	if err := errors.Join(ws.WriteJSON(map[string]string{"type": "connection_init"}), ws.ReadJSON(&ack),
		ws.WriteJSON(map[string]any{"type": "subscribe", "id": "1", "payload": map[string]string{"query": "subscription { myBookings { id } }"}}),
		ws.ReadJSON(&first)); err != nil || first.Type != "next" {
		t.Fatal(first, err)
	}
	other := socket(t, s.url, seed.DemoToken("resident-a"), "subscription { myBookings { id } }", nil)
	other.raw()
	b.post("/graphql", "mutation { endSession { ended } }")
	_ = ws.SetReadDeadline(time.Now().Add(patience))
	if _, text, err := ws.ReadMessage(); !websocket.IsCloseError(err, 4403) {
		t.Errorf("it goes on with %s, %v", text, err)
	}
	if o, err := newClient(s.url, "resident-a").book(at("xinyu", "tool-shelf", wuhan(10, 0), time.Hour)); err != nil || o.Booking == nil {
		t.Fatal(o, err)
	}
	other.raw() // The same person, by a token, is not disturbed.
}

// TestRunningRequest: a server that stops finishes what it has begun.
func TestRunningRequest(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	ws := socket(t, s.url, seed.DemoToken("resident-a"), followQuery, variables("xinyu"))
	ws.next()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body := `{"query":"{ communities { slug } }"}`
	head := "POST /api/graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + fmt.Sprint(len(body)) + "\r\n\r\n"
	_, _ = io.WriteString(conn, head)
	reader := bufio.NewReader(conn)
	if line, err := reader.ReadString('\n'); err != nil || !strings.Contains(line, "100") { // It reads the body now.
		t.Fatal(line, err)
	}
	_, _ = reader.ReadString('\n')
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		s.stop()
	}()
	if err := ws.ended(); !websocket.IsCloseError(err, websocket.CloseServiceRestart) {
		t.Errorf("the socket ended with %v", err)
	}
	_, _ = io.WriteString(conn, body)
	response, err := http.ReadResponse(reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(text), "xinyu") {
		t.Errorf("%d %s %v", response.StatusCode, text, err)
	}
	<-stopped
}
