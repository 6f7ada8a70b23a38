package e2e

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite" // the driver `sqlite`

	"youkong/e2e/program"
	"youkong/internal/seed"
)

// complaint is what a command leaves behind, above all one that fails.
type complaint struct {
	code int
	text string // What it wrote to standard error.
	out  string // What it wrote to standard output.
}

// run runs the binary to its end.
func run(t *testing.T, env []string, args ...string) complaint {
	t.Helper()
	return runWith(t, "", env, args...)
}

// runWith runs the binary to its end with something on its standard input.
func runWith(t *testing.T, input string, env []string, args ...string) complaint {
	t.Helper()
	cmd := exec.Command(program.Path(t), args...)
	var stdout, stderr bytes.Buffer
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = program.Environment(env...), strings.NewReader(input), &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	_ = cmd.Wait() // The code says it.
	return complaint{cmd.ProcessState.ExitCode(), stderr.String(), stdout.String()}
}

// says expects exit code 1 and one line that holds every one of the words.
func (c complaint) says(t *testing.T, words ...string) {
	t.Helper()
	if c.code != 1 {
		t.Errorf("exit code %d", c.code)
	}
	text := strings.TrimSpace(c.text)
	for i, line := range strings.Split(text, "\n") {
		if first, below := strings.HasPrefix(line, "youkong: "), strings.TrimLeft(line, " \t") != line; first != (i == 0) || below != (i > 0) {
			t.Errorf("more than one line, with its cause indented below:\n%s", text)
		}
	}
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("it does not say %q:\n%s", w, text)
		}
	}
	for _, w := range []string{"goroutine", "panic", ".go:"} {
		if strings.Contains(text, w) {
			t.Errorf("it speaks to programmers:\n%s", text)
		}
	}
}

func TestPortInUse(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	dir := filepath.Join(t.TempDir(), "data")
	c := run(t, []string{"YOUKONG_DATA_DIR=" + dir, "YOUKONG_ADDR=" + listener.Addr().String()}, "serve")
	c.says(t, listener.Addr().String(), "YOUKONG_ADDR", "another program")
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("it made a data folder all the same: %v", err)
	}
}

// TestForeignFiles: what is not ours is not touched, not even by a byte.
func TestForeignFiles(t *testing.T) {
	for name, make := range map[string]func(t *testing.T, path string){
		"text": func(t *testing.T, path string) { write(t, path, []byte("my diary\n")) },
		"database": func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err = db.ExecContext(t.Context(), "CREATE TABLE diary (day TEXT); INSERT INTO diary VALUES ('Monday')"); err != nil {
				t.Fatal(err)
			}
		},
	} {
		for _, command := range []string{"serve", "migrate", "seed"} {
			t.Run(name+" "+command, func(t *testing.T) {
				dir := t.TempDir()
				path := filepath.Join(dir, "youkong.db")
				make(t, path)
				before := sum(t, path)
				args := []string{command}
				if command == "serve" {
					args = append(args, "--addr", "127.0.0.1:0")
				}
				run(t, []string{"YOUKONG_DATA_DIR=" + dir}, args...).says(t, path, "not a Youkong database", "YOUKONG_DATA_DIR")
				if sum(t, path) != before {
					t.Error("the file was changed")
				}
				if files, _ := os.ReadDir(dir); len(files) != 1 {
					t.Errorf("it left %v", files)
				}
			})
		}
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func sum(t *testing.T, path string) [32]byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(data)
}

// TestNewerSchema: a binary that is older than its database leaves it alone.
func TestNewerSchema(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		env := d.settings()
		if c := run(t, env, "seed"); c.code != 0 {
			t.Fatalf("seed: %s", c.text)
		}
		db := d.raw(t)
		if _, err := db.ExecContext(t.Context(), "INSERT INTO youkong_versions (version_id, is_applied) VALUES (9999, true)"); err != nil {
			t.Fatal(err)
		}
		bookings := number(t, db, "SELECT count(*) FROM bookings")
		for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"migrate"}, {"seed"}} {
			run(t, env, args...).says(t, "9999", "newer binary")
		}
		if n := number(t, db, "SELECT count(*) FROM bookings"); n != bookings {
			t.Errorf("%d bookings became %d", bookings, n)
		}
	})
}

func TestDataFolder(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	write(t, blocked, nil)
	for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"migrate"}} {
		run(t, []string{"YOUKONG_DATA_DIR=" + filepath.Join(blocked, "data")}, args...).says(t, blocked, "data folder")
	}
}

