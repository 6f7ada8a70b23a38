package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"time"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"

	"youkong/internal/fault"
)

// rollbackLimit is how long a transaction that is lost may take to say so.
const rollbackLimit = 5 * time.Second

// session is one transaction of the writer.
type session interface {
	entsql.ExecQuerier

	// lock holds the streams, which are in order, until the transaction ends, and returns their heads; then it asks the
	// questions. On PostgreSQL it returns errMissing when a stream has no row to lock.
	lock(ctx context.Context, streams []string, questions []Question) (map[string]head, error)
	// commit writes what was left for the end and makes all of it true.
	commit(ctx context.Context, l *late, heads map[string]head) error
	// rollback ends what was not committed; after a commit it only lets go of the connection.
	rollback()
}

// begin opens a transaction.
func (s *Store) begin(ctx context.Context) (session, error) {
	if s.dialect == dialect.SQLite {
		tx, err := s.writer.BeginTx(ctx, nil)
		return onSQLite{tx}, err
	}
	conn, err := s.writer.Conn(ctx)
	return &onPostgres{Conn: conn}, err
}

// onSQLite is a transaction that is the lock itself: there is one writer.
type onSQLite struct{ *sql.Tx }

func (t onSQLite) lock(ctx context.Context, streams []string, questions []Question) (map[string]head, error) {
	heads := make(map[string]head, len(streams))
	if len(streams) > 0 {
		held := Question{SQL: lockSQLite, Args: []any{asJSON(streams)}, Read: func(rows Rows) error { return readHeads(rows, heads) }}
		if err := held.ask(ctx, t); err != nil {
			return nil, err
		}
	}
	return heads, ask(ctx, t, questions)
}

func (t onSQLite) commit(ctx context.Context, l *late, heads map[string]head) error {
	err := l.flush(ctx, dialect.SQLite, t)
	for _, insert := range []func() error{
		func() error { return insertEach(ctx, t, insertChange, l.changes) },
		func() error { return insertEach(ctx, t, insertAudit, l.audits) },
		func() error { return insertEach(ctx, t, insertKey, l.keys) },
		func() error { return insertEach(ctx, t, setHead, writtenHeads(heads)) },
	} {
		if err == nil {
			err = insert()
		}
	}
	if err != nil {
		return err
	}
	return errLost(t.Commit())
}

func (t onSQLite) rollback() { _ = t.Rollback() } // there is nothing to roll back, or it is lost in any case

// onPostgres is a transaction in which what need not be waited for is sent together: each answer that is waited for is a
// round trip, of which a booking has no more than two, one to lock and look and one to write and commit.
type onPostgres struct {
	*sql.Conn
	open bool
}

func (t *onPostgres) lock(ctx context.Context, streams []string, questions []Question) (heads map[string]head, err error) {
	heads = make(map[string]head, len(streams))
	var all pgx.Batch
	all.Queue("BEGIN")
	if len(streams) > 0 {
		all.Queue(lockPostgres, pgtype.FlatArray[string](streams)).Query(func(rows pgx.Rows) error { return readHeads(rows, heads) })
	}
	for _, q := range questions {
		all.Queue(q.SQL, lists(q.Args)...).Query(func(rows pgx.Rows) error { return q.Read(rows) })
	}
	t.open = true
	if err := t.send(ctx, &all); err != nil {
		return nil, err
	}
	if len(heads) < len(streams) {
		return nil, errMissing
	}
	return heads, nil
}

func (t *onPostgres) commit(ctx context.Context, l *late, heads map[string]head) error {
	var all pgx.Batch
	written := false
	all.Queue(finishPostgres,
		list(l.bookings), list(l.occupancies), list(l.changes), list(l.audits), list(l.keys), list(writtenHeads(heads)),
	).Exec(func(pgconn.CommandTag) error { written = true; return nil })
	all.Queue("COMMIT").Exec(func(tag pgconn.CommandTag) error {
		if t.open = false; tag.String() == "ROLLBACK" {
			return fault.New(fault.Internal, "a write kept an error of the database to itself")
		}
		return nil
	})
	err := t.send(ctx, &all)
	if written {
		return errLost(err)
	}
	return err
}

// send waits for the answers to all statements at once; the first that fails is the last that ran.
func (t *onPostgres) send(ctx context.Context, all *pgx.Batch) error {
	return t.Raw(func(conn any) error { return conn.(*stdlib.Conn).Conn().SendBatch(ctx, all).Close() })
}

func (t *onPostgres) rollback() {
	if t.open {
		ctx, cancel := context.WithTimeout(context.Background(), rollbackLimit)
		defer cancel()
		if _, err := t.ExecContext(ctx, "ROLLBACK"); err != nil {
			_ = t.Raw(func(any) error { return driver.ErrBadConn }) // nobody shall get it with its transaction open
		}
	}
	_ = t.Close() // it goes back to the pool, or is gone
}

func readHeads(rows Rows, heads map[string]head) error {
	for rows.Next() {
		var id string
		var h head
		if err := rows.Scan(&id, &h.seq, &h.at, &h.calendar, &h.auditSeq, &h.auditHash); err != nil {
			return err
		}
		heads[id] = h
	}
	return rows.Err()
}

// errLost is the error of a commit, after which nobody knows whether it was one.
func errLost(err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok || err == nil {
		return err
	}
	return fault.Wrap(err, fault.Unavailable, "the database was lost while it committed; ask again")
}
