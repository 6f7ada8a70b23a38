package draw

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"hash"
)

// NewSecret makes a secret to commit to.
func NewSecret() Secret {
	var s Secret
	_, _ = rand.Read(s[:]) // It ends the program rather than fail.
	return s
}

// Commitment is what is published before anyone enters. It covers the course, so that a secret can't be moved to
// another course whose list suits it better.
func Commitment(course ID, s Secret) Hash { return sum(course[:], s[:]) }

// Seed is what the order hangs on: the secret, the beacon as its source wrote it, and the nonces in the order of the
// entries' ids. Entries must stand in that order.
func Seed(s Secret, beacon string, entries []Entry) Hash {
	digest := sha256.New()
	field(digest, s[:])
	field(digest, []byte(beacon))
	for i := range entries {
		field(digest, entries[i].Nonce[:])
	}
	return Hash(digest.Sum(nil))
}

// EntryHash is an entrant's receipt. It covers the announcement, so it also proves the rules that were in force.
func EntryHash(announcement Hash, e Entry) Hash {
	places := binary.BigEndian.AppendUint64(nil, uint64(e.Places)) //nolint:gosec // what is below one never gets here
	return sum(announcement[:], e.ID[:], []byte(e.Label), e.Nonce[:], places)
}

// ListHash is published with the list when enrolment closes. It covers the hashes as they stand, in that order.
func ListHash(announcement Hash, entries []Entry) Hash {
	digest := sha256.New()
	field(digest, announcement[:])
	for i := range entries {
		field(digest, entries[i].Hash[:])
	}
	return Hash(digest.Sum(nil))
}

func sum(fields ...[]byte) Hash {
	digest := sha256.New()
	for _, f := range fields {
		field(digest, f)
	}
	return Hash(digest.Sum(nil))
}

// field adds bytes behind their length, 8 bytes big-endian, so that no two lists of fields look the same.
func field(into hash.Hash, b []byte) {
	var length [8]byte
	binary.BigEndian.PutUint64(length[:], uint64(len(b)))
	into.Write(length[:])
	into.Write(b)
}
