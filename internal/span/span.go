// Package span computes with half-open intervals of time: the start belongs to a span, the end does not, so that two
// bookings that touch do not meet. Instants are Unix seconds, as the database stores them.
package span

import (
	"cmp"
	"slices"
)

// MaxOccupancy is the longest span that one occupancy may have, in seconds; what is longer is cut into Chunks.
// The bound is what keeps the search for overlaps short, in the database too.
const MaxOccupancy = 48 * 3600

// Span is the time from Start until just before End, in Unix seconds.
type Span struct{ Start, End int64 }

// Valid says whether the span holds any time at all.
func (s Span) Valid() bool { return s.Start < s.End }

// Len is the length in seconds; negative when the span is turned round.
func (s Span) Len() int64 { return s.End - s.Start }

// Overlaps says whether the two spans share an instant; spans that only touch do not.
func (s Span) Overlaps(other Span) bool {
	return s.Valid() && other.Valid() && s.Start < other.End && other.Start < s.End
}

// Contains says whether the instant lies in the span.
func (s Span) Contains(instant int64) bool { return s.Start <= instant && instant < s.End }

// Covers says whether the whole of other, which must be valid, lies in the span.
func (s Span) Covers(other Span) bool {
	return other.Valid() && s.Start <= other.Start && other.End <= s.End
}

// Clip returns what the two spans share, and whether that is anything.
func (s Span) Clip(other Span) (Span, bool) {
	common := Span{max(s.Start, other.Start), min(s.End, other.End)}
	return common, common.Valid()
}

// Chunks cuts the span into consecutive spans of at most the given number of seconds, which must be positive.
func (s Span) Chunks(most int64) []Span {
	var chunks []Span
	for start := s.Start; start < s.End; start += most {
		chunks = append(chunks, Span{start, min(start+most, s.End)})
	}
	return chunks
}

// Merge returns the same time as ascending spans that neither overlap nor touch. Its argument is left as it was.
func Merge(spans []Span) []Span {
	sorted := slices.DeleteFunc(slices.Clone(spans), func(s Span) bool { return !s.Valid() })
	slices.SortFunc(sorted, Compare)
	var merged []Span
	for _, s := range sorted {
		if last := len(merged) - 1; last >= 0 && s.Start <= merged[last].End {
			merged[last].End = max(merged[last].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// Compare orders spans by start, then by end.
func Compare(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}
