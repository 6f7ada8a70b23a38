package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/gen/change"
	"youkong/ent/kind"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// note appends a change to each stream; package feed does the same.
func note(tx *store.Tx, streams ...string) error {
	for _, stream := range streams {
		seq, err := tx.NextSeq(stream)
		if err != nil {
			return err
		}
		if err := tx.Client().Change.Create().SetStream(stream).SetSeq(seq).SetAt(tx.Now().Unix()).
			SetKind(kind.BookingMade).SetBookingID(uuid.New()).Exec(tx.Context()); err != nil {
			return err
		}
	}
	return nil
}

// TestNumbersAreGaplessUnderLoad lets many writers share people and communities, named in any order; every fifth
// write fails. A deadlock or a timeout would be an error of a write.
func TestNumbersAreGaplessUnderLoad(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		const writers, writes = 16, 20
		var mu sync.Mutex
		kept := map[string]int64{}
		var group sync.WaitGroup
		for w := range writers {
			group.Go(func() {
				for i := range writes {
					streams := []string{
						fmt.Sprintf("community:%d", rand.IntN(4)), fmt.Sprintf("community:%d", rand.IntN(4)),
						fmt.Sprintf("person:%d", rand.IntN(3)), "organisation:1",
					}[:1+rand.IntN(4)]
					rand.Shuffle(len(streams), func(a, b int) { streams[a], streams[b] = streams[b], streams[a] })
					streams = slices.Compact(slices.Sorted(slices.Values(streams)))
					slices.Reverse(streams)
					fails := (w+i)%5 == 0
					err := s.Write(t.Context(), streams, func(tx *store.Tx) error {
						if err := note(tx, streams...); err != nil || !fails {
							return err
						}
						return errSorry
					})
					if (err != nil) != fails {
						t.Errorf("write of %v: %v", streams, err)
					}
					if err == nil {
						mu.Lock()
						for _, stream := range streams {
							kept[stream]++
						}
						mu.Unlock()
					}
				}
			})
		}
		group.Wait()
		for stream, want := range kept {
			gapless(t, s.Read(), stream, want)
		}
	})
}

// gapless expects a stream's changes to be numbered from 1 to want, and its head to say so.
func gapless(t *testing.T, c *gen.Client, stream string, want int64) {
	t.Helper()
	changes := c.Change.Query().Where(change.Stream(stream)).Order(change.BySeq()).AllX(t.Context())
	for i, got := range changes {
		if got.Seq != int64(i)+1 {
			t.Fatalf("%s: change %d has number %d", stream, i+1, got.Seq)
		}
	}
	if head := c.Stream.GetX(t.Context(), stream).Seq; int64(len(changes)) != want || head != want {
		t.Errorf("%s has %d changes and head %d, want %d", stream, len(changes), head, want)
	}
}

// TestNumbersAppearInOrder reads while others write: whoever has seen a number never sees a lower one come up later.
func TestNumbersAppearInOrder(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		const stream, writes = "community:1", 100
		ctx, cancel := context.WithCancel(t.Context())
		var reader, writers sync.WaitGroup
		reader.Go(func() {
			for ctx.Err() == nil {
				seqs, err := s.Read().Change.Query().Order(change.BySeq()).Select(change.FieldSeq).Ints(t.Context())
				if err != nil {
					t.Error(err)
					return
				}
				if n := len(seqs); n > 0 && seqs[n-1] != n {
					t.Errorf("number %d is there, but %d before it are not yet", seqs[n-1], seqs[n-1]-n)
					return
				}
			}
		})
		for range 4 {
			writers.Go(func() {
				for range writes / 4 {
					if err := s.Write(t.Context(), []string{stream}, func(tx *store.Tx) error { return note(tx, stream) }); err != nil {
						t.Error(err)
					}
				}
			})
		}
		writers.Wait()
		cancel()
		reader.Wait()
		gapless(t, s.Read(), stream, writes)
	})
}

// TestEveryCommitRings has the last change heard of, whatever transactions were shared.
func TestEveryCommitRings(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		const stream = "community:1"
		var mu sync.Mutex
		var heard int64
		s.OnCommit(func([]string) {
			now := s.Read().Stream.GetX(context.Background(), stream).Seq
			mu.Lock()
			defer mu.Unlock()
			heard = max(heard, now)
		})
		var writers sync.WaitGroup
		for range 8 {
			writers.Go(func() {
				for range 5 {
					if err := s.Write(t.Context(), []string{stream}, func(tx *store.Tx) error { return note(tx, stream) }); err != nil {
						t.Error(err)
					}
				}
			})
		}
		writers.Wait()
		if heard != 40 {
			t.Errorf("the bells told of %d changes, want 40", heard)
		}
	})
}
