package store_test

import (
	"database/sql"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"youkong/ent/migrate"
	"youkong/internal/fault"
	"youkong/internal/store"
)

func TestFreshDatabasePassesCheck(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		if err := p.store.Check(t.Context()); err != nil {
			t.Fatal(err)
		}
		db := p.raw(t)
		for _, table := range []string{"subdistricts", "bookings", "occupancies", "streams"} {
			var n int
			if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table).Scan(&n); err != nil {
				t.Fatal(err)
			}
			if n != 0 && table != "streams" {
				t.Errorf("the check left %d rows in %s", n, table)
			}
		}
	})
}

// TestAChangedDatabaseIsRefused breaks a guarantee by hand, each in a database of its own.
func TestAChangedDatabaseIsRefused(t *testing.T) {
	const bounds = "ALTER TABLE occupancies DROP CONSTRAINT occupancies_interval"
	for name, statements := range map[string][]string{
		"postgres": {
			"ALTER TABLE occupancies DROP CONSTRAINT occupancies_no_overlap",
			bounds,
			bounds + "; ALTER TABLE occupancies ADD CHECK (ends_at > starts_at)",
			"ALTER TABLE occupancies DROP CONSTRAINT occupancies_no_overlap; ALTER TABLE occupancies ADD CONSTRAINT " +
				"occupancies_no_overlap EXCLUDE USING gist (unit_id WITH =, int8range(starts_at, starts_at + 1) WITH &&)",
			"DROP TABLE occupancies",
			"DROP TRIGGER enrolments_places_insert ON enrolments",
			"DROP TRIGGER enrolments_places_update ON enrolments",
			"DROP TRIGGER courses_places ON courses",
		},
		"sqlite3": {
			"DROP TRIGGER occupancies_no_overlap_insert",
			"DROP TRIGGER occupancies_no_overlap_update",
			"DROP TRIGGER enrolments_places_insert",
			"DROP TRIGGER enrolments_places_update",
			"DROP TRIGGER courses_places_update",
			"DROP TABLE occupancies",
			"CREATE TABLE n AS SELECT * FROM occupancies; DROP TABLE occupancies; ALTER TABLE n RENAME TO occupancies",
		},
	} {
		for _, statement := range statements {
			t.Run(name+" "+statement, func(t *testing.T) {
				everywhere(t, func(t *testing.T, p place) {
					if p.name != name {
						return
					}
					if _, err := p.raw(t).ExecContext(t.Context(), statement); err != nil {
						t.Fatal(err)
					}
					refused(t, p.store.Check(t.Context()), fault.Unavailable, "was changed by hand", "restore")
				})
			})
		}
	}
}

// refused expects a fault with a code and a message that holds all the parts.
func refused(t *testing.T, err error, code fault.Code, parts ...string) {
	t.Helper()
	if !fault.Is(err, code) {
		t.Fatalf("want %s, got %v", code, err)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("the message lacks %q: %v", part, err)
		}
	}
}

func TestANewerSchemaIsRefused(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		_, err := p.raw(t).ExecContext(t.Context(), "INSERT INTO youkong_versions (version_id, is_applied) VALUES (999, true)")
		if err != nil {
			t.Fatal(err)
		}
		refused(t, p.store.Check(t.Context()), fault.Unavailable, "schema version 999", "up to ")
		refused(t, p.store.Migrate(t.Context()), fault.Unavailable, "schema version 999", "up to ")
	})
}

func TestAnOlderSchemaIsRefusedUntilItIsMigrated(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		store.SetMigrations(p.store, edited(t, p, func(m fstest.MapFS) {
			m["00099_more.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nCREATE TABLE more (id integer);\n")}
			pin(t, m)
		}))
		refused(t, p.store.Check(t.Context()), fault.Unavailable, "needs 99", "youkong migrate")
		if err := p.store.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := p.store.Check(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestAFailingMigrationIsTakenBack(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		store.SetMigrations(p.store, edited(t, p, func(m fstest.MapFS) {
			m["00099_more.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nCREATE TABLE more (id integer);\nOOPS;\n")}
			pin(t, m)
		}))
		refused(t, p.store.Migrate(t.Context()), fault.Unavailable, "taken back")
		if _, err := p.raw(t).ExecContext(t.Context(), "SELECT * FROM more"); err == nil {
			t.Error("half of it is left")
		}
	})
}

func TestAnEditedMigrationIsRefused(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		store.SetMigrations(p.store, edited(t, p, func(m fstest.MapFS) {
			file := m["00001_first_schema.sql"]
			file.Data = append(file.Data, "-- one more word\n"...)
		}))
		for _, err := range []error{p.store.Check(t.Context()), p.store.Migrate(t.Context())} {
			refused(t, err, fault.Internal, "00001_first_schema.sql was changed", "write a new one")
		}
	})
}

// edited returns a copy of the place's migrations after a change.
func edited(t *testing.T, p place, change func(fstest.MapFS)) fs.FS {
	t.Helper()
	from := map[string]fs.FS{"sqlite3": migrate.SQLite(), "postgres": migrate.Postgres()}[p.name]
	files := fstest.MapFS{}
	names, _ := fs.Glob(from, "*")
	for _, name := range names {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	change(files)
	return files
}

func pin(t *testing.T, files fstest.MapFS) {
	t.Helper()
	sums, err := migrate.Sums(files)
	if err != nil {
		t.Fatal(err)
	}
	var list strings.Builder
	for name, sum := range sums {
		list.WriteString(sum + "  " + name + "\n")
	}
	files["checksums"] = &fstest.MapFile{Data: []byte(list.String())}
}

func TestAFileThatIsNotOursIsRefusedUntouched(t *testing.T) {
	for name, write := range map[string]func(t *testing.T, path string){
		"another program's database": func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.ExecContext(t.Context(), "CREATE TABLE theirs (id integer); PRAGMA application_id = 7"); err != nil {
				t.Fatal(err)
			}
		},
		"no database": func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(strings.Repeat("a letter to my aunt\n", 20)), 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"a short file": func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte("hello"), 0o600); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "youkong.db")
			write(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, err = store.Open(t.Context(), store.Config{DataDir: dir})
			refused(t, err, fault.Unavailable, path, "is not a Youkong database", "YOUKONG_DATA_DIR")
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Errorf("the file was changed (%v)", err)
			}
			if files, _ := os.ReadDir(dir); len(files) != 1 {
				t.Errorf("files were added: %v", files)
			}
		})
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		config store.Config
		want   string
	}{
		"a file for a folder": {store.Config{DataDir: file}, "can't make the data folder"},
		"no address":          {store.Config{DatabaseURL: "postgres://u:secret@h:x/db"}, "is not a valid postgres:// address"},
		"no server":           {store.Config{DatabaseURL: "postgres://u:secret@127.0.0.1:1/db"}, "can't reach database db on 127.0.0.1"},
	} {
		t.Run(name, func(t *testing.T) {
			c.config.Log = slog.New(slog.DiscardHandler)
			_, err := store.Open(t.Context(), c.config)
			refused(t, err, fault.Unavailable, c.want)
			if strings.Contains(err.Error(), "secret") {
				t.Error("the error tells the password")
			}
		})
	}
}