func TestNoDatabase(t *testing.T) {
	env := []string{"YOUKONG_DATABASE_URL=postgres://someone:secret-word@127.0.0.1:1/nowhere?connect_timeout=2",
		"YOUKONG_KEYS=" + strings.Repeat("A", 43)}
	c := run(t, env, "migrate")
	c.says(t, "nowhere", "YOUKONG_DATABASE_URL")
	if strings.Contains(c.text, "secret-word") {
		t.Errorf("it tells the password: %s", c.text)
	}
}

// TestBadSettings: every wrong setting is named at once.
func TestBadSettings(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	c := run(t, []string{
		"YOUKONG_ADDR=nonsense", "YOUKONG_LOG_FORMAT=xml", "YOUKONG_DATABASE_URL=mysql://x", "YOUKONG_PUBLIC_URL=ftp://x",
		"YOUKONG_DEMO_CLOCK=now", "YOUKONG_DATA_DIR=" + dir,
	}, "serve")
	if c.code != 1 {
		t.Errorf("exit code %d", c.code)
	}
	for _, name := range []string{"ADDR", "LOG_FORMAT", "DATABASE_URL", "PUBLIC_URL", "DEMO_CLOCK"} {
		if !strings.Contains(c.text, "YOUKONG_"+name) {
			t.Errorf("it does not name YOUKONG_%s:\n%s", name, c.text)
		}
	}
	for _, setting := range []string{"YOUKONG_SHUTDOWN_GRACE=soon", "YOUKONG_DEMO=perhaps", "YOUKONG_SHUTDOWN_GRACE=-1s"} {
		name, _, _ := strings.Cut(setting, "=")
		c := run(t, []string{setting, "YOUKONG_DATA_DIR=" + dir}, "serve")
		if c.code != 1 || !strings.Contains(c.text, name) && !strings.Contains(c.text, flagOf(name)) {
			t.Errorf("%s: exit code %d, %s", setting, c.code, c.text)
		}
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("it made a data folder all the same: %v", err)
	}
}

// flagOf is the flag that means the same as a variable.
func flagOf(variable string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(variable, "YOUKONG_"), "_", "-"))
}

// TestSeedTwice: the demo data are loaded once, and never into a database that is someone's own.
func TestSeedTwice(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		env := d.settings()
		for range 2 {
			if c := run(t, env, "seed"); c.code != 0 {
				t.Fatalf("seed: %s", c.text)
			}
		}
		db := d.raw(t)
		if n := number(t, db, "SELECT count(*) FROM communities"); n != 3 {
			t.Errorf("%d communities", n)
		}
		if _, err := db.ExecContext(t.Context(), "UPDATE installations SET demo = false"); err != nil {
			t.Fatal(err)
		}
		run(t, env, "seed").says(t, "already holds communities")
		run(t, env, "serve", "--demo", "--addr", "127.0.0.1:0").says(t, "already holds communities")
	})
}

// TestWithoutDemo: on a database with demo people, a server without --demo knows none of them.
func TestWithoutDemo(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		p := serve(t, d)
		var people struct{ DemoPeople []struct{ ID, Token string } }
		if err := newClient(p.URL, "resident-a").do("{ demoPeople { id token } }", nil, &people); err != nil || len(people.DemoPeople) != 9 {
			t.Fatal(people, err)
		}
		if code := p.Terminate(); code != 0 {
			t.Errorf("asked to end, it ends with %d\n%s", code, p.Log())
		}
		s := start(t, d, withoutDemo)
		c := newClient(s.url, "resident-a")
		if err := c.do("{ me { person { id } } }", nil, &struct{}{}); err == nil || !strings.Contains(err.Error(), "UNAUTHENTICATED") {
			t.Errorf("the token of %s: %v", seed.DemoToken("resident-a"), err)
		}
		response, err := http.Post(s.url+"/graphql", "application/json", strings.NewReader(
			`{"query":"mutation { startDemoSession(input: {personId: \"`+people.DemoPeople[0].ID+`\"}) { viewer { person { name } } } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		if len(response.Cookies()) != 0 {
			t.Errorf("it gives a cookie: %v", response.Cookies())
		}
		var text bytes.Buffer
		_, _ = text.ReadFrom(response.Body)
		if !strings.Contains(text.String(), "NOT_FOUND") || strings.Contains(text.String(), "样例") {
			t.Errorf("it answers %s", text.String())
		}
	})
}
