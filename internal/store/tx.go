package store

import (
	"context"
	"slices"
	"time"

	"youkong/ent/gen"
	"youkong/internal/fault"
	"youkong/internal/secret"
)

// Tx is one write while it runs. It is for the function passed to Write alone, and ends with it.
type Tx struct {
	ctx     context.Context
	client  *gen.Client
	driver  *writing
	keys    *secret.Ring
	now     int64
	streams []string
	heads   map[string]head // those of the whole transaction; the function may touch its own
	after   []func()
	late    late
	earlier *late // of the requests of this transaction that ran before
	notes   []any // that they left since the wish was read
}

// Context returns the context for everything that the write does. It carries the values of the request's context, but
// not its end: a write that has begun is finished, or fails by itself, within ten seconds.
func (t *Tx) Context() context.Context { return t.ctx }

// Client returns the client of this transaction. What is written through it is seen by others after the commit only.
// When PostgreSQL refuses a statement it refuses all that follow, so an error has to be returned from the function.
func (t *Tx) Client() *gen.Client { return t.client }

// Now returns the time of this write, in UTC and whole seconds. It is read once the locks are held and is never before
// the newest change of the streams locked, so that time doesn't run backwards in any of them.
func (t *Tx) Now() time.Time { return time.Unix(t.now, 0).UTC() }

// Locks says whether this write has locked the stream.
func (t *Tx) Locks(stream string) bool { return slices.Contains(t.streams, stream) }

// NextSeq takes the next sequence number of a stream that this write has locked, and dates the stream's newest change
// to Now. It returns a fault with the code Internal when the stream isn't locked. It is for package feed.
func (t *Tx) NextSeq(stream string) (int64, error) {
	if !slices.Contains(t.streams, stream) {
		return 0, fault.New(fault.Internal, "%s was not locked by this write", stream)
	}
	h := t.heads[stream]
	h.seq++
	h.at, h.changed = t.now, true
	t.heads[stream] = h
	return h.seq, nil
}

// NextCalendar is NextSeq for a change to when a community is open. It is for package feed.
func (t *Tx) NextCalendar(stream string) (int64, error) {
	seq, err := t.NextSeq(stream)
	if err != nil {
		return 0, err
	}
	h := t.heads[stream]
	h.calendar = seq
	t.heads[stream] = h
	return seq, nil
}

// Calendar returns the number of the newest change to when a community is open, of its stream that this write has locked.
func (t *Tx) Calendar(stream string) int64 { return t.heads[stream].calendar }

// AfterCommit has fn called once the write is committed, in the order of the calls, before Write returns. It is never
// called when the write is taken back.
func (t *Tx) AfterCommit(fn func()) { t.after = append(t.after, fn) }

// Keys are those that personal data are sealed with.
func (t *Tx) Keys() *secret.Ring { return t.keys }

// ExtendAudit adds an entry to the audit log of a stream that this write has locked: link is told the entry's number and
// the hash of the one before it, which is empty at the beginning, and makes the row. It returns a fault with the code
// Internal when the stream isn't locked. It is for package audit.
func (t *Tx) ExtendAudit(stream string, link func(seq int64, before []byte) AuditRow) error {
	if !slices.Contains(t.streams, stream) {
		return fault.New(fault.Internal, "%s was not locked by this write", stream)
	}
	h := t.heads[stream]
	h.auditSeq++
	next := link(h.auditSeq, h.auditHash)
	h.auditHash, h.audited = next.Hash, true
	t.heads[stream] = h
	t.late.audits = append(t.late.audits, next)
	return nil
}
