package store_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/person"
	"youkong/internal/fault"
	"youkong/internal/secret"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
)

// keyed is a place whose keys are in a file.
func keyed(t *testing.T, fn func(t *testing.T, p place, file string)) {
	everywhere(t, func(t *testing.T, p place) {
		file := filepath.Join(t.TempDir(), "keys")
		// The one that everywhere made has other keys.
		if _, err := p.raw(t).ExecContext(t.Context(), "DELETE FROM installations"); err != nil {
			t.Fatal(err)
		}
		p.config.KeyFile = file
		p.store = storetest.Open(t, p.config)
		fn(t, p, file)
	})
}

// people stores so many with a name and a phone, as the function writes them.
func people(t *testing.T, s *store.Store, n int, written func(tx *store.Tx, i int) (name, phone string, digest []byte)) {
	t.Helper()
	err := s.Write(t.Context(), nil, func(tx *store.Tx) error {
		rows := make([]*gen.PersonCreate, n)
		for i := range rows {
			name, phone, digest := written(tx, i)
			rows[i] = tx.Client().Person.Create().SetName(name).SetPhone(phone).SetPhoneDigest(digest).SetCreatedAt(1)
		}
		return tx.Client().Person.CreateBulk(rows...).Exec(tx.Context())
	})
	if err != nil {
		t.Fatal(err)
	}
}

func sealedPerson(tx *store.Tx, i int) (string, string, []byte) {
	name, phone := fmt.Sprint("name ", i), fmt.Sprint("+86138", i)
	return tx.Keys().Seal(secret.Name, name), tx.Keys().Seal(secret.Phone, phone), tx.Keys().Digest(secret.Phone, phone)
}

func plainPerson(_ *store.Tx, i int) (string, string, []byte) {
	return fmt.Sprint("name ", i), fmt.Sprint("+86138", i), fmt.Append(nil, i)
}

// expectPeople opens everybody with the ring, and finds them by their phones.
func expectPeople(t *testing.T, s *store.Store, n int, ring *secret.Ring) {
	t.Helper()
	found := map[string]bool{}
	for _, p := range s.Read().Person.Query().Where(person.PhoneNotNil()).AllX(t.Context()) {
		name, err := ring.Open(secret.Name, p.Name)
		if err != nil {
			t.Fatal(err)
		}
		phone, err := ring.Open(secret.Phone, *p.Phone)
		if err != nil || "name "+strings.TrimPrefix(phone, "+86138") != name {
			t.Fatalf("%q has the phone %q, %v", name, phone, err)
		}
		if !bytes.Equal(*p.PhoneDigest, ring.Digest(secret.Phone, phone)) {
			t.Errorf("%q is not found by the phone", name)
		}
		found[name] = true
	}
	if len(found) != n {
		t.Errorf("%d of %d are left", len(found), n)
	}
}

func TestWhatIsPlainIsSealed(t *testing.T) {
	keyed(t, func(t *testing.T, p place, _ string) {
		people(t, p.store, 3, plainPerson)
		for _, want := range []int{6, 0} {
			if n, err := p.store.SealPlain(t.Context()); err != nil || n != want {
				t.Errorf("sealed %d, want %d, %v", n, want, err)
			}
		}
		expectPeople(t, p.store, 3, p.store.Keys())
	})
}

func TestKeysAreChanged(t *testing.T) {
	keyed(t, func(t *testing.T, p place, file string) {
		const n = 1201 // several batches
		people(t, p.store, n, sealedPerson)
		ring := p.store.Keys().WithNext().Turned()
		if err := ring.Save(file); err != nil {
			t.Fatal(err)
		}
		if err := p.store.ReloadKeys(t.Context()); err != nil {
			t.Fatal(err)
		}
		expectOpen(t, p.store)
		if done, err := p.store.Reseal(t.Context()); err != nil || done != 2*n+1 {
			t.Errorf("sealed %d anew, want names, phones and the check: %d, %v", done, 2*n+1, err)
		}
		if err := ring.Newest().Save(file); err != nil {
			t.Fatal(err)
		}
		again := storetest.Open(t, p.config)
		if err := again.Check(t.Context()); err != nil {
			t.Error(err)
		}
		expectPeople(t, again, n, ring.Newest())
	})
}

