package booking_test

import (
	"time"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/viewer"
)

func proveSeries(p *proof) {
	tuesdays := weekly(p.on("north/room", "2026-03-03", "14:00", "15:00"), 4)
	dates := p.dates(p.alice, tuesdays)
	p.line("The horizon of each date, 14 days, asked on 2 Mar", dates[1], dates[2], kind.RuleHorizon)
	p.policies(func(u *gen.BookingPolicyUpdate) { u.SetSeriesHorizonDays(365) })
	p.line("A longer horizon for series",
		p.dates(p.alice, tuesdays)[2],
		p.asks(p.alice, "north/room", "2026-03-17", "14:00", "15:00", "by itself"), kind.RuleHorizon)

	p.booked(p.bob, p.on("north/room", "2026-03-10", "14:00", "15:00"))
	whole := p.bookSeries("all of them or none", tuesdays)
	tuesdays.Skip = true
	p.line("Four Tuesdays, of which the second is taken", p.bookSeries("the other three", tuesdays, 3), whole, kind.RuleOverlap)

	p.quota(kind.PerPerson, kind.CountBookings, kind.PerWeek, 2, ofCommunity(p.north))
	dates = p.dates(p.somebody(), daily(p.on("north/second", "2026-03-09", "14:00", "15:00"), 3))
	p.line("Two a week, and a series counts its own", dates[1], dates[2], kind.RuleQuota)

	most, more := daily(p.on("south/room", "2026-03-03", "14:00", "15:00"), 104), daily(p.on("south/room", "2026-03-03", "14:00", "15:00"), 0)
	more.Rule = "FREQ=DAILY;UNTIL=20260615"
	_, err := p.bookings.BookSeries(p.t.Context(), p.alice, more)
	p.mistake("104 dates, from 3 Mar", p.bookSeries("every day until 14 Jun", most, 104), "every day until 15 Jun", err, fault.BadInput)
	proveWallClock(p)
}

func proveWallClock(p *proof) {
	p.centreOf("helsinki", "Europe/Helsinki", []int{1, 2, 3, 4, 5, 6, 7}, 0, 24*60, nil)
	p.now("2026-10-19 12:00")
	fridays := weekly(p.on("helsinki/room", "2026-10-23", "18:00", "19:00"), 2)
	p.bookSeries("", fridays, 2)
	p.line("Fridays at 18:00 in Helsinki, where clocks go back on Sun 25 Oct",
		p.books(p.bob, "helsinki/room", "2026-10-30", "17:00", "18:00", "by somebody else"),
		p.books(p.bob, "helsinki/room", "2026-10-30", "18:00", "19:00", "by somebody else"), kind.RuleOverlap)
}

// dates asks what would come of a series, date by date.
func (p *proof) dates(who viewer.Viewer, in booking.SeriesInput) []try {
	p.t.Helper()
	o, err := p.bookings.CheckSeries(p.t.Context(), who, in, false)
	p.must(err)
	var tries []try
	for _, d := range o.Dates {
		at := time.Unix(d.Slot.Span.Start, 0).In(d.Space.Community.Zone)
		words := at.Format("Mon 2 Jan 2006, 15:04") + time.Unix(d.Slot.Span.End, 0).In(at.Location()).Format("–15:04, in a series")
		tries = append(tries, try{words, booking.Outcome{Space: d.Space, Refusals: d.Refusals}})
	}
	return tries
}

// bookSeries books a series of which so many dates have to stand then. Where none is booked it is refused for what was said
// against its dates.
func (p *proof) bookSeries(words string, in booking.SeriesInput, stand ...int) try {
	p.t.Helper()
	o, err := p.bookings.BookSeries(p.t.Context(), p.alice, in)
	p.must(err)
	came := booking.Outcome{Space: o.Space}
	if o.Series == nil {
		for _, d := range o.Dates {
			came.Refusals = append(came.Refusals, d.Refusals...)
		}
		return try{words, came}
	}
	found, err := p.bookings.Occurrences(p.t.Context(), o.Series)
	p.must(err)
	if len(stand) != 1 || len(found) != stand[0] {
		p.t.Errorf("%s: %d stand, not %v", words, len(found), stand)
	}
	return try{words, came}
}
