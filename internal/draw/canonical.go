package draw

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Bytes writes the announcement as canonical JSON (RFC 8785), in which it is kept until the draw. It returns an error
// for text that is not UTF-8.
func (a Announcement) Bytes() ([]byte, error) { return canonical(a) }

// Hash is the SHA-256 of Bytes.
func (a Announcement) Hash() (Hash, error) {
	text, err := a.Bytes()
	return sha256.Sum256(text), err
}

// ParseAnnouncement reads what Announcement.Bytes wrote; other bytes are a *Break.
func ParseAnnouncement(text []byte) (Announcement, error) {
	var a Announcement
	err := parse(text, &a)
	return a, err
}

// Bytes writes the transcript as canonical JSON (RFC 8785): this, byte for byte, is what is published. It returns an
// error for text that is not UTF-8.
func (t *Transcript) Bytes() ([]byte, error) { return canonical(t) }

// Parse reads what Transcript.Bytes wrote and checks its form alone; see Verify for the rest. Other bytes, even if they
// meant the same as JSON, are a *Break that says where and why.
func Parse(text []byte) (*Transcript, error) {
	var t Transcript
	if err := parse(text, &t); err != nil {
		return nil, err
	}
	return &t, nil
}

func canonical(from any) ([]byte, error) {
	written, err := json.Marshal(from)
	text := jsontext.Value(written)
	if err == nil {
		err = text.Canonicalize()
	}
	return text, err
}

func parse(text []byte, into any) error {
	if err := json.Unmarshal(text, into, json.RejectUnknownMembers(true)); err != nil {
		return broken(err)
	}
	// Spaces, other escapes, another order, members that are missing or null: all show when it is written again.
	again, err := canonical(into)
	if err != nil {
		return err
	}
	if at, differ := difference(text, again); differ {
		why := fmt.Sprintf("byte %d: not the canonical form (RFC 8785)", at)
		return &Break{pointerAt(again, at), why, excerpt(again, at), excerpt(text, at)}
	}
	return nil
}

// excerpt shows a few bytes of a text.
func excerpt(text []byte, from int) string {
	if from == len(text) {
		return "the end"
	}
	return strconv.QuoteToGraphic(string(text[from:min(len(text), from+24)]))
}

// broken says in the words of this package where JSON could not be read.
func broken(err error) error {
	var syntax *jsontext.SyntacticError
	if errors.As(err, &syntax) {
		return &Break{Pointer: string(syntax.JSONPointer), Why: fmt.Sprintf("byte %d: %v", syntax.ByteOffset, syntax.Err)}
	}
	var meaning *json.SemanticError
	if errors.As(err, &meaning) {
		why := fmt.Sprintf("byte %d: a JSON %v does not belong here", meaning.ByteOffset, meaning.JSONKind)
		if meaning.Err != nil {
			why = fmt.Sprintf("byte %d: %v", meaning.ByteOffset, meaning.Err)
		}
		return &Break{Pointer: string(meaning.JSONPointer), Why: why}
	}
	return err
}

// difference is the first byte at which two texts differ.
func difference(a, b []byte) (int, bool) {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i, true
		}
	}
	return min(len(a), len(b)), len(a) != len(b)
}

// pointerAt is the pointer (RFC 6901) to the value that a byte of a text belongs to.
func pointerAt(text []byte, at int) string {
	decoder := jsontext.NewDecoder(bytes.NewReader(text))
	for decoder.InputOffset() <= int64(at) {
		if _, err := decoder.ReadToken(); err != nil {
			break
		}
	}
	return string(decoder.StackPointer())
}
