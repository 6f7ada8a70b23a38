package policy

import (
	"slices"
	"strconv"

	"youkong/ent/kind"
	"youkong/internal/span"
)

// rule is one rule: whether a slot passes it, and if not, why. Explaining costs more, so trying slots does without.
type rule struct {
	name    kind.BookingRule
	passes  func(j *judge, slot span.Span) bool
	explain func(j *judge, slot span.Span) Refusal
}

// table is every rule that is about a slot, in the order in which refusals are returned.
var table = []rule{
	{kind.RuleEligibility, (*judge).eligible, (*judge).explainEligibility},
	{kind.RuleSuspension, (*judge).trusted, (*judge).explainSuspension},
	{kind.RulePast, (*judge).notPast, (*judge).explainPast},
	{kind.RuleOpeningHours, (*judge).inHours, (*judge).explainHours},
	{kind.RuleStartGrid, (*judge).onGrid, (*judge).explainGrid},
	{kind.RuleMinLength, (*judge).longEnough, (*judge).explainMin},
	{kind.RuleMaxLength, (*judge).shortEnough, (*judge).explainMax},
	{kind.RuleNotice, (*judge).inTime, (*judge).explainNotice},
	{kind.RuleHorizon, (*judge).withinHorizon, (*judge).explainHorizon},
	{kind.RuleCapacity, (*judge).fits, (*judge).explainCapacity},
	{kind.RuleOverlap, (*judge).free, (*judge).explainOverlap},
}

func (j *judge) eligible(span.Span) bool {
	switch j.Rules.Eligibility {
	case kind.ResidentsOnly:
		return j.request.Staff || j.request.Resident
	case kind.OrganisationsOnly:
		return j.request.Staff || j.request.Organisation
	case kind.StaffOnly:
		return j.request.Staff
	default:
		return true
	}
}

func (j *judge) explainEligibility(span.Span) Refusal {
	return Refusal{Case: Case(j.Rules.Eligibility)}
}

// trusted is judged as of now, also of a hold.
func (j *judge) trusted(span.Span) bool { return j.request.SuspendedUntil <= j.request.Now }

func (j *judge) explainSuspension(span.Span) Refusal {
	r := Refusal{Earliest: &j.request.SuspendedUntil}
	r.LimitN, r.Limit = Misses, strconv.Itoa(Misses)
	return r
}

// notPast lets a slot begin in the grid step that is running.
func (j *judge) notPast(slot span.Span) bool { return slot.Start > j.asOf-j.grid }

func (j *judge) explainPast(slot span.Span) Refusal {
	r := Refusal{Earliest: j.earliest(slot, always), over: slot.End <= j.asOf}
	return r.moments(j.asOf, slot.Start, j.Zone)
}

func (j *judge) inHours(slot span.Span) bool {
	return !j.Hours.Closed(slot) && slices.ContainsFunc(j.openings(slot.Start), func(s span.Span) bool { return s.Covers(slot) })
}

func (j *judge) explainHours(slot span.Span) Refusal {
	return Refusal{Why: j.Hours.Because(j.Zone, slot), Earliest: j.earliest(slot, always)}
}

func (j *judge) onGrid(slot span.Span) bool {
	return slot.Len()%j.step == 0 && j.startsOnGrid(slot.Start)
}

// startsOnGrid is true outside the opening hours, where there is no grid and OPENING_HOURS says all there is to say.
func (j *judge) startsOnGrid(start int64) bool {
	openings := j.openings(start)
	return len(openings) == 0 ||
		slices.ContainsFunc(openings, func(s span.Span) bool { return (start-s.Start)%j.step == 0 })
}

func (j *judge) explainGrid(slot span.Span) Refusal {
	if j.startsOnGrid(slot.Start) {
		return Refusal{Case: CaseLength}.lengths(j.step, slot.Len())
	}
	r := Refusal{Case: CaseStart, Earliest: j.earliest(slot, always)}
	return r.lengths(j.step, slot.Start-j.openings(slot.Start)[0].Start)
}

