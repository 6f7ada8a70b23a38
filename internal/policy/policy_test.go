package policy

import (
	"slices"
	"testing"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/span"
)

func TestWalkInIsRefusedAsSuchAlone(t *testing.T) {
	a := ask(t, room(t))
	a.space.Access = kind.WalkIn
	a.slot("2020-01-01 03:10", "2020-01-01 03:20")
	a.says(a.refused(kind.RuleBookable), "", "", "")
}

func TestTheRunningGridStepIsNow(t *testing.T) {
	a := ask(t, room(t))
	a.slot("2026-11-23 14:00", "2026-11-23 15:00")
	a.Now = a.at("2026-11-23 14:29") + 59
	a.refused()
	if got := a.decide().Occupancy; got != (span.Span{Start: a.Now, End: a.Span.End}) {
		t.Errorf("occupies %v, not from now on", got)
	}
	a.Now++
	a.says(a.refused(kind.RulePast), "2026-11-23T14:30:00+08:00", "2026-11-23T14:00:00+08:00", "2026-11-23 14:30")
	a.Now = a.at("2026-11-23 21:10")
	a.says(a.refused(kind.RulePast), "2026-11-23T21:10:00+08:00", "2026-11-23T14:00:00+08:00", "2026-11-24 08:00")
}

func TestAHoldKeepsWhatTheRulesAllowedWhenItWasMade(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.MinNotice = minutes(5)
	a.slot("2026-11-23 14:30", "2026-11-23 15:00")
	a.Now = a.at("2026-11-23 14:29")
	a.refused(kind.RuleNotice)
	a.HeldSince = a.at("2026-11-23 14:25")
	a.refused()
	if got := a.decide().Occupancy.Start; got != a.Span.Start {
		t.Errorf("occupies from %d, not from %d", got, a.Span.Start)
	}
}

func TestOpeningHours(t *testing.T) {
	a := ask(t, room(t))
	for _, fits := range [][2]string{{"08:00", "12:00"}, {"13:00", "17:00"}, {"20:30", "21:00"}} {
		a.slot("2026-11-24 "+fits[0], "2026-11-24 "+fits[1])
		a.refused()
	}
	for _, c := range [][3]string{
		{"07:30", "08:30", "2026-11-24 08:00"},
		{"11:30", "12:30", "2026-11-24 13:00"},
		{"11:30", "13:30", "2026-11-24 13:00"}, // Over the lunch break.
		{"12:00", "13:00", "2026-11-24 13:00"},
		{"20:00", "21:30", "2026-11-25 08:00"},
		{"21:00", "22:00", "2026-11-25 08:00"},
	} {
		a.slot("2026-11-24 "+c[0], "2026-11-24 "+c[1])
		a.says(a.refused(kind.RuleOpeningHours), "", "", c[2])
	}
	a.space.Hours = hours.Calendar{}
	a.says(a.refused(kind.RuleOpeningHours), "", "", "")
}

func TestSpansThatTouchAreNotOne(t *testing.T) {
	a := ask(t, room(t))
	a.space.Hours = week(8*hour, 12*hour, 12*hour, 18*hour)
	a.slot("2026-11-24 11:30", "2026-11-24 12:30")
	a.says(a.refused(kind.RuleOpeningHours), "", "", "2026-11-24 12:00")
	a.space.Hours = week(0, 24*hour)
	a.slot("2026-11-24 23:30", "2026-11-25 00:30")
	a.says(a.refused(kind.RuleOpeningHours), "", "", "2026-11-25 00:00")
	a.slot("2026-11-24 23:00", "2026-11-25 00:00")
	a.refused()
}

func TestStartGridBeginsWithEachOpening(t *testing.T) {
	a := ask(t, room(t))
	a.space.Hours = week(8*hour+10, 12*hour, 13*hour+25, 21*hour)
	a.slot("2026-11-24 08:40", "2026-11-24 09:40")
	a.refused()
	a.slot("2026-11-24 13:55", "2026-11-24 14:25")
	a.refused()
	a.slot("2026-11-24 08:41", "2026-11-24 09:41")
	r := a.refused(kind.RuleStartGrid)
	a.says(r, "PT30M", "PT31M", "2026-11-24 09:10")
	if r.Case != CaseStart {
		t.Errorf("case %s", r.Case)
	}
	a.slot("2026-11-24 08:40", "2026-11-24 09:41")
	r = a.refused(kind.RuleStartGrid)
	a.says(r, "PT30M", "PT1H1M", "")
	if r.Case != CaseLength {
		t.Errorf("case %s", r.Case)
	}
}

