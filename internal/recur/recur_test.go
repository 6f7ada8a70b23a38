package recur

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
	"pgregory.net/rapid"
)

func zone(t interface{ Fatal(...any) }, name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// expanded is what the rule gives from a local start such as `2026-11-23 14:00`, written the same way.
func expanded(t *testing.T, rule, first string, z *time.Location) []string {
	t.Helper()
	begin, err := time.ParseInLocation("2006-01-02 15:04", first, z)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Parse(rule, z)
	if err != nil {
		t.Fatalf("%s %v", rule, err)
	}
	starts, err := r.Expand(begin.Unix(), z)
	if err != nil {
		t.Fatalf("%s %v", rule, err)
	}
	var texts []string
	for _, at := range starts {
		texts = append(texts, time.Unix(at, 0).In(z).Format("2006-01-02 15:04"))
	}
	return texts
}

func TestDaysOfARule(t *testing.T) {
	shanghai, helsinki := zone(t, "Asia/Shanghai"), zone(t, "Europe/Helsinki")
	for _, c := range []struct {
		name, rule, first string
		zone              *time.Location
		want              string
	}{
		{"every week", "FREQ=WEEKLY;COUNT=3", "2026-11-24 14:00", shanghai, "2026-11-24 14:00, 2026-12-01 14:00, 2026-12-08 14:00"},
		{"two days a week, every other week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=4", "2026-11-26 09:00", shanghai,
			"2026-11-26 09:00, 2026-12-08 09:00, 2026-12-10 09:00, 2026-12-22 09:00"},
		{"every other week, weeks beginning on Sunday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4;WKST=SU", "1997-08-05 09:00", shanghai,
			"1997-08-05 09:00, 1997-08-17 09:00, 1997-08-19 09:00, 1997-08-31 09:00"},
		{"every other week, weeks beginning on Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=4", "1997-08-05 09:00", shanghai,
			"1997-08-05 09:00, 1997-08-10 09:00, 1997-08-19 09:00, 1997-08-24 09:00"},
		{"across the year's end", "FREQ=DAILY;INTERVAL=2;UNTIL=20270103", "2026-12-30 18:00", shanghai,
			"2026-12-30 18:00, 2027-01-01 18:00, 2027-01-03 18:00"},
		{"working days", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3", "2026-11-27 08:00", shanghai,
			"2026-11-27 08:00, 2026-11-30 08:00, 2026-12-01 08:00"},
		{"the 31st passes over shorter months", "FREQ=MONTHLY;COUNT=4", "2026-08-31 10:00", shanghai,
			"2026-08-31 10:00, 2026-10-31 10:00, 2026-12-31 10:00, 2027-01-31 10:00"},
		{"the last of the month", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=4", "2027-12-31 10:00", shanghai,
			"2027-12-31 10:00, 2028-01-31 10:00, 2028-02-29 10:00, 2028-03-31 10:00"},
		{"29 February once in a leap year", "FREQ=MONTHLY;COUNT=3", "2028-01-29 10:00", shanghai,
			"2028-01-29 10:00, 2028-02-29 10:00, 2028-03-29 10:00"},
		{"and not in another", "FREQ=MONTHLY;COUNT=2", "2027-01-29 10:00", shanghai, "2027-01-29 10:00, 2027-03-29 10:00"},
		{"second Tuesday, last Friday", "FREQ=MONTHLY;BYDAY=2TU,-1FR;COUNT=4", "2026-11-10 10:00", shanghai,
			"2026-11-10 10:00, 2026-11-27 10:00, 2026-12-08 10:00, 2026-12-25 10:00"},
		{"a Friday that is a 13th", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2", "2026-11-13 10:00", shanghai,
			"2026-11-13 10:00, 2027-08-13 10:00"},
		{"until the very moment", "FREQ=WEEKLY;UNTIL=20261201T060000Z", "2026-11-24 14:00", shanghai, "2026-11-24 14:00, 2026-12-01 14:00"},
		{"until a second before", "FREQ=WEEKLY;UNTIL=20261201T055959Z", "2026-11-24 14:00", shanghai, "2026-11-24 14:00"},
		{"the clocks go back, the wall shows the same", "FREQ=WEEKLY;COUNT=3", "2026-10-18 18:00", helsinki,
			"2026-10-18 18:00, 2026-10-25 18:00, 2026-11-01 18:00"},
		{"a time that the clocks skip does not count", "FREQ=DAILY;COUNT=3", "2026-03-28 03:30", helsinki,
			"2026-03-28 03:30, 2026-03-30 03:30, 2026-03-31 03:30"},
		{"of a time shown twice the first", "FREQ=DAILY;COUNT=2", "2026-10-24 03:30", helsinki, "2026-10-24 03:30, 2026-10-25 03:30"},
	} {
		if got := strings.Join(expanded(t, c.rule, c.first, c.zone), ", "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestOfATimeShownTwiceTheFirstIsMeant(t *testing.T) {
	helsinki := zone(t, "Europe/Helsinki")
	first := time.Date(2026, 10, 24, 0, 30, 0, 0, time.UTC)
	r, _ := Parse("FREQ=DAILY;COUNT=2", helsinki)
	starts, err := r.Expand(first.Unix(), helsinki)
	if want := first.Add(24 * time.Hour).Unix(); err != nil || starts[1] != want {
		t.Errorf("%v, %v; the second is to be at %d", starts, err, want)
	}
}

func TestRulesThatAreRefused(t *testing.T) {
	for rule, because := range map[string]string{
		"":                                   "parts such as",
		"FREQ":                               "parts such as",
		"FREQ=WEEKLY;":                       "parts such as",
		"COUNT=3":                            "needs FREQ",
		"FREQ=SECONDLY;COUNT=3":              "DAILY, WEEKLY or MONTHLY",
		"FREQ=YEARLY;COUNT=3":                "DAILY, WEEKLY or MONTHLY",
		"FREQ=WEEKLY":                        "needs an end",
		"FREQ=WEEKLY;COUNT=2;UNTIL=20261231": "either COUNT or UNTIL",
		"FREQ=WEEKLY;COUNT=105":              "from 1 to 104",
		"FREQ=WEEKLY;COUNT=0":                "from 1 to 104",
		"FREQ=WEEKLY;COUNT=2;COUNT=3":        "twice",
		"FREQ=WEEKLY;COUNT=2;INTERVAL=0":     "from 1 to 731",
		"FREQ=WEEKLY;COUNT=2;INTERVAL=1e9":   "from 1 to 731",
		"FREQ=WEEKLY;COUNT=2;BYSETPOS=1":     "and no others",
		"FREQ=DAILY;COUNT=2;BYSECOND=1":      "and no others",
		"FREQ=WEEKLY;COUNT=2;BYDAY=2TU":      "only with FREQ=MONTHLY",
		"FREQ=MONTHLY;COUNT=2;BYDAY=6TU":     "days of the week",
		"FREQ=MONTHLY;COUNT=2;BYDAY=0TU":     "days of the week",
		"FREQ=WEEKLY;COUNT=2;BYDAY=XX":       "days of the week",
		"FREQ=WEEKLY;COUNT=2;BYDAY=M":        "days of the week",
		"FREQ=WEEKLY;COUNT=2;WKST=2MO":       "days of the week",
		"FREQ=WEEKLY;COUNT=2;BYMONTHDAY=1":   "BYMONTHDAY with FREQ=WEEKLY",
		"FREQ=MONTHLY;COUNT=2;BYMONTHDAY=0":  "from 1",
		"FREQ=MONTHLY;COUNT=2;BYMONTHDAY=32": "from -31 to 31",
		"FREQ=WEEKLY;UNTIL=2026-12-31":       "as UNTIL",
		"FREQ=WEEKLY;UNTIL=20261231T235959":  "as UNTIL",
		"FREQ=WEEKLY;COUNT=2;BYDAY=MO" + strings.Repeat(",MO", 200): "at most 400",
	} {
		if r, err := Parse(rule, time.UTC); err == nil || !strings.Contains(err.Error(), because) {
			t.Errorf("%q was read as %+v with %v; it is to be refused because of %q", rule, r, err, because)
		}
	}
}

func TestStartsThatARuleRefuses(t *testing.T) {
	tuesday := time.Date(2026, 11, 24, 6, 0, 0, 0, time.UTC).Unix()
	for rule, want := range map[string]error{
		"FREQ=WEEKLY;BYDAY=WE;COUNT=2":                   errFirst,
		"FREQ=WEEKLY;UNTIL=20261101":                     errFirst,
		"FREQ=DAILY;UNTIL=20270501":                      errTooMany,
		"FREQ=MONTHLY;COUNT=104":                         errTooFar,
		"FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=24;COUNT=4": errTooFar,
		"FREQ=WEEKLY;UNTIL=99991231":                     errTooMany,
	} {
		r, err := Parse(rule, time.UTC)
		if err != nil {
			t.Fatal(rule, err)
		}
		if starts, err := r.Expand(tuesday, time.UTC); !errors.Is(err, want) {
			t.Errorf("%s gives %d starts and %v, want %v", rule, len(starts), err, want)
		}
	}
	r, _ := Parse("FREQ=DAILY;COUNT=2", time.UTC)
	if _, err := r.Expand(tuesday+30, time.UTC); !errors.Is(err, errMinute) {
		t.Errorf("half a minute past: %v", err)
	}
}

func TestARuleIsWrittenInOneWay(t *testing.T) {
	shanghai := zone(t, "Asia/Shanghai")
	for text, want := range map[string]string{
		"rrule:freq=weekly;interval=1;count=3;wkst=mo":    "FREQ=WEEKLY;COUNT=3",
		"COUNT=3;FREQ=WEEKLY;BYDAY=TH,TU,TH":              "FREQ=WEEKLY;COUNT=3;BYDAY=TU,TH",
		"FREQ=MONTHLY;UNTIL=20261231;BYDAY=-1FR,2TU,+1MO": "FREQ=MONTHLY;UNTIL=20261231T155959Z;BYDAY=1MO,2TU,-1FR",
		"FREQ=MONTHLY;BYMONTHDAY=-1,15;COUNT=2;WKST=SU":   "FREQ=MONTHLY;COUNT=2;BYMONTHDAY=-1,15;WKST=SU",
	} {
		r, err := Parse(text, shanghai)
		if err != nil || r.String() != want {
			t.Errorf("%s is written as %s (%v), want %s", text, r, err, want)
		}
	}
}

// A library that others rely on gives the same days for every rule that both allow.
func TestTheDaysAreThoseThatOthersFind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := ruleText(t)
		day := rapid.IntRange(0, 800).Draw(t, "day")
		first := time.Date(2026, 1, 1+day, 9, 30, 0, 0, time.UTC)
		r, err := Parse(text, time.UTC)
		if err != nil {
			t.Fatalf("%s %v", text, err)
		}
		option, err := rrule.StrToROption(r.String())
		if err != nil {
			t.Fatal(err)
		}
		option.Dtstart = first
		theirs, err := rrule.NewRRule(*option)
		if err != nil {
			t.Fatal(err)
		}
		var want []int64
		for _, at := range theirs.Between(first, first.AddDate(0, 0, MaxDays), true) {
			want = append(want, at.Unix())
		}
		got, err := r.Expand(first.Unix(), time.UTC)
		if err == nil && !slices.Equal(got, want) {
			t.Fatalf("%s from %v: got %v, want %v", text, first, got, want)
		}
		if whole := len(want) > 0 && want[0] == first.Unix() && len(want) <= MaxOccurrences; err != nil && whole && !errors.Is(err, errTooFar) {
			t.Fatalf("%s from %v: %v, though there are %d", text, first, err, len(want))
		}
	})
}

// ruleText draws a rule that is allowed.
func ruleText(t *rapid.T) string {
	frequency := rapid.SampledFrom([]string{"DAILY", "WEEKLY", "MONTHLY"}).Draw(t, "frequency")
	days := rapid.SampledFrom([]string{"", ";BYDAY=MO", ";BYDAY=TU,TH,SU", ";BYDAY=MO,TU,WE,TH,FR"}).Draw(t, "days")
	monthDays := ""
	if frequency != "WEEKLY" {
		monthDays = rapid.SampledFrom([]string{"", "", ";BYMONTHDAY=31", ";BYMONTHDAY=1,-1,15"}).Draw(t, "month days")
	}
	if frequency == "MONTHLY" {
		days = rapid.SampledFrom([]string{days, ";BYDAY=2TU,-1FR", ";BYDAY=5MO"}).Draw(t, "counted days")
	}
	interval := rapid.SampledFrom([]string{"", ";INTERVAL=2", ";INTERVAL=5"}).Draw(t, "interval")
	end := rapid.SampledFrom([]string{";COUNT=1", ";COUNT=7", ";COUNT=40", ";UNTIL=20270630", ";UNTIL=20280229T093000Z"}).Draw(t, "end")
	start := rapid.SampledFrom([]string{"", ";WKST=SU"}).Draw(t, "week start")
	return "FREQ=" + frequency + interval + end + days + monthDays + start
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"FREQ=WEEKLY;COUNT=10;BYDAY=TU", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231", "FREQ=SECONDLY;BYSETPOS=-1",
		"FREQ=DAILY;UNTIL=99991231T235959Z;INTERVAL=731",
	} {
		f.Add(seed, int64(1795500000))
	}
	helsinki := zone(f, "Europe/Helsinki")
	f.Fuzz(func(t *testing.T, text string, first int64) {
		r, err := Parse(text, helsinki)
		if err != nil {
			return
		}
		again, err := Parse(r.String(), helsinki)
		if err != nil || again.String() != r.String() {
			t.Fatalf("%q is written as %q, which is read as %q (%v)", text, r, again, err)
		}
		first = first % (1 << 32) / 60 * 60
		starts, err := r.Expand(first, helsinki)
		if err != nil {
			return
		}
		if len(starts) == 0 || len(starts) > MaxOccurrences || starts[0] != first || !slices.IsSorted(starts) {
			t.Fatalf("%q from %d gives %v", text, first, starts)
		}
	})
}
