//go:build unix

package cli

import (
	"log/slog"
	"syscall"
)

// tellFiles says how many files, and so sockets, the process may hold open. Go has raised the limit as far as it may when
// the process starts; an operator who expects more screens than that raises the hard limit.
func tellFiles(log *slog.Logger) {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err == nil {
		log.Info("sockets and files that may be open at once", "limit", limit.Cur)
	}
}