func TestStaffStartOnAFinerGrid(t *testing.T) {
	for granularity, want := range map[int]string{
		30: "PT15M", 60: "PT15M", 45: "PT15M", 15: "PT15M", 20: "PT5M", 10: "PT5M", 7: "PT1M",
	} {
		a := ask(t, room(t))
		a.Staff = true
		a.space.Rules.Granularity, a.space.Rules.MinLength = minutes(granularity), 0
		a.Span = span.Span{Start: a.Span.Start + 30, End: a.Span.End}
		if got := a.refused(kind.RuleStartGrid).Limit; got != want {
			t.Errorf("a granularity of %d minutes gives staff a step of %s", granularity, got)
		}
	}
	a := ask(t, room(t))
	a.slot("2026-11-24 14:15", "2026-11-24 15:00")
	a.refused(kind.RuleStartGrid)
	a.Staff = true
	a.refused()
}

func TestLengths(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.MinLength, a.space.Rules.MaxLength = minutes(60), minutes(120)
	a.slot("2026-11-24 14:00", "2026-11-24 14:30")
	a.says(a.refused(kind.RuleMinLength), "PT1H", "PT30M", "")
	a.slot("2026-11-24 14:00", "2026-11-24 15:00")
	a.refused()
	a.slot("2026-11-24 14:00", "2026-11-24 16:00")
	a.refused()
	a.slot("2026-11-24 14:00", "2026-11-24 16:30")
	a.says(a.refused(kind.RuleMaxLength), "PT2H", "PT2H30M", "")
}

func TestNoticeToMake(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.MinNotice = minutes(60)
	a.slot("2026-11-23 14:00", "2026-11-23 15:00")
	a.Now = a.at("2026-11-23 13:00")
	a.refused()
	a.Now++
	r := a.refused(kind.RuleNotice)
	a.says(r, "PT1H", "PT59M59S", "2026-11-23 14:30")
	a.Now = a.at("2026-11-23 20:10")
	a.slot("2026-11-23 20:30", "2026-11-23 21:00")
	a.says(a.refused(kind.RuleNotice), "PT1H", "PT20M", "2026-11-24 08:00")
}

func TestNoticeToMoveLooksAtTheStoredStartOnly(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.MinNotice, a.space.Rules.MinNoticeToMove = minutes(240), minutes(60)
	a.Now = a.at("2026-11-23 13:00")
	stored := a.between("2026-11-23 14:00", "2026-11-23 15:00")
	a.Stored = &stored
	a.slot("2026-11-23 13:30", "2026-11-23 14:30")
	a.refused()
	a.Now++
	a.slot("2026-11-30 13:30", "2026-11-30 14:30")
	r := a.refused(kind.RuleNotice)
	a.says(r, "PT1H", "PT59M59S", "")
	if r.Case != CaseMove {
		t.Errorf("case %s", r.Case)
	}
	if InTimeToMove(a.space, stored.Start, a.Now) || !InTimeToMove(a.space, stored.Start, a.Now-1) {
		t.Error("InTimeToMove disagrees")
	}
	a.space.Rules.MinNoticeToMove = 0
	a.Now = stored.Start
	a.refused()
	a.Now++
	a.says(a.refused(kind.RuleNotice), "PT0S", "-PT1S", "")
}

func TestNoticeToCancel(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.MinNoticeToCancel = minutes(120)
	if d := DecideCancel(a.space, a.Span, a.Span.Start-7200); !d.Allowed() {
		t.Errorf("refused in time: %v", d)
	}
	d := DecideCancel(a.space, a.Span, a.Span.Start-7199)
	if len(d.Refusals) != 1 || d.Refusals[0].Rule != kind.RuleNotice || d.Refusals[0].Case != CaseCancel {
		t.Fatalf("got %v", d)
	}
	a.says(d.Refusals[0], "PT2H", "PT1H59M59S", "")
}

