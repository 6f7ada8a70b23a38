// Package globalid writes and reads the opaque ids of the public API: a kind and a UUID, in 23 letters that need no
// escaping in an address.
package globalid

import (
	"encoding/base64"

	"github.com/google/uuid"

	"youkong/internal/fault"
)

// Kind says what an id belongs to.
type Kind byte

// The kinds. Their numbers stand in ids that clients keep, so a number is never changed or used again.
const (
	Subdistrict   Kind = 1
	Community     Kind = 2
	Space         Kind = 3
	Booking       Kind = 4
	Course        Kind = 5
	CourseSession Kind = 6
	Person        Kind = 7
	Token         Kind = 8
	Session       Kind = 9
	Organisation  Kind = 10
	Membership    Kind = 11
	Invitation    Kind = 12
	Grant         Kind = 13
	Child         Kind = 14
	Closure       Kind = 15
	Series        Kind = 16
	Waiter        Kind = 17
	Term          Kind = 18
	Enrolment     Kind = 19
	Participant   Kind = 20
)

var names = map[Kind]string{
	Subdistrict: "subdistrict", Community: "community", Space: "space", Booking: "booking",
	Course: "course", CourseSession: "course session", Person: "person",
	Token: "token", Session: "session", Organisation: "organisation", Membership: "membership",
	Invitation: "invitation", Grant: "grant", Child: "child", Closure: "closure",
	Series: "series", Waiter: "waiter", Term: "term", Enrolment: "enrolment",
	Participant: "participant",
}

// String names the kind in plain English.
func (k Kind) String() string {
	if name, known := names[k]; known {
		return name
	}
	return "unknown kind"
}

const size = 1 + 16

var encoding = base64.RawURLEncoding.Strict()

// Encode writes the id of an object of the given kind.
func Encode(kind Kind, id uuid.UUID) string {
	return encoding.EncodeToString(append([]byte{byte(kind)}, id[:]...))
}

// Decode reads an id that Encode wrote. Anything else, or an unknown kind, is a fault.BadInput.
func Decode(text string) (Kind, uuid.UUID, error) {
	refused := fault.New(fault.BadInput, "not an id of this API")
	if len(text) != encoding.EncodedLen(size) {
		return 0, uuid.Nil, refused
	}
	raw, err := encoding.DecodeString(text)
	if err != nil || len(raw) != size {
		return 0, uuid.Nil, refused
	}
	kind := Kind(raw[0])
	if _, known := names[kind]; !known {
		return 0, uuid.Nil, refused
	}
	return kind, uuid.UUID(raw[1:]), nil
}
