package policy

import (
	"slices"
	"testing"

	"youkong/ent/kind"
	"youkong/internal/span"
)

func TestARequestHasToLeaveStaffTheirTime(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.Approval, a.space.Rules.ApprovalLead = true, minutes(120)
	a.slot("2026-11-23 14:00", "2026-11-23 15:00")
	a.Now = a.at("2026-11-23 12:00") - 1
	a.refused()
	a.Now++ // At this moment it would run out.
	a.says(a.refused(kind.RuleNotice), "PT2H", "PT2H", "2026-11-23 14:30")
	a.Staff = true // Nobody has to agree to what they book.
	a.refused()
}

func TestARequestIsMadeBeforeTheStartWhereStaffNeedNoTime(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.Approval = true
	a.slot("2026-11-23 14:00", "2026-11-23 15:00")
	a.Now = a.at("2026-11-23 14:00") - 1
	a.refused()
	a.Now++
	if r := a.refused(kind.RuleNotice); r.Case != CaseDecide {
		t.Errorf("refused as %s", r.Case)
	}
	a.HeldSince = a.Now - 60 // A hold keeps the slot, but staff no time.
	a.refused(kind.RuleNotice)
}

func TestAMovedRequestHasToLeaveStaffTheirTimeToo(t *testing.T) {
	a := ask(t, room(t))
	a.space.Rules.Approval, a.space.Rules.ApprovalLead = true, minutes(120)
	a.Now = a.at("2026-11-23 13:00")
	a.Stored = new(a.between("2026-11-24 14:00", "2026-11-24 15:00"))
	a.slot("2026-11-23 15:00", "2026-11-23 16:00")
	if r := a.refused(kind.RuleNotice); r.Case != CaseDecide {
		t.Errorf("refused as %s", r.Case)
	}
	a.space.Rules.MinNoticeToMove = minutes(2 * 24 * 60)
	if r := a.refused(kind.RuleNotice); r.Case != CaseMove {
		t.Errorf("refused as %s", r.Case)
	}
}

func TestHowABookingBegins(t *testing.T) {
	free, asking := Rules{}, Rules{Approval: true}
	for _, c := range []struct {
		rules Rules
		staff bool
		want  kind.BookingStatus
	}{{free, false, kind.Confirmed}, {free, true, kind.Confirmed}, {asking, true, kind.Confirmed}, {asking, false, kind.Pending}} {
		if got := Begins(c.rules, c.staff); got != c.want {
			t.Errorf("approval %t, staff %t: %s", c.rules.Approval, c.staff, got)
		}
	}
}

