// Package feed is the log of what happened: one committed fact after the other, in streams of their own. Facts are
// appended inside the write that makes them true, and read by cursor: a reader that knows the number of the last
// change it saw asks for those after it. Changes hold ids and never personal data.
package feed

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/change"
	"youkong/ent/kind"
	"youkong/internal/store"
)

// Installation is the stream of what belongs to no community and no person alone.
const Installation = "installation"

// Community returns the stream of a community.
func Community(id uuid.UUID) string { return "community:" + id.String() }

// Person returns the stream of a person.
func Person(id uuid.UUID) string { return "person:" + id.String() }

// Organisation returns the stream of an organisation.
func Organisation(id uuid.UUID) string { return "organisation:" + id.String() }

// Course returns the stream of a course: its places and who waits for one.
func Course(id uuid.UUID) string { return "course:" + id.String() }

// IsCourse returns the course that a stream is of, if it is of one.
func IsCourse(stream string) (uuid.UUID, bool) {
	text, ok := strings.CutPrefix(stream, "course:")
	if !ok {
		return uuid.Nil, false
	}
	id, err := uuid.Parse(text)
	return id, err == nil
}

// Change is a fact to append.
type Change struct {
	Kind    kind.ChangeKind
	Booking uuid.UUID   // uuid.Nil when it is about none.
	Spaces  []uuid.UUID // Every space whose availability it touches, also those that only share a unit.
}

// Append adds a change to a stream that tx has locked and returns its number in the stream: numbers are gapless and
// in the order of commits. It is dated with the write's time. For a stream that isn't locked it returns a fault with
// the code Internal. Nobody sees the change before the commit, this write included.
func Append(tx *store.Tx, stream string, c Change) (int64, error) {
	next := tx.NextSeq
	if c.Kind == kind.CalendarChanged {
		next = tx.NextCalendar
	}
	seq, err := next(stream)
	if err != nil {
		return 0, err
	}
	row := store.ChangeRow{Stream: stream, Seq: seq, At: tx.Now().Unix(), Kind: c.Kind, SpaceIDs: c.Spaces}
	if c.Booking != uuid.Nil {
		row.Booking = &c.Booking
	}
	tx.AppendLate(row)
	return seq, nil
}

// Since returns the changes of a stream after the one numbered after, oldest first, at most limit of them.
func Since(ctx context.Context, c *gen.Client, stream string, after int64, limit int) ([]*gen.Change, error) {
	return c.Change.Query().Where(change.Stream(stream), change.SeqGT(after)).
		Order(change.BySeq()).Limit(limit).All(ctx)
}

// Head returns the number and the time (Unix seconds) of a stream's newest change, or zeros when it has none.
func Head(ctx context.Context, c *gen.Client, stream string) (seq, at int64, err error) {
	head, err := Stand(ctx, c, stream)
	return head.Seq, head.At, err
}

// Position is where a stream stands: the number and the time (Unix seconds) of its newest change, and the number of its
// newest change to when a community is open.
type Position struct{ Seq, At, Calendar int64 }

// Stand returns where a stream stands, all zero when it has no change.
func Stand(ctx context.Context, c *gen.Client, stream string) (Position, error) {
	row, err := c.Stream.Get(ctx, stream)
	if gen.IsNotFound(err) {
		return Position{}, nil
	}
	if err != nil {
		return Position{}, err
	}
	return Position{Seq: row.Seq, At: row.At, Calendar: row.Calendar}, nil
}

// Heads returns where the streams of the communities stand; those without a change are left out.
func Heads(ctx context.Context, s *store.Store, communities []uuid.UUID) (map[uuid.UUID]Position, error) {
	asked, err := json.Marshal(communities)
	if err != nil {
		return nil, err
	}
	rows, err := s.Read().QueryContext(ctx, `SELECT c.id, s.seq, s.at, s.calendar FROM communities c
		JOIN streams s ON s.id = 'community:' || c.id WHERE c.id IN `+s.Among(1), string(asked))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	heads := make(map[uuid.UUID]Position, len(communities))
	for rows.Next() {
		var id uuid.UUID
		var head Position
		if err := rows.Scan(&id, &head.Seq, &head.At, &head.Calendar); err != nil {
			return nil, err
		}
		heads[id] = head
	}
	return heads, rows.Err()
}

// Numbers returns the numbers of the streams' newest changes; those without a change are left out.
func Numbers(ctx context.Context, s *store.Store, streams []string) (map[string]int64, error) {
	asked, err := json.Marshal(streams)
	if err != nil {
		return nil, err
	}
	rows, err := s.Read().QueryContext(ctx, `SELECT id, seq FROM streams WHERE id IN `+s.AmongNames(1), string(asked))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	numbers := make(map[string]int64, len(streams))
	for rows.Next() {
		var stream string
		var seq int64
		if err := rows.Scan(&stream, &seq); err != nil {
			return nil, err
		}
		numbers[stream] = seq
	}
	return numbers, rows.Err()
}
