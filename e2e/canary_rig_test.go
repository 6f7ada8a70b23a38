package e2e

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"youkong/e2e/program"
)

// canary is a server that is told secrets, and who tells them.
type canary struct {
	*program.Process
	*browser
	t       *testing.T
	d       database
	demo    bool
	codes   chan string
	token   string
	n       int
	secrets map[string][]string // By what they are.
}

// newCanary starts a server that has the demo's communities, but the demo's people only in demo mode. Codes come out of
// a gateway; a demo has none, and shows them.
func newCanary(t *testing.T, d database, format string, demo bool) *canary {
	t.Helper()
	c := &canary{t: t, d: d, demo: demo, codes: make(chan string, 10), secrets: map[string][]string{}}
	settings := append(d.settings(), "YOUKONG_LOG_FORMAT="+format, "YOUKONG_RATE=0", "YOUKONG_SIGN_IN_RATE=0", "YOUKONG_CODE_RATE=0")
	if demo {
		settings = append(settings, "YOUKONG_DEMO=true")
	} else {
		if seeded := run(t, d.settings(), "seed"); seeded.code != 0 && !strings.Contains(seeded.text, "not empty") {
			t.Fatal(seeded.text)
		}
		settings = append(settings, "YOUKONG_SMS_WEBHOOK_URL="+c.gateway()+"/"+c.secret("path"), "YOUKONG_SMS_WEBHOOK_SECRET="+c.secret("shared secret"))
	}
	c.Process = program.Serve(t, settings)
	c.browser = &browser{t: t, url: c.URL}
	keys, err := os.ReadFile(d.keyFile())
	if err != nil {
		t.Fatal(err)
	}
	for key := range strings.FieldsSeq(string(keys)) {
		c.keep("key", key)
	}
	return c
}

// gateway brings codes to phones, and answers some with an error that repeats them.
func (c *canary) gateway() string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, _ := io.ReadAll(r.Body)
		var sent struct{ Phone, Code string }
		_ = json.Unmarshal(text, &sent)
		if strings.HasSuffix(sent.Phone, "0") {
			w.WriteHeader(http.StatusInternalServerError)
			_, _ = w.Write(text)
			return
		}
		c.codes <- sent.Code
	}))
	c.t.Cleanup(server.Close)
	return server.URL
}

func (c *canary) keep(what, secret string) string {
	c.secrets[what] = append(c.secrets[what], secret)
	return secret
}

// secret makes a text that occurs nowhere else.
func (c *canary) secret(what string) string {
	c.n++
	return c.keep(what, fmt.Sprintf("canary-%s-%06d", strings.ReplaceAll(what, " ", "-"), 918273+c.n))
}

// word is one that the grammar of GraphQL takes for a name.
func (c *canary) word() string { return strings.ReplaceAll(c.secret("word"), "-", "_") }

func (c *canary) name(family string) string {
	c.n++
	return c.keep("name of "+family, fmt.Sprintf("%s金丝雀%d", family, 7000+c.n))
}

// phone is one that a message can be brought to: its last digit is never 0.
func (c *canary) phone() string {
	c.n++
	return c.keep("phone", fmt.Sprintf("1396174%03d%d", c.n, 1+c.n%9))
}

// must runs an operation that must not fail.
func (c *canary) must(path, operation string, headers ...string) string {
	c.t.Helper()
	_, text := c.post(path, operation, headers...)
	if strings.Contains(text, `"errors"`) {
		c.t.Errorf("%.80s: %s", operation, text)
	}
	return text
}

func (c *canary) signInByCode() {
	c.t.Helper()
	phone := c.phone()
	c.must("/graphql", `mutation { requestCode(input: {phone: "`+phone+`"}) { againAt } }`)
	response, text := c.post("/graphql", `mutation { signInWithCode(input: {phone: "`+phone+`", code: "`+c.code(phone)+`"}) { viewer { person { phone } } } }`)
	if c.cookies = response.Cookies(); len(c.cookies) != 1 {
		c.t.Fatalf("no session: %s", text)
	}
	c.keep("cookie", c.cookies[0].Value)
	// A phone that no message reaches, where there is a gateway.
	c.post("/graphql", `mutation { requestCode(input: {phone: "`+c.keep("phone", "13961740000")+`"}) { againAt } }`)
}

// code is what was sent to the phone.
func (c *canary) code(phone string) string {
	c.t.Helper()
	if !c.demo {
		return c.keep("code", <-c.codes)
	}
	line := regexp.MustCompile(`(?m)^code for \*{4}` + phone[7:] + `: (\d{6})$`)
	look := time.NewTicker(creep)
	defer look.Stop()
	for end := time.After(patience); ; {
		if found := line.FindStringSubmatch(c.Log()); found != nil {
			return c.keep("code", found[1])
		}
		select {
		case <-look.C:
		case <-end:
			c.t.Fatal("no code is shown")
		}
	}
}

