package store

import (
	"context"
	"errors"
	"time"

	"youkong/internal/fault"
)

// writeLimit is how long a write may take from its start to its commit. Waiting for its turn is not part of it.
const writeLimit = 10 * time.Second

// errBroken is the outcome of a function that panicked or left its goroutine.
var errBroken = errors.New("the write did not return")

// request is one call of Write.
type request struct {
	ctx     context.Context
	streams []string // in the order of locking
	fn      func(*Tx) error
	wish    Wish // Nil for none.
	alone   bool // It shares its transaction with nobody.

	turn    chan *Tx      // one Tx, when it is this request's turn
	left    chan struct{} // closed when fn is through
	outcome error         // of fn; read after left
	tx      *Tx           // while it is this request's turn
	done    chan error    // what became of the whole transaction
	again   bool          // the transaction was shared and lost through no fault of the database's; read after done
}

type insideKey struct{}

// Write locks the streams, which are `organisation:<id>`, `person:<id>`, `community:<id>`, `course:<id>` or `installation`, and runs
// fn. When fn returns nil, everything it did is committed, else nothing is. Write returns after the commit and
// the functions of AfterCommit.
//
// Writes that wait for the same lock share one transaction, each in a savepoint of its own: one that fails takes
// back its own part, and none returns before the commit. Should the database refuse at the end what several of them did
// together, each runs again, alone: so fn sets what it returns outside anew each time, and adds nothing to it.
//
// Write waits for its turn until ctx ends; once fn runs, the end of ctx doesn't stop it. A Write inside fn is refused
// with a fault of the code Internal. Besides the error of fn it returns faults of the code Unavailable: nothing was
// written, or, if the database was lost during the commit, nobody knows; asking again with the same idempotency key
// is safe in both cases.
func (s *Store) Write(ctx context.Context, streams []string, fn func(*Tx) error) error {
	return s.WriteKnowing(ctx, streams, nil, fn)
}

// WriteKnowing is Write, and reads what wish wants to know before it runs fn.
func (s *Store) WriteKnowing(ctx context.Context, streams []string, wish Wish, fn func(*Tx) error) error {
	if ctx.Value(insideKey{}) != nil {
		return fault.New(fault.Internal, "a write inside a write")
	}
	ordered, err := inOrder(streams)
	if err != nil {
		return err
	}
	r := newRequest(ctx, ordered, wish, fn)
	err = s.submit(r)
	if err != nil && r.again {
		r = newRequest(ctx, ordered, wish, fn)
		r.alone = true
		err = s.submit(r)
	}
	return err
}

func newRequest(ctx context.Context, ordered []string, wish Wish, fn func(*Tx) error) *request {
	return &request{ctx: ctx, streams: ordered, fn: fn, wish: wish,
		turn: make(chan *Tx, 1), left: make(chan struct{}), done: make(chan error, 1)}
}

func (s *Store) submit(r *request) error {
	if err := s.lanes.enter(s.laneOf(r.streams), r, s.conduct); err != nil {
		return err
	}
	return s.await(r)
}

// await runs the request's function on this goroutine when its turn comes, so that a panic lands where it belongs.
func (s *Store) await(r *request) error {
	ended := r.ctx.Done()
	for {
		select {
		case <-ended:
			if s.lanes.leave(s.laneOf(r.streams), r) {
				return translate(r.ctx.Err())
			}
			ended = nil // too late: its transaction has begun
		case err := <-r.done:
			return err
		case tx := <-r.turn:
			r.run(tx)
			if err := <-r.done; err != nil {
				return err
			}
			for _, fn := range tx.after {
				fn()
			}
			return nil
		}
	}
}

func (r *request) run(tx *Tx) {
	r.outcome = errBroken
	defer close(r.left)
	r.outcome = r.fn(tx)
}
