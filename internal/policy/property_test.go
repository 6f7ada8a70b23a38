package policy

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"youkong/ent/kind"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

func TestDecideIsTheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := world(t)
		var refusing []kind.BookingRule
		for _, rule := range inOrder {
			if !a.model(rule, a.Span) {
				refusing = append(refusing, rule)
			}
		}
		a.refused(refusing...)
	})
}

// Nobody may be promised a time that does not work, nor be told a later one than needed.
func TestEarliestIsTheFirstStartThatPasses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := world(t)
		a.HeldSince = 0
		for _, r := range a.decide().Refusals {
			switch {
			case r.Rule == kind.RuleHorizon:
				a.releasedAt(t, *r.Earliest)
			case r.Rule == kind.RuleStartGrid && r.Case == CaseLength, r.Case == CaseMove, r.Rule == kind.RuleMinLength,
				r.Rule == kind.RuleMaxLength, r.Rule == kind.RuleCapacity, r.Rule == kind.RuleEligibility:
				if r.Earliest != nil {
					t.Fatalf("%s %s can never pass, yet it has an earliest", r.Rule, r.Case)
				}
			default:
				want := a.first(r.Rule)
				if got := r.Earliest; (got == nil) != (want == nil) || got != nil && *got != *want {
					t.Fatalf("%s %s: earliest %v, want %v", r.Rule, r.Case, got, want)
				}
			}
		}
	})
}

func (a *asking) releasedAt(t *rapid.T, when int64) {
	before, after := *a, *a
	before.Now, after.Now = when-1, when
	if !has(before.decide(), kind.RuleHorizon) || has(after.decide(), kind.RuleHorizon) {
		t.Fatalf("is not released at %d", when)
	}
}

// startsOnGrid asks the model about the start alone, by a length that always fits.
func (a *asking) startsOnGrid(start int64) bool {
	return a.modelGrid(span.Span{Start: start, End: start + seconds(a.space.Rules.Granularity)})
}

// quarters calls back for every quarter of an hour, on which all grids of the world lie.
func quarters(from, to int64, back func(start int64) (found bool)) {
	for start := (from + 899) / 900 * 900; start < to; start += 900 {
		if back(start) {
			return
		}
	}
}

// first tries the days that are searched, from the start asked for, until the rule and those about time pass.
func (a *asking) first(rule kind.BookingRule) (earliest *int64) {
	wanted := localtime.DateOf(max(a.Span.Start, a.Now), a.space.Zone)
	end := localtime.Day(wanted.AddDays(SearchDays), a.space.Zone).End
	quarters(max(a.Span.Start, a.Now-3600), end, func(start int64) bool {
		slot := span.Span{Start: start, End: start + a.Span.Len()}
		found := a.model(kind.RulePast, slot) && a.model(kind.RuleHorizon, slot) && a.modelHours(slot) &&
			a.startsOnGrid(start) && (rule == kind.RuleStartGrid || a.model(rule, slot))
		if found {
			earliest = &start
		}
		return found
	})
	return earliest
}

func TestAlternativesAreTheNearestThatPassEveryRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := world(t)
		most := rapid.IntRange(0, 6).Draw(t, "most")
		a.HeldSince = 0
		step := newJudge(a.space, a.Request, nil).step
		length := (a.Span.Len() + step/2) / step * step
		for length < seconds(a.space.Rules.MinLength) || length == 0 {
			length += step
		}
		for length > seconds(a.space.Rules.MaxLength) {
			length -= step
		}
		var want []span.Span
		search := Look(a.space, a.Request)
		quarters(search.Start-3600, search.End, func(start int64) bool {
			slot := span.Span{Start: start, End: start + length}
			refuses := func(rule kind.BookingRule) bool { return !a.model(rule, slot) }
			if slot != a.Span && !slices.ContainsFunc(inOrder, refuses) {
				want = append(want, slot)
			}
			return false
		})
		distance := func(s span.Span) int64 { return max(s.Start-a.Span.Start, a.Span.Start-s.Start) }
		slices.SortFunc(want, func(x, y span.Span) int {
			return cmp.Or(cmp.Compare(distance(x), distance(y)), cmp.Compare(y.Start, x.Start))
		})
		want = want[:min(most, len(want))]
		if got := Alternatives(a.space, a.Request, a.taken, most); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// What lies outside the time that is read must not matter.
func TestLookAndOccupancyAreEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := world(t)
		inside := func(within span.Span) []Taken {
			outside := func(o Taken) bool { return !o.Span.Overlaps(within) }
			return slices.DeleteFunc(slices.Clone(a.taken), outside)
		}
		all := a.decide()
		if got := Decide(a.space, a.Request, inside(Occupancy(a.space, a.Request))); got.Allowed() != all.Allowed() {
			t.Fatal("what lies outside Occupancy decided")
		}
		look := inside(Look(a.space, a.Request))
		for i, r := range Decide(a.space, a.Request, look).Refusals {
			if want := all.Refusals[i].Earliest; (r.Earliest == nil) != (want == nil) || want != nil && *r.Earliest != *want {
				t.Fatal("what lies outside Look changed the earliest start")
			}
		}
		if !slices.Equal(Alternatives(a.space, a.Request, look, 9), Alternatives(a.space, a.Request, a.taken, 9)) {
			t.Fatal("what lies outside Look changed the alternatives")
		}
	})
}

func TestNothingThatIsAskedForBreaksTheRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := world(t)
		far := rapid.Int64Range(-62_135_596_800, 253_402_300_799) // The years 1 to 9999.
		a.Span = span.Span{Start: far.Draw(t, "start"), End: far.Draw(t, "end")}
		a.Units, a.Attendees = rapid.Int().Draw(t, "units"), rapid.Int().Draw(t, "people")
		if a.decide().Allowed() {
			t.Fatal("allowed")
		}
		Alternatives(a.space, a.Request, a.taken, 3)
		if look := Look(a.space, a.Request); !look.Overlaps(Occupancy(a.space, a.Request)) && Occupancy(a.space, a.Request).Valid() {
			t.Fatal("the wanted slot is not looked at")
		}
	})
}
