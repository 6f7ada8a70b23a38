package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	"modernc.org/sqlite"
)

// statements is how many prepared statements a connection keeps. The program has fewer; only lists of changing length
// make more, and then the connection starts anew.
const statements = 256

// openPrepared opens a SQLite database whose connections prepare each statement once. Reading the SQL is a quarter of
// the work of a small statement, and SQLite's driver doesn't keep the result by itself, as PostgreSQL's does.
func openPrepared(dsn string) (*sql.DB, error) {
	connector, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(preparing{connector}), nil
}

type preparing struct{ driver.Connector }

func (p preparing) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := p.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	base, ok := conn.(sqliteConn)
	if !ok {
		return nil, fmt.Errorf("%T lacks what this program needs", conn)
	}
	return &preparedConn{sqliteConn: base, kept: map[string]*keptStmt{}}, nil
}

// sqliteConn is what the driver's connections can do.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// preparedConn is a connection that keeps its statements. Like any, it is used by one goroutine at a time.
type preparedConn struct {
	sqliteConn
	kept map[string]*keptStmt
}

type keptStmt struct {
	driver.Stmt
	busy bool // its rows are still being read
}

// take returns the statement for query, or nil when it is being read already.
func (c *preparedConn) take(ctx context.Context, query string) (*keptStmt, error) {
	if s, ok := c.kept[query]; ok {
		if s.busy {
			return nil, nil
		}
		return s, nil
	}
	if len(c.kept) >= statements {
		c.forget()
	}
	prepared, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s := &keptStmt{Stmt: prepared}
	c.kept[query] = s
	return s, nil
}

// forget closes the statements that nobody reads.
func (c *preparedConn) forget() {
	for query, s := range c.kept {
		if !s.busy {
			_ = s.Close() // it repeats the error of its last run, which was reported then
			delete(c.kept, query)
		}
	}
}

// ExecContext runs a statement that returns no rows.
func (c *preparedConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	s, err := c.take(ctx, query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.sqliteConn.ExecContext(ctx, query, args)
	}
	return s.Stmt.(driver.StmtExecContext).ExecContext(ctx, args)
}

// QueryContext runs a statement that returns rows.
func (c *preparedConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := c.take(ctx, query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return c.sqliteConn.QueryContext(ctx, query, args)
	}
	rows, err := s.Stmt.(driver.StmtQueryContext).QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	s.busy = true
	return &keptRows{Rows: rows, of: s}, nil
}

// Close closes the connection and its statements.
func (c *preparedConn) Close() error {
	for _, s := range c.kept {
		s.busy = false
	}
	c.forget()
	return c.sqliteConn.Close()
}

// keptRows gives the statement back when they have been read.
type keptRows struct {
	driver.Rows
	of *keptStmt
}

func (r *keptRows) Close() error {
	r.of.busy = false
	return r.Rows.Close()
}
