package booking_test

import (
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/viewer"
)

const preface = `# The booking rules

This page is written by the tests: ` + "`go test ./internal/booking -run TestRulebook -update`" + ` tries each example below on SQLite and on
PostgreSQL, through the same service that the API calls, and fails when one comes out otherwise. What the rules mean is fixed;
their values are a community's or a space's own, and staff change them. Unless an example says otherwise the centre is in
Wuhan and open from 08:00 to 22:00, starts lie 30 minutes apart, a booking lasts 30 minutes to 4 hours and ends within 14 days.
All refusals are told at once, each with a limit, what was asked for and, where there is one, the earliest time that would do.
Beyond some boundaries asking is a mistake, and no person reads about it: there the program that asks gets the code that is shown.
`

// chapters are the rules, numbered as everywhere in this project.
var chapters = []chapter{
	{0, "Open, free and large enough", `Start and end lie within one span of opening hours. Closures come before exceptions of a day, those before
public holidays and the weekends that are worked for them, those before the usual week. Everything is computed in the
community's own time zone. No unit of a space is taken twice, and what is taken ends where the next may begin.`,
		func(p *proof) { proveOpening(p); proveRoom(p) }},
	{1, "Start grid", `Starts run from the opening of each span in steps of the granularity; the length is a multiple of it, between
the shortest and the longest. Staff use a grid of at most 15 minutes. The step that is running may be booked now.`, proveGrid},
	{2, "Horizon", `The *end* of a booking lies within so many local days, today not counted. A new day is released at a fixed local
time.`, proveHorizon},
	{3, "Notice", `How long before its start a booking is made, moved and cancelled, each by itself. Moving and cancelling are judged
on the start as stored. What was made within the last ten minutes can be withdrawn whatever the notice.`, proveNotice},
	{4, "Who may book", `Everyone signed in, residents of the community, organisations, or staff alone. Staff of the community always
may.`, proveEligibility},
	{5, "Quotas", `How many bookings or hours a person, or an organisation with all its members, may have in a day, a week, a month, or
to come. Only the part of a booking inside the period counts. Weeks begin on Monday.`, proveQuotas},
}

func proveOpening(p *proof) {
	p.line("At opening",
		p.books(p.alice, "north/room", "2026-03-03", "08:00", "09:00"),
		p.books(p.alice, "north/room", "2026-03-04", "07:30", "08:30"), kind.RuleOpeningHours)
	p.line("At closing",
		p.books(p.alice, "north/room", "2026-03-03", "21:00", "22:00"),
		p.books(p.alice, "north/room", "2026-03-04", "21:30", "22:30"), kind.RuleOpeningHours)

	p.centreOf("office", "Asia/Shanghai", []int{1, 2, 3, 4, 5}, 9*60, 17*60, func(c *gen.CommunityCreate) {
		c.SetHolidayHours(kind.HolidayClosed).SetMakeUpWeekday(1)
	})
	p.now("2026-09-30 12:00")
	p.line("A Saturday that is worked for a holiday, where weekends are closed",
		p.books(p.alice, "office/room", "2026-10-10", "09:00", "10:00"),
		p.books(p.alice, "office/room", "2026-10-11", "09:00", "10:00"), kind.RuleOpeningHours)
	p.line("A public holiday, where holidays are closed",
		p.books(p.alice, "office/room", "2026-09-30", "14:00", "15:00"),
		p.books(p.alice, "office/room", "2026-10-01", "14:00", "15:00"), kind.RuleOpeningHours)
}

