package wording

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"youkong/ent/kind"
	"youkong/internal/policy"
	"youkong/internal/viewer"
)

// sentences lists every way to refuse, with what people then read.
func sentences(t *testing.T) []struct {
	policy.Refusal
	zh, en string
} {
	today, tomorrow := at(t, "2026-11-24 15:30"), at(t, "2026-11-25 08:00")
	start := at(t, "2026-11-24 14:00")
	of := func(rule kind.BookingRule, c policy.Case, limit, actual int64, earliest *int64) policy.Refusal {
		return policy.Refusal{Rule: rule, Case: c, LimitN: limit, ActualN: actual, Actual: strconv.FormatInt(actual, 10), Earliest: earliest, Start: start}
	}
	return []struct {
		policy.Refusal
		zh, en string
	}{
		{of(kind.RuleBookable, "", 0, 0, nil), "这里不用预约，开放时间直接来就好。", "No booking needed here: just walk in while it is open."},
		{of(kind.RuleEligibility, policy.Case(kind.ResidentsOnly), 0, 0, nil), "这里只供本社区居民预约；您若住在这里，请先在个人资料中选择所住社区。", "This space is for residents of the community; if you live here, please say so in your profile first."},
		{of(kind.RuleEligibility, policy.Case(kind.OrganisationsOnly), 0, 0, nil), "这里只供单位预约，请以您所属单位的名义预约。", "This space is for organisations; please book it for one that you belong to."},
		{of(kind.RuleEligibility, policy.Case(kind.StaffOnly), 0, 0, nil), "这里由社区工作人员安排，需要使用请联系他们。", "The centre's staff arrange the use of this space; please ask them."},
		{of(kind.RuleSuspension, "", 3, 0, &tomorrow), "60 天内有 3 次预约没有签到，到 11月25日（周三）08:00 才能再预约；有特殊情况请联系社区工作人员。", "3 bookings within 60 days were not checked in to, so booking is open again on Wednesday 25 November, 08:00; if there was a reason, please tell the centre's staff."},
		{of(kind.RulePast, "", start, start, &today), "这个时间已经过去了，最早可以选 15:30。", "That time is already over; the earliest you can choose is 15:30."},
		{of(kind.RulePast, "", start, start, nil), "这个时间已经过去了。", "That time is already over."},
		{of(kind.RuleOpeningHours, "", 0, 0, &tomorrow), "这段时间不全在开放时间内，同样时长最早可以从 11月25日（周三）08:00 开始。", "The space isn't open for all of that time; for the same length, the earliest start is Wednesday 25 November, 08:00."},
		{of(kind.RuleOpeningHours, "", 0, 0, nil), "这段时间不全在开放时间内，请换个时间或缩短一些。", "The space isn't open for all of that time; please choose another or a shorter time."},
		{of(kind.RuleStartGrid, policy.CaseStart, 1800, 600, &today), "开始时间要从开门算起，每 30 分钟一格，最近的一格是 15:30。", "Bookings start every 30 minutes from opening time; the next start is 15:30."},
		{of(kind.RuleStartGrid, policy.CaseLength, 3600, 600, nil), "时长要是 1 小时的整数倍，请调整结束时间。", "The length has to be a multiple of 1 hour; please adjust the end."},
		{of(kind.RuleMinLength, "", 3600, 600, nil), "这里每次至少预约 1 小时，请延长一些。", "A booking here lasts at least 1 hour; please make it longer."},
		{of(kind.RuleMaxLength, "", 7200, 9000, nil), "这里每次最多预约 2 小时，请缩短一些。", "A booking here lasts at most 2 hours; please make it shorter."},
		{of(kind.RuleNotice, policy.CaseMake, 7200, 60, &today), "这里要提前 2 小时预约，现在最早可以约 15:30 开始。", "This space has to be booked 2 hours ahead; the earliest start now is 15:30."},
		{of(kind.RuleNotice, policy.CaseMake, 172800, 60, nil), "这里要提前 2 天预约，请选晚一些的时间。", "This space has to be booked 2 days ahead; please choose a later time."},
		{of(kind.RuleNotice, policy.CaseMove, 7200, 60, nil), "离原定开始不到 2 小时，已经不能改期；有需要请联系社区工作人员。", "It starts in less than 2 hours, so it can't be moved any more; the centre's staff can help."},
		{of(kind.RuleNotice, policy.CaseMove, 0, -1, nil), "原定时间已经开始，不能再改期；有需要请联系社区工作人员。", "It has already started, so it can't be moved any more; the centre's staff can help."},
		{of(kind.RuleNotice, policy.CaseCancel, 3600, 60, nil), "离开始不到 1 小时，已经不能取消；来不了请告诉社区工作人员。", "It starts in less than 1 hour, so it can't be cancelled any more; if you can't come, please tell the centre's staff."},
		{of(kind.RuleNotice, policy.CaseCancel, 0, -60, nil), "已经开始，不能再取消；来不了请告诉社区工作人员。", "It has already started, so it can't be cancelled any more; if you can't come, please tell the centre's staff."},
		{of(kind.RuleNotice, policy.CaseDecide, 7200, 7200, &today), "这里的预约要由工作人员审核，要在开始前 2 小时以上提出，现在最早可以约 15:30 开始。", "Staff have to agree to bookings here, so they must be asked more than 2 hours before the start; the earliest start now is 15:30."},
		{of(kind.RuleNotice, policy.CaseDecide, 0, 0, nil), "这里的预约要由工作人员审核，要在开始之前提出。", "Staff have to agree to bookings here, so they must be asked before the start."},
		{of(kind.RuleHorizon, "", at(t, "2026-11-23 00:00"), start, &today), "目前只能预约到 11月22日（周日），这一天将于 11月24日（周二）15:30 开放预约。", "Bookings are open up to Sunday 22 November; this day opens for booking on Tuesday 24 November, 15:30."},
		{of(kind.RuleCapacity, policy.CasePeople, 12, 13, nil), "这里最多容纳 12 人，13 人坐不下，请换个大一些的空间。", "There is room for 12 people here, not for 13; please look for a larger space."},
		{of(kind.RuleCapacity, policy.CasePeople, 1, 2, nil), "这里最多容纳 1 人，2 人坐不下，请换个大一些的空间。", "There is room for 1 person here, not for 2; please look for a larger space."},
		{of(kind.RuleCapacity, policy.CaseUnits, 4, 5, nil), "这里一共只有 4 个位子，请少选一些。", "There are only 4 places here in all; please choose fewer."},
		{of(kind.RuleOverlap, policy.CaseSpace, 0, 0, &today), "这个时间段已被预约，最早 15:30 起有空。", "That time is already taken; it is free from 15:30."},
		{of(kind.RuleOverlap, policy.CaseSpace, 0, 0, nil), "这个时间段已被预约，请换个时间或别的空间。", "That time is already taken; please try another time or space."},
		{of(kind.RuleOverlap, policy.CasePool, 2, 3, &tomorrow), "这个时间段只剩 2 个位子，最早 11月25日（周三）08:00 起够 3 个。", "Only 2 places are left at that time; the earliest start with enough of them is Wednesday 25 November, 08:00."},
		{of(kind.RuleOverlap, policy.CasePool, 1, 3, nil), "这个时间段只剩 1 个位子，请少选一些或换个时间。", "Only 1 place is left at that time; please choose fewer or another time."},
		{of(kind.RuleOverlap, policy.CasePool, 0, 1, &today), "这个时间段已经没有位子，最早 15:30 起够 1 个。", "No place is left at that time; the earliest start with enough of them is 15:30."},
		{quota(kind.QuotaOfCommunity, kind.PerPerson, kind.CountBookings, kind.PerWeek, 2, 3, &tomorrow), "在本社区，每人每周最多预约 2 次，这样就有 3 次，最早可以约 11月25日（周三）08:00 开始。", "In this community, one person can have 2 bookings a week; this would make it 3; the earliest start now is Wednesday 25 November, 08:00."},
		{quota(kind.QuotaOfSpace, kind.PerPerson, kind.CountBookings, kind.Upcoming, 1, 2, nil), "在这里，每人同时最多预约 1 次，这样就有 2 次。", "Here, one person can have 1 booking at a time; this would make it 2."},
		{quota(kind.QuotaEverywhere, kind.PerOrganisation, kind.CountHours, kind.PerMonth, 36000, 37800, nil), "所有社区合计，每个单位每月最多预约 10 小时，这样就有 10 小时 30 分钟。", "In all communities together, one organisation can book 10 hours a month; this would make it 10 hours 30 minutes."},
		{quota(kind.QuotaOfSubdistrict, kind.PerPerson, kind.CountHours, kind.PerDay, 7200, 10800, nil), "在本街道，每人每天最多预约 2 小时，这样就有 3 小时。", "In this subdistrict, one person can book 2 hours a day; this would make it 3 hours."},
		{of(kind.RuleCheckIn, policy.CaseEarly, 0, 0, &today), "还没到签到时间，15:30 起可以签到。", "It is too early to check in; you can from 15:30."},
		{of(kind.RuleCheckIn, policy.CaseCode, 0, 0, nil), "签到码不对，请核对门口牌子上的签到码。", "That is not the code at this door; please look at the sign again."},
		{of(kind.RuleCheckIn, policy.CaseNone, 0, 0, nil), "您在这里没有可以签到的预约。", "You have no booking here to check in to."},
		{of(kind.RuleCheckIn, policy.CaseBegun, 0, 0, &today), "还没有开始，15:30 起才能提前结束。", "It has not begun yet; it can be ended from 15:30."},
		{of(kind.RuleHoldLimit, "", 3, 4, nil), "同时最多占 3 个位，请先完成或放弃其中一个。", "You can keep 3 slots at a time; please finish or let go of one first."},
		{of(kind.RuleHoldRenewal, "", today, today+300, nil), "这个位已经续留过一次，会为您留到 15:30，请在此之前完成预约。", "You have renewed this once already; it stays yours until 15:30, so please book it by then."},
		{policy.HoldExpired(today, today+60, wuhan(t)), "为您保留的时间已在 15:30 结束，请重新选择。", "We kept this slot for you until 15:30; please choose again."},
		{policy.WrongStatus(kind.Cancelled), "这个预约已经取消，不能再这样修改。", "This booking was cancelled, so it can't be changed like this."},
		{of(kind.RuleWaitOff, "", 0, 0, nil), "这里不设候补，请换个时间或别的空间。", "There is no waitlist here; please choose another time or space."},
		{of(kind.RuleWaitFree, "", 0, 0, nil), "这个时间段现在有空，不用候补，可以直接预约。", "It is free, so there is no need to wait: you can book it now."},
		{of(kind.RuleWaitLate, "", 0, 0, nil), "这个时间段已经开始，来不及候补了。", "It has begun, so it is too late to wait for it."},
		{of(kind.RuleWaitOwn, "", 0, 0, nil), "这个时间段您自己已经约了这里。", "You have booked that time here yourself."},
		{of(kind.RuleWaitTwice, "", 0, 0, nil), "您已经在候补这个时间段了。", "You are on the waitlist for it already."},
		{of(kind.RuleWaitLimit, "", 10, 11, nil), "同时最多候补 10 个时间段，请先退出其中一个。", "You can wait for 10 slots at a time; please leave one of the waitlists first."},
	}
}

