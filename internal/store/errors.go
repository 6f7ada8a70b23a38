package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"youkong/internal/fault"
)

// overlap is the name of the exclusion constraint and the message of the triggers.
const overlap = "occupancies_no_overlap"

// Overlap says whether err is the database's refusal of two live occupancies of one unit at one time.
func Overlap(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code == "23P01" && e.ConstraintName == overlap
	}
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && e.Code() == sqlite3.SQLITE_CONSTRAINT_TRIGGER && strings.Contains(e.Error(), overlap)
}

// places is the name of the guard of a course's places, in both databases.
const places = "courses_places"

// Full says whether err is the database's refusal to give more places of a course than there are.
func Full(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code == "23514" && e.ConstraintName == places
	}
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && e.Code() == sqlite3.SQLITE_CONSTRAINT_TRIGGER && strings.Contains(e.Error(), places)
}

// outOfBounds says whether err is the refusal of a CHECK.
func outOfBounds(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		return e.Code == "23514"
	}
	e, ok := errors.AsType[*sqlite.Error](err)
	return ok && e.Code() == sqlite3.SQLITE_CONSTRAINT_CHECK
}

// translate turns errors that mean "not now" into faults with the code Unavailable and leaves all others alone.
func translate(err error) error {
	if _, ok := errors.AsType[*fault.Error](err); ok || err == nil {
		return err
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fault.Wrap(err, fault.Unavailable, "the database took too long")
	case lost(err):
		return fault.Wrap(err, fault.Unavailable, "the database can't be reached")
	case refused(err):
		return fault.Wrap(err, fault.Unavailable, "the database can't do it now")
	}
	return err
}

func lost(err error) bool {
	if _, ok := errors.AsType[net.Error](err); ok {
		return true
	}
	for _, gone := range []error{driver.ErrBadConn, sql.ErrConnDone, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed} {
		if errors.Is(err, gone) {
			return true
		}
	}
	_, ok := errors.AsType[*pgconn.ConnectError](err)
	return ok
}

// refused recognises what passes: locks, shutdowns, a full disk, a standby that can't write.
func refused(err error) bool {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok {
		switch e.Code[:2] {
		case "08", "40", "53", "55", "57", "58":
			return true
		}
		return e.Code == "25006" || e.Code == "25P03"
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
			sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_CORRUPT:
			return true
		}
	}
	return false
}
