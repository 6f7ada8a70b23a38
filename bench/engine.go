package main

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"

	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/store/pgcluster"
)

// engine is a kind of database.
type engine struct {
	name string
	open func(ctx context.Context, dir string, extra ...pgcluster.Option) (*database, error)
}

var engines = []engine{{"sqlite", openSQLite}, {"postgres", openPostgres}}

// database is an empty one of its own, with the product's schema.
type database struct {
	engine string
	config store.Config
	raw    *sql.DB // Past the product, for floors and for loading.
	close  func() error
}

// silent keeps the product's log out of the table.
var silent = slog.New(slog.DiscardHandler)

// durable is what an installation runs with: of two settings for the same the later wins, and what the package sets for
// tests, which need no durability, comes first.
const durable pgcluster.Option = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c deadlock_timeout=1s " +
	"-c shared_buffers=512MB -c max_wal_size=4GB"

func openSQLite(ctx context.Context, dir string, _ ...pgcluster.Option) (*database, error) {
	dir, err := os.MkdirTemp(dir, "sqlite-")
	if err != nil {
		return nil, err
	}
	d := &database{engine: "sqlite", config: store.Config{DataDir: dir, Keys: secret.New(), Log: silent}}
	if err := migrate(ctx, d.config); err != nil {
		return nil, err
	}
	d.raw, err = sqliteFile(filepath.Join(dir, "youkong.db"))
	d.close = func() error { return errors.Join(d.raw.Close(), os.RemoveAll(dir)) }
	return d, err
}

// sqliteFile opens a file as the product does: one connection writes, each commit is on the disk when it returns, and
// the log is moved into the file beside the commits, not within them.
func sqliteFile(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_txlock=immediate"+
		"&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"+
		"&_pragma=wal_autocheckpoint(0)&_pragma=mmap_size(268435456)&_pragma=cache_size(-16384)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

func openPostgres(ctx context.Context, _ string, extra ...pgcluster.Option) (*database, error) {
	cluster, err := pgcluster.Start(ctx, append([]pgcluster.Option{durable}, extra...)...)
	if err != nil {
		return nil, err
	}
	d := &database{engine: "postgres", config: store.Config{
		DatabaseURL: cluster.URL("postgres"), Keys: secret.New(), Log: silent,
	}}
	if err := migrate(ctx, d.config); err != nil {
		return nil, errors.Join(err, cluster.Stop())
	}
	d.raw, err = sql.Open("pgx", d.config.DatabaseURL)
	if err != nil {
		return nil, errors.Join(err, cluster.Stop())
	}
	d.close = func() error { return errors.Join(d.raw.Close(), cluster.Stop()) }
	return d, nil
}

func migrate(ctx context.Context, c store.Config) error {
	s, err := store.Open(ctx, c)
	if err != nil {
		return err
	}
	return errors.Join(s.Migrate(ctx), s.Close())
}

// deadlocks is how many the server has counted in this database; none can be on SQLite.
func (d *database) deadlocks(ctx context.Context) (n int, err error) {
	if d.engine == "sqlite" {
		return 0, nil
	}
	row := d.raw.QueryRowContext(ctx, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
	return n, row.Scan(&n)
}