func quota(scope kind.QuotaScope, holder kind.QuotaHolder, measure kind.QuotaMeasure, period kind.QuotaPeriod, limit, actual int64, earliest *int64) policy.Refusal {
	return policy.Refusal{
		Rule: kind.RuleQuota, Case: policy.Case(measure), LimitN: limit, ActualN: actual, Actual: strconv.FormatInt(actual, 10),
		Earliest: earliest, Start: 1795500000, Quota: &policy.Quota{Scope: scope, Holder: holder, Measure: measure, Period: period},
	}
}

func TestRefusalsAreWarmPlainSentences(t *testing.T) {
	for _, s := range sentences(t) {
		if got := Refusal(viewer.Chinese, wuhan(t), s.Refusal); got != s.zh {
			t.Errorf("%s %s: %s", s.Rule, s.Case, got)
		}
		if got := Refusal(viewer.English, wuhan(t), s.Refusal); got != s.en {
			t.Errorf("%s %s: %s", s.Rule, s.Case, got)
		}
	}
}

func TestEveryRuleAndEverySentenceIsInTheList(t *testing.T) {
	var seen []string
	for _, s := range sentences(t) {
		seen = append(seen, strings.TrimSuffix("refusal."+string(s.Rule)+"."+string(s.Case), "."))
	}
	for _, rule := range kind.BookingRule("").Values() {
		if !slices.ContainsFunc(seen, func(id string) bool { return strings.HasPrefix(id, "refusal."+rule) }) {
			t.Errorf("%s has no sentence", rule)
		}
	}
	for _, id := range ids(t, viewer.Chinese) {
		if strings.HasPrefix(id, "refusal.") && !slices.Contains(seen, id) {
			t.Errorf("%s is read by nobody", id)
		}
	}
}
