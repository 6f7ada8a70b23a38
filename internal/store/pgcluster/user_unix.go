//go:build unix

package pgcluster

import (
	"fmt"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// account is whom the server runs as.
type account struct{ credential *syscall.Credential } // nil: as ourselves

// serverUser returns ourselves, or the user `postgres` when we are root, as whom no PostgreSQL server runs.
func serverUser() (account, error) {
	if os.Geteuid() != 0 {
		return account{}, nil
	}
	known, err := user.Lookup("postgres")
	if err != nil {
		return account{}, fmt.Errorf("as root, the server runs as the user postgres: %w. %s", err, Install)
	}
	uid, err := strconv.ParseUint(known.Uid, 10, 32)
	if err != nil {
		return account{}, err
	}
	gid, err := strconv.ParseUint(known.Gid, 10, 32)
	if err != nil {
		return account{}, err
	}
	return account{&syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
}

func (a account) own(dir string) error {
	if a.credential == nil {
		return nil
	}
	return os.Chown(dir, int(a.credential.Uid), int(a.credential.Gid))
}

// attributes puts a program into a process group of its own and under the account.
func (a account) attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Credential: a.credential}
}
