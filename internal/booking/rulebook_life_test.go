package booking_test

import (
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/viewer"
)

// lifeChapters are the rules about what comes of a booking once it is asked for.
var lifeChapters = []chapter{
	{6, "Approval", `Where staff have to agree a request takes its time until they decide. One that nobody decides ends a fixed time before
its start, here an hour. A refused one can be made a request again, and everything is asked again.`, proveApproval},
	{7, "Hold", `Opening the form keeps the slot for five minutes. A person has one hold on a space, which a new one replaces, three in
all, and renews each once.`, proveHolds},
	{8, "Series", `A booking that comes again, on at most 104 dates, by the wall clock of its space. Each date is judged by itself
and beside the others; one refused date refuses all, unless those are to be skipped.`, proveSeries},
	{9, "Check-in", `Where people have to check in they can from 15 minutes before the start until 15 minutes after it. Who has not
come by then gives back the rest. Three no-shows that began within 60 days suspend booking for 30 days from the last; staff may
lift that with a reason.`, proveCheckIn},
	{10, "Waitlist", `Who waits for a slot that is taken is offered it when it is freed, in the order of joining, for 30 minutes or half of
what is left until the start. What is offered to one is held against everybody else.`, proveWaitlist},
}

func proveApproval(p *proof) {
	p.rule("north/second", func(c *gen.BookingPolicyCreate) { c.SetApproval(true).SetApprovalLead(60) })
	p.line("A request takes its time",
		p.books(p.alice, "north/second", "2026-03-02", "14:00", "15:00", "by who asks first"),
		p.books(p.bob, "north/second", "2026-03-02", "14:00", "15:00", "by who asks next"), kind.RuleOverlap)
	p.line("To ask: more than an hour before the start, asked at 09:00",
		p.books(p.alice, "north/second", "2026-03-02", "10:30", "11:00"),
		p.books(p.alice, "north/second", "2026-03-02", "10:00", "10:30"), kind.RuleNotice)

	in := p.booked(p.alice, p.on("north/second", "2026-03-02", "16:00", "17:00"))
	late := p.booked(p.alice, p.on("north/second", "2026-03-02", "17:00", "18:00"))
	p.now("2026-03-02 14:59:59")
	agreed := try{"of 16:00, at 14:59:59", p.approve(in)}
	p.now("2026-03-02 15:59:59")
	waits := p.asks(p.northStaff, "north/second", "2026-03-02", "17:00", "18:00", "asked at 15:59:59")
	p.now("2026-03-02 16:00:00")
	p.line("To agree: until an hour before the start", agreed, try{"of 17:00, at 16:00:00", p.approve(late)}, kind.RuleStatus)
	p.line("The time of a request that nobody decided, asked for by staff",
		p.asks(p.northStaff, "north/second", "2026-03-02", "17:00", "18:00", "asked at 16:00:00"), waits, kind.RuleOverlap)

	free := p.booked(p.alice, p.on("north/second", "2026-03-03", "10:00", "11:00"))
	lost := p.booked(p.alice, p.on("north/second", "2026-03-03", "12:00", "13:00"))
	p.made(p.reject(free))
	p.made(p.reject(lost))
	p.booked(p.bob, p.on("north/second", "2026-03-03", "12:30", "13:30"))
	p.line("To make a refused one a request again",
		try{"of 10:00, whose time is free", p.reopen(free)},
		try{"of 12:00, whose time is taken by now", p.reopen(lost)}, kind.RuleOverlap)
	p.made(p.reject(free))
	p.now("2026-03-03 08:59:59")
	again := try{"of 10:00, at 08:59:59", p.reopen(free)}
	p.made(p.reject(free))
	p.now("2026-03-03 09:00:00")
	p.line("To make it one again: more than an hour before the start", again,
		try{"of 10:00, at 09:00:00", p.reopen(free)}, kind.RuleNotice)
}

func (p *proof) reopen(b *gen.Booking) booking.Outcome {
	p.t.Helper()
	o, err := p.bookings.Reopen(p.t.Context(), p.northStaff, b.ID, nil)
	p.must(err)
	return o
}

func proveHolds(p *proof) {
	slot := p.on("north/room", "2026-03-02", "14:00", "15:00")
	first := p.held(p.alice, slot)
	p.now("2026-03-02 09:04:59")
	kept := p.asks(p.bob, "north/room", "2026-03-02", "14:00", "15:00", "asked at 09:04:59")
	inTime := try{"kept at 09:00:00, booked at 09:04:59", p.confirm(p.alice, first)}
	p.made(p.cancel(p.alice, first))
	second := p.held(p.bob, slot)
	p.now("2026-03-02 09:09:59")
	p.line("Five minutes, for who keeps it", inTime,
		try{"kept at 09:04:59, booked at 09:09:59", p.confirm(p.bob, second)}, kind.RuleHoldExpired)
	p.line("Five minutes, for everybody else",
		p.asks(p.alice, "north/room", "2026-03-02", "14:00", "15:00", "asked at 09:09:59"), kept, kind.RuleOverlap)

	p.held(p.alice, p.on("north/room", "2026-03-03", "10:00", "11:00"))
	p.held(p.alice, p.on("north/room", "2026-03-03", "11:00", "12:00"))
	p.line("A new hold replaces the one on the same space: first from 10:00, then from 11:00",
		p.asks(p.bob, "north/room", "2026-03-03", "10:00", "11:00"),
		p.asks(p.bob, "north/room", "2026-03-03", "11:00", "12:00"), kind.RuleOverlap)
	p.held(p.alice, p.on("north/second", "2026-03-03", "10:00", "11:00"))
	p.line("Three at once",
		try{"the third space", p.hold(p.alice, p.on("north/east", "2026-03-03", "10:00", "11:00"))},
		try{"the fourth", p.hold(p.alice, p.on("south/room", "2026-03-03", "10:00", "11:00"))}, kind.RuleHoldLimit)

	again := p.on("south/room", "2026-03-04", "10:00", "11:00")
	p.now("2026-03-02 09:20")
	p.held(p.bob, again)
	p.now("2026-03-02 09:24")
	renewed := try{"kept at 09:20, once more at 09:24", p.hold(p.bob, again)}
	p.now("2026-03-02 09:25")
	p.line("One renewal", renewed, try{"a third time, at 09:25", p.hold(p.bob, again)}, kind.RuleHoldRenewal)
}

