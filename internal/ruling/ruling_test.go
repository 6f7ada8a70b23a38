package ruling_test

import (
	"slices"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/ruling"
	"youkong/internal/seed"
	"youkong/internal/span"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

var (
	space    = seed.SpaceID("xinyu", "tool-shelf")
	staff    = viewer.Viewer{Person: seed.PersonID("staff-xinyu"), Grants: []viewer.Grant{{Role: kind.Staff, Community: seed.CommunityID("xinyu")}}}
	resident = viewer.Viewer{Person: seed.PersonID("resident-a")}
)

// rig is two servers on one database: here the rules are changed, there somebody books.
type rig struct {
	t        *testing.T
	clock    *clockwork.FakeClock
	rules    *ruling.Service
	bookings *booking.Service
	here     *community.Keeper
}

func each(t *testing.T, test func(r rig)) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		must(t, seed.Demo(t.Context(), s))
		here, there := &community.Keeper{}, &community.Keeper{}
		must(t, here.Reload(t.Context(), s.Read()))
		must(t, there.Reload(t.Context(), s.Read()))
		test(rig{t, clock, ruling.New(s, here, clock), booking.New(s, there, clock), here})
	})
}

// book books the shelf at an hour of a day from today on, for one hour, and returns the rules that refuse it.
func (r rig) book(key string, day, hour int) []kind.BookingRule {
	r.t.Helper()
	made, err := r.bookings.Book(r.t.Context(), resident, booking.BookInput{Key: key, Slot: new(r.slot(day, hour)), Attendees: 1})
	must(r.t, err)
	return names(made.Refusals)
}

func (r rig) slot(day, hour int) booking.Slot {
	zone := r.space().Community.Zone
	start := localtime.At(localtime.DateOf(r.clock.Now().Unix(), zone).AddDays(day), localtime.Clock(hour*60), zone)
	return booking.Slot{Space: space, Span: span.Span{Start: start, End: start + 3600}}
}

func (r rig) space() *community.Space {
	found, ok := r.here.Catalogue().Space(space)
	if !ok {
		r.t.Fatal("the demo has no such space")
	}
	return found
}

func (r rig) input() ruling.Input {
	return ruling.Input{Place: community.Place{Community: seed.CommunityID("xinyu"), Space: new(space)}}
}

func names(refusals []policy.Refusal) []kind.BookingRule {
	var names []kind.BookingRule
	for _, r := range refusals {
		names = append(names, r.Rule)
	}
	return names
}

// TestPreviewTellsWhatBookingIsRefusedAfterwards: each change tells of the booking that stands by which rule it would not be
// made any more; the booking stays, and the same asked for anew is refused by just that rule, on another server at once.
func TestPreviewTellsWhatBookingIsRefusedAfterwards(t *testing.T) {
	for name, test := range map[string]struct {
		change func(in *ruling.Input)
		rule   kind.BookingRule
	}{
		"too short":    {func(in *ruling.Input) { in.Rules = &policy.Values{MinLength: new(120)} }, kind.RuleMinLength},
		"too long":     {func(in *ruling.Input) { in.Rules = &policy.Values{MaxLength: new(30)} }, kind.RuleMaxLength},
		"off the grid": {func(in *ruling.Input) { in.Rules = &policy.Values{Granularity: new(45)} }, kind.RuleStartGrid},
		"not for them": {func(in *ruling.Input) { in.Rules = &policy.Values{Eligibility: new(kind.OrganisationsOnly)} }, kind.RuleEligibility},
		"closed":       {func(in *ruling.Input) { in.Week = &hours.Weekly{{Weekday: 1, Opens: 60, Closes: 120}} }, kind.RuleOpeningHours},
		"too much": {func(in *ruling.Input) {
			in.Quotas = &[]policy.Quota{{Holder: kind.PerPerson, Measure: kind.CountBookings, Period: kind.Upcoming, Limit: 0}}
		}, kind.RuleQuota},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(r rig) {
				r.t = t
				if refused := r.book("standing", 2, 10); len(refused) > 0 {
					t.Fatalf("before the change: %v", refused)
				}
				in := r.input()
				test.change(&in)
				preview, err := r.rules.Preview(t.Context(), staff, in)
				must(t, err)
				if !r.tells(preview, 2, 10, test.rule) {
					t.Errorf("the preview tells %+v", preview)
				}
				if refused := r.book("still as ever", 3, 10); len(refused) > 0 && test.rule != kind.RuleQuota {
					t.Errorf("the preview changed something: %v", refused)
				}
				_, err = r.rules.Set(t.Context(), staff, in)
				must(t, err)
				if refused := r.book("the same anew", 4, 10); !slices.Contains(refused, test.rule) {
					t.Errorf("afterwards the same is refused by %v", refused)
				}
				again, err := r.rules.Preview(t.Context(), staff, in)
				must(t, err)
				if len(again.Effects) != 0 {
					t.Errorf("what holds already would change %+v", again.Effects)
				}
			})
		})
	}
}