func TestHorizonIsMeasuredToTheEnd(t *testing.T) {
	a := ask(t, room(t))
	a.space.Hours = week(0, 24*hour)
	a.space.Rules.HorizonDays, a.space.Rules.ReleaseTime = 7, 9*hour
	a.slot("2026-11-30 23:00", "2026-12-01 00:00") // To the very end of the seventh day.
	a.Now = a.at("2026-11-23 09:00")
	a.refused()
	a.Now--
	a.says(a.refused(kind.RuleHorizon), "2026-11-30T00:00:00+08:00", "2026-12-01T00:00:00+08:00", "2026-11-23 09:00")
	a.slot("2026-11-29 23:30", "2026-11-30 00:00")
	a.refused()

	a.space.Hours = week(0, 12*hour, 12*hour, 24*hour)
	a.space.Rules.HorizonDays, a.space.Rules.ReleaseTime = 0, 0
	a.slot("2026-11-23 23:30", "2026-11-24 00:00")
	a.refused()
	a.slot("2026-11-24 00:00", "2026-11-24 00:30")
	a.says(a.refused(kind.RuleHorizon), "2026-11-24T00:00:00+08:00", "2026-11-24T00:30:00+08:00", "2026-11-24 00:00")
}

func TestHorizonOverTheYearsEndAndTheClocksChange(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.HorizonDays = 3
	a.Now = a.at("2026-12-30 12:00")
	a.slot("2027-01-02 20:00", "2027-01-02 21:00")
	a.refused()
	a.slot("2027-01-03 08:00", "2027-01-03 09:00")
	a.says(a.refused(kind.RuleHorizon), "2027-01-03T00:00:00+08:00", "2027-01-03T09:00:00+08:00", "2026-12-31 00:00")

	a.space.Zone = zone(t, "Europe/Helsinki")
	a.space.Rules.HorizonDays, a.space.Rules.ReleaseTime = 1, 3*hour+30
	a.slot("2026-03-30 20:00", "2026-03-30 21:00")
	a.Now = a.at("2026-03-29 04:00") - 1 // 03:30 does not exist; the day is released when the clocks jump.
	a.says(a.refused(kind.RuleHorizon), "2026-03-30T00:00:00+03:00", "2026-03-30T21:00:00+03:00", "2026-03-29 04:00")
	a.Now++
	a.refused()
}

func TestTheGridFollowsRealTimeWhenTheClocksChange(t *testing.T) {
	a := ask(t, room(t))
	a.space.Zone, a.space.Hours = zone(t, "Europe/Helsinki"), week(0, 12*hour)
	a.Now = a.at("2026-03-28 10:00")
	a.Span = span.Span{Start: a.at("2026-03-29 02:30"), End: a.at("2026-03-29 04:30")} // One hour.
	a.refused()
	if got := a.Span.Len(); got != 3600 {
		t.Fatalf("the clocks jumped, yet it has %d seconds", got)
	}
	a.Now = a.at("2026-10-24 10:00")
	a.Span = span.Span{Start: a.at("2026-10-25 02:30"), End: a.at("2026-10-25 05:30")} // Four hours.
	a.refused()
	a.Span.End += 1800
	a.says(a.refused(kind.RuleMaxLength), "PT4H", "PT4H30M", "")
}

func TestCapacity(t *testing.T) {
	a := ask(t, room(t))
	a.Attendees = 5000
	a.refused()
	a.space.Capacity = new(12)
	a.Attendees = 12
	a.refused()
	a.Attendees = 13
	r := a.refused(kind.RuleCapacity)
	a.says(r, "12", "13", "")
	if r.Case != CasePeople {
		t.Errorf("case %s", r.Case)
	}
	a.space.Allocation, a.space.Units = kind.AllocatePool, units(4)
	a.Attendees, a.Units = 1, 5
	r = a.refused(kind.RuleCapacity)
	a.says(r, "4", "5", "")
	if r.Case != CaseUnits {
		t.Errorf("case %s", r.Case)
	}
	a.space.Allocation, a.space.Units = kind.AllocateAll, nil
	a.says(a.refused(kind.RuleCapacity), "0", "1", "")
}

func TestOverlap(t *testing.T) {
	a := ask(t, room(t))
	a.take(0, "2026-11-24 13:00", "2026-11-24 14:00")
	a.take(0, "2026-11-24 15:00", "2026-11-24 16:10")
	a.refused()
	a.slot("2026-11-24 14:30", "2026-11-24 15:30")
	r := a.refused(kind.RuleOverlap)
	a.says(r, "", "", "2026-11-24 16:30")
	if r.Case != CaseSpace || a.decide().Units != nil {
		t.Errorf("case %s, units %v", r.Case, a.decide().Units)
	}
	a.Booking = a.taken[1].Booking
	a.refused()
	if got := a.decide().Units; !slices.Equal(got, a.space.Units) {
		t.Errorf("takes %v", got)
	}
}

