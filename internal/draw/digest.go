package draw

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
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
	fields := [][]byte{s[:], []byte(beacon)}
	for i := range entries {
		fields = append(fields, entries[i].Nonce[:])
	}
	return sum(fields...)
}

// EntryHash is an entrant's receipt. It covers the announcement, so it also proves the rules that were in force.
func EntryHash(announcement Hash, e Entry) Hash {
	places := binary.BigEndian.AppendUint64(nil, uint64(e.Places)) //nolint:gosec // what is below one never gets here
	return sum(announcement[:], e.ID[:], []byte(e.Label), e.Nonce[:], places)
}

// ListHash is published with the list when enrolment closes. It covers the hashes as they stand, in that order.
func ListHash(announcement Hash, entries []Entry) Hash {
	fields := [][]byte{announcement[:]}
	for i := range entries {
		fields = append(fields, entries[i].Hash[:])
	}
	return sum(fields...)
}

// sum is the SHA-256 of the fields, each behind its length, 8 bytes big-endian, so that no two lists of fields look the
// same.
func sum(fields ...[]byte) Hash {
	var text []byte
	for _, field := range fields {
		text = binary.BigEndian.AppendUint64(text, uint64(len(field)))
		text = append(text, field...)
	}
	return sha256.Sum256(text)
}
