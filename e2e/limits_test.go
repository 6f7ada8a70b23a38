package e2e

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"youkong/internal/globalid"
	"youkong/internal/seed"
	"youkong/server/config"
)

const least = `{ __typename }`

// TestRates: each caller has so much, is told what is left and when to come back, and pays for nobody else.
func TestRates(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()}, func(c *config.Config) { c.Rate, c.RateBurst = 60, 100 })
	b := &browser{t: t, url: s.url}
	for _, caller := range []string{"resident-a", "resident-b"} {
		token := []string{"Authorization", "Bearer " + seed.DemoToken(caller)}
		for range 4 {
			if response, text := b.post("/api/graphql", least, token...); response.StatusCode != http.StatusOK {
				t.Fatalf("%s: %d %s", caller, response.StatusCode, text)
			}
		}
		response, text := b.post("/api/graphql", least, token...)
		if response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") == "" || !strings.Contains(text, "RATE_LIMITED") {
			t.Errorf("%s: %d %s", caller, response.StatusCode, text)
		}
		if response.Header.Get("RateLimit-Policy") != `"cost";q=100;w=100` || !strings.HasPrefix(response.Header.Get("RateLimit"), `"cost";r=`) {
			t.Errorf("%s is told %v", caller, response.Header)
		}
		if got := response.Header.Get("Access-Control-Expose-Headers"); !strings.Contains(got, "RateLimit, RateLimit-Policy, Retry-After") {
			t.Errorf("pages elsewhere may read %q", got)
		}
	}
	response, text := b.post("/graphql", least) // The address has a bucket of its own.
	if response.StatusCode != http.StatusOK || response.Header.Get("RateLimit") != `"cost";r=79;t=21` {
		t.Errorf("without a token: %d, %v: %s", response.StatusCode, response.Header, text)
	}
	for range 8 { // Guesses are paid by the address.
		b.post("/api/graphql", least, "Authorization", "Bearer guess")
	}
	if response, text = b.post("/graphql", least); response.StatusCode != http.StatusTooManyRequests {
		t.Errorf("after guessing tokens: %d %s", response.StatusCode, text)
	}
}

// TestProxies: behind a proxy that is trusted each client has a bucket; the word of any other counts for nothing.
func TestProxies(t *testing.T) {
	for name, c := range map[string]struct {
		trusted []string
		status  int // Of a second client's request, when the first has nothing left.
	}{
		"trusted": {[]string{"127.0.0.0/8"}, http.StatusOK}, "not trusted": {[]string{"10.0.0.0/8"}, http.StatusTooManyRequests},
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, database{dataDir: t.TempDir()}, func(conf *config.Config) {
				conf.Rate, conf.RateBurst, conf.TrustedProxies = 60, 100, c.trusted
			})
			b := &browser{t: t, url: s.url}
			for range 6 {
				b.post("/graphql", least, "X-Forwarded-For", "198.51.100.1")
			}
			if response, _ := b.post("/graphql", least, "X-Forwarded-For", "198.51.100.1"); response.StatusCode != http.StatusTooManyRequests {
				t.Errorf("the first: %d", response.StatusCode)
			}
			if response, text := b.post("/graphql", least, "X-Forwarded-For", "198.51.100.2"); response.StatusCode != c.status {
				t.Errorf("the second: %d %s", response.StatusCode, text)
			}
		})
	}
}

