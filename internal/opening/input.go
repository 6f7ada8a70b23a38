package opening

import (
	"strings"
	"unicode/utf8"

	"youkong/internal/fault"
	"youkong/internal/hours"
	"youkong/internal/localtime"
)

const (
	minKey, maxKey = 8, 64
	maxReason      = 120
	maxSpans       = 8
)

func (in ExceptionInput) validate() error {
	fields := invalidReason(in.Reason)
	if len(in.Spans) > maxSpans {
		fields = append(fields, fault.Field{Path: "input.spans", Reason: "must be 8 at most"})
	}
	last := 0
	for _, s := range in.Spans {
		if s.Opens < last || s.Closes <= s.Opens || s.Closes > int(localtime.EndOfDay) {
			fields = append(fields, fault.Field{Path: "input.spans", Reason: "must be ascending, each closing after it opens, and must not overlap"})
			break
		}
		last = s.Closes
	}
	return fault.Invalid(fields)
}

func (in CloseInput) validate() error {
	fields := invalidReason(in.Reason)
	if n := utf8.RuneCountInString(in.Key); n < minKey || n > maxKey {
		fields = append(fields, fault.Field{Path: "input.key", Reason: "must have 8 to 64 characters"})
	}
	if in.From != nil && in.To != nil && *in.To <= *in.From {
		fields = append(fields, fault.Field{Path: "input.to", Reason: "must be after `from`"})
	}
	return fault.Invalid(fields)
}

// invalidReason wants a reason in Chinese; the English one may be left out.
func invalidReason(r hours.Reason) (fields []fault.Field) {
	if n := utf8.RuneCountInString(strings.TrimSpace(r.Zh)); n < 1 || n > maxReason {
		fields = append(fields, fault.Field{Path: "input.reason", Reason: "must have 1 to 120 characters"})
	}
	if utf8.RuneCountInString(r.En) > maxReason {
		fields = append(fields, fault.Field{Path: "input.reasonEn", Reason: "must have at most 120 characters"})
	}
	return fields
}
