package account

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"youkong/internal/fault"
)

const (
	minPassword = 12
	maxPassword = 128

	saltLength = 16
	hashLength = 32
)

// cost is what one argon2id hash takes: memory in KiB, passes over it, and threads.
type cost struct {
	memory, passes uint32
	threads        uint8
}

// current is what OWASP names as the least for argon2id.
var current = cost{memory: 19 << 10, passes: 2, threads: 1}

// Hashing takes 19 MiB and tens of milliseconds of a core, so few hash at once and few wait. These are the process's
// own: there is one memory, however many services share it.
const (
	hashersAtOnce  = 2
	hashersWaiting = 32
)

var (
	hashers = make(chan struct{}, hashersAtOnce)
	waiting atomic.Int32
)

// decoy is hashed where a login is unknown or has no password, so that the answer takes as long.
var decoy = hashed{cost: current, salt: make([]byte, saltLength), sum: make([]byte, hashLength)}

// hashed is a password's hash with what it was made with.
type hashed struct {
	cost
	salt, sum []byte
}

// HashPassword returns the password's hash in the PHC string format, with a new salt.
// Faults: BadInput for a password that has not 12 to 128 characters; Unavailable while too many others are hashed.
func HashPassword(ctx context.Context, password string) (string, error) {
	if err := fault.Invalid(checkPassword("password", password)); err != nil {
		return "", err
	}
	h := hashed{cost: current, salt: make([]byte, saltLength)}
	_, _ = rand.Read(h.salt) // never fails
	err := inTurn(ctx, func() { h.sum = h.of(password) })
	return h.String(), err
}

// checkPassword names the field when the password is too short or too long.
func checkPassword(path, password string) []fault.Field {
	if n := utf8.RuneCountInString(password); n < minPassword || n > maxPassword {
		return []fault.Field{{Path: path, Reason: fmt.Sprintf("must have %d to %d characters", minPassword, maxPassword)}}
	}
	return nil
}

// verify says whether the password is the one that was hashed, and whether it is to be hashed anew because the cost has
// changed since. An empty hash is nobody's, and takes as long. Fault Unavailable while too many others are hashed.
func verify(ctx context.Context, hash, password string) (right, stale bool, err error) {
	h := decoy
	if hash != "" {
		if h, err = parse(hash); err != nil {
			return false, false, err
		}
	}
	if utf8.RuneCountInString(password) > maxPassword {
		password = "" // Never right, and no more work than any other.
	}
	err = inTurn(ctx, func() { right = subtle.ConstantTimeCompare(h.of(password), h.sum) == 1 })
	return right && hash != "", h.cost != current, err
}

// inTurn runs fn when it is its turn.
func inTurn(ctx context.Context, fn func()) error {
	if waiting.Add(1) > hashersWaiting+hashersAtOnce {
		waiting.Add(-1)
		return fault.New(fault.Unavailable, "many people are signing in just now; try again in a moment")
	}
	defer waiting.Add(-1)
	select {
	case hashers <- struct{}{}:
		defer func() { <-hashers }()
		fn()
		return nil
	case <-ctx.Done():
		return fault.Wrap(ctx.Err(), fault.Unavailable, "the request ended before its turn")
	}
}

// of is the sum of another password, made as h was.
func (h hashed) of(password string) []byte {
	return argon2.IDKey([]byte(password), h.salt, h.passes, h.memory, h.threads, hashLength)
}

// String writes the hash in the PHC string format.
func (h hashed) String() string {
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s",
		argon2.Version, h.memory, h.passes, h.threads, encode(h.salt), encode(h.sum))
}

// parse reads what String wrote. Its error doesn't repeat the hash.
func parse(text string) (hashed, error) {
	var h hashed
	var version int
	var salt, sum string
	_, err := fmt.Sscanf(strings.ReplaceAll(text, "$", " "), " argon2id v=%d m=%d,t=%d,p=%d %s %s",
		&version, &h.memory, &h.passes, &h.threads, &salt, &sum)
	if err == nil {
		h.salt, err = base64.RawStdEncoding.DecodeString(salt)
	}
	if err == nil {
		h.sum, err = base64.RawStdEncoding.DecodeString(sum)
	}
	if err != nil || version != argon2.Version || h.passes == 0 || h.threads == 0 || len(h.sum) != hashLength {
		return hashed{}, fault.New(fault.Internal, "a stored password hash can't be read")
	}
	return h, nil
}