// TestSignInRates: attempts to sign in and codes are counted for the address, whatever else is asked.
func TestSignInRates(t *testing.T) {
	attempts := map[string]string{
		"attempts": fmt.Sprintf(`mutation { startDemoSession(input: {personId: %q}) { viewer { person { name } } } }`,
			globalid.Encode(globalid.Person, seed.PersonID("resident-a"))),
		"codes": `mutation ($n: Boolean = true) { ...F @include(if: $n) } fragment F on Mutation { requestCode(input: {phone: "13800001111"}) { expiresAt } }`,
	}
	for name, query := range attempts {
		t.Run(name, func(t *testing.T) {
			s := start(t, database{dataDir: t.TempDir()}, func(c *config.Config) { c.SignInRate, c.CodeRate = 3, 3 })
			b := &browser{t: t, url: s.url}
			for range 3 {
				if response, text := b.post("/graphql", query); response.StatusCode != http.StatusOK || strings.Contains(text, "your address") {
					t.Fatalf("%d %s", response.StatusCode, text)
				}
			}
			response, text := b.post("/graphql", query)
			if response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") != "200" ||
				!strings.Contains(text, "RATE_LIMITED") || strings.Contains(text, `"data"`) {
				t.Errorf("one too many: %d, %v: %s", response.StatusCode, response.Header, text)
			}
			for other, query := range attempts { // The buckets are two.
				response, text := b.post("/graphql", query)
				if limited := response.StatusCode == http.StatusTooManyRequests; limited != (other == name) {
					t.Errorf("%s: %d %s", other, response.StatusCode, text)
				}
			}
			if response, text := b.post("/graphql", least); response.StatusCode != http.StatusOK {
				t.Errorf("all else: %d %s", response.StatusCode, text)
			}
			s.clock.Advance(200 * time.Second)
			if response, text := b.post("/graphql", query); response.StatusCode != http.StatusOK {
				t.Errorf("later: %d %s", response.StatusCode, text)
			}
		})
	}
}

// TestOpenAtOnce: sockets and streams of one caller count together, and those of others don't.
func TestOpenAtOnce(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()}, func(c *config.Config) { c.MaxStreams = 2 })
	token := seed.DemoToken("resident-a")
	socket(t, s.url, token, ownBookings, nil).raw()
	sse(t, s.url, token, ownBookings, nil).raw()
	b := &browser{t: t, url: s.url}
	response, text := b.post("/api/graphql", ownBookings, "Authorization", "Bearer "+token, "Accept", "text/event-stream")
	if response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") == "" || !strings.Contains(text, "RATE_LIMITED") {
		t.Errorf("a third, of events: %d %s", response.StatusCode, text)
	}
	if err := refusedSocket(t, s.url, token); !websocket.IsCloseError(err, websocket.CloseTryAgainLater) {
		t.Errorf("a third, a socket: %v", err)
	}
	for _, follow := range ways {
		follow(t, s.url, seed.DemoToken("resident-b"), ownBookings, nil).raw()
	}
}

// refusedSocket says how a socket ends that offers a token.
func refusedSocket(t *testing.T, url, token string) error {
	t.Helper()
	dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: patience}
	ws, _, err := dialer.Dial("ws"+strings.TrimPrefix(url, "http")+"/api/graphql", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	_ = ws.SetReadDeadline(time.Now().Add(patience))
	if err := ws.WriteJSON(map[string]any{"type": "connection_init", "payload": map[string]any{"authorization": "Bearer " + token}}); err != nil {
		t.Fatal(err)
	}
	_, _, err = ws.ReadMessage()
	return err
}

// TestPersistedDocuments: a document is only ever known by its own hash, and what was refused is no danger when it is
// known.
func TestPersistedDocuments(t *testing.T) {
	s := start(t, database{dataDir: t.TempDir()})
	b := &browser{t: t, url: s.url}
	hash := "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38" // Of `{__typename}`.
	by := func(query string) string {
		_, text := b.send("/graphql", fmt.Sprintf(`{%s"extensions":{"persistedQuery":{"version":1,"sha256Hash":%q}}}`, query, hash))
		return text
	}
	for _, step := range []struct{ query, want string }{
		{"", "PersistedQueryNotFound"},
		{`"query":"{me{person{name}}}",`, "hash does not match"},
		{"", "PersistedQueryNotFound"},
		{`"query":"{__typename}",`, `"data":{"__typename":"Query"}`},
		{`"query":"{me{person{name}}}",`, "hash does not match"},
		{"", `"data":{"__typename":"Query"}`},
	} {
		if text := by(step.query); !strings.Contains(text, step.want) {
			t.Errorf("%q gives %s, want %s", step.query, text, step.want)
		}
	}
}
