package store

import (
	"context"
	"database/sql"
	"time"

	"entgo.io/ent/dialect"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"youkong/ent/migrate"
	"youkong/internal/fault"
)

// connections is how many a server process holds at most on PostgreSQL.
const connections = 16

func openPostgres(ctx context.Context, c Config) (*Store, error) {
	config, err := pgx.ParseConfig(c.DatabaseURL)
	if err != nil {
		// The cause may quote the URL, and with it a password.
		return nil, fault.New(fault.Unavailable, "YOUKONG_DATABASE_URL is not a valid postgres:// address")
	}
	setDefaults(config.RuntimeParams)
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(5 * time.Minute)
	place := "database " + config.Database + " on " + config.Host
	if err := reach(ctx, db, place); err != nil {
		return nil, first(err, db.Close())
	}
	return &Store{dialect: dialect.Postgres, place: place, migrations: migrate.Postgres(), writer: db, reader: db,
		address: c.DatabaseURL, stop: func() error { return nil }}, nil
}

func setDefaults(params map[string]string) {
	for name, value := range map[string]string{
		"application_name": "youkong",
		// A server that froze in the middle of a write must not hold its locks for ever.
		"idle_in_transaction_session_timeout": "30s",
	} {
		if params[name] == "" {
			params[name] = value
		}
	}
}

func reach(ctx context.Context, db *sql.DB, place string) error {
	if err := db.PingContext(ctx); err != nil {
		return fault.Wrap(err, fault.Unavailable, "can't reach %s; see YOUKONG_DATABASE_URL", place)
	}
	return nil
}