func (j *judge) longEnough(slot span.Span) bool { return slot.Len() >= seconds(j.Rules.MinLength) }

func (j *judge) explainMin(slot span.Span) Refusal {
	return Refusal{}.lengths(seconds(j.Rules.MinLength), slot.Len())
}

func (j *judge) shortEnough(slot span.Span) bool { return slot.Len() <= seconds(j.Rules.MaxLength) }

func (j *judge) explainMax(slot span.Span) Refusal {
	return Refusal{}.lengths(seconds(j.Rules.MaxLength), slot.Len())
}

func (j *judge) inTime(slot span.Span) bool { return j.onNotice(slot) && j.decidable(slot) }

// onNotice judges a move on the stored start alone, and a new booking on its start where there is any notice to keep.
func (j *judge) onNotice(slot span.Span) bool {
	if stored := j.request.Stored; stored != nil {
		return InTimeToMove(j.from(), stored.Start, j.asOf)
	}
	return j.Rules.MinNotice == 0 || slot.Start >= j.asOf+seconds(j.Rules.MinNotice)
}

// decidable is false of a request that would run out at once. What a hold has kept meanwhile does not help it.
func (j *judge) decidable(slot span.Span) bool {
	return Begins(j.Rules, j.request.Staff) != kind.Pending || slot.Start-seconds(j.Rules.ApprovalLead) > j.request.Now
}

// from is the space that a moved booking leaves.
func (j *judge) from() Space {
	if j.request.From != nil {
		return *j.request.From
	}
	return j.Space
}

func (j *judge) explainNotice(slot span.Span) Refusal {
	if j.onNotice(slot) {
		return Refusal{Case: CaseDecide, Earliest: j.earliest(slot, j.inTime)}.
			lengths(seconds(j.Rules.ApprovalLead), slot.Start-j.request.Now)
	}
	if stored := j.request.Stored; stored != nil {
		return Refusal{Case: CaseMove}.lengths(seconds(j.from().Rules.MinNoticeToMove), stored.Start-j.asOf)
	}
	return Refusal{Case: CaseMake, Earliest: j.earliest(slot, j.inTime)}.lengths(seconds(j.Rules.MinNotice), slot.Start-j.asOf)
}

func (j *judge) withinHorizon(slot span.Span) bool { return slot.End <= j.lastEnd }

func (j *judge) explainHorizon(slot span.Span) Refusal {
	opens := released(j.Space, slot.End)
	return Refusal{Earliest: &opens}.moments(j.lastEnd, slot.End, j.Zone)
}

func (j *judge) fits(span.Span) bool {
	return j.people() && j.wants() <= len(j.Units)
}

// people says whether as many may come as want to.
func (j *judge) people() bool {
	return j.Capacity == nil || max(j.request.Attendees, 1) <= *j.Capacity
}

// wants is how many units are asked for, as wanted, but also when there are not as many.
func (j *judge) wants() int {
	if j.Allocation == kind.AllocatePool {
		return max(j.request.Units, 1)
	}
	return max(len(j.Units), 1)
}

func (j *judge) explainCapacity(span.Span) Refusal {
	if !j.people() {
		return Refusal{Case: CasePeople}.numbers(int64(*j.Capacity), int64(max(j.request.Attendees, 1)))
	}
	return Refusal{Case: CaseUnits}.numbers(int64(len(j.Units)), int64(j.wants()))
}

// free is also true of a slot that is over: it takes nothing, and PAST says all there is to say.
func (j *judge) free(slot span.Span) bool {
	_, free := j.units(slot)
	return free >= j.wanted()
}

func (j *judge) explainOverlap(slot span.Span) Refusal {
	r := Refusal{Case: CaseSpace, Earliest: j.earliest(slot, j.free)}
	if j.Allocation != kind.AllocatePool {
		return r
	}
	r.Case = CasePool
	_, free := j.units(slot)
	return r.numbers(int64(free), int64(j.wanted()))
}
