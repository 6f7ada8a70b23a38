package wire

import "github.com/vektah/gqlparser/v2/gqlerror"

// The values of errors[].extensions.code that a transport itself gives.
const (
	CodeBadUserInput = "BAD_USER_INPUT"
	CodeForbidden    = "FORBIDDEN"
	CodeRateLimited  = "RATE_LIMITED"
	CodeUnavailable  = "UNAVAILABLE"
	CodeInternal     = "INTERNAL"
)

// Error makes an errors entry with its code.
func Error(code, message string) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": code}}
}

// Busy is the RATE_LIMITED entry; its retryAfter is in seconds.
func Busy(message string) *gqlerror.Error {
	err := Error(CodeRateLimited, message)
	err.Extensions["retryAfter"] = 1
	return err
}