func TestBuffersAreOccupiedOnBothSidesAlsoOutsideTheOpeningHours(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.SetUp, a.space.Rules.CleanUp = minutes(15), minutes(10)
	a.take(0, "2026-11-24 13:00", "2026-11-24 13:45")
	a.take(0, "2026-11-24 15:10", "2026-11-24 16:00")
	a.refused()
	if got := a.decide().Occupancy; got != a.between("2026-11-24 13:45", "2026-11-24 15:10") {
		t.Errorf("occupies %v", got)
	}
	a.taken[0].Span.End++
	a.says(a.refused(kind.RuleOverlap), "", "", "2026-11-24 16:30")
	a.taken[0].Span.End--
	a.taken[1].Span.Start--
	a.refused(kind.RuleOverlap)
	a.slot("2026-11-25 08:00", "2026-11-25 12:00")
	a.refused()
	a.Now = a.at("2026-11-25 07:55")
	if got := a.decide().Occupancy; got != a.between("2026-11-25 07:55", "2026-11-25 12:10") {
		t.Errorf("occupies %v: what is over cannot be taken", got)
	}
}

func TestAHallNeedsAllItsUnitsAndAPoolAsManyAsAreWanted(t *testing.T) {
	a := ask(t, room(t))
	a.space.Units = units(3)
	a.take(1, "2026-11-24 14:30", "2026-11-24 15:30")
	a.says(a.refused(kind.RuleOverlap), "", "", "2026-11-24 15:30")

	a.space.Allocation, a.Units = kind.AllocatePool, 2
	a.refused()
	if got := a.decide().Units; !slices.Equal(got, []uuid.UUID{a.space.Units[0], a.space.Units[2]}) {
		t.Errorf("takes %v", got)
	}
	a.Units = 3
	r := a.refused(kind.RuleOverlap)
	a.says(r, "2", "3", "2026-11-24 15:30")
	if r.Case != CasePool {
		t.Errorf("case %s", r.Case)
	}
	a.Units = 0
	a.refused()
	if got := a.decide().Units; len(got) != 1 {
		t.Errorf("takes %v", got)
	}
}

func TestEveryReasonIsGivenOnceAndInOrder(t *testing.T) {
	a := ask(t, room(t))
	a.space.Capacity, a.space.Rules.MinNotice = new(1), minutes(60)
	a.Attendees = 2
	a.take(0, "2026-11-23 08:00", "2026-11-23 21:00")
	a.slot("2026-11-23 08:10", "2026-11-23 13:10")
	a.refused(kind.RulePast, kind.RuleOpeningHours, kind.RuleStartGrid, kind.RuleMaxLength, kind.RuleNotice,
		kind.RuleCapacity, kind.RuleOverlap)
	a.slot("2027-11-24 14:00", "2027-11-24 14:10")
	a.refused(kind.RuleStartGrid, kind.RuleMinLength, kind.RuleHorizon, kind.RuleCapacity)
}

func TestASlotTurnedRoundIsRefusedAndHarmless(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.MinLength = 0
	a.slot("2026-11-24 15:00", "2026-11-24 14:00")
	a.refused(kind.RuleOpeningHours, kind.RuleMinLength)
	a.slot("2026-11-24 15:00", "2026-11-24 15:00")
	a.refused(kind.RuleOpeningHours)
}

func TestRulesAreLaidOverEachOther(t *testing.T) {
	community := Values{Granularity: new(60), MaxLength: new(180), HorizonDays: new(7), SetUp: new(10)}
	space := Values{
		MaxLength: new(120), MinLength: new(60), MinNotice: new(1), MinNoticeToMove: new(2), MinNoticeToCancel: new(3),
		SetUp: new(0), CleanUp: new(5), ReleaseTime: new(540), Eligibility: new(kind.StaffOnly),
		SeriesHorizonDays: new(90), Approval: new(true), ApprovalLead: new(60), CheckIn: new(true), Waitlist: new(false),
	}
	want := Rules{
		Granularity: minutes(60), MinLength: minutes(60), MaxLength: minutes(120), MinNotice: minutes(1),
		MinNoticeToMove: minutes(2), MinNoticeToCancel: minutes(3), CleanUp: minutes(5), HorizonDays: 7, ReleaseTime: 9 * hour,
		Eligibility: kind.StaffOnly, SeriesHorizonDays: 90, Approval: true, ApprovalLead: minutes(60), CheckIn: true,
	}
	if got := Defaults().With(community).With(space); got != want {
		t.Errorf("got %+v", got)
	}
	if got := Defaults().With(Values{}); got != Defaults() {
		t.Errorf("nothing said changed something: %+v", got)
	}
}
