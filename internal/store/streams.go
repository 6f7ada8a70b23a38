package store

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"youkong/internal/fault"
)

// ranks is the order in which streams are locked, everywhere and always, so that two writes can't wait for each other.
// Within a rank they go by id.
var ranks = []string{"organisation:", "person:", "community:", "course:", "installation"}

func rank(stream string) int {
	return slices.IndexFunc(ranks, func(prefix string) bool { return strings.HasPrefix(stream, prefix) })
}

func compare(a, b string) int {
	if ra, rb := rank(a), rank(b); ra != rb {
		return ra - rb
	}
	return strings.Compare(a, b)
}

// inOrder sorts streams for locking and drops repetitions.
func inOrder(streams []string) ([]string, error) {
	for _, stream := range streams {
		if rank(stream) < 0 {
			return nil, fault.New(fault.Internal, "%q is not a stream", stream)
		}
	}
	ordered := slices.Clone(streams)
	slices.SortFunc(ordered, compare)
	return slices.Compact(ordered), nil
}

// head is where a stream stands: the number and the time (Unix seconds) of its newest change, the number of the newest
// that is to the hours of a community, and the number and the hash of the newest entry of its audit log.
type head struct {
	seq, at   int64
	calendar  int64
	auditSeq  int64
	auditHash []byte
	changed   bool // There is a new change,
	audited   bool // or a new entry of the audit log.
}

// errMissing says that some stream has no row yet, which PostgreSQL needs for its lock.
var errMissing = errors.New("a stream without a row")

const (
	lockSQLite = `SELECT id, seq, at, calendar, audit_seq, audit_hash FROM streams WHERE id IN (SELECT value FROM json_each($1))`
	// One after the other, in the order in which they are given. Were the list's length not hidden in a SELECT, each would be
	// planned anew.
	lockPostgres = `SELECT s.id, s.seq, s.at, s.calendar, s.audit_seq, s.audit_hash
		FROM unnest((SELECT $1::varchar[])) WITH ORDINALITY AS n (id, i) CROSS JOIN LATERAL (SELECT * FROM streams WHERE id = n.id FOR UPDATE) s`
	createHeads = `INSERT INTO streams (id) SELECT unnest($1::varchar[]) ON CONFLICT DO NOTHING`

	writeHeadSQLite = `INSERT INTO streams (id, seq, at, calendar, audit_seq, audit_hash) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, at = excluded.at, calendar = excluded.calendar,
			audit_seq = excluded.audit_seq, audit_hash = excluded.audit_hash`
	// Rows are there: it is an INSERT because nothing but its conflict is sure to go by the index, however small the table was
	// when it was planned.
	writeHeadsPostgres = `INSERT INTO streams (id, seq, at, calendar, audit_seq, audit_hash)
		SELECT id, seq, at, calendar, audit_seq, decode(audit_hash, 'hex') FROM json_to_recordset($6::json)
			AS r (id varchar, seq bigint, at bigint, calendar bigint, audit_seq bigint, audit_hash text)
		ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, at = excluded.at, calendar = excluded.calendar,
			audit_seq = excluded.audit_seq, audit_hash = excluded.audit_hash`
)

// headRow is a head as it is written.
type headRow struct {
	ID        string `json:"id"`
	Seq       int64  `json:"seq"`
	At        int64  `json:"at"`
	Calendar  int64  `json:"calendar"`
	AuditSeq  int64  `json:"audit_seq"`
	AuditHash hexed  `json:"audit_hash"`
}

func (r headRow) args() []any {
	return []any{r.ID, r.Seq, r.At, r.Calendar, r.AuditSeq, []byte(r.AuditHash)}
}

// writtenHeads are the heads that changed, in order: the others cost nothing.
func writtenHeads(heads map[string]head) (rows []headRow) {
	for _, id := range pick(heads, func(h head) bool { return h.changed || h.audited }) {
		h := heads[id]
		rows = append(rows, headRow{ID: id, Seq: h.seq, At: h.at, Calendar: h.calendar, AuditSeq: h.auditSeq, AuditHash: h.auditHash})
	}
	return rows
}

// changed names the streams that got changes, in order.
func changed(heads map[string]head) []string {
	return pick(heads, func(h head) bool { return h.changed })
}

// pick names the streams whose heads are wanted, in order.
func pick(heads map[string]head, wanted func(head) bool) []string {
	var ids []string
	for id, h := range heads {
		if wanted(h) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, compare)
	return ids
}

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return string(text)
}
