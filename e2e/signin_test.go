package e2e

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"youkong/e2e/program"
	"youkong/server/config"
)

const phoneNumber = "13800001234"

// gateway is what an operator has behind the webhook; the newest code comes out.
func gateway(t *testing.T) (url string, codes chan string) {
	t.Helper()
	codes = make(chan string, 1)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		var sent struct{ Phone, Code string }
		if err := json.NewDecoder(r.Body).Decode(&sent); err != nil || sent.Phone != phoneNumber {
			t.Errorf("%+v, %v", sent, err)
		}
		codes <- sent.Code
	}))
	t.Cleanup(server.Close)
	return server.URL, codes
}

// enter signs the browser in with a code.
func (b *browser) enter(code func() string) {
	b.t.Helper()
	if _, text := b.post("/graphql", `mutation { requestCode(input: {phone: "138 0000 1234"}) { againAt } }`); !strings.Contains(text, "againAt") {
		b.t.Fatal(text)
	}
	response, text := b.post("/graphql", `mutation { signInWithCode(input: {phone: "13800001234", code: "`+code()+`"}) {
		viewer { person { phone } } problem } }`, "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0")
	if len(response.Cookies()) != 1 || !strings.Contains(text, phoneNumber) {
		b.t.Fatalf("%d cookies: %s", len(response.Cookies()), text)
	}
	b.cookies = response.Cookies()
}

// TestSignInForReal: a real server signs in who got its code, and writes neither phone nor code nor cookie to its log.
func TestSignInForReal(t *testing.T) {
	url, codes := gateway(t)
	p := program.Serve(t, append(database{dataDir: t.TempDir()}.settings(), "YOUKONG_SMS_WEBHOOK_URL="+url, "YOUKONG_SMS_WEBHOOK_SECRET=0123456789abcdef"))
	b := &browser{t: t, url: p.URL}
	sent := ""
	b.enter(func() string { sent = <-codes; return sent })
	for _, personal := range []string{phoneNumber, sent, b.cookies[0].Value} {
		if strings.Contains(p.Log(), personal) {
			t.Errorf("the log holds %q:\n%s", personal, p.Log())
		}
	}
}

// TestEndOtherSession: what runs in one browser ends when it is ended from another.
func TestEndOtherSession(t *testing.T) {
	url, codes := gateway(t)
	s := start(t, database{dataDir: t.TempDir()}, withoutDemo, func(c *config.Config) {
		c.SignIn = config.SignIn{WebhookURL: url, WebhookSecret: "0123456789abcdef"}
	})
	code := func() string { return <-codes }
	there, here := &browser{t: t, url: s.url}, &browser{t: t, url: s.url}
	there.enter(code)
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: patience}
	ws, _, err := dialer.Dial("ws"+strings.TrimPrefix(s.url, "http")+"/graphql", http.Header{"Cookie": {there.cookies[0].Name + "=" + there.cookies[0].Value}})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	var ack struct{ Type string }
	if err := errors.Join(ws.WriteJSON(map[string]string{"type": "connection_init"}), ws.ReadJSON(&ack)); err != nil {
		t.Fatal(err)
	}
	s.clock.Advance(time.Minute)
	here.enter(code)
	_, text := here.post("/graphql", "{ me { sessions { id device current } } }")
	var listed struct {
		Data struct {
			Me struct {
				Sessions []struct {
					ID, Device string
					Current    bool
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(text), &listed); err != nil || len(listed.Data.Me.Sessions) != 2 || listed.Data.Me.Sessions[1].Device != "Firefox · Linux" {
		t.Fatal(text, err)
	}
	here.post("/graphql", `mutation { endOtherSession(input: {sessionId: "`+listed.Data.Me.Sessions[1].ID+`"}) { sessions { id } } }`)
	_ = ws.SetReadDeadline(time.Now().Add(patience))
	if _, text, err := ws.ReadMessage(); !websocket.IsCloseError(err, 4403) {
		t.Errorf("it goes on with %s, %v", text, err)
	}
	if _, text := there.post("/graphql", whoAmI); !strings.Contains(text, `"me":null`) {
		t.Errorf("the ended browser sees %s", text)
	}
}

var shown = regexp.MustCompile(`(?m)^code for \*\*\*\*1234: (\d{6})$`)

// TestCodeOfADemo: whoever starts the demo reads the code where they started it.
func TestCodeOfADemo(t *testing.T) {
	p := serve(t, database{dataDir: t.TempDir()})
	b := &browser{t: t, url: p.URL}
	b.enter(func() string {
		m := shown.FindStringSubmatch(p.Log())
		if m == nil {
			t.Fatalf("no code in:\n%s", p.Log())
		}
		return m[1]
	})
}
