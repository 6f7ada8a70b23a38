package store

import (
	"context"
	"errors"
	"maps"

	"youkong/internal/fault"
)

// batch is one transaction and the requests that share it.
type batch struct {
	store    *Store
	ctx      context.Context
	tx       session // Nil while there is none.
	requests []*request
	heads    map[string]head
	now      int64
	kept     int             // requests that succeeded
	wrote    bool            // One of them wrote at once.
	seen     map[string]bool // The streams of those that succeeded.
	late     late
	lost     error // What others had left for later was refused, so that nothing can be kept.
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
	b := &batch{store: s, ctx: ctx, requests: requests, seen: map[string]bool{}}
	err := b.begin()
	for _, r := range requests {
		if err == nil {
			err = b.give(r)
		}
	}
	if err == nil && b.kept > 0 {
		err = b.tx.commit(b.ctx, &b.late, b.heads)
	}
	if b.tx != nil {
		b.tx.rollback()
	}
	if err == nil && b.kept > 0 {
		b.announce()
	}
	for _, r := range requests {
		r.again = len(requests) > 1 && err != nil && !fault.Is(translate(err), fault.Unavailable)
		r.done <- b.verdict(r, err)
	}
}

// announce rings for what is true now.
func (b *batch) announce() {
	if b.store.lanes.committed != nil {
		b.store.lanes.committed()
	}
	b.store.announce(changed(b.heads))
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

// begin opens the transaction, locks the streams of all requests, reads what they want to know, and the clock.
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
	tx, err := b.store.begin(b.ctx)
	if err != nil {
		return err
	}
	if b.heads, err = tx.lock(b.ctx, streams, b.questions()); err != nil {
		tx.rollback()
		return err
	}
	b.tx = tx
	return nil
}

// give lets one request run and keeps or takes back what it did. It returns an error only when the whole transaction
// is lost. A request that shares it is put behind a savepoint once it asks the database for anything.
func (b *batch) give(r *request) error {
	notes, err := b.refresh(r)
	if err != nil {
		return err
	}
	before := maps.Clone(b.heads)
	if err := b.run(r, notes); err != nil {
		return err // Its function may still be at it, and touch what is read below.
	}
	if b.lost != nil {
		return b.lost
	}
	asked := r.tx.driver.asked
	if r.outcome == nil && asked && len(b.requests) > 1 {
		// It fails when fn kept an error of PostgreSQL to itself; the others shall not pay for that.
		_, r.outcome = b.tx.ExecContext(b.ctx, "RELEASE SAVEPOINT one")
	}
	if r.outcome == nil {
		b.keep(r)
		return nil
	}
	b.heads = before
	if !asked || len(b.requests) == 1 {
		return nil // There is nothing to take back, or commit will find nothing to keep.
	}
	_, err = b.tx.ExecContext(b.ctx, "ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one")
	return err
}

// keep counts a request among those that are committed.
func (b *batch) keep(r *request) {
	b.kept++
	b.wrote = b.wrote || r.tx.driver.wrote
	b.late.join(r.tx.late)
	for _, stream := range r.streams {
		b.seen[stream] = true
	}
}

// prepare makes the transaction fit for a request's statement: what was left for later is written, so that the statement
// sees it, and what the request itself does comes behind a savepoint.
func (b *batch) prepare(tx *Tx) error {
	if b.lost == nil { // Once lost it stays so, should the request ask on.
		b.lost = b.late.flush(b.ctx, b.store.dialect, b.tx)
	}
	if b.lost != nil {
		return b.lost
	}
	if !tx.driver.asked && len(b.requests) > 1 {
		if _, err := b.tx.ExecContext(b.ctx, "SAVEPOINT one"); err != nil {
			return err
		}
	}
	tx.driver.asked = true
	tx.driver.wrote = tx.driver.wrote || len(tx.late.bookings) > 0
	return tx.late.flush(b.ctx, b.store.dialect, b.tx)
}

// run passes the transaction to the request's goroutine and waits until it is through with it.
func (b *batch) run(r *request, notes []any) error {
	tx := &Tx{keys: b.store.Keys(), now: b.now, streams: r.streams, heads: b.heads, earlier: &b.late, notes: notes}
	r.tx = tx
	for _, stream := range r.streams {
		tx.now = max(tx.now, b.heads[stream].at)
	}
	deadline, _ := b.ctx.Deadline()
	ctx, cancel := context.WithDeadline(context.WithoutCancel(r.ctx), deadline)
	defer cancel()
	tx.ctx = context.WithValue(ctx, insideKey{}, b.store)
	tx.client, tx.driver = writingClient(b.store.dialect, b.tx)
	tx.driver.prepare = func() error { return b.prepare(tx) }
	defer tx.driver.ended.Store(true)
	r.turn <- tx
	select {
	case <-r.left:
		return nil
	case <-b.ctx.Done():
		return fault.Wrap(b.ctx.Err(), fault.Unavailable, "the write took too long")
	}
}
