// Package rates counts what callers ask of the server, and refuses what is too much.
//
// A caller is a token, else a session, else an address. Each has a bucket that holds so much of an operation's cost, as
// graph/limits prices it, and that fills again with time. Who asks for more than is left is told when to come back.
// Beside that stand two buckets of each address, for attempts to sign in and for one-time codes.
//
// Refusing costs something too, so it is charged: a request pays when it comes in, a document when it is read. Once
// nothing is left, a request is refused before anything of it is read.
package rates
