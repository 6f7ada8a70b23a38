package cli

import (
	"io"
	"strings"
	"testing"
)

// ask runs the command line with what is sent to its standard input, and returns what it writes.
func ask(t *testing.T, input string, args ...string) (string, error) {
	t.Helper()
	var out strings.Builder
	command := Command(&out, io.Discard)
	command.Reader = strings.NewReader(input)
	err := command.Run(t.Context(), append([]string{"youkong"}, args...))
	return out.String(), err
}

func TestTheFirstOperator(t *testing.T) {
	t.Setenv("YOUKONG_DATA_DIR", t.TempDir())
	create := func(login, phone string) []string {
		return []string{"admin", "create", "--login", login, "--name", "张三", "--phone", phone}
	}
	for name, c := range map[string]struct {
		input string
		args  []string
		says  string
	}{
		"no password":       {"", create("boss", ""), "no password"},
		"short password":    {"short\n", create("boss", ""), "12 to 128"},
		"a login too short": {"correct horse\n", create("b", ""), "login must have 3 to 40"},
		"a wrong phone":     {"correct horse\n", create("boss", "12"), "phone must be"},
		"nobody's password": {"correct horse\n", []string{"admin", "reset-password", "--login", "boss"}, "nobody has the login"},
	} {
		if _, err := ask(t, c.input, c.args...); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ask(t, "correct horse\n", create("Boss", "13800001234")...); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ login, phone, says string }{
		{"boss", "", "taken"}, {"other", "+86 138 0000 1234", "has this phone"},
	} {
		if _, err := ask(t, "correct horse\n", create(c.login, c.phone)...); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.login, err)
		}
	}
	if got, err := ask(t, "", "admin", "list"); err != nil || got != "boss\t张三\n" {
		t.Errorf("the list is %q, %v", got, err)
	}
	if _, err := ask(t, "another horse\n", "admin", "reset-password", "--login", "boss"); err != nil {
		t.Error(err)
	}
	if got, err := ask(t, "", "audit", "verify"); err != nil || !strings.HasPrefix(got, "2 entries in 2 streams") {
		t.Errorf("%q, %v", got, err)
	}
}
