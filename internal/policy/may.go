package policy

import "youkong/internal/span"

// May says whether the space is for whoever asks, at whatever time; searches pass over those that are not.
func May(s Space, r Request) bool {
	j := judge{Space: s, request: r}
	return j.eligible(span.Span{})
}
