package socket

import (
	"fmt"
	"unicode/utf8"
)

// Subprotocol is the only one spoken here.
const Subprotocol = "graphql-transport-ws"

// Close codes. Those from 4400 on are the subprotocol's, but for CodeResync.
const (
	// CodeServiceRestart asks the client to come back in a moment.
	CodeServiceRestart = 1012
	// CodeTryLater refuses a caller that has all its sockets already.
	CodeTryLater = 1013
	// CodeBadRequest answers a message that can't be read.
	CodeBadRequest = 4400
	// CodeUnauthorized answers an operation before connection_ack.
	CodeUnauthorized = 4401
	// CodeForbidden ends a socket whose session, token or role is gone.
	CodeForbidden = 4403
	// CodeWrongSubprotocol answers a client that doesn't offer Subprotocol.
	CodeWrongSubprotocol = 4406
	// CodeInitTimeout ends a socket that isn't initialised in time.
	CodeInitTimeout = 4408
	// CodeDuplicateID answers a subscribe with the id of a running operation.
	CodeDuplicateID = 4409
	// CodeTooManyInits answers a second connection_init.
	CodeTooManyInits = 4429
	// CodeInternal ends a socket after a failure of ours.
	CodeInternal = 4500
	// CodeResync ends a socket that reads too slowly or not at all: the client
	// connects again and asks for the present state.
	CodeResync = 4503
)

// CloseError is a reason to close a socket. An InitFunc returns it to choose the
// code; any other error of an InitFunc closes with CodeForbidden.
type CloseError struct {
	Code   int
	Reason string // for the client; cut to the 123 bytes that a close frame holds
}

func (e *CloseError) Error() string {
	return fmt.Sprintf("socket: close %d: %s", e.Code, e.Reason)
}

// fitting cuts reason to what a close frame holds, between two characters.
func fitting(reason string) string {
	const most = 123
	if len(reason) <= most {
		return reason
	}
	end := most
	for !utf8.RuneStart(reason[end]) {
		end--
	}
	return reason[:end]
}
