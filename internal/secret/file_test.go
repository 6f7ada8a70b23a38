package secret_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"youkong/internal/secret"
)

func TestTheFileIsMadeOnceAndForItsOwnerAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "keys")
	if _, err := secret.Load(path); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("without a file: %v", err)
	}
	rings := make([]*secret.Ring, 8)
	var together sync.WaitGroup
	for i := range rings {
		together.Go(func() {
			var err error
			if rings[i], err = secret.LoadOrMake(path); err != nil {
				t.Error(err)
			}
		})
	}
	together.Wait()
	for _, r := range rings[1:] {
		if r.String() != rings[0].String() {
			t.Fatal("two who came at once have two keys")
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 || secret.Exposed(path) {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSaveReplacesTheKeys(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	before, err := secret.LoadOrMake(path)
	if err != nil {
		t.Fatal(err)
	}
	more := before.WithNext()
	if err := more.Save(path); err != nil {
		t.Fatal(err)
	}
	after, err := secret.Load(path)
	if err != nil || after.String() != more.String() || secret.Exposed(path) {
		t.Errorf("%v, exposed %t", err, secret.Exposed(path))
	}
}

func TestADamagedFileIsNamedButNotShown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	if err := os.WriteFile(path, []byte("half-a-key\n"), 0o644); err != nil { //nolint:gosec // the test is about it
		t.Fatal(err)
	}
	_, err := secret.LoadOrMake(path)
	if err == nil || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "half-a-key") {
		t.Errorf("%v", err)
	}
	if !secret.Exposed(path) {
		t.Error("everybody may read it, and it is not said to be exposed")
	}
}
