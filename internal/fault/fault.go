// Package fault is the vocabulary of what can go wrong. Every layer speaks it, and the edge translates it once:
// the GraphQL error presenter writes the code into `extensions.code`.
//
// What a person can do wrong (a taken slot, a closed door) is not a fault but a refusal; see package policy.
package fault

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Code says what kind of fault it is. Codes are part of the public API and never change.
type Code string

// The codes, as documented in docs/api.md.
const (
	Unauthenticated Code = "UNAUTHENTICATED"
	Forbidden       Code = "FORBIDDEN"
	NotFound        Code = "NOT_FOUND"
	BadInput        Code = "BAD_USER_INPUT"
	Conflict        Code = "CONFLICT"
	RateLimited     Code = "RATE_LIMITED"
	TooCostly       Code = "TOO_COSTLY"
	Unavailable     Code = "UNAVAILABLE"
	Internal        Code = "INTERNAL"
)

// Field names one input field and what is wrong with it.
type Field struct {
	Path   string // As the client wrote it: `input.slot.start`.
	Reason string // In plain English, for programmers; never holds the value itself.
}

// Error is a fault with its code. Message is safe to show to anyone.
type Error struct {
	Code    Code
	Message string
	Fields  []Field // Only with BadInput.
	// RetryAfter is how long to wait, rounded up to whole seconds; only with RateLimited.
	RetryAfter time.Duration
	cause      error
}

// Error implements error; the cause is for the log, never for a client.
func (e *Error) Error() string {
	if e.cause != nil {
		return fmt.Sprintf("%s: %s: %v", e.Code, e.Message, e.cause)
	}
	return fmt.Sprintf("%s: %s", e.Code, e.Message)
}

// Unwrap returns the cause, or nil.
func (e *Error) Unwrap() error { return e.cause }

// New makes a fault with a message that is safe to show.
func New(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// TooOften makes a fault RateLimited that says when to come back.
func TooOften(wait time.Duration, format string, args ...any) *Error {
	e := New(RateLimited, format, args...)
	e.RetryAfter = (wait + time.Second - 1).Truncate(time.Second)
	return e
}

// Wrap makes a fault that remembers its cause for the log.
func Wrap(cause error, code Code, format string, args ...any) *Error {
	e := New(code, format, args...)
	e.cause = cause
	return e
}

// Invalid joins all wrong fields of an input into one fault; it returns nil when there are none.
func Invalid(fields []Field) error {
	if len(fields) == 0 {
		return nil
	}
	reasons := make([]string, len(fields))
	for i, f := range fields {
		reasons[i] = f.Path + " " + f.Reason
	}
	return &Error{Code: BadInput, Message: strings.Join(reasons, "; "), Fields: fields}
}

// CodeOf returns the code of the first fault in the chain of err, and Internal when there is none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return Internal
}

// Is says whether err is a fault with the given code.
func Is(err error, code Code) bool { return err != nil && CodeOf(err) == code }
