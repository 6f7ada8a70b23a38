package e2e

import (
	"strings"
	"testing"
	"time"
)

// TestAuditVerify: a log that nobody touched is sound; one that somebody changed past the program is not.
func TestAuditVerify(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		p := serve(t, d)
		c := newClient(p.URL, "resident-a")
		o, err := c.book(at("jingwu", "lounge-west", wuhan(9, 0), time.Hour))
		if err != nil || o.Booking == nil {
			t.Fatal(o.rules(), err)
		}
		if o, err = c.cancel(o.Booking.ID); err != nil || o.Booking == nil {
			t.Fatal(o.rules(), err)
		}
		if c := run(t, d.settings(), "audit", "verify"); c.code != 0 || !strings.Contains(c.out, "are sound") {
			t.Errorf("untouched, beside a server: %s%s", c.out, c.text)
		}
		if code := p.Terminate(); code != 0 {
			t.Errorf("exit code %d", code)
		}
		if _, err := d.raw(t).ExecContext(t.Context(), "DELETE FROM audit_entries WHERE action = 'BOOK_SPACE'"); err != nil {
			t.Fatal(err)
		}
		verdict := run(t, d.settings(), "audit", "verify")
		verdict.says(t, "tampered with", "backup")
		if !strings.Contains(verdict.out, "community:") || !strings.Contains(verdict.out, "entry 2") {
			t.Errorf("it does not say where: %s", verdict.out)
		}
	})
}

// TestFirstOperator: who is made on the command line signs in, and reads there how they came to it.
func TestFirstOperator(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		p := serve(t, d)
		const password = "correct horse battery"
		create := []string{"admin", "create", "--login", "boss", "--name", "张三"}
		if c := runWith(t, password+"\n", d.settings(), create...); c.code != 0 || strings.Contains(c.out+c.text, password) {
			t.Fatalf("exit code %d: %s%s", c.code, c.out, c.text)
		}
		runWith(t, password+"\n", d.settings(), create...).says(t, "taken", "reset-password")
		b := &browser{t: t, url: p.URL}
		response, text := b.post("/graphql", `mutation { signInWithPassword(input: {login: "boss", password: "`+password+`"}) { problem } }`)
		if b.cookies = response.Cookies(); len(b.cookies) != 1 {
			t.Fatal(text)
		}
		if _, text = b.post("/graphql", "{ audit { nodes { number action } } }"); !strings.Contains(text, "GRANT_ROLE") {
			t.Errorf("the log says %s", text)
		}
	})
}
