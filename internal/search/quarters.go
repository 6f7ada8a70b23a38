package search

import (
	"math/bits"

	"youkong/internal/span"
)

const (
	quarter = 15 * 60 // In seconds.
	day     = 24 * 3600
	// indexed is how many days of UTC the index covers from the midnight before now: enough for Days local days in every
	// zone, and for a day more, so that nothing is missing while the next day is being read.
	indexed = Days + 2
	slots   = indexed * day / quarter
)

// quarters marks the quarters of an hour that a unit is taken, counted from the base of its view: 208 bytes.
type quarters [(slots + 63) / 64]uint64

// take marks what the span covers whole. What it covers in part stays unmarked, as the index may offer too much and never
// too little.
func (q *quarters) take(base int64, s span.Span) {
	first := (max(s.Start, base) - base + quarter - 1) / quarter
	for i := first; i < min((s.End-base)/quarter, slots); i++ {
		q[i/64] |= 1 << (i % 64)
	}
}

// last is the last of the marked quarters from first to before end, or -1.
func (q *quarters) last(first, end int64) int64 {
	first, end = max(first, 0), min(end, slots)
	for end > first {
		word := q[(end-1)/64] << (63 - (end-1)%64)
		if word != 0 {
			if found := end - 1 - int64(bits.LeadingZeros64(word)); found >= first {
				return found
			}
			return -1
		}
		end = (end - 1) / 64 * 64
	}
	return -1
}
