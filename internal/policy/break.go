package policy

import (
	"slices"

	"youkong/ent/kind"
)

// Breakable says whether staff may break the rule with a reason. They may not take what is taken, units that there are not,
// or time that is over; and a space that is walked into has nobody who takes it: to shut it they close it. What is about a
// hold or about how far a booking has come is no rule about who may have what.
func (r Refusal) Breakable() bool {
	switch r.Rule {
	case kind.RuleEligibility, kind.RuleSuspension, kind.RuleOpeningHours, kind.RuleStartGrid, kind.RuleMinLength,
		kind.RuleMaxLength, kind.RuleNotice, kind.RuleHorizon, kind.RuleQuota:
		return true
	case kind.RulePast:
		return !r.over
	case kind.RuleCapacity:
		return r.Case == CasePeople
	default:
		return false
	}
}

// Break is the decision when staff break what may be broken, with the rules that they break, each once.
func (d Decision) Break() Decision {
	d.Broken = nil
	for _, r := range d.Refusals {
		if r.Breakable() && !slices.Contains(d.Broken, r.Rule) {
			d.Broken = append(d.Broken, r.Rule)
		}
	}
	d.Refusals = slices.DeleteFunc(slices.Clone(d.Refusals), Refusal.Breakable)
	return d
}
