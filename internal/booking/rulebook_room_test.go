package booking_test

import (
	"fmt"

	"youkong/ent/kind"
	"youkong/internal/booking"
)

// proveRoom tries what the database refuses as well: that anything is taken twice; and how much there is to take.
func proveRoom(p *proof) {
	const day = "2026-10-12"
	p.booked(p.bob, p.on("north/room", day, "10:00", "11:00"))
	soon := p.books(p.alice, "north/room", day, "10:30", "11:30")
	p.line("A space that is booked from 10:00 to 11:00", p.books(p.alice, "north/room", day, "11:00", "12:00"), soon, kind.RuleOverlap)
	p.line("What is booked at all",
		p.books(p.alice, "north/second", day, "10:00", "11:00", "a meeting room"),
		p.books(p.alice, "north/desk", day, "10:00", "11:00", "the welcome desk"), kind.RuleBookable)
	p.booked(p.bob, p.on("north/east", day, "10:00", "11:00"))
	p.line("A hall whose one half is booked from 10:00 to 11:00",
		p.books(p.alice, "north/west", day, "10:00", "11:00", "the other half"),
		p.books(p.alice, "north/hall", day, "10:30", "11:30", "the hall"), kind.RuleOverlap)
	p.booked(p.bob, p.on("north/buffered", day, "10:00", "11:00"))
	soon = p.books(p.alice, "north/buffered", day, "11:00", "11:30")
	p.line("10 minutes to set up and 20 to clean up, booked from 10:00 to 11:00",
		p.books(p.alice, "north/buffered", day, "11:30", "12:30"), soon, kind.RuleOverlap)
	p.line("A space for 10 people", p.attended(10, "14:00"), p.attended(11, "16:00"), kind.RuleCapacity)
	p.line("A pool of 3", p.seats(3, "14:00"), p.seats(4, "16:00"), kind.RuleCapacity)
	p.seats(2, "18:00")
	two := p.seats(2, "18:00")
	p.line("A pool of 3 of which 2 are taken", p.seats(1, "18:00"), two, kind.RuleOverlap)
}

// attended tries to book for so many people for half an hour.
func (p *proof) attended(n int, from string) try {
	p.t.Helper()
	slot := p.on("north/second", "2026-10-12", from, from[:2]+":30")
	o, err := p.bookings.Book(p.t.Context(), p.alice, booking.BookInput{Key: key(), Slot: &slot, Attendees: n})
	p.must(err)
	return try{fmt.Sprintf("for %d people", n), o}
}

// seats tries to book so many of the pool for half an hour.
func (p *proof) seats(n int, from string) try {
	p.t.Helper()
	slot := p.on("north/pool", "2026-10-12", from, from[:2]+":30")
	slot.Units = n
	return try{fmt.Sprintf("%d of them", n), p.book(p.alice, slot)}
}
