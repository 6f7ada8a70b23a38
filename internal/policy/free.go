package policy

import "github.com/google/uuid"

// Free returns the units that the request would take, whatever else speaks against it; nil when too few are free.
func Free(s Space, r Request, taken []Taken) []uuid.UUID {
	units, _ := newJudge(s, r, taken).units(r.Span)
	return units
}
