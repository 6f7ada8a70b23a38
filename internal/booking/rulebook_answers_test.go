package booking_test

import (
	"strings"
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/viewer"
)

func proveRefusals(p *proof) {
	taken := func() { p.booked(p.bob, p.on("north/room", "2026-03-02", "10:00", "11:00")) }
	taken()
	p.line("All at once: over, before opening, beside the grid, too long, and taken",
		p.books(p.alice, "north/room", "2026-03-02", "11:00", "12:00"),
		p.asks(p.alice, "north/room", "2026-03-02", "06:00", "11:40"),
		kind.RulePast, kind.RuleOpeningHours, kind.RuleStartGrid, kind.RuleMaxLength, kind.RuleOverlap)

	p.instead("Taken from 10:00 to 11:00", taken, "north/room", "2026-03-02", "10:00", "11:00", kind.RuleOverlap)
	p.instead("Half an hour after closing", func() {}, "north/room", "2026-03-02", "21:30", "22:30", kind.RuleOpeningHours)
	p.instead("Of a hall whose one half is taken", func() {
		p.booked(p.bob, p.on("north/east", "2026-03-02", "10:00", "11:00"))
	}, "north/hall", "2026-03-02", "10:00", "11:00", kind.RuleOverlap)
	p.instead("Taken, and all others of the centre are for staff", func() {
		taken()
		for _, space := range []string{"north/second", "north/buffered", "north/hall", "north/east", "north/west"} {
			p.rule(space, func(c *gen.BookingPolicyCreate) { c.SetEligibility(kind.StaffOnly) })
		}
	}, "north/room", "2026-03-02", "10:00", "11:00", kind.RuleOverlap)
	p.instead("One booking a day, and one is made", func() {
		p.quota(kind.PerPerson, kind.CountBookings, kind.PerDay, 1, ofCommunity(p.north))
		p.booked(p.alice, p.on("north/second", "2026-03-02", "18:00", "19:00"))
	}, "north/room", "2026-03-02", "10:00", "11:00", kind.RuleQuota)
}

// instead writes down what is offered in place of what is refused, having booked each of it; none sees the others, because
// each is withdrawn again.
func (p *proof) instead(boundary string, before func(), space, day, from, to string, by ...kind.BookingRule) {
	p.t.Helper()
	p.world = p.fresh()
	before()
	refused := p.asks(p.alice, space, day, from, to, space)
	var taken try
	var words []string
	for _, offer := range refused.outcome.Alternatives {
		taken.outcome = p.book(p.alice, booking.Slot{Space: offer.Space.ID, Span: offer.Span, Units: 1})
		p.made(p.cancel(p.alice, p.made(taken.outcome)))
		begins := time.Unix(offer.Span.Start, 0).In(offer.Space.Community.Zone)
		words = append(words, offer.Space.NameEn+" "+begins.Format("Mon 2 Jan, 15:04"))
	}
	if len(words) == 0 {
		p.t.Errorf("%s: nothing is offered", boundary)
	}
	taken.words = strings.Join(words, "; ")
	p.line(boundary, taken, refused, by...)
}

func proveOneAnswer(p *proof) {
	const day = "2026-03-03"
	p.line("The grid",
		p.alike(p.alice, "north/room", day, "12:00", "13:00"),
		p.alike(p.alice, "north/room", day, "13:10", "14:10"), kind.RuleStartGrid)
	p.line("The horizon",
		p.alike(p.alice, "north/room", "2026-03-16", "21:00", "22:00"),
		p.alike(p.alice, "north/room", "2026-03-17", "08:00", "09:00"), kind.RuleHorizon)
	refused := p.alike(p.bob, "north/room", day, "12:30", "13:30")
	p.line("What is taken from 12:00 to 13:00", p.alike(p.bob, "north/room", day, "13:00", "14:00"), refused, kind.RuleOverlap)
	p.rule("north/second", func(c *gen.BookingPolicyCreate) { c.SetEligibility(kind.StaffOnly).SetMinNotice(120) })
	p.line("For staff, 2 hours ahead",
		p.alike(p.northStaff, "north/second", "2026-03-02", "11:00", "12:00"),
		p.alike(p.alice, "north/second", "2026-03-02", "10:00", "11:00"), kind.RuleEligibility, kind.RuleNotice)

	first := p.booked(p.alice, p.on("north/east", day, "10:00", "11:00"))
	p.booked(p.bob, p.on("north/east", day, "14:00", "15:00"))
	refused = p.moves(first, "north/east", day, "13:30", "14:30")
	p.line("To move, beside what is taken from 14:00 to 15:00", p.moves(first, "north/east", day, "13:00", "14:00"), refused, kind.RuleOverlap)

	p.quota(kind.PerPerson, kind.CountHours, kind.PerDay, 2, ofCommunity(p.south))
	p.booked(p.alice, p.on("south/room", day, "10:00", "11:00"))
	refused = p.alike(p.alice, "south/room", day, "12:00", "13:30")
	p.line("2 hours a day, of which one is used", p.alike(p.alice, "south/room", day, "12:00", "13:00"), refused, kind.RuleQuota)
}

// alike asks, keeps and books a slot, and what comes of it has to be the same.
func (p *proof) alike(who viewer.Viewer, space, day, from, to string) try {
	p.t.Helper()
	slot := p.on(space, day, from, to)
	asked, kept, booked := p.check(who, slot), p.hold(who, slot), p.book(who, slot)
	if rules(asked) != rules(booked) || rules(kept) != rules(booked) {
		p.t.Errorf("asked %s, kept %s, booked %s", rules(asked), rules(kept), rules(booked))
	}
	return try{p.words(day, from, to, []string{"asked, kept and booked"}), booked}
}

// moves asks for a move and makes it, and what comes of it has to be the same.
func (p *proof) moves(b *gen.Booking, space, day, from, to string) try {
	p.t.Helper()
	slot := p.on(space, day, from, to)
	asked, moved := p.check(p.alice, slot, b), p.move(p.alice, b, slot)
	if rules(asked) != rules(moved) {
		p.t.Errorf("asked %s, moved %s", rules(asked), rules(moved))
	}
	return try{p.words(day, from, to, []string{"asked and moved"}), moved}
}