func proveCheckIn(p *proof) {
	code := p.checksIn()
	b := p.booked(p.alice, p.on("north/room", "2026-03-02", "14:00", "15:00"))
	p.now("2026-03-02 13:44:59")
	early := try{"of 14:00, at 13:44:59", p.checkIn(p.alice, b, code)}
	p.now("2026-03-02 13:45:00")
	wrong := try{"with another code", p.checkIn(p.alice, b, "WRONGONE")}
	in := try{"of 14:00, at 13:45:00", p.checkIn(p.alice, b, code)}
	p.line("To check in: from 15 minutes before the start", in, early, kind.RuleCheckIn)
	p.line("To check in: the code at the door", try{"with the code", in.outcome}, wrong, kind.RuleCheckIn)

	last := p.booked(p.alice, p.on("north/room", "2026-03-02", "16:00", "17:00"))
	never := p.booked(p.bob, p.on("north/room", "2026-03-02", "18:00", "19:00"))
	p.now("2026-03-02 16:14:59")
	in = try{"of 16:00, at 16:14:59", p.checkIn(p.alice, last, code)}
	p.now("2026-03-02 18:14:59")
	taken := p.asks(p.alice, "north/room", "2026-03-02", "18:30", "19:00", "asked at 18:14:59")
	p.now("2026-03-02 18:15:00")
	p.line("To check in: until 15 minutes after the start", in, try{"of 18:00, at 18:15:00", p.checkIn(p.bob, never, code)}, kind.RuleStatus)
	p.line("The rest of what nobody came to, from 18:00 to 19:00",
		p.asks(p.alice, "north/room", "2026-03-02", "18:30", "19:00", "asked at 18:15:00"), taken, kind.RuleOverlap)

	p.rule("north/second", func(c *gen.BookingPolicyCreate) { c.SetCheckIn(true) })
	p.now("2026-03-02 20:07")
	last = p.booked(p.alice, p.on("north/room", "2026-03-02", "20:00", "21:00"))
	never = p.booked(p.bob, p.on("north/second", "2026-03-02", "20:00", "21:00"))
	p.now("2026-03-02 20:21:59")
	in = try{"of 20:00, at 20:21:59", p.checkIn(p.northStaff, last, "")}
	p.now("2026-03-02 20:22:00")
	p.line("To check in to the step that is running, booked at 20:07: until 15 minutes after that", in,
		try{"of 20:00, at 20:22:00", p.checkIn(p.northStaff, never, "")}, kind.RuleStatus)

	p.world = p.fresh()
	proveSuspension(p)
}

func proveSuspension(p *proof) {
	p.checksIn()
	for _, day := range []string{"2026-03-02", "2026-03-03"} {
		p.absent(p.alice, day, "10:00", "11:00")
		p.absent(p.bob, day, "12:00", "13:00")
	}
	p.now("2026-05-01 09:59:59")
	second := p.asks(p.alice, "north/pool", "2026-05-01", "17:00", "18:00", "after the second")
	p.absent(p.alice, "2026-05-01", "10:00", "11:00")
	third := p.asks(p.alice, "north/pool", "2026-05-01", "17:00", "18:00", "after the third")
	p.line("The third no-show", second, third, kind.RuleSuspension)
	p.absent(p.bob, "2026-05-01", "12:30", "13:30")
	p.line("60 days between the first and the third",
		p.asks(p.bob, "north/pool", "2026-05-01", "17:00", "18:00", "missed on 2 Mar at 12:00, on 3 Mar, and on 1 May at 12:30"),
		try{third.words + ", missed on 2 Mar at 10:00, on 3 Mar, and on 1 May at 10:00", third.outcome}, kind.RuleSuspension)

	p.absent(p.bob, "2026-05-01", "14:00", "15:00")
	suspended := p.asks(p.bob, "north/pool", "2026-05-01", "17:00", "18:00", "before staff lift it")
	p.must(p.bookings.Lift(p.t.Context(), p.northStaff, booking.LiftInput{Person: p.bob.Person, Community: p.north, Reason: "住院"}))
	p.line("Lifted by staff", p.asks(p.bob, "north/pool", "2026-05-01", "17:00", "18:00", "after"), suspended, kind.RuleSuspension)

	p.now("2026-05-31 09:59:59")
	still := p.asks(p.alice, "north/pool", "2026-05-31", "17:00", "18:00", "asked at 09:59:59")
	p.now("2026-05-31 10:00:00")
	p.line("30 days from the last, which began on 1 May at 10:00",
		p.asks(p.alice, "north/pool", "2026-05-31", "17:00", "18:00", "asked at 10:00:00"), still, kind.RuleSuspension)
}

// absent books the space where people check in and does not come, after which 15 minutes have passed.
func (p *proof) absent(who viewer.Viewer, day, from, to string) {
	p.t.Helper()
	p.now(day + " " + from)
	p.booked(who, p.on("north/room", day, from, to))
	p.clock.Advance(15 * time.Minute)
}
