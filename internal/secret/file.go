package secret

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// Load reads the ring from a file. It returns an fs.ErrNotExist when there is none; an error names the file and never
// holds what is in it.
func Load(path string) (*Ring, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r, err := Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("the key file %s is damaged: %w", path, err)
	}
	return r, nil
}

// LoadOrMake reads the ring from a file and makes the file, with a new key, when there is none. Of several programs that
// make it at once one does, and all get that one's key.
func LoadOrMake(path string) (*Ring, error) {
	r, err := Load(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return r, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, err
	}
	// A link, unlike a rename, does not replace what another program has made meanwhile.
	err = New().write(path, os.Link)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return Load(path)
}

// Save writes the ring to a file in place of what is there, at once and for good: whoever reads the file, even after a
// power cut, finds all the old keys or all the new ones.
func (r *Ring) Save(path string) error { return r.write(path, os.Rename) }

func (r *Ring) write(path string, place func(from, to string) error) (err error) {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".new-") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(file.Name()) // Which a rename has done already.
	_, err = file.WriteString(r.String())
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := place(file.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes a new name in a folder survive a power cut. Windows has no such thing.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// Exposed says whether others than its owner may read or change a key file. Windows says so elsewhere than in the mode.
func Exposed(path string) bool {
	info, err := os.Stat(path)
	return err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0
}
