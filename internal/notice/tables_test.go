package notice_test

import (
	"database/sql"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"

	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// TestTablesAreRiversOwn: the migrations leave exactly what River's would, in the version that this program is built with.
func TestTablesAreRiversOwn(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) {
		dir := t.TempDir()
		storetest.Open(t, store.Config{DataDir: dir})
		ours, theirs := open(t, "sqlite", filepath.Join(dir, "youkong.db")), open(t, "sqlite", filepath.Join(t.TempDir(), "river.db"))
		migrator, err := rivermigrate.New(riversqlite.New(theirs), nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := migrator.Migrate(t.Context(), rivermigrate.DirectionUp, nil); err != nil {
			t.Fatal(err)
		}
		compare(t, describe(t, ours, sqliteTables), describe(t, theirs, sqliteTables))
		versions(t, ours, theirs, "river_migration")
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		db := open(t, "pgx", storetest.PostgresURL(t))
		if _, err := db.ExecContext(t.Context(), "CREATE SCHEMA theirs"); err != nil {
			t.Fatal(err)
		}
		migrator, err := rivermigrate.New(riverdatabasesql.New(db), &rivermigrate.Config{Schema: "theirs"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := migrator.Migrate(t.Context(), rivermigrate.DirectionUp, nil); err != nil {
			t.Fatal(err)
		}
		for _, what := range postgresTables {
			compare(t, describe(t, db, what, "public"), describe(t, db, what, "theirs"))
		}
		versions(t, db, db, "theirs.river_migration")
	})
}

const sqliteTables = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE tbl_name LIKE 'river_%'"

var postgresTables = []string{
	`SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '')
		FROM information_schema.columns WHERE table_schema = $1 AND table_name LIKE 'river_%'`,
	`SELECT indexdef FROM pg_indexes WHERE schemaname = $1 AND tablename LIKE 'river_%'`,
	`SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c
		JOIN pg_namespace n ON n.oid = connamespace WHERE nspname = $1 AND conrelid::regclass::text LIKE '%river_%'`,
	`SELECT proname || ' ' || provolatile::text || prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
		WHERE nspname = $1 AND proname LIKE 'river_%'`,
	`SELECT relname || ' ' || relpersistence::text FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
		WHERE nspname = $1 AND relname LIKE 'river_%'`,
	`SELECT typname || ' ' || string_agg(enumlabel, ' ' ORDER BY enumsortorder) FROM pg_enum e JOIN pg_type t ON t.oid = enumtypid
		JOIN pg_namespace n ON n.oid = typnamespace WHERE nspname = $1 GROUP BY typname`,
}

func open(t *testing.T, driver, address string) *sql.DB {
	t.Helper()
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

// insignificant is what two ways of writing the same may differ in.
var insignificant = regexp.MustCompile(`--[^\n]*|\s+|"|\btheirs\.|\bpublic\.`)

func describe(t *testing.T, db *sql.DB, query string, args ...any) []string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, insignificant.ReplaceAllString(line, ""))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return lines
}

func compare(t *testing.T, ours, theirs []string) {
	t.Helper()
	if len(theirs) == 0 || !slices.Equal(ours, theirs) {
		t.Errorf("ours are\n%s\n\nRiver's are\n%s", strings.Join(ours, "\n"), strings.Join(theirs, "\n"))
	}
}

func versions(t *testing.T, ours, theirs *sql.DB, table string) {
	t.Helper()
	const query = "SELECT line || version FROM "
	compare(t, describe(t, ours, query+"river_migration"), describe(t, theirs, query+table))
}
