package migrate_test

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	atlas "ariga.io/atlas/sql/schema"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	entschema "entgo.io/ent/dialect/sql/schema"

	gen "youkong/ent/gen/migrate"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// plan returns the statements with which ent would bring a migrated database, after the given changes by hand, to its
// schema.
func plan(t *testing.T, name string, byHand ...string) string {
	t.Helper()
	driver, address := "pgx", ""
	if name == dialect.SQLite {
		dir := t.TempDir()
		storetest.Open(t, store.Config{DataDir: dir})
		path := url.URL{Path: filepath.Join(dir, "youkong.db")}
		driver, address = "sqlite", "file:"+path.EscapedPath()+"?_pragma=foreign_keys(1)"
	} else {
		address = storetest.PostgresURL(t)
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range byHand {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	var statements strings.Builder
	schema := gen.NewSchema(entsql.OpenDB(name, db))
	if err := schema.WriteTo(t.Context(), &statements, gen.WithDropColumn(true), keepChecks); err != nil {
		t.Fatal(err)
	}
	return statements.String()
}

// keepChecks leaves out that ent would drop the checks, of which it knows nothing. Indexes that it doesn't know it
// leaves alone anyway.
var keepChecks = entschema.WithDiffHook(func(next entschema.Differ) entschema.Differ {
	return entschema.DiffFunc(func(current, desired *atlas.Schema) ([]atlas.Change, error) {
		changes, err := next.Diff(current, desired)
		return slices.DeleteFunc(changes, onlyDropsChecks), err
	})
})

func onlyDropsChecks(change atlas.Change) bool {
	table, ok := change.(*atlas.ModifyTable)
	if !ok {
		return false
	}
	table.Changes = slices.DeleteFunc(table.Changes, func(c atlas.Change) bool {
		_, drop := c.(*atlas.DropCheck)
		return drop
	})
	return len(table.Changes) == 0
}

var dialects = []string{dialect.SQLite, dialect.Postgres}

func TestMigrationsEqualTheSchema(t *testing.T) {
	for _, name := range dialects {
		t.Run(name, func(t *testing.T) {
			if got := plan(t, name); got != "" {
				t.Errorf("the migrations lag behind ent/schema; they lack:\n%s", got)
			}
		})
	}
}

func TestDifferencesAreFound(t *testing.T) {
	for _, byHand := range []string{
		"DROP INDEX change_at",
		"DROP INDEX space_community_id_slug",
		"ALTER TABLE streams DROP COLUMN at",
		"ALTER TABLE streams ADD COLUMN extra bigint",
	} {
		for _, name := range dialects {
			t.Run(name+" "+byHand, func(t *testing.T) {
				if plan(t, name, byHand) == "" {
					t.Error("not noticed")
				}
			})
		}
	}
}