func TestWhatIsMovedIsAgreedToAgain(t *testing.T) {
	free, asking := Rules{}, Rules{Approval: true, ApprovalLead: minutes(60)}
	for _, c := range []struct {
		name  string
		to    Rules
		staff bool
		was   kind.BookingStatus
		in    int // Minutes until the start.
		want  kind.BookingStatus
	}{
		{"by its booker", asking, false, kind.Confirmed, 120, kind.Pending},
		{"by staff", asking, true, kind.Confirmed, 120, kind.Confirmed},
		{"a request, by staff", asking, true, kind.Pending, 61, kind.Pending},
		{"a request, by staff, to where it would run out", asking, true, kind.Pending, 60, kind.Confirmed},
		{"a request to where nobody has to agree", free, false, kind.Pending, 120, kind.Confirmed},
		{"a request, by staff, to where nobody has to agree", free, true, kind.Pending, 120, kind.Confirmed},
	} {
		if got := Moves(c.to, c.staff, c.was, int64(c.in)*60, 0); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestWhenTheClockEndsABooking(t *testing.T) {
	slot := span.Span{Start: 36000, End: 39600}
	short := span.Span{Start: 36000, End: 36600}
	rules := Rules{Approval: true, ApprovalLead: minutes(30), CheckIn: true}
	for _, c := range []struct {
		name   string
		rules  Rules
		what   kind.BookingKind
		status kind.BookingStatus
		slot   span.Span
		now    int64
		want   int64
	}{
		{"a request", rules, kind.Personal, kind.Pending, slot, 0, 36000 - 1800},
		{"nobody comes", rules, kind.Organisation, kind.Confirmed, slot, 0, 36000 + 900},
		{"booked on the spot", rules, kind.OnBehalf, kind.Confirmed, slot, 36000 + 420, 36000 + 420 + 900},
		{"over before people are late", rules, kind.Personal, kind.Confirmed, short, 0, short.End},
		{"nobody checks in to a course", rules, kind.Course, kind.Confirmed, slot, 0, 0},
		{"or to a block", rules, kind.Block, kind.Confirmed, slot, 0, 0},
		{"a hold has a time of its own", rules, kind.Personal, kind.Held, slot, 0, 0},
		{"where nobody checks in", Rules{}, kind.Personal, kind.Confirmed, slot, 0, 0},
	} {
		got := int64(0)
		if due := Due(c.rules, c.what, c.status, c.slot, c.now); due != nil {
			got = *due
		}
		if got != c.want {
			t.Errorf("%s: at %d, want %d", c.name, got, c.want)
		}
	}
	if Ended(kind.Pending) != kind.Expired || Ended(kind.Confirmed) != kind.NoShow {
		t.Error("a request expires, and who does not come is a no-show")
	}
}

func TestThreeNoShowsSuspend(t *testing.T) {
	const day = 24 * 3600
	for _, c := range []struct {
		name        string
		missed      []int64
		lifted, now int64
		want        int64
	}{
		{"nothing missed", nil, 0, 100 * day, 0},
		{"two", []int64{1 * day, 2 * day}, 0, 3 * day, 0},
		{"three, in any order", []int64{3 * day, 1 * day, 2 * day}, 0, 4 * day, 33 * day},
		{"60 days between the first and the third", []int64{1 * day, 2 * day, 61 * day}, 0, 62 * day, 91 * day},
		{"and one second more", []int64{1*day - 1, 2 * day, 61 * day}, 0, 62 * day, 0},
		{"the last second of it", []int64{1 * day, 2 * day, 3 * day}, 0, 33*day - 1, 33 * day},
		{"then it is over", []int64{1 * day, 2 * day, 3 * day}, 0, 33 * day, 0},
		{"a fourth begins it anew", []int64{1 * day, 2 * day, 3 * day, 20 * day}, 0, 21 * day, 50 * day},
		{"lifted", []int64{1 * day, 2 * day, 3 * day}, 4 * day, 5 * day, 0},
		{"what was forgiven counts no more", []int64{1 * day, 2 * day, 3 * day, 5 * day, 6 * day}, 4 * day, 7 * day, 0},
		{"three after it was lifted", []int64{1 * day, 2 * day, 3 * day, 5 * day, 6 * day, 7 * day}, 4 * day, 8 * day, 37 * day},
	} {
		if got := SuspendedUntil(c.missed, c.lifted, c.now); got != c.want {
			t.Errorf("%s: until %d, want %d", c.name, got, c.want)
		}
	}
}

func TestWhoIsSuspendedBooksNothing(t *testing.T) {
	a := ask(t, room(t))
	a.SuspendedUntil = a.at("2026-11-23 10:00") + 1
	r := a.refused(kind.RuleSuspension)
	if r.Limit != "3" || *r.Earliest != a.SuspendedUntil || Alternatives(a.space, a.Request, nil, 3) != nil {
		t.Errorf("refused with %+v", r)
	}
	a.HeldSince = a.Now - 60
	a.refused(kind.RuleSuspension)
	a.SuspendedUntil--
	a.refused()
}

func TestStaffBreakWhatIsNotTaken(t *testing.T) {
	a := ask(t, room(t))
	a.space.Capacity, a.Staff, a.Attendees = new(12), true, 13
	a.slot("2026-12-24 05:07", "2026-12-24 11:00")
	left := a.decide().Break()
	want := []kind.BookingRule{kind.RuleOpeningHours, kind.RuleStartGrid, kind.RuleMaxLength, kind.RuleHorizon, kind.RuleCapacity}
	if !left.Allowed() || !slices.Equal(left.Broken, want) || left.Units == nil {
		t.Errorf("broken %v, left %v", left.Broken, left.Refusals)
	}
	a.take(0, "2026-12-24 09:00", "2026-12-24 10:00")
	if left := a.decide().Break(); left.Allowed() || left.Refusals[0].Rule != kind.RuleOverlap {
		t.Error("what is taken was taken again")
	}
}

func TestStaffBreakNoRuleForWhatIsOver(t *testing.T) {
	a := ask(t, room(t))
	a.Staff = true
	a.slot("2026-11-23 09:00", "2026-11-23 10:01")
	if left := a.decide().Break(); !left.Allowed() || !slices.Contains(left.Broken, kind.RulePast) {
		t.Errorf("what still runs: %v", left.Refusals)
	}
	a.slot("2026-11-23 09:00", "2026-11-23 10:00")
	if left := a.decide().Break(); left.Allowed() {
		t.Error("what is over was booked")
	}
}

func TestWhatStaffCannotBreak(t *testing.T) {
	for _, r := range []Refusal{
		{Rule: kind.RuleBookable}, {Rule: kind.RuleOverlap}, {Rule: kind.RuleCapacity, Case: CaseUnits}, {Rule: kind.RuleHoldLimit},
		{Rule: kind.RuleHoldRenewal}, {Rule: kind.RuleHoldExpired}, {Rule: kind.RuleCheckIn}, {Rule: kind.RuleStatus},
	} {
		if r.Breakable() {
			t.Errorf("%s %s was broken", r.Rule, r.Case)
		}
	}
	for _, rule := range []kind.BookingRule{kind.RuleEligibility, kind.RuleSuspension, kind.RuleQuota, kind.RuleNotice} {
		if !(Refusal{Rule: rule}).Breakable() {
			t.Errorf("%s was not broken", rule)
		}
	}
}
