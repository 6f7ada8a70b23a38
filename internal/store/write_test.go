package store_test

import (
	"errors"
	"testing"

	"github.com/jonboulle/clockwork"

	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

func TestWriteIsAllOrNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		sorry := errors.New("sorry")
		err := s.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error {
			if _, err := h.Book(tx, 3600, 7200, h.Units[0]); err != nil {
				return err
			}
			return sorry
		})
		if !errors.Is(err, sorry) {
			t.Fatalf("want the function's own error, got %v", err)
		}
		if n := s.Read().Booking.Query().CountX(t.Context()); n != 0 {
			t.Errorf("%d bookings are left of a write that failed", n)
		}
	})
}

func TestOverlapIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		h := storetest.Build(t, s, 1)
		book := func(starts, ends int64) error {
			return s.Write(t.Context(), []string{h.Stream()}, func(tx *store.Tx) error {
				_, err := h.Book(tx, starts, ends, h.Units[0])
				return err
			})
		}
		if err := book(3600, 7200); err != nil {
			t.Fatal(err)
		}
		if err := book(7199, 9000); !store.Overlap(err) {
			t.Errorf("want an overlap, got %v", err)
		}
		if err := book(7200, 9000); err != nil {
			t.Errorf("bookings may touch: %v", err)
		}
	})
}

func TestWriteInsideAWriteIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
			return s.Write(tx.Context(), nil, func(*store.Tx) error { return nil })
		})
		if !fault.Is(err, fault.Internal) {
			t.Fatalf("got %v", err)
		}
	})
}
