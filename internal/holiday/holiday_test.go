package holiday

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"youkong/internal/localtime"
)

func on(t *testing.T, c Calendar, date string) Day {
	t.Helper()
	d, err := localtime.ParseDate(date)
	if err != nil {
		t.Fatal(err)
	}
	return c.Of(d)
}

func TestWhatADayIs(t *testing.T) {
	c := New(Shipped()...)
	for date, want := range map[string]Day{
		"2025-12-31": {},
		"2026-01-01": {Holiday, "元旦", "New Year's Day"},
		"2026-01-03": {Holiday, "元旦", "New Year's Day"},
		"2026-01-04": {MakeUp, "元旦", "New Year's Day"},
		"2026-01-05": {},
		"2026-02-14": {MakeUp, "春节", "Spring Festival"},
		"2026-02-15": {Holiday, "春节", "Spring Festival"},
		"2026-02-23": {Holiday, "春节", "Spring Festival"},
		"2026-02-24": {},
		"2025-10-08": {Holiday, "国庆节、中秋节", "National Day and Mid-Autumn Festival"},
		"2024-09-14": {MakeUp, "中秋节", "Mid-Autumn Festival"},
		"2024-10-12": {MakeUp, "国庆节", "National Day"},
	} {
		if got := on(t, c, date); got != want {
			t.Errorf("%s is %+v, want %+v", date, got, want)
		}
	}
	for year, want := range map[int]bool{2023: true, 2024: false, 2026: false, 2027: true} {
		if got := c.Provisional(year); got != want {
			t.Errorf("%d is provisional: %v", year, got)
		}
	}
}

// The working weekends of 2026 as the notice lists them.
func TestWorkingWeekends(t *testing.T) {
	var found []string
	c := New(Shipped()...)
	for date := (localtime.Date{Year: 2026, Month: 1, Day: 1}); date.Year == 2026; date = date.AddDays(1) {
		if c.Of(date).Kind == MakeUp {
			found = append(found, date.String()[5:])
		}
	}
	if got := strings.Join(found, " "); got != "01-04 02-14 02-28 05-09 09-20 10-10" {
		t.Error(got)
	}
}

const next = `{"year": 2027, "source": "a notice", "holidays": [{"zh": "元旦", "en": "New Year's Day",
	"from": "2026-12-31", "to": "2027-01-02", "working": ["2026-12-27"]}]}`

func TestALaterCalendarOfTheSameYearHolds(t *testing.T) {
	y, err := Parse([]byte(next))
	if err != nil {
		t.Fatal(err)
	}
	other := y
	other.Holidays = []Span{{NameZh: "元旦", NameEn: "New Year's Day", From: y.Holidays[0].To, To: y.Holidays[0].To}}
	c := New(append(Shipped(), other, y)...)
	if on(t, c, "2026-12-31").Kind != Holiday || on(t, c, "2026-12-27").Kind != MakeUp || c.Provisional(2027) {
		t.Error("the later calendar of 2027 does not hold")
	}
	if again, err := Parse([]byte(y.Document())); err != nil || again.Document() != y.Document() {
		t.Errorf("read again it is %v, %v", again, err)
	}
}

func TestParseIsStrict(t *testing.T) {
	for name, change := range map[string][2]string{
		"unknown field": {`"year"`, `"leap": false, "year"`}, "more": {"}]}", "}]} {}"}, "no source": {"a notice", ""},
		"no name": {"元旦", ""}, "backwards": {"2027-01-02", "2026-12-30"}, "endless": {"2027-01-02", "2027-02-02"},
		"other year": {"2026-12-31", "2025-12-31"}, "no such day": {"2027-01-02", "2027-02-30"},
		"a working day as working": {"2026-12-27", "2026-12-28"}, "named twice": {`["2026-12-27"]`, `["2026-12-27", "2026-12-27"]`},
		"off and worked": {"2026-12-27", "2027-01-02"}, "no holidays": {`"from"`, `"form"`},
	} {
		broken := strings.Replace(next, change[0], change[1], 1)
		if broken == next {
			t.Fatalf("%s changes nothing", name)
		}
		if _, err := Parse([]byte(broken)); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

// Whatever Parse takes, every day it names is in the calendar, as what it was named.
func TestEveryNamedDayIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.SampledFrom(Shipped()).Draw(t, "year")
		c := New(y)
		h := rapid.SampledFrom(y.Holidays).Draw(t, "holiday")
		for date := h.From.Date; !h.To.Before(date); date = date.AddDays(1) {
			if c.Of(date).Kind != Holiday {
				t.Fatalf("%s is no holiday", date)
			}
		}
		for _, date := range h.Working {
			if c.Of(date.Date).Kind != MakeUp {
				t.Fatalf("%s is not worked", date)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(next))
	f.Fuzz(func(t *testing.T, document []byte) {
		if y, err := Parse(document); err == nil {
			if again, err := Parse([]byte(y.Document())); err != nil || again.Document() != y.Document() {
				t.Errorf("read again it is %v, %v", again, err)
			}
		}
	})
}
