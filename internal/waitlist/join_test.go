package waitlist_test

import (
	"fmt"
	"testing"

	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/waitlist"
)

// One waits for what is taken, whatever a quota says today; all that waiting cannot cure is said, and what is wrong with the
// waiting itself.
func TestWhoMayWait(t *testing.T) {
	of := func(rules ...kind.BookingRule) (found []policy.Refusal) {
		for _, rule := range rules {
			found = append(found, policy.Refusal{Rule: rule})
		}
		return found
	}
	overlap, quota := kind.RuleOverlap, kind.RuleQuota
	for name, c := range map[string]struct {
		change func(*waitlist.Wish)
		want   []kind.BookingRule
	}{
		"taken":              {func(*waitlist.Wish) {}, nil},
		"and no quota left":  {func(w *waitlist.Wish) { w.Against = of(overlap, quota) }, nil},
		"free":               {func(w *waitlist.Wish) { w.Against = nil }, []kind.BookingRule{kind.RuleWaitFree}},
		"free but no quota":  {func(w *waitlist.Wish) { w.Against = of(quota) }, []kind.BookingRule{quota}},
		"closed and taken":   {func(w *waitlist.Wish) { w.Against = of(kind.RuleOpeningHours, overlap) }, []kind.BookingRule{kind.RuleOpeningHours}},
		"no waitlist":        {func(w *waitlist.Wish) { w.Rules.Waitlist = false }, []kind.BookingRule{kind.RuleWaitOff}},
		"a second before":    {func(w *waitlist.Wish) { w.Now = w.Start - 1 }, nil},
		"begun":              {func(w *waitlist.Wish) { w.Now = w.Start }, []kind.BookingRule{kind.RuleWaitLate}},
		"one's own":          {func(w *waitlist.Wish) { w.Own = true }, []kind.BookingRule{kind.RuleWaitOwn}},
		"twice":              {func(w *waitlist.Wish) { w.Waits, w.Others = true, 1 }, []kind.BookingRule{kind.RuleWaitTwice}},
		"the tenth":          {func(w *waitlist.Wish) { w.Others = 9 }, nil},
		"the eleventh":       {func(w *waitlist.Wish) { w.Others = 10 }, []kind.BookingRule{kind.RuleWaitLimit}},
		"everything at once": {func(w *waitlist.Wish) { w.Rules.Waitlist, w.Now, w.Others = false, w.Start, 10 }, []kind.BookingRule{kind.RuleWaitOff, kind.RuleWaitLate, kind.RuleWaitLimit}},
	} {
		wish := waitlist.Wish{Against: of(overlap), Rules: policy.Defaults(), Start: 1000, Now: 500}
		c.change(&wish)
		var got []kind.BookingRule
		for _, r := range wish.Refusals() {
			got = append(got, r.Rule)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