func proveGrid(p *proof) {
	p.line("The start, between two steps",
		p.books(p.alice, "north/room", "2026-03-03", "12:00", "12:30"),
		p.books(p.alice, "north/room", "2026-03-03", "13:10", "13:40"), kind.RuleStartGrid)
	p.line("The finer grid of staff",
		p.books(p.northStaff, "north/room", "2026-03-03", "13:15", "13:45", "by staff"),
		p.books(p.alice, "north/second", "2026-03-03", "13:15", "13:45", "by a resident"), kind.RuleStartGrid)
	p.line("The shortest length",
		p.books(p.alice, "north/room", "2026-03-03", "14:00", "14:30"),
		p.asks(p.alice, "north/room", "2026-03-03", "15:00", "15:10"), kind.RuleStartGrid, kind.RuleMinLength)
	p.line("The longest length",
		p.books(p.alice, "north/room", "2026-03-04", "08:00", "12:00"),
		p.asks(p.alice, "north/room", "2026-03-05", "08:00", "12:30"), kind.RuleMaxLength)

	p.now("2026-03-02 14:07")
	p.line("The step that is running, at 14:07",
		p.books(p.alice, "north/room", "2026-03-02", "14:00", "15:00"),
		p.asks(p.alice, "north/second", "2026-03-02", "13:30", "14:30"), kind.RulePast)

	p.centreOf("helsinki", "Europe/Helsinki", []int{1, 2, 3, 4, 5, 6, 7}, 0, 24*60, nil)
	p.now("2026-10-20 12:00")
	p.line("The longest length when clocks go back at 04:00 in Helsinki: 4 hours really pass",
		p.asks(p.alice, "helsinki/room", "2026-10-25", "02:00", "05:00"),
		p.asks(p.alice, "helsinki/room", "2026-10-25", "02:00", "06:00"), kind.RuleMaxLength)
	p.now("2027-03-20 12:00")
	p.line("The same when clocks go forward at 03:00",
		p.books(p.alice, "helsinki/room", "2027-03-28", "02:00", "07:00"),
		p.asks(p.alice, "helsinki/room", "2027-03-28", "07:00", "11:30"), kind.RuleMaxLength)
}

func proveHorizon(p *proof) {
	p.line("The last day that is released",
		p.books(p.alice, "north/room", "2026-03-16", "21:00", "22:00", "asked on 2 Mar"),
		p.books(p.alice, "north/room", "2026-03-17", "08:00", "09:00", "asked on 2 Mar"), kind.RuleHorizon)

	p.rule("north/room", func(c *gen.BookingPolicyCreate) { c.SetReleaseTime(8 * 60) })
	p.now("2026-03-03 07:59")
	late := p.asks(p.alice, "north/room", "2026-03-17", "08:00", "09:00", "asked at 07:59")
	p.now("2026-03-03 08:00")
	p.line("The moment of release, 08:00",
		p.books(p.alice, "north/room", "2026-03-17", "08:00", "09:00", "asked at 08:00"), late, kind.RuleHorizon)

	p.centreOf("helsinki", "Europe/Helsinki", []int{1, 2, 3, 4, 5, 6, 7}, 0, 24*60, nil)
	p.line("Midnight: a booking may end with the last day",
		p.books(p.alice, "helsinki/room", "2026-03-17", "22:00", "24:00"),
		p.books(p.alice, "helsinki/room", "2026-03-18", "00:00", "00:30"), kind.RuleHorizon)
	p.now("2026-12-20 12:00")
	p.line("A year's end",
		p.books(p.alice, "north/second", "2027-01-03", "21:00", "22:00", "asked on 20 Dec 2026"),
		p.books(p.alice, "north/second", "2027-01-04", "08:00", "09:00", "asked on 20 Dec 2026"), kind.RuleHorizon)
}

func proveNotice(p *proof) {
	p.rule("north/room", func(c *gen.BookingPolicyCreate) { c.SetMinNotice(120) })
	p.line("To make: 2 hours, asked at 09:00",
		p.books(p.alice, "north/room", "2026-03-02", "11:00", "12:00"),
		p.books(p.alice, "north/room", "2026-03-02", "10:30", "11:00"), kind.RuleNotice)

	first := p.booked(p.alice, p.on("north/second", "2026-03-02", "12:00", "13:00"))
	second := p.booked(p.alice, p.on("north/second", "2026-03-02", "13:00", "14:00"))
	p.now("2026-03-02 11:30")
	moved := try{"from 12:00 to 16:00, at 11:30", p.move(p.alice, first, p.on("north/second", "2026-03-02", "16:00", "17:00"))}
	p.now("2026-03-02 12:31")
	p.line("To move: 30 minutes before the stored start", moved,
		try{"from 13:00 to 18:00, at 12:31", p.move(p.alice, second, p.on("north/second", "2026-03-02", "18:00", "19:00"))}, kind.RuleNotice)

	p.now("2026-03-02 15:30")
	cancelled := try{"of 16:00, at 15:30", p.cancel(p.alice, first)}
	third := p.booked(p.alice, p.on("north/second", "2026-03-02", "16:00", "17:00"))
	p.clock.Advance(11 * time.Minute)
	p.line("To cancel: 30 minutes before the stored start", cancelled,
		try{"of 16:00, at 15:41", p.cancel(p.alice, third)}, kind.RuleNotice)
}

