package policy

import "youkong/ent/kind"

// lasting says of which rules it makes no difference when one asks, nor what else is taken.
var lasting = map[kind.BookingRule]bool{
	kind.RuleEligibility: true, kind.RuleOpeningHours: true, kind.RuleStartGrid: true,
	kind.RuleMinLength: true, kind.RuleMaxLength: true, kind.RuleCapacity: true, kind.RuleQuota: true,
}

// Standing judges a booking that stands as if it were asked for again: by every rule that looks at neither the moment of
// asking nor what else is taken. Rules that change touch no booking; this tells staff which would not be made any more.
func Standing(s Space, r Request) []Refusal {
	j := newJudge(s, r, nil)
	var refusals []Refusal
	for _, rule := range j.applying {
		if lasting[rule.name] && !rule.passes(j, r.Span) {
			refusal := rule.explain(j, r.Span)
			refusal.Rule, refusal.Start = rule.name, r.Span.Start
			refusals = append(refusals, refusal)
		}
	}
	return refusals
}
