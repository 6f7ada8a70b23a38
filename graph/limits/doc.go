// Package limits refuses an operation that asks for too much, before anything of it runs and before it is validated:
// validation alone may cost the square of a document's length.
//
// An operation is judged as it would be executed, every fragment where it is spread. A fragment is looked at once all
// the same, and what was found is used again at each spread, so that judging takes time in proportion to the document's
// length, however often fragments double.
//
// What fields cost and how long lists are expected to be is written in the schema, with @cost and @listSize.
package limits
