package booking_test

import (
	"fmt"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

// serviceChapters are the rules about asking and answering.
var serviceChapters = []chapter{
	{11, "Staff break rules", `With a reason, which is kept, the staff of a community break any rule there, but take nothing that is taken, that is
over or that there is not.`, proveOverride},
	{12, "Kinds of booking", `PERSONAL, ORGANISATION, ON_BEHALF of someone without an account, and BLOCK; COURSE is what publishing a course
makes.`, proveKinds},
	{13, "Idempotency", `The same key with the same input gives the same result, for 72 hours; with other input it is a mistake. A refusal is
not kept: its key is judged afresh. Keys are one's own.`, proveKeys},
	{14, "Refusals", `All of them are told at once, and with them what can be booked instead: the same space at another time, a similar
space in the same centre, a sister community. All that is offered here has been booked.`, proveRefusals},
	{15, "One answer", `"May I?", a hold, and the booking or move itself are answered by the same rules.`, proveOneAnswer},
}

func proveOverride(p *proof) {
	p.rule("north/east", func(c *gen.BookingPolicyCreate) { c.SetMinNotice(120) })
	for _, c := range []struct {
		words, space, day, from, to string
		people                      int
		broken                      kind.BookingRule
	}{
		{"Outside opening hours", "north/room", "2026-03-03", "06:00", "07:00", 1, kind.RuleOpeningHours},
		{"Beside the grid of staff", "north/room", "2026-03-03", "12:10", "12:40", 1, kind.RuleStartGrid},
		{"Shorter than the shortest", "north/room", "2026-03-03", "14:00", "14:15", 1, kind.RuleMinLength},
		{"Longer than the longest", "north/room", "2026-03-04", "08:00", "12:30", 1, kind.RuleMaxLength},
		{"Beyond the horizon", "north/room", "2026-03-17", "08:00", "09:00", 1, kind.RuleHorizon},
		{"Without notice", "north/east", "2026-03-02", "10:00", "11:00", 1, kind.RuleNotice},
		{"Begun, at 09:00", "north/room", "2026-03-02", "08:00", "10:00", 1, kind.RulePast},
		{"11 people in a space for 10", "north/room", "2026-03-05", "10:00", "11:00", 11, kind.RuleCapacity},
	} {
		slot, words := p.on(c.space, c.day, c.from, c.to), p.words(c.day, c.from, c.to, nil)
		plain, err := p.bookings.Book(p.t.Context(), p.northStaff, booking.BookInput{Key: key(), Slot: &slot, Attendees: c.people})
		p.must(err)
		p.line(c.words, try{words + ", with a reason", p.bookAnyway(p.northStaff, slot, c.people)},
			try{words + ", without", plain}, c.broken)
	}
	proveOverrideOfPeople(p)
	proveUnbreakable(p)
}

func proveOverrideOfPeople(p *proof) {
	p.quota(kind.PerPerson, kind.CountBookings, kind.PerDay, 1, ofCommunity(p.south))
	p.booked(p.southStaff, p.on("south/room", "2026-03-03", "10:00", "11:00"))
	plain := p.books(p.southStaff, "south/room", "2026-03-03", "12:00", "13:00", "without")
	p.line("Beyond a quota of one a day", p.anyway(p.southStaff, "south/room", "2026-03-03", "12:00", "13:00"), plain, kind.RuleQuota)

	p.world = p.fresh()
	p.checksIn()
	for _, day := range []string{"2026-03-02", "2026-03-03", "2026-03-04"} {
		p.absent(p.northStaff, day, "10:00", "11:00")
	}
	plain = p.books(p.northStaff, "north/second", "2026-03-05", "10:00", "11:00", "without")
	p.line("Suspended", p.anyway(p.northStaff, "north/second", "2026-03-05", "10:00", "11:00"), plain, kind.RuleSuspension)
}

func proveUnbreakable(p *proof) {
	p.world = p.fresh()
	p.booked(p.alice, p.on("north/room", "2026-03-06", "10:00", "11:00"))
	taken := p.anyway(p.northStaff, "north/room", "2026-03-06", "10:30", "11:30")
	p.line("What is taken from 10:00 to 11:00, even with a reason",
		p.anyway(p.northStaff, "north/room", "2026-03-06", "11:00", "12:00"), taken, kind.RuleOverlap)
	p.line("What is over, at 09:00",
		p.anyway(p.northStaff, "north/second", "2026-03-02", "08:30", "09:30"),
		p.anyway(p.northStaff, "north/second", "2026-03-02", "08:00", "08:30"), kind.RulePast)
	slot := p.on("north/room", "2026-03-07", "06:00", "07:00")
	_, err := p.bookings.Book(p.t.Context(), p.southStaff, booking.BookInput{Key: key(), Slot: &slot, Attendees: 1, Override: because})
	p.mistake("Whose rules", p.anyway(p.northStaff, "north/room", "2026-03-07", "06:00", "07:00", "by staff of the community"),
		"by staff of another", err, fault.Forbidden)
}

// anyway tries to book with a reason.
func (p *proof) anyway(who viewer.Viewer, space, day, from, to string, words ...string) try {
	p.t.Helper()
	return try{p.words(day, from, to, append(words, "with a reason")), p.bookAnyway(who, p.on(space, day, from, to), 1)}
}

func proveKinds(p *proof) {
	firm := p.firm()
	book := func(who viewer.Viewer, from, to string, in booking.BookInput) (booking.Outcome, error) {
		slot := p.on("north/room", "2026-03-03", from, to)
		in.Key, in.Slot, in.Attendees = key(), &slot, 1
		return p.bookings.Book(p.t.Context(), who, in)
	}
	of := func(words string, o booking.Outcome, err error) try {
		p.t.Helper()
		p.must(err)
		return try{fmt.Sprintf("%s, %s", words, p.made(o).Kind), o}
	}
	own, err := book(p.alice, "08:00", "09:00", booking.BookInput{})
	p.mistake("For oneself", of("by who is signed in", own, err), "to change it, by somebody else",
		second(p.bookings.Cancel(p.t.Context(), p.somebody(), own.Booking.ID)), fault.NotFound)
	ours, err := book(p.alice, "10:00", "11:00", booking.BookInput{Organisation: &firm})
	_, stranger := book(p.somebody(), "12:00", "13:00", booking.BookInput{Organisation: &firm})
	p.mistake("For an organisation", of("by a member", ours, err), "by who is none", stranger, fault.NotFound)
	behalf := booking.BookInput{OnBehalf: &booking.Behalf{Name: "王奶奶", Phone: "13812345678"}}
	theirs, err := book(p.northStaff, "14:00", "15:00", behalf)
	_, resident := book(p.alice, "16:00", "17:00", behalf)
	p.mistake("For someone without an account", of("by staff", theirs, err), "by a resident", resident, fault.Forbidden)
	block := booking.BlockInput{Key: key(), Slot: p.on("north/second", "2026-03-03", "06:10", "23:50"), Reason: "刷墙"}
	shut, err := p.bookings.Block(p.t.Context(), p.northStaff, block)
	_, resident = p.bookings.Block(p.t.Context(), p.alice, block)
	p.mistake("To block a space, at any time and for any length", of("by staff", shut, err), "by a resident", resident, fault.Forbidden)
}

func proveKeys(p *proof) {
	first, other := p.on("north/room", "2026-03-02", "14:00", "15:00"), p.on("north/room", "2026-03-02", "16:00", "17:00")
	k := key()
	made, err := p.withKey(k, first)
	p.must(err)
	same := func(words string) try {
		p.t.Helper()
		again, err := p.withKey(k, first)
		p.must(err)
		if again.Booking == nil || again.Booking.ID != made.Booking.ID {
			p.t.Errorf("the same key %s gave %v", words, again.Booking)
		}
		return try{"the same input " + words + ": the same booking", again}
	}
	_, err = p.withKey(k, other)
	p.mistake("A key that has been used", same("again"), "other input", err, fault.Conflict)
	theirs, err := p.bookings.Book(p.t.Context(), p.bob, booking.BookInput{Key: k, Slot: &other, Attendees: 1})
	p.must(err)
	_, err = p.withKey(k, other)
	p.mistake("Whose key", try{"the other input by somebody else", theirs}, "by who has used it", err, fault.Conflict)

	slot, k2 := p.on("north/second", "2026-03-02", "14:00", "15:00"), key()
	taken := p.booked(p.bob, slot)
	refused, err := p.withKey(k2, slot)
	p.must(err)
	p.made(p.cancel(p.bob, taken))
	afresh, err := p.withKey(k2, slot)
	p.must(err)
	p.line("A key that was refused", try{"the same input once it is free", afresh}, try{"while it is taken", refused}, kind.RuleOverlap)

	p.now("2026-03-05 08:59:59")
	kept := same("until 08:59:59")
	p.now("2026-03-05 09:00:00")
	forgotten, err := p.withKey(k, first)
	p.must(err)
	p.line("72 hours, used on Mon 2 Mar at 09:00:00, asked for again on Thu 5 Mar", kept,
		try{"at 09:00:00", forgotten}, kind.RulePast)
}
