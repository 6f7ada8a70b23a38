package localtime

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func zone(t interface{ Fatal(...any) }, name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestParseDate(t *testing.T) {
	for text, want := range map[string]Date{
		"2026-11-23": {2026, time.November, 23},
		"2024-02-29": {2024, time.February, 29},
		"1970-01-01": {1970, time.January, 1},
		"2999-12-31": {2999, time.December, 31},
	} {
		if got, err := ParseDate(text); err != nil || got != want || got.String() != text {
			t.Errorf("%s is %v, %v", text, got, err)
		}
	}
	for _, text := range []string{
		"", "2026-2-3", "2026-02-29", "2026-13-01", "2026-00-10", "26-11-23", "2026/11/23", " 2026-11-23", "2026-11-23 ",
		"2026-11-23T00:00:00Z", "1969-12-31", "3000-01-01", "+026-11-23", "２026-11-23",
	} {
		if got, err := ParseDate(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func TestParseClock(t *testing.T) {
	for text, want := range map[string]Clock{"00:00": 0, "08:30": 510, "23:59": 1439, "24:00": EndOfDay} {
		if got, err := ParseClock(text); err != nil || got != want || got.String() != text {
			t.Errorf("%s is %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "8:30", "24:01", "25:00", "12:60", "12:3", "12:300", "12:30:00", "-1:00", "12.30", " 8:30"} {
		if got, err := ParseClock(text); err == nil {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	f.Add("2026-11-23")
	f.Add("2026-02-29")
	f.Fuzz(func(t *testing.T, text string) {
		if date, err := ParseDate(text); err == nil && date.String() != text {
			t.Errorf("%q was read as %v", text, date)
		}
	})
}

func FuzzParseClock(f *testing.F) {
	f.Add("08:30")
	f.Add("24:00")
	f.Fuzz(func(t *testing.T, text string) {
		clock, err := ParseClock(text)
		if err == nil && (clock.String() != text || clock < 0 || clock > EndOfDay) {
			t.Errorf("%q was read as %v", text, clock)
		}
	})
}

func TestWeekdaysAndDays(t *testing.T) {
	for text, want := range map[string]int{"2026-11-23": 1, "2026-11-27": 5, "2026-11-28": 6, "2026-11-29": 7} {
		date, _ := ParseDate(text)
		if got := date.Weekday(); got != want {
			t.Errorf("%s is day %d of the week", text, got)
		}
	}
	eve := Date{2026, time.December, 31}
	if next := eve.AddDays(1); next != (Date{2027, time.January, 1}) || !eve.Before(next) || next.Before(eve) || eve.Before(eve) {
		t.Errorf("after %v comes %v", eve, next)
	}
	if got := eve.AddDays(-365).String(); got != "2025-12-31" {
		t.Errorf("a year before %v is %s", eve, got)
	}
}

func TestADayIsAsLongAsItIs(t *testing.T) {
	for _, c := range []struct {
		zone, day string
		hours     float64
	}{
		{"Asia/Shanghai", "2026-11-23", 24},
		{"Europe/Helsinki", "2026-03-29", 23},
		{"Europe/Helsinki", "2026-10-25", 25},
		{"Australia/Lord_Howe", "2026-04-05", 24.5},
		{"America/Sao_Paulo", "2018-11-04", 23},
		{"Pacific/Apia", "2011-12-30", 0}, // Samoa crossed the date line.
	} {
		date, _ := ParseDate(c.day)
		day := Day(date, zone(t, c.zone))
		if got := float64(day.Len()) / 3600; got != c.hours {
			t.Errorf("%s in %s has %v hours", c.day, c.zone, got)
		}
		if day.Valid() && (DateOf(day.Start, zone(t, c.zone)) != date || DateOf(day.End-1, zone(t, c.zone)) != date) {
			t.Errorf("%s in %s is another day at one of its ends", c.day, c.zone)
		}
	}
}

func TestSkippedTimesMoveForwardAndOfRepeatedOnesTheFirstCounts(t *testing.T) {
	for _, c := range []struct{ zone, day, clock, want string }{
		{"Europe/Helsinki", "2026-03-29", "02:59", "2026-03-29T00:59:00Z"},
		{"Europe/Helsinki", "2026-03-29", "03:00", "2026-03-29T01:00:00Z"},
		{"Europe/Helsinki", "2026-03-29", "03:30", "2026-03-29T01:00:00Z"},
		{"Europe/Helsinki", "2026-03-29", "04:00", "2026-03-29T01:00:00Z"},
		{"Europe/Helsinki", "2026-10-25", "03:30", "2026-10-25T00:30:00Z"},
		{"Europe/Helsinki", "2026-10-25", "04:00", "2026-10-25T02:00:00Z"},
		{"America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00:00Z"},
		{"Asia/Shanghai", "2026-11-23", "24:00", "2026-11-23T16:00:00Z"},
	} {
		date, _ := ParseDate(c.day)
		clock, _ := ParseClock(c.clock)
		got := time.Unix(At(date, clock, zone(t, c.zone)), 0).UTC().Format(time.RFC3339)
		if got != c.want {
			t.Errorf("%s %s in %s is %s, want %s", c.day, c.clock, c.zone, got, c.want)
		}
	}
}

// The model: walk along the minutes until the wall shows the time or a later one.
func TestAtIsTheFirstMinuteThatShowsTheTimeOrALaterOne(t *testing.T) {
	names := []string{"Asia/Shanghai", "Europe/Helsinki", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe", "UTC"}
	jumps := []string{"2026-03-29", "2026-10-25", "2018-11-04", "2018-02-18", "2011-12-30", "2026-04-05", "2026-12-31"}
	rapid.Check(t, func(t *rapid.T) {
		z := zone(t, rapid.SampledFrom(names).Draw(t, "zone"))
		near, _ := ParseDate(rapid.SampledFrom(jumps).Draw(t, "near"))
		date := near.AddDays(rapid.IntRange(-2, 2).Draw(t, "days"))
		clock := Clock(rapid.IntRange(0, int(EndOfDay)).Draw(t, "clock"))

		target, shown := date, clock
		if clock == EndOfDay {
			target, shown = date.AddDays(1), 0
		}
		want := time.Date(date.Year, date.Month, date.Day, 0, int(clock), 0, 0, time.UTC).Unix() - 30*3600
		for ; ; want += 60 {
			if c := DateOf(want, z).Compare(target); c > 0 || c == 0 && ClockOf(want, z) >= shown {
				break
			}
		}
		if got := At(date, clock, z); got != want {
			t.Fatalf("%v %v in %v is %d, want %d", date, clock, z, got, want)
		}
	})
}

func TestFormatLength(t *testing.T) {
	for length, want := range map[time.Duration]string{
		0:                             "PT0S",
		30 * time.Minute:              "PT30M",
		90 * time.Minute:              "PT1H30M",
		48 * time.Hour:                "PT48H",
		time.Hour + 5*time.Second:     "PT1H5S",
		-5 * time.Minute:              "-PT5M",
		45*24*time.Hour + time.Minute: "PT1080H1M",
	} {
		if got := FormatLength(length); got != want {
			t.Errorf("%v is %s, want %s", length, got, want)
		}
	}
}
