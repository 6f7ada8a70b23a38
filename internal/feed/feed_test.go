package feed_test

import (
	"context"
	"os"
	"testing"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func TestChangesAreReadByCursor(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		ctx := t.Context()
		stream, other := feed.Community(uuid.New()), feed.Person(uuid.New())
		booking, spaces := uuid.New(), []uuid.UUID{uuid.New(), uuid.New()}
		for range 3 {
			err := s.Write(ctx, []string{stream, other, feed.Installation}, func(tx *store.Tx) error {
				_, err := feed.Append(tx, stream, feed.Change{Kind: kind.BookingMade, Booking: booking, Spaces: spaces})
				if err != nil {
					return err
				}
				_, err = feed.Append(tx, other, feed.Change{Kind: kind.BookingMade})
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		changes, err := feed.Since(ctx, s.Read(), stream, 1, 10)
		if err != nil || len(changes) != 2 || changes[0].Seq != 2 || changes[1].Seq != 3 {
			t.Fatalf("after 1: %v %v", changes, err)
		}
		got := changes[0]
		if got.At != storetest.Start.Unix() || got.Kind != kind.BookingMade || got.BookingID == nil ||
			*got.BookingID != booking || len(got.SpaceIds) != 2 || got.SpaceIds[1] != spaces[1] {
			t.Errorf("got %+v", got)
		}
		if few, err := feed.Since(ctx, s.Read(), stream, 0, 2); err != nil || len(few) != 2 || few[0].Seq != 1 {
			t.Errorf("at most two from the start: %v %v", few, err)
		}
		if none, err := feed.Since(ctx, s.Read(), stream, 3, 10); err != nil || len(none) != 0 {
			t.Errorf("after the newest: %v %v", none, err)
		}
		head := func(stream string) (seq, at int64) {
			err := s.Snapshot(ctx, func(ctx context.Context, c *gen.Client) (err error) {
				seq, at, err = feed.Head(ctx, c, stream)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return seq, at
		}
		if seq, at := head(stream); seq != 3 || at != storetest.Start.Unix() {
			t.Errorf("head %d at %d", seq, at)
		}
		if seq, at := head(feed.Community(uuid.New())); seq != 0 || at != 0 {
			t.Errorf("a stream without changes has head %d at %d", seq, at)
		}
		numbers, err := feed.Numbers(ctx, s, []string{stream, other, feed.Community(uuid.New())})
		if err != nil || len(numbers) != 2 || numbers[stream] != 3 || numbers[other] != 3 {
			t.Errorf("their numbers are %v, %v", numbers, err)
		}
	})
}

func TestAppendNeedsTheLock(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
			_, err := feed.Append(tx, feed.Installation, feed.Change{Kind: kind.BookingMade})
			return err
		})
		if !fault.Is(err, fault.Internal) {
			t.Errorf("got %v", err)
		}
	})
}