func proveEligibility(p *proof) {
	resident, neighbour := p.alice, p.bob
	resident.Home, neighbour.Home = p.north, p.south
	p.rule("north/room", func(c *gen.BookingPolicyCreate) { c.SetEligibility(kind.ResidentsOnly) })
	p.line("For residents",
		p.books(resident, "north/room", "2026-03-03", "10:00", "11:00", "by who lives there"),
		p.books(neighbour, "north/room", "2026-03-03", "12:00", "13:00", "by who lives next door"), kind.RuleEligibility)

	firm := p.firm()
	p.rule("north/room", func(c *gen.BookingPolicyCreate) { c.SetEligibility(kind.OrganisationsOnly) })
	slot := p.on("north/room", "2026-03-04", "10:00", "11:00")
	made, err := p.bookings.Book(p.t.Context(), p.alice, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1, Organisation: &firm})
	p.must(err)
	p.line("For organisations",
		try{"Wed 4 Mar 2026, 10:00–11:00, by a member for the organisation", made},
		p.books(p.alice, "north/room", "2026-03-04", "12:00", "13:00", "by the same for herself"), kind.RuleEligibility)

	p.rule("north/room", func(c *gen.BookingPolicyCreate) { c.SetEligibility(kind.StaffOnly) })
	p.line("For staff",
		p.books(p.northStaff, "north/room", "2026-03-05", "10:00", "11:00", "by staff of the community"),
		p.books(p.southStaff, "north/room", "2026-03-05", "12:00", "13:00", "by staff of another"), kind.RuleEligibility)
}

func proveQuotas(p *proof) {
	visitor := func() viewer.Viewer { return p.somebody() }
	p.quota(kind.PerPerson, kind.CountHours, kind.PerMonth, 2, ofCommunity(p.north))
	alice := visitor()
	p.now("2026-03-27 09:00")
	p.booked(alice, p.on("north/room", "2026-03-30", "10:00", "12:00"))
	p.line("A month's end: 2 hours a month, 2 of March's used",
		p.books(alice, "north/room", "2026-04-01", "08:00", "09:00"),
		p.books(alice, "north/room", "2026-03-31", "21:00", "22:00"), kind.RuleQuota)

	p.quota(kind.PerPerson, kind.CountBookings, kind.PerWeek, 1, ofCommunity(p.south))
	bob := visitor()
	p.now("2026-12-28 09:00")
	p.booked(bob, p.on("south/room", "2026-12-31", "10:00", "11:00"))
	p.line("A year's end within a week: one a week, and one on Thursday, 31 Dec",
		p.books(bob, "south/room", "2027-01-04", "10:00", "11:00"),
		p.books(bob, "south/room", "2027-01-02", "10:00", "11:00"), kind.RuleQuota)

	p.centreOf("helsinki", "Europe/Helsinki", []int{1, 2, 3, 4, 5, 6, 7}, 0, 24*60, nil)
	p.quota(kind.PerPerson, kind.CountHours, kind.PerDay, 1)
	carol := visitor()
	p.line("One hour a day, of an evening",
		p.asks(carol, "helsinki/room", "2027-01-08", "23:00", "24:00"),
		p.asks(carol, "helsinki/room", "2027-01-08", "22:30", "24:00"), kind.RuleQuota)
}
