// Package cursor writes and reads the places in a connection's list. A cursor comes back from outside, so it is
// authenticated and bound to the list it was made for: one that was made up, altered or taken elsewhere is refused.
package cursor

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"

	"github.com/google/uuid"

	"youkong/internal/fault"
)

// Key authenticates cursors: at least 16 random bytes, the same on every server of an installation.
type Key []byte

const (
	bodySize = 8 + 16 // the instant and the id
	macSize  = 16     // half of a SHA-256 is beyond any guessing
)

var encoding = base64.RawURLEncoding.Strict()

// Encode writes the place after the item with the given instant, in Unix seconds, and id. The scope names the list
// with everything that decides what is in it, such as `bookings:<community>`.
func Encode(key Key, scope string, at int64, id uuid.UUID) string {
	body := binary.BigEndian.AppendUint64(make([]byte, 0, bodySize+macSize), uint64(at))
	body = append(body, id[:]...)
	return encoding.EncodeToString(append(body, seal(key, scope, body)...))
}

// Decode reads a cursor that Encode made with the same key and scope. Anything else is a fault.BadInput.
func Decode(key Key, scope, text string) (at int64, id uuid.UUID, err error) {
	refused := fault.New(fault.BadInput, "the cursor does not belong to this list")
	if len(text) != encoding.EncodedLen(bodySize+macSize) {
		return 0, uuid.Nil, refused
	}
	raw, err := encoding.DecodeString(text)
	if err != nil || len(raw) != bodySize+macSize {
		return 0, uuid.Nil, refused
	}
	body, mac := raw[:bodySize], raw[bodySize:]
	if !hmac.Equal(mac, seal(key, scope, body)) {
		return 0, uuid.Nil, refused
	}
	return int64(binary.BigEndian.Uint64(body)), uuid.UUID(body[8:]), nil
}

func seal(key Key, scope string, body []byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(scope))))
	mac.Write([]byte(scope))
	mac.Write(body)
	return mac.Sum(nil)[:macSize]
}
