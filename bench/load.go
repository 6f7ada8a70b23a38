package main

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

const (
	bookingsADay = 4       // Of each space: at 8, 11, 14 and 17 o'clock, 90 to 150 minutes each.
	loadStep     = 500_000 // How many bookings one statement makes.
	daySeconds   = 24 * 3600
)

// loadDialect is what the two databases say differently.
type loadDialect struct {
	prepare, finish []string
	numbers, id     string
	indexes         string // Lists what slows loading down: how to drop it, and how to make it again.
}

var loadDialects = map[string]loadDialect{
	"sqlite": {
		prepare: []string{"PRAGMA foreign_keys = 0", "PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = OFF",
			"PRAGMA synchronous = OFF", "PRAGMA cache_size = -1000000"},
		finish:  []string{"PRAGMA cache_size = -16384", "PRAGMA synchronous = FULL", "PRAGMA journal_mode = WAL"},
		numbers: "(WITH RECURSIVE r (k) AS (SELECT %[1]d UNION ALL SELECT k + 1 FROM r WHERE k < %[2]d - 1) SELECT k FROM r)",
		id:      "printf('00000000-0000-7000-8000-%012x', n.k)",
		indexes: `SELECT 'DROP ' || type || ' ' || name, sql FROM sqlite_master
			WHERE tbl_name IN ('bookings', 'occupancies') AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type`,
	},
	"postgres": {
		prepare: []string{"SET maintenance_work_mem = '1GB'", "SET synchronous_commit = off"},
		finish: []string{"RESET maintenance_work_mem", "RESET synchronous_commit", "VACUUM ANALYZE bookings",
			"VACUUM ANALYZE occupancies", "CHECKPOINT"},
		numbers: "generate_series(%[1]d, %[2]d - 1) AS r (k)",
		id:      "('00000000-0000-7000-8000-' || lpad(to_hex(n.k), 12, '0'))::uuid",
		indexes: `SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname,
				'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid)
			FROM pg_constraint WHERE conrelid IN ('bookings'::regclass, 'occupancies'::regclass) AND contype IN ('f', 'x')
			UNION ALL
			SELECT 'DROP INDEX ' || indexname, indexdef FROM pg_indexes WHERE tablename IN ('bookings', 'occupancies')
				AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
	},
}

// The bookings come in the order of days, as in real life, so that those of one community lie scattered.
const (
	loadRows = `FROM %[1]s AS n JOIN bench_spaces s ON s.n = n.k %% %[2]d JOIN bench_people p ON p.n = n.k %% %[3]d`
	loadTime = `%[1]d + n.k / %[2]d * 86400 + (8 + n.k / %[3]d %% 4 * 3) * 3600`

	loadBookings = `INSERT INTO bookings (id, kind, status, starts_at, ends_at, created_at, updated_at, community_id, booker_id, space_id)
		SELECT %[1]s, 'PERSONAL', 'CONFIRMED', %[2]s, %[2]s + 5400 + n.k %% 3 * 1800, 0, 0, s.community_id, p.id, s.space_id %[3]s`
	loadOccupancies = `INSERT INTO occupancies (space_id, community_id, starts_at, ends_at, live, booking_id, unit_id)
		SELECT s.space_id, s.community_id, %[2]s, %[2]s + 5400 + n.k %% 3 * 1800, true, %[1]s, s.unit_id %[3]s`
)

// load fills the database past the product, with so many bookings from the given moment on. The product must not have
// it open. What holds the guarantees is dropped before and made again afterwards, which finds what would break them.
func load(ctx context.Context, b *bench, d *database, c *city, bookings int, first int64) error {
	l := loadDialects[d.engine]
	conn, err := d.raw.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	drop, remake, err := slow(ctx, conn, l.indexes)
	if err != nil {
		return err
	}
	if err := execute(ctx, conn, slices.Concat(l.prepare, drop, c.tables(d.engine))); err != nil {
		return err
	}
	spaces := len(c.spaces)
	when := fmt.Sprintf(loadTime, first, spaces*bookingsADay, spaces)
	for from := 0; from < bookings; from += loadStep {
		to := min(from+loadStep, bookings)
		rows := fmt.Sprintf(loadRows, "(SELECT k FROM "+fmt.Sprintf(l.numbers, from, to)+")", spaces, len(c.people))
		err := execute(ctx, conn, []string{fmt.Sprintf(loadBookings, l.id, when, rows), fmt.Sprintf(loadOccupancies, l.id, when, rows)})
		if err != nil {
			return err
		}
		if bookings > loadStep {
			b.progress("loading, %s: %d of %d bookings", d.engine, to, bookings)
		}
	}
	for i, statement := range remake {
		if bookings > loadStep {
			b.progress("loading, %s: index or constraint %d of %d", d.engine, i+1, len(remake))
		}
		if err := execute(ctx, conn, []string{statement}); err != nil {
			return err
		}
	}
	return execute(ctx, conn, l.finish)
}

// slow lists what to drop and what to make again.
func slow(ctx context.Context, conn *sql.Conn, query string) (drop, remake []string, err error) {
	rows, err := conn.QueryContext(ctx, query)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var down, up string
		if err := rows.Scan(&down, &up); err != nil {
			return nil, nil, err
		}
		drop, remake = append(drop, down), append(remake, up)
	}
	return drop, remake, rows.Err()
}

func execute(ctx context.Context, conn *sql.Conn, statements []string) error {
	for _, statement := range statements {
		if _, err := conn.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%.80s: %w", statement, err)
		}
	}
	return nil
}

// tables number the city's spaces and people, and give each community the version of one in use.
func (c *city) tables(engine string) []string {
	id := map[string]string{"sqlite": "text", "postgres": "uuid"}[engine]
	statements := []string{
		"CREATE TABLE bench_spaces (n integer PRIMARY KEY, community_id " + id + ", space_id " + id + ", unit_id " + id + ")",
		"CREATE TABLE bench_people (n integer PRIMARY KEY, id " + id + ")",
		"INSERT INTO streams (id, seq, at) SELECT 'community:' || id, 1, 0 FROM communities",
	}
	for n, s := range c.spaces {
		statements = append(statements,
			fmt.Sprintf("INSERT INTO bench_spaces VALUES (%d, '%s', '%s', '%s')", n, s.community, s.space, s.unit))
	}
	for n, p := range c.people {
		statements = append(statements, fmt.Sprintf("INSERT INTO bench_people VALUES (%d, '%s')", n, p.id))
	}
	return statements
}
