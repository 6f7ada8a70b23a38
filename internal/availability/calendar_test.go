package availability

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"youkong/ent/kind"
	"youkong/internal/holiday"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/span"
)

// calendar is any that a place may have around Spring Festival 2026.
func calendar(t *rapid.T, start int64) hours.Calendar {
	clock := rapid.SampledFrom([]localtime.Clock{0, 8 * hour, 12 * hour, 18 * hour, localtime.EndOfDay})
	rule := rapid.Custom(func(t *rapid.T) hours.Rule {
		opens := clock.Filter(func(c localtime.Clock) bool { return c < localtime.EndOfDay }).Draw(t, "opens")
		closes := clock.Filter(func(c localtime.Clock) bool { return c > opens }).Draw(t, "closes")
		return hours.Rule{Weekday: rapid.IntRange(1, 7).Draw(t, "weekday"), Opens: opens, Closes: closes}
	})
	c := hours.Calendar{
		Week: rapid.SliceOfN(rule, 0, 12).Draw(t, "week"), Announced: holiday.New(holiday.Shipped()...),
		Holidays: hours.Holidays{
			Closed: rapid.Bool().Draw(t, "closed on holidays"), Weekday: rapid.IntRange(0, 7).Draw(t, "like"), MakeUp: rapid.IntRange(0, 7).Draw(t, "make up"),
		},
		Exceptions: map[localtime.Date]hours.Exception{},
	}
	for range rapid.IntRange(0, 2).Draw(t, "exceptions") {
		day := localtime.Date{Year: 2026, Month: 2, Day: rapid.IntRange(12, 18).Draw(t, "on")}
		c.Exceptions[day] = hours.Exception{Rules: rapid.SliceOfN(rule, 0, 1).Draw(t, "instead")}
	}
	for range rapid.IntRange(0, 2).Draw(t, "closures") {
		from := start + 1800*rapid.Int64Range(0, 240).Draw(t, "from")
		c.Closures = append(c.Closures, hours.Closure{Span: span.Span{Start: from, End: from + 900*rapid.Int64Range(1, 99).Draw(t, "long")}})
	}
	return c
}

// What the board shows as open is what the rules take, to the minute. Doors open and close on the half hour, so that no slot
// reaches from one opening into the next.
func TestTheBoardAndTheRulesAgree(t *testing.T) {
	d := room(t, 1)
	now := localtime.At(localtime.Date{Year: 2026, Month: 2, Day: 12}, 0, d.space.Zone)
	d.space.Rules = policy.Defaults()
	state := func(at int64) kind.SpaceState { return Now(d.space, nil, at, lookahead(at, d.space.Zone)).State }
	rapid.Check(t, func(t *rapid.T) {
		d.space.Hours = calendar(t, now)
		start := now + 1800*rapid.Int64Range(0, 280).Draw(t, "start")
		request := policy.Request{Span: span.Span{Start: start, End: start + 1800}, Now: now}
		refused := slices.ContainsFunc(policy.Decide(d.space, request, nil).Refusals, func(r policy.Refusal) bool {
			return r.Rule == kind.RuleOpeningHours
		})
		open := true
		for at := start; at < start+1800; at += 300 {
			open = open && state(at) == kind.StateFree
		}
		if open == refused {
			t.Fatalf("shown as open %v, refused %v", open, refused)
		}
		for _, other := range policy.Alternatives(d.space, request, nil, 5) {
			if state(other.Start) != kind.StateFree || state(other.End-1) != kind.StateFree {
				t.Fatalf("%v is offered, but shown as closed", other)
			}
		}
	})
}

func TestClosedSaysWhy(t *testing.T) {
	d := room(t, 1)
	d.space.Hours.Closures = []hours.Closure{{Span: d.span("14:00", "16:00"), Reason: hours.Reason{Zh: "检修", En: "repairs"}}}
	live := d.shows("15:00", kind.StateClosed, "", "16:00", kind.StateFree, "21:00")
	if live.Why != (hours.Why{Case: hours.CaseClosure, Reason: hours.Reason{Zh: "检修", En: "repairs"}}) {
		t.Errorf("closed because of %+v", live.Why)
	}
	if live = d.shows("13:00", kind.StateFree, "", "14:00", kind.StateClosed, "16:00"); live.Why != (hours.Why{}) {
		t.Errorf("free because of %+v", live.Why)
	}
	if live = d.shows("22:00", kind.StateClosed, "", "", "", ""); live.Why != (hours.Why{}) {
		t.Errorf("closed for the night because of %+v", live.Why)
	}
}
