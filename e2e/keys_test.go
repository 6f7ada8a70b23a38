package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// nameOf is how the demo's first resident is called, as they see it themselves.
func nameOf(t *testing.T, url string) string {
	t.Helper()
	var data struct {
		Me struct{ Person struct{ Name string } }
	}
	if err := newClient(url, "resident-a").do("{ me { person { name } } }", nil, &data); err != nil {
		t.Fatal(err)
	}
	return data.Me.Person.Name
}

func keysOf(t *testing.T, d database) string {
	t.Helper()
	text, err := os.ReadFile(d.keyFile())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestKeyFile: the first start makes the keys, for nobody else to read, and later ones use them.
func TestKeyFile(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		p := serve(t, d)
		called := nameOf(t, p.URL)
		if called == "" {
			t.Fatal("nobody has a name")
		}
		if info, err := os.Stat(d.keyFile()); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("the key file: %v, %v", info, err)
		}
		stored := text(t, d, "SELECT name FROM persons WHERE demo_handle = 'resident-a'")
		if strings.Contains(stored, called) || !strings.HasPrefix(stored, "sealed.") {
			t.Errorf("the database tells the name: %s", stored)
		}
		p.Terminate()
		again := serve(t, d)
		if got := nameOf(t, again.URL); got != called {
			t.Errorf("after a restart the name is %q, not %q", got, called)
		}
	})
}

// text is the answer to a question that has one.
func text(t *testing.T, d database, query string) (s string) {
	t.Helper()
	if err := d.raw(t).QueryRowContext(t.Context(), query).Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestOtherKeys: with keys that are not those of the database, or without any, nothing is served and nothing is lost.
func TestOtherKeys(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		if c := run(t, d.settings(), "seed"); c.code != 0 {
			t.Fatal(c.text)
		}
		other := []string{"YOUKONG_DATA_DIR=" + d.dataDir, "YOUKONG_DATABASE_URL=" + d.url, "YOUKONG_KEYS=" + strings.Repeat("A", 43)}
		run(t, other, "serve", "--addr", "127.0.0.1:0").says(t, "the keys given are not those of", "names and phones are lost")

		kept := filepath.Join(t.TempDir(), "kept")
		if err := os.Rename(d.keyFile(), kept); err != nil {
			t.Fatal(err)
		}
		run(t, d.settings(), "serve", "--demo", "--addr", "127.0.0.1:0").says(t, d.keyFile(), "is missing", "backup")
		if _, err := os.Stat(d.keyFile()); !os.IsNotExist(err) {
			t.Errorf("it made another key file: %v", err)
		}
		if err := os.Rename(kept, d.keyFile()); err != nil {
			t.Fatal(err)
		}
		if nameOf(t, serve(t, d).URL) == "" {
			t.Error("the right keys do not help any more")
		}
	})
}

// TestPostgresNeedsKeys: a server of several must not make keys that the others lack.
func TestPostgresNeedsKeys(t *testing.T) {
	env := []string{"YOUKONG_DATABASE_URL=postgres://u@127.0.0.1:1/d", "YOUKONG_DATA_DIR=" + t.TempDir()}
	for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"migrate"}, {"audit", "verify"}} {
		run(t, env, args...).says(t, "youkong keys new", "YOUKONG_KEYS")
	}
}

// TestRotateWhileServing changes the keys twice: while a server serves, which goes on showing names, and while none does.
func TestRotateWhileServing(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		p := serve(t, d)
		called, before := nameOf(t, p.URL), keysOf(t, d)
		done := make(chan complaint, 1)
		go func() { done <- run(t, d.settings(), "keys", "rotate", "--wait", "2s") }()
		for c := (complaint{code: -1}); c.code != 0; {
			if got := nameOf(t, p.URL); got != called {
				t.Fatalf("while the keys change, the name is %q", got)
			}
			select {
			case c = <-done:
				if c.code != 0 {
					t.Fatalf("rotate: %s%s", c.out, c.text)
				}
			default:
			}
		}
		if got := nameOf(t, p.URL); got != called {
			t.Errorf("after the keys changed, the name is %q", got)
		}
		p.Terminate()
		between := keysOf(t, d)
		if between == before || strings.Count(between, "\n") != 1 {
			t.Error("the old key is still there, or there is no new one")
		}
		if c := run(t, d.settings(), "keys", "rotate", "--wait", "0s"); c.code != 0 || keysOf(t, d) == between {
			t.Errorf("rotate: %s", c.text)
		}
		if got := nameOf(t, serve(t, d).URL); got != called {
			t.Errorf("after a restart the name is %q", got)
		}
	})
}
