package draw

import (
	"encoding/hex"
	"fmt"
	"time"
)

// ID is a course's or an entry's id: the 16 bytes of its UUID, written as 32 lower-case hexadecimal digits.
type ID [16]byte

// Nonce is what an entrant's own device adds to the draw, written as 32 lower-case hexadecimal digits.
type Nonce [16]byte

// Hash is a SHA-256, written as 64 lower-case hexadecimal digits.
type Hash [32]byte

// Secret is what the operator commits to before anyone enters and reveals with the draw. It is written like a hash.
type Secret [32]byte

// Instant is a moment in Unix seconds, written in UTC, like 2026-12-01T12:00:00Z.
type Instant int64

const instant = "2006-01-02T15:04:05Z"

// String writes the id.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// String writes the hash.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// String writes the moment.
func (at Instant) String() string { return time.Unix(int64(at), 0).UTC().Format(instant) }

// MarshalText writes the id.
func (id ID) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, id[:]), nil }

// UnmarshalText reads an id; other text is an error.
func (id *ID) UnmarshalText(text []byte) error { return readHex(id[:], text) }

// MarshalText writes the nonce.
func (n Nonce) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, n[:]), nil }

// UnmarshalText reads a nonce; other text is an error.
func (n *Nonce) UnmarshalText(text []byte) error { return readHex(n[:], text) }

// MarshalText writes the hash.
func (h Hash) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h[:]), nil }

// UnmarshalText reads a hash; other text is an error.
func (h *Hash) UnmarshalText(text []byte) error { return readHex(h[:], text) }

// MarshalText writes the secret.
func (s Secret) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText reads a secret; other text is an error.
func (s *Secret) UnmarshalText(text []byte) error { return readHex(s[:], text) }

// MarshalText writes the moment; one whose year does not have four digits is an error.
func (at Instant) MarshalText() ([]byte, error) {
	text := at.String()
	if len(text) != len(instant) {
		return nil, fmt.Errorf("%s is not a moment like %s", text, instant)
	}
	return []byte(text), nil
}

// UnmarshalText reads a moment; other text is an error.
func (at *Instant) UnmarshalText(text []byte) error {
	t, err := time.Parse(instant, string(text))
	if err != nil || t.Format(instant) != string(text) {
		return fmt.Errorf("not a moment like %s", instant)
	}
	*at = Instant(t.Unix())
	return nil
}

func readHex(into, text []byte) error {
	n, err := hex.Decode(into, text[:min(len(text), 2*len(into))])
	if err != nil || n != len(into) || string(hex.AppendEncode(nil, into)) != string(text) {
		return fmt.Errorf("not %d lower-case hexadecimal digits", 2*len(into))
	}
	return nil
}
