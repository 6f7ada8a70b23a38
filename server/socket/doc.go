// Package socket serves GraphQL over WebSocket with the graphql-transport-ws
// subprotocol, on gorilla/websocket.
//
// Its invariants:
//   - One goroutine reads a socket and never blocks on anything else; one more
//     writes, and lives only while there is something to write. Nothing ever
//     waits for a slow reader: what can't be queued closes the socket.
//   - What is sent is decided under the socket's lock, together with the question
//     whether its operation still runs. So nothing follows a client's `complete`,
//     and no `complete` follows an `error`.
//   - A socket that closes sends one close frame, waits a bounded time for the
//     peer's, and is gone only when all its operations have ended. So whoever
//     waits for Shutdown may close the database next.
//
// The viewer, the language and whatever else an operation needs are values that
// middleware puts into the request's context before the upgrade; they are kept
// for the socket's life, the request's cancellation and headers are not.
//
// A subscription that fails half-way sends its errors in a response of its own;
// gqlgen's transport.AddSubscriptionError belongs to gqlgen's own transport.
package socket
