package store

import (
	"context"
	"database/sql"
	"log/slog"
	"time"

	"github.com/jonboulle/clockwork"
)

const (
	checkpointEvery = 256             // commits
	checkpointIdle  = 2 * time.Second // after the last commit
	walLimit        = 64 << 20 / 4096 // pages; beyond it a checkpoint may hold up the writer
)

// checkpointer moves what was committed from SQLite's log into its file, on a connection of its own, so that no
// commit has to wait for it. A passive checkpoint disturbs nobody; only when readers that never pause let the log
// grow past walLimit does one wait for them and hold the next write.
type checkpointer struct {
	db      *sql.DB
	commits chan struct{}
	done    chan struct{}
	clock   clockwork.Clock
	log     *slog.Logger
}

func startCheckpoints(path string, c Config) (*checkpointer, error) {
	db, err := sql.Open("sqlite", dsn(path, "synchronous(FULL)", "wal_autocheckpoint(0)"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	p := &checkpointer{db: db, commits: make(chan struct{}, checkpointEvery), done: make(chan struct{}),
		clock: c.Clock, log: c.Log}
	go p.run()
	return p, nil
}

// note counts one commit. It never blocks: a full channel means that a checkpoint is due anyway.
func (p *checkpointer) note() {
	select {
	case p.commits <- struct{}{}:
	default:
	}
}

func (p *checkpointer) run() {
	defer close(p.done)
	for open := true; open; {
		if _, open = <-p.commits; open {
			open = p.gather()
		}
		p.checkpoint("PASSIVE")
	}
}

// gather waits until a checkpoint is worth its while; it returns false when no more commits will come.
func (p *checkpointer) gather() bool {
	idle := p.clock.NewTimer(checkpointIdle)
	defer idle.Stop()
	for n := 1; n < checkpointEvery; n++ {
		select {
		case _, open := <-p.commits:
			if !open {
				return false
			}
		case <-idle.Chan():
			return true
		}
	}
	return true
}

func (p *checkpointer) checkpoint(mode string) {
	var busy, pages, moved int
	row := p.db.QueryRowContext(context.Background(), "PRAGMA wal_checkpoint("+mode+")")
	if err := row.Scan(&busy, &pages, &moved); err != nil {
		p.log.Error("checkpoint failed; the log file grows until one succeeds", "error", err)
		return
	}
	p.log.Debug("checkpoint", "mode", mode, "busy", busy, "pages", pages, "moved", moved)
	if mode == "PASSIVE" && pages > walLimit {
		p.checkpoint("RESTART")
	}
}

func (p *checkpointer) close() error {
	close(p.commits)
	<-p.done
	return p.db.Close()
}
