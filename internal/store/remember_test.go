package store_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/internal/fault"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

type input struct {
	Space uuid.UUID
	Start time.Time
	Notes map[string]string
}

func TestAKeyIsRememberedFor72Hours(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		person, made := uuid.New(), uuid.New()
		in := input{uuid.New(), storetest.Start, map[string]string{"a": "1", "b": "2"}}
		other := in
		other.Start = in.Start.Add(time.Second)
		ask := func(person uuid.UUID, mutation, key string, in any) (id uuid.UUID, known bool, err error) {
			failed := s.Write(t.Context(), nil, func(tx *store.Tx) error {
				id, known, err = tx.Remembered(person, mutation, key, in)
				return nil
			})
			if failed != nil {
				t.Fatal(failed)
			}
			return id, known, err
		}
		remember := func(made uuid.UUID) error {
			return s.Write(t.Context(), nil, func(tx *store.Tx) error {
				if _, known, err := tx.Remembered(person, "bookSpace", "k", in); err != nil || known {
					return fault.New(fault.Conflict, "known already: %v", err)
				}
				return tx.Remember(person, "bookSpace", "k", in, made)
			})
		}
		if err := remember(made); err != nil {
			t.Fatal(err)
		}
		if id, known, err := ask(person, "bookSpace", "k", in); id != made || !known || err != nil {
			t.Errorf("the same call: %v %v %v", id, known, err)
		}
		if _, _, err := ask(person, "bookSpace", "k", other); !fault.Is(err, fault.Conflict) {
			t.Errorf("the same key with other input: %v", err)
		}
		for what, known := range map[string]func() (uuid.UUID, bool, error){
			"another person":   func() (uuid.UUID, bool, error) { return ask(uuid.New(), "bookSpace", "k", in) },
			"another mutation": func() (uuid.UUID, bool, error) { return ask(person, "holdSpace", "k", in) },
			"another key":      func() (uuid.UUID, bool, error) { return ask(person, "bookSpace", "l", in) },
		} {
			if id, known, err := known(); known || err != nil || id != uuid.Nil {
				t.Errorf("%s: %v %v %v", what, id, known, err)
			}
		}

		clock.Advance(72*time.Hour - time.Second)
		if _, known, err := ask(person, "bookSpace", "k", in); !known || err != nil {
			t.Errorf("after 71:59:59: %v %v", known, err)
		}
		clock.Advance(time.Second)
		again := uuid.New()
		if err := remember(again); err != nil {
			t.Errorf("after 72 hours the key is free: %v", err)
		}
		if id, _, _ := ask(person, "bookSpace", "k", in); id != again {
			t.Errorf("want the newer result, got %v", id)
		}
		clock.Advance(72 * time.Hour)
		if err := s.Forget(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := s.Read().IdempotencyKey.Query().CountX(t.Context()); n != 0 {
			t.Errorf("%d keys are left", n)
		}
	})
}

func TestInputsAreComparedAsJSON(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, _ *clockwork.FakeClock) {
		person := uuid.New()
		err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
			before := struct {
				A int64
				B string
			}{1 << 60, "x"}
			if err := tx.Remember(person, "m", "k", before, person); err != nil {
				return err
			}
			after := struct {
				B string
				A int64
			}{"x", 1 << 60}
			if _, known, err := tx.Remembered(person, "m", "k", after); !known || err != nil {
				t.Errorf("the order of fields counts: %v %v", known, err)
			}
			after.A++ // a float64 would not see it
			if _, _, err := tx.Remembered(person, "m", "k", after); !fault.Is(err, fault.Conflict) {
				t.Errorf("got %v", err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheInstallationIsMadeOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		before, err := p.store.Installation(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if before.Epoch == uuid.Nil || len(before.CursorKey) != 32 || bytes.Equal(before.CursorKey, make([]byte, 32)) {
			t.Errorf("epoch %v, key of %d bytes", before.Epoch, len(before.CursorKey))
		}
		if err := p.store.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		after, err := p.store.Installation(t.Context())
		if err != nil || after.Epoch != before.Epoch || !bytes.Equal(after.CursorKey, before.CursorKey) {
			t.Errorf("migrating again changed it: %v", err)
		}
		if _, err := p.raw(t).ExecContext(t.Context(), "DELETE FROM installations"); err != nil {
			t.Fatal(err)
		}
		_, err = p.store.Installation(t.Context())
		refused(t, err, fault.Unavailable, "youkong migrate")
	})
}
