package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
)

// profiled runs a piece of the measurement under the processor profiler, if a folder for profiles was given. Of several
// rounds the last one stays.
func (b *bench) profiled(name string, measure func() error) error {
	if b.profile == "" {
		return measure()
	}
	if err := os.MkdirAll(b.profile, 0o750); err != nil {
		return err
	}
	file, err := os.Create(filepath.Join(b.profile, fmt.Sprintf("%s.pprof", name)))
	if err != nil {
		return err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return errors.Join(err, file.Close())
	}
	err = measure()
	pprof.StopCPUProfile()
	return errors.Join(err, file.Close())
}
