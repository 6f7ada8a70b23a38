// Package wire holds what every GraphQL transport of this server shares: the
// strict reading of a request, running one operation, and writing a response.
//
// Its invariants:
//   - What a client sent is read once, strictly: UTF-8, one JSON object, no
//     duplicate key, nothing after it. A proxy, a log and we must never read the
//     same bytes in two ways.
//   - A response is turned into bytes before the next one is asked for, because
//     gqlgen reuses the buffer behind a subscription's Response.Data.
//   - A panic below ends one operation, never the process.
package wire
