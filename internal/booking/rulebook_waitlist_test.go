package booking_test

import (
	"fmt"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
)

// waited makes an example of what came of asking to wait, or of accepting an offer.
func waited(words string, o booking.WaitOutcome) try {
	return try{words, booking.Outcome{Booking: o.Booking, Space: o.Space, Refusals: o.Refusals}}
}

func proveWaitlist(p *proof) {
	slot := p.on("north/room", "2026-03-02", "14:00", "15:00")
	carol := p.somebody()
	taken := p.booked(p.alice, slot)
	joined := p.join(p.bob, slot)
	p.line("To join", waited("for a slot that is taken", joined),
		waited("for one that is free", p.join(p.bob, p.on("north/room", "2026-03-02", "16:00", "17:00"))), kind.RuleWaitFree)
	p.line("Whose it is", waited("for what somebody else has booked", joined), waited("for one's own booking", p.join(p.alice, slot)), kind.RuleWaitOwn)
	p.line("Twice", waited("once", joined), waited("once more", p.join(p.bob, slot)), kind.RuleWaitTwice)
	p.made(p.cancel(p.alice, taken))
	p.now("2026-03-02 09:29:59")
	slipped := p.books(carol, "north/room", "2026-03-02", "14:00", "15:00", "by somebody else at 09:29:59")
	accepted := waited("offered at 09:00:00, accepted at 09:29:59", p.accept(p.bob, joined.Waiter))
	p.line("What is offered", accepted, slipped, kind.RuleOverlap)

	other := p.on("north/second", "2026-03-02", "14:00", "15:00")
	taken = p.booked(p.alice, other)
	first, second := p.waiting(p.bob, other), p.waiting(carol, other)
	p.now("2026-03-02 09:30:00")
	p.made(p.cancel(p.alice, taken))
	p.now("2026-03-02 10:00:00")
	late := waited("offered at 09:30:00, accepted at 10:00:00", p.accept(p.bob, first))
	p.line("30 minutes", accepted, late, kind.RuleHoldExpired)
	p.now("2026-03-02 10:29:59")
	again := p.books(p.bob, "north/second", "2026-03-02", "14:00", "15:00", "by who has let it lapse")
	p.line("Then it is offered to the next", waited("offered at 10:00:00, accepted at 10:29:59", p.accept(carol, second)),
		again, kind.RuleOverlap)
	proveLateWaits(p)
	proveWaitsAndQuotas(p)
}

func proveLateWaits(p *proof) {
	east, west := p.on("north/east", "2026-03-02", "11:00", "12:00"), p.on("north/west", "2026-03-02", "11:00", "12:00")
	left, right := p.booked(p.alice, east), p.booked(p.alice, west)
	first, second := p.waiting(p.bob, east), p.waiting(p.bob, west)
	p.now("2026-03-02 10:40:00")
	p.made(p.cancelAnyway(left))
	p.made(p.cancelAnyway(right))
	p.now("2026-03-02 10:49:59")
	accepted := waited("accepted at 10:49:59", p.accept(p.bob, first))
	p.now("2026-03-02 10:50:00")
	p.line("Half of what is left: offered at 10:40:00 for 11:00", accepted,
		waited("accepted at 10:50:00", p.accept(p.bob, second)), kind.RuleHoldExpired)

	soon := p.on("south/room", "2026-03-02", "12:00", "13:00")
	p.booked(p.alice, soon)
	p.now("2026-03-02 11:59:59")
	joined := waited("for 12:00, at 11:59:59", p.join(p.bob, soon))
	p.now("2026-03-02 12:00:00")
	p.line("To join: until the start", joined, waited("for 12:00, at 12:00:00", p.join(p.somebody(), soon)), kind.RuleWaitLate)
}

// cancelAnyway is staff cancelling with a reason, whatever the notice.
func (p *proof) cancelAnyway(b *gen.Booking) booking.Outcome {
	p.t.Helper()
	o, err := p.bookings.CancelAnyway(p.t.Context(), p.northStaff, b.ID, because)
	p.must(err)
	return o
}

func proveWaitsAndQuotas(p *proof) {
	dave := p.somebody()
	var joined [11]try
	for n := range joined {
		half := p.on("north/room", "2026-03-05", fmt.Sprintf("%02d:00", 8+n), fmt.Sprintf("%02d:30", 8+n))
		p.booked(p.alice, half)
		joined[n] = waited([]string{"the tenth slot", "the eleventh"}[n/10], p.join(dave, half))
	}
	p.booked(p.alice, p.on("north/west", "2026-03-05", "14:00", "15:00"))
	p.booked(p.alice, p.on("north/east", "2026-03-05", "14:00", "15:00"))
	p.rule("north/west", func(c *gen.BookingPolicyCreate) { c.SetWaitlist(false) })
	p.line("Where one can wait", waited("at a space with a waitlist", p.join(p.bob, p.on("north/east", "2026-03-05", "14:00", "15:00"))),
		waited("at one without", p.join(p.bob, p.on("north/west", "2026-03-05", "14:00", "15:00"))), kind.RuleWaitOff)
	p.line("10 at a time", joined[9], joined[10], kind.RuleWaitLimit)

	erin, frank := p.somebody(), p.somebody()
	one, two := p.on("north/room", "2026-03-06", "14:00", "15:00"), p.on("north/second", "2026-03-06", "14:00", "15:00")
	first, second := p.booked(p.alice, one), p.booked(p.alice, two)
	p.quota(kind.PerPerson, kind.CountBookings, kind.PerDay, 1)
	keeps, spends := p.waiting(erin, one), p.waiting(frank, two)
	p.made(p.cancel(p.alice, first))
	p.made(p.cancel(p.alice, second))
	p.booked(frank, p.on("north/pool", "2026-03-06", "16:00", "17:00"))
	p.line("One booking a day, asked for again when the offer is accepted",
		waited("by who has none that day", p.accept(erin, keeps)),
		waited("by who has booked one since the offer", p.accept(frank, spends)), kind.RuleQuota)
}
