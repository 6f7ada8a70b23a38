package recur

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"youkong/internal/localtime"
)

// longestText is more than any rule needs that is allowed here.
const longestText = 400

// Parse reads the value of an RRULE, with or without `RRULE:` before it; a rule without an end is refused. UNTIL is an
// instant such as `20261231T160000Z`, or a day such as `20261231`, which then is the last one in the zone. An error says in
// plain English what the rule may not be; it is made for who wrote the rule.
func Parse(text string, zone *time.Location) (Rule, error) {
	if len(text) > longestText {
		return Rule{}, fmt.Errorf("must have at most %d characters", longestText)
	}
	r := Rule{Interval: 1, WeekStart: 1}
	seen := map[string]bool{}
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.ToUpper(text), "RRULE:"), ";") {
		name, value, ok := strings.Cut(part, "=")
		if !ok || value == "" {
			return Rule{}, errors.New("must be parts such as FREQ=WEEKLY, with semicolons between them")
		}
		if seen[name] {
			return Rule{}, fmt.Errorf("has %s twice", name)
		}
		seen[name] = true
		if err := r.read(name, value, zone); err != nil {
			return Rule{}, err
		}
	}
	return r, r.check()
}

func (r *Rule) read(name, value string, zone *time.Location) (err error) {
	switch name {
	case "FREQ":
		r.Frequency = Frequency(value)
	case "INTERVAL":
		r.Interval, err = number(name, value, 1, MaxDays)
	case "COUNT":
		r.Count, err = number(name, value, 1, MaxOccurrences)
	case "UNTIL":
		r.Until, err = until(value, zone)
	case "BYDAY":
		r.Days, err = list(value, day)
		slices.SortFunc(r.Days, func(a, b Day) int { return cmp.Or(cmp.Compare(a.Weekday, b.Weekday), cmp.Compare(a.Nth, b.Nth)) })
	case "BYMONTHDAY":
		r.MonthDays, err = list(value, func(text string) (int, error) { return monthDay(name, text) })
		slices.Sort(r.MonthDays)
	case "WKST":
		r.WeekStart, err = weekday(value)
	default:
		return errors.New("may have the parts FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY and WKST, and no others")
	}
	return err
}

// check says what speaks against the rule as a whole.
func (r Rule) check() error {
	numbered := slices.ContainsFunc(r.Days, func(d Day) bool { return d.Nth != 0 })
	switch {
	case r.Frequency != Daily && r.Frequency != Weekly && r.Frequency != Monthly:
		return errors.New("needs FREQ, which is DAILY, WEEKLY or MONTHLY")
	case (r.Count == 0) == (r.Until == nil):
		return errors.New("needs an end: either COUNT or UNTIL")
	case numbered && r.Frequency != Monthly:
		return errors.New("may count days of the week, as in 2TU, only with FREQ=MONTHLY")
	case len(r.MonthDays) > 0 && r.Frequency == Weekly:
		return errors.New("may not have BYMONTHDAY with FREQ=WEEKLY")
	}
	return nil
}

func number(name, text string, least, most int) (int, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(text, "+"))
	if err != nil || n < least || n > most {
		return 0, fmt.Errorf("needs a number from %d to %d as %s", least, most, name)
	}
	return n, nil
}

func monthDay(name, text string) (int, error) {
	n, err := number(name, text, -31, 31)
	if err == nil && n == 0 {
		err = errors.New("counts the days of a month from 1, or from -1 backwards")
	}
	return n, err
}

// until is a moment, or the last second of a local day.
func until(text string, zone *time.Location) (*int64, error) {
	var last int64
	if t, err := time.Parse(untilLayout, text); err == nil {
		last = t.Unix()
	} else if t, err := time.Parse("20060102", text); err == nil {
		last = localtime.Day(localtime.DateOf(t.Unix(), time.UTC), zone).End - 1
	} else {
		return nil, errors.New("needs a day such as 20261231 or a moment such as 20261231T160000Z as UNTIL")
	}
	return &last, nil
}

func day(text string) (Day, error) {
	if len(text) < 2 {
		return Day{}, errDay
	}
	split := len(text) - 2
	on, err := weekday(text[split:])
	if err != nil || split == 0 {
		return Day{Weekday: on}, err
	}
	nth, err := strconv.Atoi(text[:split])
	if err != nil || nth == 0 || nth < -5 || nth > 5 {
		return Day{}, errDay
	}
	return Day{Nth: nth, Weekday: on}, nil
}

var errDay = errors.New("needs days of the week such as MO, 2TU or -1FR as BYDAY, and one such as MO as WKST")

func weekday(text string) (int, error) {
	at := slices.Index(codes, text)
	if at < 0 {
		return 0, errDay
	}
	return at + 1, nil
}

func list[T comparable](text string, read func(string) (T, error)) ([]T, error) {
	var values []T
	for part := range strings.SplitSeq(text, ",") {
		value, err := read(part)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return values, nil
}
