package hours

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"youkong/internal/localtime"
	"youkong/internal/span"
)

const hour = 60

func zone(t interface{ Fatal(...any) }, name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// at reads `2026-11-23 08:30` in the zone.
func at(t interface{ Fatal(...any) }, z *time.Location, text string) int64 {
	when, err := time.ParseInLocation("2006-01-02 15:04", text, z)
	if err != nil {
		t.Fatal(err)
	}
	return when.Unix()
}

func between(t interface{ Fatal(...any) }, z *time.Location, from, to string) span.Span {
	return span.Span{Start: at(t, z, from), End: at(t, z, to)}
}

func daily(opens, closes localtime.Clock) Calendar {
	var w Weekly
	for weekday := 1; weekday <= 7; weekday++ {
		w = append(w, Rule{weekday, opens, closes})
	}
	return Calendar{Week: w}
}

func TestSpansAreWholeAndStayApartWhereTheyTouch(t *testing.T) {
	z := zone(t, "Asia/Shanghai")
	w := Calendar{Week: Weekly{{1, 13 * hour, 18 * hour}, {1, 8 * hour, 13 * hour}, {2, 8 * hour, 12 * hour}}}
	window := between(t, z, "2026-11-23 12:59", "2026-11-23 13:01") // A Monday.
	morning := between(t, z, "2026-11-23 08:00", "2026-11-23 13:00")
	afternoon := between(t, z, "2026-11-23 13:00", "2026-11-23 18:00")
	if got := w.Spans(z, window); !slices.Equal(got, []span.Span{morning, afternoon}) {
		t.Errorf("spans %v", got)
	}
	if got := w.Open(z, window); !slices.Equal(got, []span.Span{{Start: morning.Start, End: afternoon.End}}) {
		t.Errorf("open %v", got)
	}
	window = between(t, z, "2026-11-23 13:00", "2026-11-23 13:01")
	if got := w.Spans(z, window); !slices.Equal(got, []span.Span{afternoon}) {
		t.Errorf("what only touches the window was returned: %v", got)
	}
}

func TestAWindowWithoutTimeHoldsNothing(t *testing.T) {
	z := zone(t, "Asia/Shanghai")
	turned := between(t, z, "2026-11-24 13:00", "2026-11-23 09:00")
	if spans, open := daily(8*hour, 12*hour).Spans(z, turned), daily(8*hour, 12*hour).Open(z, turned); spans != nil || open != nil {
		t.Errorf("spans %v, open %v", spans, open)
	}
}

func TestOpenGoesOnOverMidnight(t *testing.T) {
	z := zone(t, "Asia/Shanghai")
	w := Calendar{Week: Weekly{{4, 20 * hour, localtime.EndOfDay}, {5, 0, 2 * hour}}} // New Year's Eve 2026 is a Thursday.
	night := between(t, z, "2026-12-31 20:00", "2027-01-01 02:00")
	for _, window := range []span.Span{
		between(t, z, "2026-12-31 23:00", "2026-12-31 23:01"),
		between(t, z, "2027-01-01 01:00", "2027-01-01 01:01"),
		between(t, z, "2026-12-31 00:00", "2027-01-02 00:00"),
	} {
		if got := w.Open(z, window); !slices.Equal(got, []span.Span{night}) {
			t.Errorf("in %v open %v, want %v", window, got, night)
		}
	}
}

func TestOpeningHoursFollowTheWallWhenTheClocksChange(t *testing.T) {
	z := zone(t, "Europe/Helsinki")
	w := daily(1*hour, 9*hour)
	for day, want := range map[string]int64{"2026-03-28": 8, "2026-03-29": 7, "2026-10-25": 9, "2026-10-26": 8} {
		got := w.Spans(z, between(t, z, day+" 08:00", day+" 08:01"))
		if len(got) != 1 || got[0].Len() != want*3600 {
			t.Errorf("on %s open %v, want %d hours", day, got, want)
		}
	}
	inTheGap := daily(3*hour, 3*hour+30)
	if got := inTheGap.Spans(z, between(t, z, "2026-03-29 00:00", "2026-03-30 00:00")); len(got) != 0 {
		t.Errorf("open at a time that did not exist: %v", got)
	}
}

// The model asks the wall at every ten minutes. Rules keep clear of the hours that clocks skip or repeat.
func TestOpenIsWhatTheWallSays(t *testing.T) {
	clock := rapid.SampledFrom([]localtime.Clock{0, 70, 5 * hour, 12 * hour, 12*hour + 30, 18 * hour, localtime.EndOfDay})
	rule := rapid.Custom(func(t *rapid.T) Rule {
		return Rule{rapid.IntRange(1, 7).Draw(t, "weekday"), clock.Draw(t, "opens"), clock.Draw(t, "closes")}
	})
	starts := []string{"2026-03-27 00:00", "2026-10-24 11:50", "2026-12-30 23:50"}
	rapid.Check(t, func(t *rapid.T) {
		z := zone(t, rapid.SampledFrom([]string{"Asia/Shanghai", "Europe/Helsinki"}).Draw(t, "zone"))
		w := Calendar{Week: rapid.SliceOfN(rule, 0, 10).Draw(t, "rules")}
		start := at(t, z, rapid.SampledFrom(starts).Draw(t, "start"))
		window := span.Span{Start: start, End: start + 600*rapid.Int64Range(1, 600).Draw(t, "length")}
		open := w.Open(z, window)
		for i := window.Start; i < window.End; i += 600 {
			want := slices.ContainsFunc(w.Week, func(r Rule) bool {
				c := localtime.ClockOf(i, z)
				return r.Weekday == localtime.DateOf(i, z).Weekday() && r.Opens <= c && c < r.Closes
			})
			if got := slices.ContainsFunc(open, func(s span.Span) bool { return s.Contains(i) }); got != want {
				t.Fatalf("at %v open: %v", time.Unix(i, 0).In(z), got)
			}
		}
	})
}