// expectOpen: what the old key sealed opens beside the new one.
func expectOpen(t *testing.T, s *store.Store) {
	t.Helper()
	for _, p := range s.Read().Person.Query().Limit(3).AllX(t.Context()) {
		if _, err := s.Keys().Open(secret.Name, p.Name); err != nil {
			t.Error(err)
		}
	}
}

// TestNoChangeIsLostToResealing renames somebody again and again while everything is sealed anew.
func TestNoChangeIsLostToResealing(t *testing.T) {
	keyed(t, func(t *testing.T, p place, file string) {
		people(t, p.store, 600, sealedPerson)
		id := p.store.Read().Person.Query().FirstIDX(t.Context())
		rename := func(id uuid.UUID, name string) error {
			return p.store.Write(t.Context(), nil, func(tx *store.Tx) error {
				return tx.Client().Person.UpdateOneID(id).SetName(tx.Keys().Seal(secret.Name, name)).Exec(tx.Context())
			})
		}
		for round := range 5 {
			if err := p.store.Keys().WithNext().Turned().Save(file); err != nil {
				t.Fatal(err)
			}
			if err := p.store.ReloadKeys(t.Context()); err != nil {
				t.Fatal(err)
			}
			resealed := make(chan error, 1)
			go func() { _, err := p.store.Reseal(t.Context()); resealed <- err }()
			name := fmt.Sprint("renamed ", round)
			if err := rename(id, name); err != nil {
				t.Fatal(err)
			}
			if err := <-resealed; err != nil {
				t.Fatal(err)
			}
			got, err := p.store.Keys().Newest().Open(secret.Name, p.store.Read().Person.GetX(t.Context(), id).Name)
			if err != nil || got != name {
				t.Errorf("the name is %q, %v; want %q", got, err, name)
			}
		}
	})
}

func TestATextThatNoKeyOpensIsNamed(t *testing.T) {
	keyed(t, func(t *testing.T, p place, _ string) {
		people(t, p.store, 1, func(_ *store.Tx, i int) (string, string, []byte) {
			return secret.New().Seal(secret.Name, "x"), secret.New().Seal(secret.Phone, "1"), fmt.Append(nil, i)
		})
		_, err := p.store.Reseal(t.Context())
		refused(t, err, fault.Unavailable, "persons", "can't be opened")
	})
}

func TestTheKeysOfAnotherDatabaseAreNotTaken(t *testing.T) {
	keyed(t, func(t *testing.T, p place, file string) {
		before := p.store.Keys()
		if err := secret.New().Save(file); err != nil {
			t.Fatal(err)
		}
		refused(t, p.store.ReloadKeys(t.Context()), fault.Unavailable, "are not those of")
		if p.store.Keys() != before {
			t.Error("it works with the wrong keys")
		}
		refused(t, storetest.Open(t, p.config).Check(t.Context()), fault.Unavailable, "are not those of")
	})
}

func TestNoNewKeysAreMadeForSealedData(t *testing.T) {
	everywhere(t, func(t *testing.T, p place) {
		file := filepath.Join(t.TempDir(), "keys")
		_, err := store.Open(t.Context(), store.Config{
			DatabaseURL: p.config.DatabaseURL, DataDir: p.config.DataDir, KeyFile: file, Log: slog.New(slog.DiscardHandler),
		})
		refused(t, err, fault.Unavailable, file, "is missing", "backup")
		if _, err := secret.Load(file); err == nil {
			t.Error("it made a file all the same")
		}
	})
}
