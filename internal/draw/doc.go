// Package draw draws lots so that anyone can do it again and get the same: who asked for a place, in which order they
// were drawn, who got one. It knows no database and no clock; docs/draw.md tells it to residents, and byte by byte to
// whoever writes a verifier.
//
// The course is announced with a commitment to a secret and with the name of a beacon: a number that a third party
// makes public after the closing. Each entry brings a nonce of its own and is answered with a receipt, the hash of the
// entry and of the announcement. At the end Run makes the transcript, and Verify trusts nothing but its bytes.
package draw
