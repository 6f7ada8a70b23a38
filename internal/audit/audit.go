// Package audit keeps who did what to what, in the transaction that did it. Entries hold ids, never personal data, and
// are chained: each has the hash of the one before it in its stream, so that none can be changed, added or left out
// later without the chain showing it.
package audit

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Entry is what was done.
type Entry struct {
	Stream  string // One that the write has locked.
	Action  kind.AuditAction
	Subject uuid.UUID // What it was done to; uuid.Nil where there is none.
	Reason  string    // Why, in the viewer's words; it is kept sealed and outside the chain.
}

// Append adds an entry to the stream's log: what the viewer did, or the system where nobody is signed in. It returns a
// fault with the code Internal for a stream that tx has not locked.
func Append(tx *store.Tx, v viewer.Viewer, e Entry) error {
	var reason uuid.UUID
	if e.Reason != "" {
		kept, err := tx.Client().Reason.Create().SetText(tx.Keys().Seal(secret.Reason, e.Reason)).
			SetCreatedAt(tx.Now().Unix()).Save(tx.Context())
		if err != nil {
			return err
		}
		reason = kept.ID
	}
	at := tx.Now().Unix()
	return tx.ExtendAudit(e.Stream, func(seq int64, before []byte) store.AuditRow {
		l := link{stream: e.Stream, seq: seq, at: at, action: e.Action,
			actor: v.Person, credential: v.Credential, subject: e.Subject, reason: reason}
		return store.AuditRow{
			Stream: l.stream, Seq: l.seq, At: l.at, Action: l.action, Hash: l.hash(before),
			Actor: some(l.actor), Credential: some(l.credential), Subject: some(l.subject), Reason: some(l.reason),
		}
	})
}

// link is what an entry's hash is made of.
type link struct {
	stream                             string
	seq, at                            int64
	action                             kind.AuditAction
	actor, credential, subject, reason uuid.UUID
}

// hash is the SHA-256 of the hash before and the entry's fields in order, each field preceded by its length as 8 bytes,
// big-endian; numbers are 8 bytes big-endian, ids 16 raw bytes, all zero where there is none.
func (l link) hash(before []byte) []byte {
	var text []byte
	field := func(b []byte) {
		text = binary.BigEndian.AppendUint64(text, uint64(len(b)))
		text = append(text, b...)
	}
	number := func(n int64) { field(binary.BigEndian.AppendUint64(nil, uint64(n))) } //nolint:gosec // the bits count, not the sign
	field(before)
	field([]byte(l.stream))
	number(l.seq)
	number(l.at)
	field([]byte(l.action))
	for _, id := range []uuid.UUID{l.actor, l.credential, l.subject, l.reason} {
		field(id[:])
	}
	sum := sha256.Sum256(text)
	return sum[:]
}

func some(id uuid.UUID) *uuid.UUID {
	if id == uuid.Nil {
		return nil
	}
	return &id
}