// tells says whether the preview names the resident's booking with just the rule.
func (r rig) tells(p ruling.Preview, day, hour int, rule kind.BookingRule) bool {
	slot := r.slot(day, hour)
	return slices.ContainsFunc(p.Effects, func(e ruling.Effect) bool {
		return e.Booking.StartsAt == slot.Span.Start && slices.Equal(names(e.Refusals), []kind.BookingRule{rule})
	})
}

// TestSayingNothing: what a space took back is as its community says again.
func TestSayingNothing(t *testing.T) {
	each(t, func(r rig) {
		was := r.space().Rules
		in := r.input()
		in.Rules, in.Week = &policy.Values{MaxLength: new(60)}, &hours.Weekly{{Weekday: 2, Opens: 600, Closes: 700}}
		in.Quotas = &[]policy.Quota{{Holder: kind.PerPerson, Measure: kind.CountHours, Period: kind.PerWeek, Limit: 3}}
		_, err := r.rules.Set(r.t.Context(), staff, in)
		must(r.t, err)
		own, err := r.here.Catalogue().Own(in.Place)
		must(r.t, err)
		if *own.Rules.MaxLength != 60 || len(own.Week) != 1 || len(own.Quotas) != 1 || own.Quotas[0].Of != space {
			r.t.Errorf("the space says %+v", own)
		}
		in.Rules, in.Week, in.Quotas = &policy.Values{}, &hours.Weekly{}, &[]policy.Quota{}
		_, err = r.rules.Set(r.t.Context(), staff, in)
		must(r.t, err)
		if now := r.space().Rules; len(now.Quotas) != 0 || len(now.Hours.Week) == 1 || now.Rules.MaxLength != policy.Defaults().With(policy.Values{}).MaxLength && now.Rules.MaxLength != was.Rules.MaxLength {
			r.t.Errorf("having taken it back: %+v", now.Rules)
		}
	})
}

// TestRulesThatCantBe: nothing of a change that can't be is kept, and every field is told.
func TestRulesThatCantBe(t *testing.T) {
	each(t, func(r rig) {
		was := r.space().Rules.Rules
		for name, change := range map[string]func(in *ruling.Input){
			"nothing":        func(*ruling.Input) {},
			"too fine":       func(in *ruling.Input) { in.Rules = &policy.Values{Granularity: new(1)} },
			"min above max":  func(in *ruling.Input) { in.Rules = &policy.Values{MinLength: new(120), MaxLength: new(60)} },
			"grid above max": func(in *ruling.Input) { in.Rules = &policy.Values{Granularity: new(120), MaxLength: new(60)} },
			"overlapping week": func(in *ruling.Input) {
				in.Week = &hours.Weekly{{Weekday: 1, Opens: 60, Closes: 120}, {Weekday: 1, Opens: 100, Closes: 130}}
			},
			"a negative limit": func(in *ruling.Input) {
				in.Quotas = &[]policy.Quota{{Holder: kind.PerPerson, Measure: kind.CountHours, Period: kind.PerDay, Limit: -1}}
			},
		} {
			in := r.input()
			change(&in)
			if _, err := r.rules.Set(r.t.Context(), staff, in); !fault.Is(err, fault.BadInput) {
				r.t.Errorf("%s: %v", name, err)
			}
		}
		if now := r.space().Rules.Rules; now != was {
			r.t.Errorf("something was kept: %+v", now)
		}
		elsewhere := viewer.Viewer{Person: staff.Person, Grants: []viewer.Grant{{Role: kind.Staff, Community: seed.CommunityID("jingwu")}}}
		in := r.input()
		in.Rules = &policy.Values{MaxLength: new(60)}
		if _, err := r.rules.Set(r.t.Context(), elsewhere, in); !fault.Is(err, fault.NotFound) {
			r.t.Errorf("staff of elsewhere: %v", err)
		}
	})
}

// TestBookingsThatAreOverDontMatter: a preview is about what is to come.
func TestBookingsThatAreOverDontMatter(t *testing.T) {
	each(t, func(r rig) {
		r.book("over soon", 1, 10)
		r.clock.Advance(48 * time.Hour)
		in := r.input()
		in.Rules = &policy.Values{MinLength: new(120)}
		preview, err := r.rules.Preview(r.t.Context(), staff, in)
		must(r.t, err)
		if r.tells(preview, -1, 10, kind.RuleMinLength) {
			r.t.Error("the preview tells of a booking that is over")
		}
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestANewQuotaCountsWhatStands: who judges by a catalogue from before the quota still counts what is booked already.
func TestANewQuotaCountsWhatStands(t *testing.T) {
	each(t, func(r rig) {
		r.book("the only one", 2, 10)
		in := r.input()
		in.Quotas = &[]policy.Quota{{Holder: kind.PerPerson, Measure: kind.CountBookings, Period: kind.Upcoming, Limit: 1}}
		_, err := r.rules.Set(r.t.Context(), staff, in)
		must(r.t, err)
		if refused := r.book("one too many", 3, 10); !slices.Contains(refused, kind.RuleQuota) {
			r.t.Errorf("the second booking is refused by %v", refused)
		}
	})
}
