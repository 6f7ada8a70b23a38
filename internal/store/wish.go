package store

import (
	"context"
	"slices"

	"youkong/ent/gen"
)

// Wish is what a write wants to know once its locks are held. The wishes of all writes that share a transaction are read
// together, before the first of them runs, so that they cost one round trip and not one each. What a write then learns
// from its wish is as good as its own look at that moment, but for what the writes before it in the same transaction have
// done since: where they wrote at once, or lock a stream of a person or organisation that this one locks too, the wish is
// read again; of the rest they leave notes (see Tx.Note), which it has to heed.
type Wish interface {
	// Read fills in all of the wishes, which are of one kind. The time is no earlier than that of any of the writes,
	// Unix seconds.
	Read(ctx context.Context, c *gen.Client, now int64, all []Wish) error
}

// wish reads what the requests want to know, before they run.
func (b *batch) wish() error {
	var all []Wish
	for _, r := range b.requests {
		if r.wish != nil {
			all = append(all, r.wish)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return b.read(all)
}

// read reads wishes with a client of their own.
func (b *batch) read(wishes []Wish) error {
	client, driver := writingClient(b.store.dialect, b.tx)
	defer driver.ended.Store(true)
	latest := b.now
	for _, h := range b.heads {
		latest = max(latest, h.at)
	}
	return wishes[0].Read(b.ctx, client, latest, wishes)
}

// refresh reads the request's wish again where what was read may not hold any more. The notes that are left to heed are
// returned.
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
	return nil, b.read([]Wish{r.wish})
}

// met says whether an earlier request of the transaction locked a person or an organisation that this one locks too.
func (b *batch) met(r *request) bool {
	return slices.ContainsFunc(r.streams, func(stream string) bool {
		return rank(stream) < rank("community:") && b.seen[stream]
	})
}
