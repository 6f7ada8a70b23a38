package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/uuid"
)

// TestCanary does with a server whatever people and attackers do with names, phones, codes, passwords, tokens and cookies
// that occur nowhere else, and then looks for them in everything that it wrote: in either mode, in either form of log, on
// either database. The line with the code that demo mode is there to show is the only exception.
func TestCanary(t *testing.T) {
	for _, format := range []string{"text", "json"} {
		for _, mode := range []string{"demo", "real"} {
			t.Run(format+", "+mode, func(t *testing.T) {
				everywhere(t, func(t *testing.T, d database) {
					c := newCanary(t, d, format, mode == "demo")
					c.live()
					c.misbehave()
					c.breakDown()
					c.silent()
				})
			})
		}
	}
}

// live is what honest people do.
func (c *canary) live() {
	c.signInByCode()
	c.must("/graphql", `mutation { updateProfile(input: {name: "`+c.name("洪")+`"}) { person { name } } }`)
	c.must("/graphql", `{ me { person { name phone } bookings { nodes { title } } sessions { device } } }`)
	c.useToken()
	c.must("/graphql", `mutation { createOrganisation(input: {key: "canary-key-1", name: "`+c.name("厂")+`"}) { organisation { name members { phone } } } }`)
	c.must("/graphql", `mutation { addChild(input: {key: "canary-key-2", name: "`+c.name("童")+`", bornOn: "2021-05-04", consent: true}) { child { name bornOn } } }`)
	c.must("/graphql", `mutation { exportMyData { data } }`)
	c.actAsStaff()
}

// actAsStaff books for somebody, and looks at who that is.
func (c *canary) actAsStaff() {
	phone, name := c.phone(), c.name("卢")
	slot := fmt.Sprintf(`{spaceId: %q, start: "2027-01-05T10:00:00+08:00", end: "2027-01-05T11:00:00+08:00"}`, at("xinyu", "tool-shelf", morning, 0).SpaceID)
	c.becomeStaff()
	_, text := c.post("/graphql", `mutation { bookSpace(input: {key: "canary-key-3", title: "`+c.secret("title")+`", slot: `+slot+
		`, onBehalf: {name: "`+name+`", phone: "`+phone+`"}}) { booking { id } refusals { rule } } }`)
	if found := regexp.MustCompile(`"booking":\{"id":"([^"]+)"`).FindStringSubmatch(text); found != nil {
		c.must("/graphql", `mutation { revealContact(input: {bookingId: "`+found[1]+`", reason: "`+c.secret("reason")+`"}) { name phone } }`)
	} else if !strings.Contains(text, "HORIZON") {
		c.t.Errorf("a booking on behalf: %s", text)
	}
}

// misbehave sends secrets where they don't belong, in all ways to be refused.
func (c *canary) misbehave() {
	for _, operation := range []string{
		`{ me { person { ` + c.word() + ` } } }`,
		`{ node(id: "` + c.secret("id") + `") { id } }`,
		`{ bookings(communityId: "` + c.secret("id") + `", from: "` + c.secret("date") + `", to: "2026-11-24") { nodes { id } } }`,
		`{ me { bookings(after: "` + c.secret("cursor") + `") { nodes { id } } } }`,
		`query ` + c.word() + `($v: ` + c.word() + `) { __typename }`,
		`mutation { requestCode(input: {phone: "` + c.secret("phone") + `"}) { againAt } }`,
		`mutation { signInWithCode(input: {phone: "` + c.phone() + `", code: "` + c.secret("code") + `"}) { problem } }`,
		`mutation { signInWithPassword(input: {login: "` + c.secret("login") + `", password: "` + c.secret("password") + `"}) { problem } }`,
		`mutation { grantRole(input: {phone: "` + c.phone() + `", role: ` + c.word() + `}) { password } }`,
		`mutation { bookSpace(input: {key: "` + c.secret("key") + `", title: "` + strings.Repeat(c.secret("title"), 9) + `"}) { refusals { rule } } }`,
		"{ me { " + strings.Repeat(c.word()+" ", 600) + " } }",
		`{ "` + c.secret("syntax"),
	} {
		for _, path := range []string{"/graphql", "/api/graphql"} {
			c.post(path, operation)
			c.post(path, operation, "Accept", "text/event-stream")
		}
	}
	c.requests()
	c.sockets()
}

