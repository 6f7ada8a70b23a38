package pgcluster

import (
	"errors"
	"os/exec"
	"path/filepath"
)

// places are where systems keep the server's programs, which are seldom on the PATH.
var places = []string{
	"/usr/lib/postgresql/*/bin",
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
}

// find returns the folder of the newest server programs.
func find() (string, error) {
	best, newest := "", ""
	for _, pattern := range places {
		dirs, _ := filepath.Glob(pattern) // the places are well-formed
		for _, dir := range dirs {
			if version := filepath.Base(filepath.Dir(dir)); complete(dir) && atLeast(version, newest) {
				best, newest = dir, version
			}
		}
	}
	if best != "" {
		return best, nil
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		// A link on the PATH stands apart from the other programs.
		if target, err := filepath.EvalSymlinks(path); err == nil && complete(filepath.Dir(target)) {
			return filepath.Dir(target), nil
		}
	}
	return "", errors.New(Install)
}

// atLeast compares folder names that end in a version: 9 < 15, postgresql@16 < postgresql@17.
func atLeast(a, b string) bool {
	return len(a) > len(b) || len(a) == len(b) && a >= b
}

func complete(dir string) bool {
	for _, name := range []string{"initdb", "postgres"} {
		if _, err := exec.LookPath(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}
