// Package secret seals what tells who somebody is in the world, so that a stolen database or backup tells it to nobody.
//
// A ring holds keys. The first one seals; all of them open, so that keys can be changed while the server runs. What is
// to be found again by its exact text, such as a phone, is kept as a keyed digest beside its sealed form.
package secret

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
)

// Purpose says what is sealed. What was sealed for one purpose can't be opened, and has another digest, for another one.
type Purpose string

// The purposes. They are part of what is stored, so none is ever changed.
const (
	Name   Purpose = "name"
	Phone  Purpose = "phone"
	Birth  Purpose = "birth"
	Code   Purpose = "code"
	Reason Purpose = "reason"
	Check  Purpose = "check"
	Input  Purpose = "input" // Of a mutation; it may hold names and phones.
	Flow   Purpose = "flow"  // Of signing in elsewhere; held by a browser.
	Draw   Purpose = "draw"  // What a draw is committed to, until it is held.
)

// keySize is the length of a key in bytes, for AES-256.
const keySize = 32

// Mark is what every sealed text begins with: Mark, id of the key, ".", base64 of nonce and ciphertext.
const Mark = "sealed."

// ErrUnopened is the error of a text that no key of the ring opens.
var ErrUnopened = errors.New("no key given opens this; were the keys of another database given?")

// Ring is the keys of an installation. It is safe for concurrent use.
type Ring struct {
	keys []key // The one that seals first.
}

// key is a secret with what is derived from it.
type key struct {
	id     string
	raw    []byte
	aead   cipher.AEAD
	digest []byte
}

var encoding = base64.RawURLEncoding.Strict()

// New makes a ring with one new key.
func New() *Ring { return new(Ring).WithNext() }

// WithNext returns the ring with a new key at its end: it opens what others seal with it, and seals nothing yet.
func (r *Ring) WithNext() *Ring {
	raw := make([]byte, keySize)
	_, _ = rand.Read(raw) // never fails
	return &Ring{keys: append(slices.Clone(r.keys), derive(raw))}
}

// Turned returns the ring with its last key in front: it seals from now on, the others still open.
func (r *Ring) Turned() *Ring {
	last := len(r.keys) - 1
	return &Ring{keys: append([]key{r.keys[last]}, r.keys[:last]...)}
}

// Newest returns the ring with the key that seals alone, for when nothing is sealed by the others any more.
func (r *Ring) Newest() *Ring { return &Ring{keys: r.keys[:1]} }

// Len is the number of keys.
func (r *Ring) Len() int { return len(r.keys) }

// Parse reads what String wrote: keys in base64, the one that seals first, separated by commas or white space.
func Parse(text string) (*Ring, error) {
	words := strings.FieldsFunc(text, func(c rune) bool { return c == ',' || c == '\n' || c == ' ' || c == '\r' || c == '\t' })
	r := &Ring{}
	for i, word := range words {
		raw, err := encoding.DecodeString(strings.TrimRight(word, "="))
		if err != nil || len(raw) != keySize {
			return nil, fmt.Errorf("key %d is not base64 (URL alphabet) of %d bytes", i+1, keySize)
		}
		r.keys = append(r.keys, derive(raw))
	}
	if len(r.keys) == 0 {
		return nil, errors.New("there is no key")
	}
	return r, nil
}

// String writes the keys out, one a line, the one that seals first. It is for the key file alone.
func (r *Ring) String() string {
	var text strings.Builder
	for _, k := range r.keys {
		text.WriteString(encoding.EncodeToString(k.raw) + "\n")
	}
	return text.String()
}

// LogValue keeps keys out of logs.
func (r *Ring) LogValue() slog.Value { return slog.StringValue(fmt.Sprintf("%d keys", len(r.keys))) }

// derive makes a key's parts. Each use has a secret of its own.
func derive(raw []byte) key {
	block, err := aes.NewCipher(expand(raw, "youkong seal"))
	if err != nil {
		panic(err) // the size is right
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // AES has the right block size
	}
	return key{
		id:  encoding.EncodeToString(expand(raw, "youkong id")[:6]),
		raw: raw, aead: aead, digest: expand(raw, "youkong digest"),
	}
}

func expand(raw []byte, use string) []byte {
	derived, err := hkdf.Expand(sha256.New, raw, use, keySize)
	if err != nil {
		panic(err) // the length is within bounds
	}
	return derived
}

// Seal hides the text with the first key (AES-256-GCM with a random nonce).
func (r *Ring) Seal(p Purpose, text string) string {
	k := r.keys[0]
	return Mark + k.id + "." + encoding.EncodeToString(k.aead.Seal(nil, nil, []byte(text), []byte(p)))
}

// Open returns the text that Seal hid for the same purpose; the empty text for the empty one. It returns ErrUnopened when
// none of the keys fits, or when somebody tampered with it.
func (r *Ring) Open(p Purpose, sealed string) (string, error) {
	if sealed == "" {
		return "", nil
	}
	id, body, _ := strings.Cut(strings.TrimPrefix(sealed, Mark), ".")
	raw, err := encoding.DecodeString(body)
	if err != nil {
		return "", ErrUnopened
	}
	for _, k := range r.keys {
		if k.id != id {
			continue
		}
		if text, err := k.aead.Open(nil, nil, raw, []byte(p)); err == nil {
			return string(text), nil
		}
	}
	return "", ErrUnopened
}

// Mark is what every text begins with that the key has sealed that seals now.
func (r *Ring) Mark() string { return Mark + r.keys[0].id + "." }

// Digest is what the text is found by (HMAC-SHA-256 with the first key).
func (r *Ring) Digest(p Purpose, text string) []byte { return r.keys[0].sum(p, text) }

// Digests are all that the text may be found by: one for each key, the one that seals first.
func (r *Ring) Digests(p Purpose, text string) [][]byte {
	sums := make([][]byte, len(r.keys))
	for i, k := range r.keys {
		sums[i] = k.sum(p, text)
	}
	return sums
}

func (k key) sum(p Purpose, text string) []byte {
	mac := hmac.New(sha256.New, k.digest)
	mac.Write([]byte(string(p) + "\x00" + text))
	return mac.Sum(nil)
}
