package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"

	"github.com/jackc/pgx/v5"

	"youkong/internal/fault"
)

// batch is one transaction and the requests that share it.
type batch struct {
	store    *Store
	ctx      context.Context
	tx       *sql.Tx
	requests []*request
	heads    map[string]head
	now      int64
	kept     int // requests that succeeded
	late     late
}

// conduct serves a lane until nobody waits in it.
func (s *Store) conduct(lane string) {
	for requests := s.lanes.next(lane); requests != nil; requests = s.lanes.next(lane) {
		s.serve(requests)
	}
}

// serve runs the requests in one transaction and tells each what became of it.
func (s *Store) serve(requests []*request) {
	ctx, cancel := context.WithTimeout(context.Background(), s.writeLimit)
	defer cancel()
	b := &batch{store: s, ctx: ctx, requests: requests}
	err := b.begin()
	for _, r := range requests {
		if err == nil {
			err = b.give(r)
		}
	}
	if err == nil {
		err = b.commit()
	} else if b.tx != nil {
		_ = b.tx.Rollback() // the transaction is lost in any case
	}
	for _, r := range requests {
		r.done <- b.verdict(r, err)
	}
}

// verdict is what a request is told. A request that failed by itself hears its own error.
func (b *batch) verdict(r *request, err error) error {
	select {
	case <-r.left:
		if r.outcome != nil {
			return translate(r.outcome)
		}
	default:
	}
	return translate(err)
}

// begin opens the transaction, locks the streams of all requests and reads the clock.
func (b *batch) begin() error {
	var all []string
	for _, r := range b.requests {
		all = append(all, r.streams...)
	}
	streams, err := inOrder(all)
	if err != nil {
		return err
	}
	err = b.lock(streams)
	if errors.Is(err, errMissing) {
		// Made outside, for all to see, or two writes could wait for each other's new row.
		if _, err = b.store.writer.ExecContext(b.ctx, createHeads, streams); err == nil {
			err = b.lock(streams)
		}
	}
	b.now = b.store.clock.Now().Unix()
	return err
}

func (b *batch) lock(streams []string) (err error) {
	if b.tx, err = b.store.writer.BeginTx(b.ctx, nil); err != nil {
		b.tx = nil
		return err
	}
	if b.heads, err = lock(b.ctx, b.store.dialect, b.tx, streams); err != nil {
		_ = b.tx.Rollback() // nothing was written
		b.tx = nil
	}
	return err
}

// give lets one request run and keeps or takes back what it did. It returns an error only when the whole transaction
// is lost. A request that shares it runs behind a savepoint: the first one sets it, each that succeeds moves it on, and
// one that fails leaves it where it was.
func (b *batch) give(r *request) error {
	shared := len(b.requests) > 1
	if shared && r == b.requests[0] {
		if _, err := b.tx.ExecContext(b.ctx, "SAVEPOINT one"); err != nil {
			return err
		}
	}
	before := maps.Clone(b.heads)
	if err := b.run(r); err != nil {
		return err
	}
	if r.outcome == nil && shared {
		// It fails when fn kept an error of PostgreSQL to itself; the others shall not pay for that.
		_, r.outcome = b.tx.ExecContext(b.ctx, "RELEASE SAVEPOINT one; SAVEPOINT one")
	}
	if r.outcome == nil {
		b.kept++
		b.late.join(r.tx.late)
		return nil
	}
	b.heads = before
	if !shared {
		return nil // commit will find nothing to keep
	}
	_, err := b.tx.ExecContext(b.ctx, "ROLLBACK TO SAVEPOINT one")
	return err
}

// run passes the transaction to the request's goroutine and waits until it is through with it.
func (b *batch) run(r *request) error {
	tx := &Tx{keys: b.store.Keys(), now: b.now, streams: r.streams, heads: b.heads, earlier: &b.late}
	r.tx = tx
	for _, stream := range r.streams {
		tx.now = max(tx.now, b.heads[stream].at)
	}
	deadline, _ := b.ctx.Deadline()
	ctx, cancel := context.WithDeadline(context.WithoutCancel(r.ctx), deadline)
	defer cancel()
	tx.ctx = context.WithValue(ctx, insideKey{}, b.store)
	tx.client, tx.driver = writingClient(b.store.dialect, b.tx)
	defer tx.driver.ended.Store(true)
	r.turn <- tx
	select {
	case <-r.left:
		return nil
	case <-b.ctx.Done():
		return fault.Wrap(b.ctx.Err(), fault.Unavailable, "the write took too long")
	}
}

// commit makes it true, and only then rings.
func (b *batch) commit() error {
	if b.kept == 0 {
		return b.tx.Rollback()
	}
	if err := b.finish(); err != nil {
		_ = b.tx.Rollback() // the first error says why
		return err
	}
	if err := b.tx.Commit(); errors.Is(err, pgx.ErrTxCommitRollback) {
		return fault.Wrap(err, fault.Internal, "a write kept an error of the database to itself")
	} else if err != nil {
		return fault.Wrap(err, fault.Unavailable, "the database was lost while it committed; ask again")
	}
	if b.store.lanes.committed != nil {
		b.store.lanes.committed()
	}
	b.store.announce(changed(b.heads))
	return nil
}

// finish writes what all requests have left for the end.
func (b *batch) finish() error {
	client, driver := writingClient(b.store.dialect, b.tx)
	defer driver.ended.Store(true)
	if err := b.late.write(b.ctx, client, b.now); err != nil {
		return err
	}
	return writeBack(b.ctx, b.store.dialect, b.tx, b.heads)
}
