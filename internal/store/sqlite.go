package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"entgo.io/ent/dialect"
	_ "modernc.org/sqlite" // the driver `sqlite`

	"youkong/ent/migrate"
	"youkong/internal/fault"
)

// readers is how many queries run at once on SQLite; more only wait for the processor.
const readers = 4

// fileName is the database's name in the data folder.
const fileName = "youkong.db"

func openSQLite(ctx context.Context, c Config) (*Store, error) {
	path := filepath.Join(c.DataDir, fileName)
	if err := claim(ctx, path); err != nil {
		return nil, err
	}
	// The checkpointer does in the background what SQLite would do now and then inside a commit.
	// Synchronous FULL: what was acknowledged survives a power cut.
	writer, err := openPrepared(dsn(path, "_txlock=immediate", "synchronous(FULL)", "wal_autocheckpoint(0)"))
	if err != nil {
		return nil, fault.Wrap(err, fault.Unavailable, "can't open %s", path)
	}
	writer.SetMaxOpenConns(1)
	reader, err := openPrepared(dsn(path, "query_only(1)", "wal_autocheckpoint(0)"))
	if err != nil {
		return nil, first(fault.Wrap(err, fault.Unavailable, "can't open %s", path), writer.Close())
	}
	reader.SetMaxOpenConns(readers)
	reader.SetMaxIdleConns(readers)
	s := &Store{dialect: dialect.SQLite, place: path, migrations: migrate.SQLite(), writer: writer, reader: reader}
	if err := writer.PingContext(ctx); err != nil {
		return nil, first(fault.Wrap(err, fault.Unavailable, "can't open %s", path), writer.Close(), reader.Close())
	}
	checkpoints, err := startCheckpoints(path, c)
	if err != nil {
		return nil, first(fault.Wrap(err, fault.Unavailable, "can't open %s", path), writer.Close(), reader.Close())
	}
	s.lanes.committed, s.stop = checkpoints.note, checkpoints.close
	return s, nil
}

// dsn names the file and what each connection to it sets; an option without `=` is a pragma.
func dsn(path string, options ...string) string {
	options = append(options, "busy_timeout(10000)", "journal_mode(WAL)", "foreign_keys(1)",
		"mmap_size(268435456)", "cache_size(-16384)", "temp_store(MEMORY)", "journal_size_limit(67108864)")
	for i, o := range options {
		if !strings.Contains(o, "=") {
			options[i] = "_pragma=" + url.QueryEscape(o)
		}
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + strings.Join(options, "&")
}

// claim makes sure that the file at path is ours: it makes a missing one, marks an empty one and refuses any other.
// It looks at the bytes alone: SQLite would change a foreign file (to WAL) by opening it.
func claim(ctx context.Context, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return fault.Wrap(err, fault.Unavailable, "can't make the data folder %s", filepath.Dir(path))
	}
	// People's data: nobody but the owner reads it. SQLite gives its side files the same mode.
	file, err := os.OpenFile(path, os.O_RDONLY|os.O_CREATE, 0o600)
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "can't open %s", path)
	}
	defer file.Close()
	header := make([]byte, 100)
	n, err := io.ReadFull(file, header)
	switch {
	case errors.Is(err, io.EOF):
		return mark(ctx, path)
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return fault.Wrap(err, fault.Unavailable, "can't read %s", path)
	case n < len(header), !bytes.HasPrefix(header, []byte("SQLite format 3\x00")),
		binary.BigEndian.Uint32(header[68:]) != migrate.SQLiteID:
		return fault.New(fault.Unavailable,
			"%s is not a Youkong database; choose another folder with YOUKONG_DATA_DIR", path)
	}
	return nil
}

// mark writes our application_id as the first thing into an empty file. It does so before the switch to WAL, so
// that the mark is in the file itself from then on, and claim finds it after any crash.
func mark(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?_txlock=immediate")
	if err != nil {
		return fault.Wrap(err, fault.Unavailable, "can't open %s", path)
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", migrate.SQLiteID)); err != nil {
		return fault.Wrap(err, fault.Unavailable, "can't write %s", path)
	}
	return nil
}
