package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"youkong/internal/secret"
)

// KeyFile is the file of the keys; empty when the keys themselves are given.
func (c *Config) KeyFile() string {
	if c.Keys != "" || c.KeysFile != "" {
		return c.KeysFile
	}
	return filepath.Join(c.DataDir, "keys")
}

// Ring is the keys that are given; nil when they are those of the key file.
func (c *Config) Ring() (*secret.Ring, error) {
	if c.Keys == "" {
		return nil, nil
	}
	ring, err := secret.Parse(c.Keys)
	if err != nil {
		return nil, fmt.Errorf("YOUKONG_KEYS can't be read: %w; `youkong keys new` prints a key", err)
	}
	return ring, nil
}

// validateKeys wants the keys to be given for a PostgreSQL database with people who are not invented: made by one server,
// they would be unknown to the others, and lost with its disk.
func (c *Config) validateKeys() error {
	if _, err := c.Ring(); err != nil {
		return err
	}
	if c.Keys != "" && c.KeysFile != "" {
		return errors.New("both YOUKONG_KEYS and YOUKONG_KEYS_FILE are set; leave one empty")
	}
	if c.DatabaseURL == "" || c.Demo && c.DataDir != "" || c.Keys != "" {
		return nil
	}
	if c.KeysFile == "" {
		return errors.New("PostgreSQL needs its keys from you, since names and phones can be read with them alone: make one with " +
			"`youkong keys new`, keep it safe, and give it to every server as YOUKONG_KEYS, or in a file that YOUKONG_KEYS_FILE names")
	}
	if _, err := os.Stat(c.KeysFile); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no file %s, as YOUKONG_KEYS_FILE says; make one with `youkong keys new`, and give the same to every server", c.KeysFile)
	}
	return nil
}
