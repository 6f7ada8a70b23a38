package waitlist

import (
	"slices"
	"strconv"

	"youkong/ent/kind"
	"youkong/internal/policy"
)

// Wish is what is known of somebody who wants to wait for a slot.
type Wish struct {
	Against    []policy.Refusal // What speaks against booking it now.
	Rules      policy.Rules     // Of the space.
	Start, Now int64            // Of the slot, and the moment of asking; Unix seconds.
	Own        bool             // They have booked some of the space for that time.
	Waits      bool             // They wait for the same slot already.
	Others     int              // For how many slots they wait.
}

// Refusals are all reasons against waiting. What waiting may bring about speaks against nothing: that the slot is free, or
// that a quota has room again; both are judged when there is something to offer. But a slot that nobody has taken is none to
// wait for.
func (w Wish) Refusals() []policy.Refusal {
	taken := slices.ContainsFunc(w.Against, func(r policy.Refusal) bool { return r.Rule == kind.RuleOverlap })
	refusals := slices.DeleteFunc(slices.Clone(w.Against), func(r policy.Refusal) bool {
		return r.Rule == kind.RuleOverlap || taken && r.Rule == kind.RuleQuota
	})
	add := func(refuses bool, r policy.Refusal) {
		if refuses {
			r.Start = w.Start
			refusals = append(refusals, r)
		}
	}
	add(!w.Rules.Waitlist, policy.Refusal{Rule: kind.RuleWaitOff})
	add(len(w.Against) == 0, policy.Refusal{Rule: kind.RuleWaitFree})
	add(w.Start <= w.Now, policy.Refusal{Rule: kind.RuleWaitLate})
	add(w.Own, policy.Refusal{Rule: kind.RuleWaitOwn})
	add(w.Waits, policy.Refusal{Rule: kind.RuleWaitTwice})
	add(w.Others >= MaxWaits, policy.Refusal{
		Rule: kind.RuleWaitLimit, LimitN: MaxWaits, ActualN: int64(w.Others) + 1, Limit: strconv.Itoa(MaxWaits), Actual: strconv.Itoa(w.Others + 1),
	})
	return refusals
}
