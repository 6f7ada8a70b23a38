// Package migrate holds the database's schema as versioned SQL, one directory for each database with the same version
// numbers. Released files never change: each directory's `checksums` file pins them, and a new version is a new file
// in both. `go test ./ent/migrate -update` adds new files to the lists; it refuses to replace a line.
package migrate

import (
	"bufio"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed sqlite postgres
var embedded embed.FS

// SQLiteID marks a SQLite file as ours (`PRAGMA application_id`): the bytes "YouK".
const SQLiteID = 0x596F754B

// checksums is the file that pins a directory's migrations, in the format of sha256sum.
const checksums = "checksums"

// SQLite returns the migrations for SQLite.
func SQLite() fs.FS { return sub("sqlite") }

// Postgres returns the migrations for PostgreSQL.
func Postgres() fs.FS { return sub("postgres") }

func sub(dir string) fs.FS {
	fsys, err := fs.Sub(embedded, dir)
	if err != nil {
		panic(err) // only a malformed name fails, and both are written above
	}
	return fsys
}

// Verify compares the migrations in fsys with the list beside them. It returns an error that names each file
// that was changed, removed or added without being listed.
func Verify(fsys fs.FS) error {
	listed, err := Listed(fsys)
	if err != nil {
		return err
	}
	sums, err := Sums(fsys)
	if err != nil {
		return err
	}
	var wrong []string
	for name, sum := range sums {
		switch pinned, ok := listed[name]; {
		case !ok:
			wrong = append(wrong, name+" is not listed")
		case pinned != sum:
			wrong = append(wrong, name+" was changed after its release")
		}
	}
	for name := range listed {
		if _, ok := sums[name]; !ok {
			wrong = append(wrong, name+" is missing")
		}
	}
	if len(wrong) > 0 {
		return fmt.Errorf("migrations differ from their checksums: %s", strings.Join(wrong, "; "))
	}
	return nil
}

// Sums returns the SHA-256 of each migration in fsys, in hexadecimal, by file name.
func Sums(fsys fs.FS) (map[string]string, error) {
	names, err := fs.Glob(fsys, "*.sql")
	if err != nil {
		return nil, err
	}
	sums := make(map[string]string, len(names))
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		sums[name] = hex.EncodeToString(sum[:])
	}
	return sums, nil
}

// Listed returns the checksums that are pinned in fsys, by file name.
func Listed(fsys fs.FS) (map[string]string, error) {
	file, err := fsys.Open(checksums)
	if err != nil {
		return nil, fmt.Errorf("migrations without their checksums: %w", err)
	}
	defer file.Close()
	listed := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		if !ok {
			return nil, fmt.Errorf("checksums: %q is not a sum and a file name", lines.Text())
		}
		listed[name] = sum
	}
	return listed, nil
}
