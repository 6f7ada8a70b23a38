package hours

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"youkong/internal/holiday"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

func date(t interface{ Fatal(...any) }, text string) localtime.Date {
	d, err := localtime.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// centre opens at eight on workdays and at ten at weekends; on Monday it closes at five.
func centre(holidays Holidays) Calendar {
	week := Weekly{{1, 8 * hour, 17 * hour}}
	for weekday := 2; weekday <= 5; weekday++ {
		week = append(week, Rule{weekday, 8 * hour, 21 * hour})
	}
	week = append(week, Rule{6, 10 * hour, 18 * hour}, Rule{7, 10 * hour, 16 * hour})
	return Calendar{Week: week, Holidays: holidays, Announced: holiday.New(holiday.Shipped()...)}
}

func TestWhatHoldsOnADay(t *testing.T) {
	sunday, closed, usual := Holidays{Weekday: 7, MakeUp: 1}, Holidays{Closed: true, MakeUp: 2}, Holidays{MakeUp: 1}
	for _, c := range []struct {
		name, date    string
		holidays      Holidays
		opens, closes localtime.Clock // Both 0 for closed.
		because       Why
	}{
		{"an ordinary Friday", "2026-02-13", sunday, 8 * hour, 21 * hour, Why{}},
		{"a worked Saturday", "2026-02-14", sunday, 8 * hour, 17 * hour, Why{CaseMakeUp, Reason{"春节", "Spring Festival"}}},
		{"a worked Saturday like a Tuesday", "2026-02-14", closed, 8 * hour, 21 * hour, Why{CaseMakeUp, Reason{"春节", "Spring Festival"}}},
		{"a free Saturday", "2026-02-21", usual, 10 * hour, 18 * hour, Why{}},
		{"a holiday as usual", "2026-02-17", usual, 8 * hour, 21 * hour, Why{}},
		{"a holiday like a Sunday", "2026-02-17", sunday, 10 * hour, 16 * hour, Why{CaseHoliday, Reason{"春节", "Spring Festival"}}},
		{"a holiday that is closed", "2026-02-17", closed, 0, 0, Why{CaseHoliday, Reason{"春节", "Spring Festival"}}},
		{"the year's last day", "2025-12-31", closed, 8 * hour, 21 * hour, Why{}},
		{"the year's first day", "2026-01-01", closed, 0, 0, Why{CaseHoliday, Reason{"元旦", "New Year's Day"}}},
		{"a worked Sunday after it", "2026-01-04", usual, 8 * hour, 17 * hour, Why{CaseMakeUp, Reason{"元旦", "New Year's Day"}}},
		{"a year that is not announced", "2027-01-01", closed, 8 * hour, 21 * hour, Why{}},
	} {
		day := centre(c.holidays).On(date(t, c.date))
		var opens, closes localtime.Clock
		if len(day.Rules) > 0 {
			opens, closes = day.Rules[0].Opens, day.Rules[0].Closes
		}
		if opens != c.opens || closes != c.closes || day.Why != c.because {
			t.Errorf("%s: from %v to %v because of %+v", c.name, opens, closes, day.Why)
		}
	}
}

// An exception comes before a holiday, and a closure before both; it ends at its very second, and the grid is where it was.
func TestWhatComesFirst(t *testing.T) {
	z := zone(t, "Asia/Shanghai")
	c := centre(Holidays{Closed: true})
	c.Exceptions = map[localtime.Date]Exception{date(t, "2026-02-17"): {Rules: []Rule{{0, 9 * hour, 12 * hour}}, Reason: Reason{Zh: "拜年"}}}
	c.Closures = []Closure{{Span: between(t, z, "2026-02-17 09:30", "2026-02-17 10:05"), Reason: Reason{Zh: "停电"}}}
	window := between(t, z, "2026-02-17 00:00", "2026-02-18 00:00")
	open := []span.Span{between(t, z, "2026-02-17 09:00", "2026-02-17 09:30"), between(t, z, "2026-02-17 10:05", "2026-02-17 12:00")}
	if got := c.Open(z, window); !slices.Equal(got, open) {
		t.Errorf("open %v", got)
	}
	if got := c.Spans(z, window); !slices.Equal(got, []span.Span{between(t, z, "2026-02-17 09:00", "2026-02-17 12:00")}) {
		t.Errorf("the grid moved: %v", got)
	}
	for at, want := range map[string]Why{
		"2026-02-17 09:29": {CaseException, Reason{Zh: "拜年"}}, "2026-02-17 09:30": {CaseClosure, Reason{Zh: "停电"}},
		"2026-02-17 10:05": {CaseException, Reason{Zh: "拜年"}}, "2026-02-16 23:59": {CaseHoliday, Reason{"春节", "Spring Festival"}},
		"2026-02-24 00:00": {},
	} {
		start := atMinute(t, at)
		if got := c.Because(z, span.Span{Start: start, End: start + 60}); got != want {
			t.Errorf("at %s because of %+v", at, got)
		}
	}
}

func atMinute(t *testing.T, text string) int64 { return at(t, zone(t, "Asia/Shanghai"), text) }

// A closure that nobody ended lasts; one over the change of clocks takes the hour that is twice.
func TestClosuresAreRealTime(t *testing.T) {
	z := zone(t, "Europe/Helsinki")
	c := daily(0, localtime.EndOfDay)
	c.Closures = []Closure{{Span: between(t, z, "2026-10-25 00:00", "2026-10-26 00:00")}}
	if got := c.Closures[0].Span.Len(); got != 25*3600 {
		t.Errorf("the day of the change has %d s", got)
	}
	if got := c.Open(z, between(t, z, "2026-10-25 00:00", "2026-10-26 00:00")); len(got) != 0 {
		t.Errorf("open %v", got)
	}
	c.Closures[0].Span.End = Forever
	if got := c.Open(z, between(t, z, "2030-01-01 00:00", "2030-01-02 00:00")); len(got) != 0 {
		t.Errorf("open four years later: %v", got)
	}
}

// Open, Closed and Because are three answers to one question.
func TestTheAnswersAgree(t *testing.T) {
	z := zone(t, "Asia/Shanghai")
	rapid.Check(t, func(t *rapid.T) {
		c := centre(Holidays{Closed: rapid.Bool().Draw(t, "closed"), Weekday: rapid.IntRange(0, 7).Draw(t, "like"), MakeUp: rapid.IntRange(0, 7).Draw(t, "make up")})
		start := at(t, z, "2026-02-12 00:00")
		for range rapid.IntRange(0, 3).Draw(t, "closures") {
			from := start + 600*rapid.Int64Range(0, 2000).Draw(t, "from")
			c.Closures = append(c.Closures, Closure{Span: span.Span{Start: from, End: from + 600*rapid.Int64Range(1, 500).Draw(t, "long")}})
		}
		at := start + 600*rapid.Int64Range(0, 2000).Draw(t, "at")
		moment := span.Span{Start: at, End: at + 1}
		open := slices.ContainsFunc(c.Open(z, moment), func(s span.Span) bool { return s.Contains(at) })
		if want := len(c.Spans(z, moment)) > 0 && !c.Closed(moment); open != want {
			t.Fatalf("open %v, but by its days and closures %v", open, want)
		}
		if c.Closed(moment) != (c.Because(z, moment).Case == CaseClosure) {
			t.Fatal("a closure that stands is not named")
		}
	})
}