// breakDown takes tables away, so that the database's own errors are logged, with whatever drivers put into them.
func (c *canary) breakDown() {
	raw := c.d.raw(c.t)
	for table, operations := range map[string][]string{
		"one_time_codes": {`mutation { requestCode(input: {phone: "` + c.phone() + `"}) { againAt } }`},
		"bookings":       {`{ me { bookings { nodes { title } } } }`},
		"memberships":    {`mutation { createOrganisation(input: {key: "canary-key-9", name: "` + c.name("厂") + `"}) { organisation { id } } }`},
		"persons": {
			`mutation { updateProfile(input: {name: "` + c.name("洪") + `"}) { person { name } } }`,
			`mutation { signInWithPassword(input: {login: "` + c.secret("login") + `", password: "` + c.secret("password") + `"}) { problem } }`,
		},
		"credentials": {`{ me { person { name } } }`},
	} {
		if _, err := raw.ExecContext(c.t.Context(), "ALTER TABLE "+table+" RENAME TO gone"); err != nil {
			c.t.Fatal(err)
		}
		for _, operation := range operations {
			c.post("/graphql", operation)
			c.post("/api/graphql", operation, "Authorization", "Bearer "+c.token)
		}
		if _, err := raw.ExecContext(c.t.Context(), "ALTER TABLE gone RENAME TO "+table); err != nil {
			c.t.Fatal(err)
		}
	}
	if !strings.Contains(c.Log(), "request_id") {
		c.t.Errorf("nothing broke:\n%s", c.Log())
	}
}

// silent looks for every secret in all that the server wrote, and for names and phones in the files of the database.
func (c *canary) silent() {
	if code := c.Terminate(); code != 0 {
		c.t.Errorf("it ends with %d", code)
	}
	log := regexp.MustCompile(`(?m)^code for \*{4}\d{4}: \d{6}$`).ReplaceAllString(c.Log(), "")
	if strings.Contains(log, "goroutine ") {
		c.t.Errorf("it panicked:\n%s", log)
	}
	for what, secrets := range c.secrets {
		for _, secret := range secrets {
			if i := strings.Index(log, secret); i >= 0 {
				c.t.Errorf("the log tells a %s: …%s…", what, log[max(0, i-150):min(len(log), i+150)])
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(c.d.dataDir, "youkong.db*"))
	if err != nil {
		c.t.Fatal(err)
	}
	for _, file := range files {
		stored, err := os.ReadFile(file)
		if err != nil {
			c.t.Fatal(err)
		}
		for _, what := range []string{"phone", "reason", "code", "token", "cookie", "password", "name of 洪", "name of 童", "name of 卢"} {
			for _, secret := range c.secrets[what] {
				if strings.Contains(string(stored), secret) {
					c.t.Errorf("%s holds a %s: %s", filepath.Base(file), what, secret)
				}
			}
		}
	}
}

// TestCanaryOfTheDatabase: a server that can't reach its database says where it looked, without the password.
func TestCanaryOfTheDatabase(t *testing.T) {
	secret := "canary" + strings.ReplaceAll(uuid.NewString(), "-", "")
	for _, address := range []string{
		"postgres://youkong:" + secret + "@127.0.0.1:1/youkong", "postgres://youkong:" + secret + "@127.0.0.1:1/youkong?sslmode=" + secret,
		"postgres://youkong:" + secret + "@[broken", "mysql://youkong:" + secret + "@127.0.0.1/x",
	} {
		for _, format := range []string{"text", "json"} {
			c := run(t, []string{"YOUKONG_DATABASE_URL=" + address, "YOUKONG_DATA_DIR=" + t.TempDir(), "YOUKONG_LOG_FORMAT=" + format,
				"YOUKONG_KEYS=" + strings.Repeat("A", 43)}, "serve", "--addr", "127.0.0.1:0")
			if c.code == 0 || strings.Contains(c.out+c.text, secret) {
				t.Errorf("%s: exit code %d\n%s%s", format, c.code, c.out, c.text)
			}
		}
	}
}
