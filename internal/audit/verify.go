package audit

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"

	entsql "entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/auditentry"
	"youkong/ent/gen/predicate"
	"youkong/ent/gen/stream"
	"youkong/internal/store"
)

// verifyPage is how many entries are read at once.
const verifyPage = 1000

// Break is a place where a stream's log is not what was written.
type Break struct {
	Stream string
	Number int64 // Of the entry at which it shows.
	What   string
}

// String tells the break in plain English.
func (b Break) String() string { return fmt.Sprintf("%s, entry %d: %s", b.Stream, b.Number, b.What) }

// Report is the outcome of Verify.
type Report struct {
	Entries, Streams int
	Breaks           []Break // By stream and number; none when all is sound.
}

// Verify computes every chain of hashes anew, as the database is at one moment, and compares it with what is stored. It
// finds what was changed, added, left out or put elsewhere, also at the end; after a break it goes on behind it.
func Verify(ctx context.Context, s *store.Store) (Report, error) {
	v := verifier{chains: map[string]*chain{}}
	err := s.Snapshot(ctx, func(ctx context.Context, c *gen.Client) error {
		if err := v.readEnds(ctx, c); err != nil {
			return err
		}
		return v.readEntries(ctx, c)
	})
	if err != nil {
		return Report{}, err
	}
	for name, chain := range v.chains {
		v.end(name, chain)
	}
	slices.SortFunc(v.report.Breaks, func(a, b Break) int {
		return cmp.Or(cmp.Compare(a.Stream, b.Stream), cmp.Compare(a.Number, b.Number))
	})
	v.report.Streams = len(v.chains)
	return v.report, nil
}

type verifier struct {
	chains map[string]*chain
	report Report
}

// chain is how far a stream's log was followed, and where it has to end.
type chain struct {
	seq      int64
	hash     []byte
	last     int64
	lastHash []byte
}

func (v *verifier) of(stream string) *chain {
	if v.chains[stream] == nil {
		v.chains[stream] = &chain{}
	}
	return v.chains[stream]
}

// readEnds reads where each chain begins, behind what was pruned, and where it ends.
func (v *verifier) readEnds(ctx context.Context, c *gen.Client) error {
	checkpoints, err := c.AuditCheckpoint.Query().All(ctx)
	if err != nil {
		return err
	}
	for _, p := range checkpoints {
		chain := v.of(p.ID)
		chain.seq, chain.hash = p.Seq, p.Hash
	}
	heads, err := c.Stream.Query().Where(stream.AuditSeqGT(0)).All(ctx)
	if err != nil {
		return err
	}
	for _, h := range heads {
		chain := v.of(h.ID)
		chain.last = h.AuditSeq
		if h.AuditHash != nil {
			chain.lastHash = *h.AuditHash
		}
	}
	return nil
}

// readEntries follows every chain from entry to entry.
func (v *verifier) readEntries(ctx context.Context, c *gen.Client) error {
	var after []predicate.AuditEntry
	for {
		page, err := c.AuditEntry.Query().Where(after...).
			Order(auditentry.ByStream(), auditentry.BySeq()).Limit(verifyPage).All(ctx)
		if err != nil {
			return err
		}
		for _, e := range page {
			v.follow(v.of(e.Stream), e)
		}
		if len(page) < verifyPage {
			return nil
		}
		after = []predicate.AuditEntry{behind(page[len(page)-1])}
	}
}

func behind(e *gen.AuditEntry) predicate.AuditEntry {
	return func(s *entsql.Selector) {
		s.Where(entsql.CompositeGT([]string{s.C(auditentry.FieldStream), s.C(auditentry.FieldSeq)}, e.Stream, e.Seq))
	}
}

func (v *verifier) follow(c *chain, e *gen.AuditEntry) {
	v.report.Entries++
	switch {
	case e.Seq != c.seq+1:
		v.broken(e.Stream, e.Seq, fmt.Sprintf("it comes after entry %d; what was between is missing", c.seq))
	case !bytes.Equal(e.Hash, linkOf(e).hash(c.hash)):
		v.broken(e.Stream, e.Seq, "it, or the one before it, is not what was written")
	}
	c.seq, c.hash = e.Seq, e.Hash
}

// end compares the end of what was followed with where the stream stands.
func (v *verifier) end(name string, c *chain) {
	switch {
	case c.seq < c.last:
		v.broken(name, c.last, fmt.Sprintf("it is missing, and what is behind entry %d with it", c.seq))
	case c.seq > c.last:
		v.broken(name, c.seq, fmt.Sprintf("the log ends with entry %d; this was added", c.last))
	case !bytes.Equal(c.hash, c.lastHash):
		v.broken(name, c.last, "it is not the one that the log ends with")
	}
}

func (v *verifier) broken(stream string, number int64, what string) {
	v.report.Breaks = append(v.report.Breaks, Break{Stream: stream, Number: number, What: what})
}

// linkOf is what an entry's hash was made of.
func linkOf(e *gen.AuditEntry) link {
	return link{stream: e.Stream, seq: e.Seq, at: e.At, action: e.Action, actor: orNil(e.ActorID),
		credential: orNil(e.CredentialID), subject: orNil(e.SubjectID), reason: orNil(e.ReasonID)}
}

func orNil(id *uuid.UUID) uuid.UUID {
	if id == nil {
		return uuid.Nil
	}
	return *id
}
