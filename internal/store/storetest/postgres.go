package storetest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"youkong/ent/migrate"
	"youkong/internal/store"
	"youkong/internal/store/pgcluster"
)

// given names the environment variable with the address of a server to use in place of a cluster of our own. Its
// user must be allowed to create databases.
const given = "YOUKONG_TEST_POSTGRES_URL"

// server is what all tests of a process share.
type server struct {
	admin    *sql.DB
	template string
	url      func(database string) string
}

var (
	shared  = sync.OnceValues(open)
	cluster atomic.Pointer[pgcluster.Cluster]
)

// Main runs the tests and then stops the cluster, if one was started. It is for TestMain, and not needed: the cluster
// also ends by itself with the process, only not before it.
func Main(m *testing.M) int {
	code := m.Run()
	if c := cluster.Load(); c != nil {
		if err := c.Stop(); err != nil {
			slog.Error("the test cluster did not stop cleanly", "error", err)
		}
	}
	return code
}

// PostgresURL makes a database with the newest schema for the test, drops it when the test ends, and returns its
// address. Like any new database it lacks its installation until Store.Migrate or the server's start makes it. It fails
// the test when there is no PostgreSQL, and says what to install.
func PostgresURL(t testing.TB) string {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	name := "youkong_test_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	if _, err := s.admin.ExecContext(t.Context(), "CREATE DATABASE "+name+" TEMPLATE "+s.template); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// Forced: a test of a killed server leaves connections behind.
		if _, err := s.admin.ExecContext(context.Background(), "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return s.url(name)
}

// open finds or starts the server and makes the template that each test's database is a copy of.
func open() (*server, error) {
	ctx := context.Background()
	s, err := connect(ctx)
	if err != nil {
		return nil, err
	}
	if s.template, err = templateName(); err != nil {
		return nil, err
	}
	return s, s.makeTemplate(ctx)
}

func connect(ctx context.Context) (*server, error) {
	if address := os.Getenv(given); address != "" {
		base, err := url.Parse(address)
		if err != nil {
			return nil, fmt.Errorf("%s is not an address", given)
		}
		admin, err := sql.Open("pgx", address)
		return &server{admin: admin, url: func(database string) string {
			u := *base
			u.Path = "/" + database
			return u.String()
		}}, err
	}
	c, err := pgcluster.Start(ctx)
	if err != nil {
		return nil, err
	}
	cluster.Store(c)
	admin, err := sql.Open("pgx", c.URL("postgres"))
	return &server{admin: admin, url: c.URL}, err
}

// templateName is the same for the same migrations, so that test processes can share it on a given server.
func templateName() (string, error) {
	sums, err := migrate.Sums(migrate.Postgres())
	if err != nil {
		return "", err
	}
	// A map is printed with its keys in order.
	return fmt.Sprintf("youkong_template_%x", sha256.Sum256(fmt.Append(nil, sums)))[:40], nil
}

// makeTemplate makes the template, unless another test process did; they take turns.
func (s *server) makeTemplate(ctx context.Context) (err error) {
	conn, err := s.admin.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() // which also ends the lock
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(hashtext($1))", s.template); err != nil {
		return err
	}
	defer func() {
		_, unlock := conn.ExecContext(ctx, "SELECT pg_advisory_unlock(hashtext($1))", s.template)
		err = errors.Join(err, unlock)
	}()
	var exists bool
	row := conn.QueryRowContext(ctx, "SELECT count(*) > 0 FROM pg_database WHERE datname = $1", s.template)
	if err := row.Scan(&exists); err != nil || exists {
		return err
	}
	// Under another name until it is complete: a killed test must not leave half a template.
	raw := s.template + "_raw"
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + raw + " WITH (FORCE)", "CREATE DATABASE " + raw} {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if err := migrated(ctx, s.url(raw)); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "ALTER DATABASE "+raw+" RENAME TO "+pgx.Identifier{s.template}.Sanitize())
	return err
}

// migrated fills the template. It leaves out the installation, which no two databases share.
func migrated(ctx context.Context, address string) error {
	s, err := store.Open(ctx, store.Config{DatabaseURL: address, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	if err := errors.Join(s.Migrate(ctx), s.Close()); err != nil {
		return err
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, "DELETE FROM installations; DELETE FROM streams")
	return err
}
