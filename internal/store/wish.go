package store

import (
	"cmp"
	"context"
	"slices"

	entsql "entgo.io/ent/dialect/sql"
)

// Wish is what a write wants to know once its locks are held. The wishes of all writes that share a transaction are asked
// together, before the first of them runs, so that they cost one round trip and not one each. What a write then
// learns from its wish is as good as its own look at that moment, but for what the writes before it in the same transaction
// have done since: where they wrote at once, or lock a stream of a person or organisation that this one locks too, the wish
// is asked again; of the rest they leave notes (see Tx.Note), which it has to heed.
type Wish interface {
	// Questions ask for all of the wishes, which are of one kind, and fill them in from the answers.
	Questions(all []Wish) []Question
}

// Question is a statement that reads, and what to do with its rows.
type Question struct {
	SQL  string
	Args []any
	Read func(Rows) error
}

// Rows are those of an answer.
type Rows interface {
	Next() bool
	Scan(into ...any) error
	Err() error
}

// ask asks one question after the other.
func ask(ctx context.Context, tx entsql.ExecQuerier, questions []Question) error {
	for _, q := range questions {
		if err := q.ask(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

func (q Question) ask(ctx context.Context, tx entsql.ExecQuerier) error {
	rows, err := tx.QueryContext(ctx, q.SQL, q.Args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	return cmp.Or(q.Read(rows), rows.Err())
}

// questions are what the requests want to know before they run.
func (b *batch) questions() []Question {
	var all []Wish
	for _, r := range b.requests {
		if r.wish != nil {
			all = append(all, r.wish)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[0].Questions(all)
}

// refresh asks for the request's wish again where what was read may not hold any more. It returns the notes that are left
// to heed.
func (b *batch) refresh(r *request) (notes []any, err error) {
	if r.wish == nil {
		return nil, nil
	}
	if !b.wrote && !b.met(r) {
		return b.late.notes, nil
	}
	if err := b.late.flush(b.ctx, b.store.dialect, b.tx); err != nil {
		return nil, err
	}
	return nil, ask(b.ctx, b.tx, r.wish.Questions([]Wish{r.wish}))
}

// met says whether an earlier request of the transaction locked a person or an organisation that this one locks too.
func (b *batch) met(r *request) bool {
	return slices.ContainsFunc(r.streams, func(stream string) bool {
		return rank(stream) < rank("community:") && b.seen[stream]
	})
}