// useToken makes a token and uses it, well and badly.
func (c *canary) useToken() {
	text := c.must("/graphql", `mutation { createToken(input: {key: "canary-key-0", name: "x", scopes: [READ, BOOK], days: 1}) { secret } }`)
	var made struct {
		Data struct{ CreateToken struct{ Secret string } }
	}
	if err := json.Unmarshal([]byte(text), &made); err != nil || made.Data.CreateToken.Secret == "" {
		c.t.Fatal(text, err)
	}
	c.token = c.keep("token", made.Data.CreateToken.Secret)
	c.must("/api/graphql", whoAmI, "Authorization", "Bearer "+c.token)
	c.post("/api/graphql", whoAmI, "Authorization", "Basic "+c.token)
	c.post("/api/graphql", whoAmI, "Authorization", "Bearer "+c.secret("token"))
	c.post("/graphql", whoAmI, "Cookie", "youkong="+c.secret("cookie"))
}

// becomeStaff has an operator make a login, which then signs in by its password.
func (c *canary) becomeStaff() {
	c.t.Helper()
	operator := &browser{t: c.t, url: c.URL}
	if c.demo {
		operator.signIn("operator")
	} else {
		password := c.secret("password")
		if made := runWith(c.t, password+"\n", c.d.settings(), "admin", "create", "--login", "boss", "--name", c.name("卜"), "--phone", c.phone()); made.code != 0 {
			c.t.Fatal(made.text)
		}
		operator.cookies = c.enterByPassword("boss", password)
	}
	c.keep("cookie", operator.cookies[0].Value)
	_, text := operator.post("/graphql", fmt.Sprintf(`mutation { grantRole(input: {login: "canary", name: %q, role: STAFF, communityId: %q}) { password } }`,
		c.name("施"), variables("xinyu")["ids"].([]string)[0]))
	var made struct {
		Data struct{ GrantRole struct{ Password string } }
	}
	if err := json.Unmarshal([]byte(text), &made); err != nil || made.Data.GrantRole.Password == "" {
		c.t.Fatal(text, err)
	}
	c.cookies = c.enterByPassword("canary", c.keep("password", made.Data.GrantRole.Password))
	c.keep("cookie", c.cookies[0].Value)
}

func (c *canary) enterByPassword(login, password string) []*http.Cookie {
	c.t.Helper()
	b := &browser{t: c.t, url: c.URL}
	response, text := b.post("/graphql", `mutation { signInWithPassword(input: {login: "`+login+`", password: "`+password+`"}) { problem } }`)
	if len(response.Cookies()) != 1 {
		c.t.Fatalf("no session: %s", text)
	}
	return response.Cookies()
}

// requests are those that never become operations.
func (c *canary) requests() {
	for _, r := range []struct{ method, path, contentType, body string }{
		{"GET", "/graphql?query=" + url.QueryEscape(`{ node(id: "`+c.secret("id")+`") { id } }`), "", ""},
		{"GET", "/graphql?query={a}&query={" + c.word() + "}", "", ""},
		{"GET", "/" + c.secret("path") + "?token=" + c.secret("token"), "", ""},
		{"DELETE", "/" + c.secret("path"), "", ""},
		{"POST", "/graphql", "application/json", `{"` + c.secret("key") + `":1,"query":` + c.secret("syntax")},
		{"POST", "/graphql", "application/json", `{"query":"` + strings.Repeat(c.secret("body"), 5000) + `"}`},
		{"POST", "/graphql", "application/json", `{"query":"{ __typename }","variables":{"` + c.secret("key") + `":"` + strings.Repeat(c.secret("value"), 999) + `"}}`},
		{"POST", "/graphql", c.secret("type"), c.secret("body")},
		{"GET", "/openid/callback?code=" + c.secret("code") + "&state=" + c.secret("state"), "", ""},
	} {
		request, err := http.NewRequestWithContext(c.t.Context(), r.method, c.URL+r.path, strings.NewReader(r.body))
		if err != nil {
			c.t.Fatal(err)
		}
		request.Header.Set("Content-Type", r.contentType)
		request.Header.Set("User-Agent", c.secret("browser"))
		request.Header.Set("X-Forwarded-For", c.secret("address"))
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			c.t.Fatal(err)
		}
		response.Body.Close()
	}
	conn, err := net.Dial("tcp", strings.TrimPrefix(c.URL, "http://"))
	if err != nil {
		c.t.Fatal(err)
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, c.secret("method")+" / HTTP/1.1\r\n"+c.secret("header")+"\r\n\r\n")
	_, _ = io.ReadAll(conn)
}

// sockets say secrets in messages that can't be read, and as tokens that aren't known.
func (c *canary) sockets() {
	for _, text := range []string{
		`{"type":"` + c.secret("type") + `"}`, c.secret("syntax"),
		`{"type":"connection_init","payload":{"authorization":"Bearer ` + c.secret("token") + `"}}`,
		`{"type":"connection_init","payload":"` + c.secret("token") + `"}`,
		`{"type":"subscribe","id":"` + c.secret("id") + `","payload":{"query":"{ ` + c.word() + ` }"}}`,
	} {
		dialer := websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, HandshakeTimeout: patience}
		ws, _, err := dialer.Dial("ws"+strings.TrimPrefix(c.URL, "http")+"/api/graphql", http.Header{"Authorization": {"Bearer " + c.token}})
		if err != nil {
			c.t.Fatal(err)
		}
		_ = ws.WriteMessage(websocket.TextMessage, []byte(text))
		_ = ws.SetReadDeadline(time.Now().Add(patience))
		_, _, _ = ws.ReadMessage()
		_ = ws.Close()
	}
}
