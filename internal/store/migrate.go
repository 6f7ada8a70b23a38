package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"entgo.io/ent/dialect"
	"github.com/pressly/goose/v3"
	gooselock "github.com/pressly/goose/v3/lock"

	"youkong/ent/migrate"
	"youkong/internal/fault"
)

// versions is the table in which goose keeps the migrations that were applied.
const versions = "youkong_versions"

// Migrate brings the schema to the version of this binary, one committed step after the other, and says so in the log.
// Then it makes the installation's row when there is none. Servers that start together wait for each other
// (PostgreSQL). It returns a fault with the code Unavailable when the schema is newer than the binary.
func (s *Store) Migrate(ctx context.Context) error {
	if err := s.checkMigrations(ctx); err != nil {
		return err
	}
	provider, err := s.provider()
	if err != nil {
		return fault.Wrap(err, fault.Internal, "the migrations can't be read")
	}
	for {
		result, err := provider.UpByOne(ctx)
		if errors.Is(err, goose.ErrNoNextVersion) {
			break
		}
		if err != nil {
			return fault.Wrap(err, fault.Unavailable, "the migration of %s failed and was taken back", s.place)
		}
		s.log.InfoContext(ctx, "migrated the database", "version", result.Source.Version,
			"file", result.Source.Path, "took", result.Duration)
	}
	return s.install(ctx)
}

func (s *Store) provider() (*goose.Provider, error) {
	options := []goose.ProviderOption{goose.WithTableName(versions), goose.WithDisableGlobalRegistry(true)}
	kind := goose.DialectSQLite3
	if s.dialect == dialect.Postgres {
		locker, err := gooselock.NewPostgresSessionLocker()
		if err != nil {
			return nil, err
		}
		kind, options = goose.DialectPostgres, append(options, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(kind, s.writer, s.migrations, options...)
}

// checkMigrations refuses migrations that aren't the released ones, and a database that has more of them.
func (s *Store) checkMigrations(ctx context.Context) error {
	if err := migrate.Verify(s.migrations); err != nil {
		return fault.Wrap(err, fault.Internal,
			"%v: a released migration never changes; write a new one and build again", err)
	}
	has, err := s.version(ctx)
	if err != nil {
		return err
	}
	knows, err := newest(s.migrations)
	if err != nil {
		return err
	}
	if has > knows {
		return fault.New(fault.Unavailable, "%s has schema version %d, but this binary knows versions up to %d; "+
			"run the newer binary, or restore the backup made before the upgrade", s.place, has, knows)
	}
	return nil
}

// version returns the schema's version, 0 for an empty database.
func (s *Store) version(ctx context.Context) (int64, error) {
	exists := "SELECT count(*) > 0 FROM sqlite_master WHERE type = 'table' AND name = $1"
	if s.dialect == dialect.Postgres {
		exists = "SELECT to_regclass($1) IS NOT NULL"
	}
	var found bool
	if err := s.reader.QueryRowContext(ctx, exists, versions).Scan(&found); err != nil || !found {
		return 0, translate(err)
	}
	var version sql.NullInt64
	err := s.reader.QueryRowContext(ctx, "SELECT max(version_id) FROM "+versions).Scan(&version)
	return version.Int64, translate(err)
}

// newest returns the highest version in fsys.
func newest(fsys fs.FS) (int64, error) {
	names, err := fs.Glob(fsys, "*.sql")
	if err != nil || len(names) == 0 {
		return 0, errors.Join(err, errors.New("no migrations"))
	}
	number, _, _ := strings.Cut(names[len(names)-1], "_")
	version, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("a migration's name starts with its version: %w", err)
	}
	return version, nil
}
