package community

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/internal/holiday"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// announced is the calendar of public holidays: what ships with the program, and before it what was imported.
func announced(ctx context.Context, client *gen.Client) (holiday.Calendar, error) {
	rows, err := client.HolidayYear.Query().All(ctx)
	if err != nil {
		return holiday.Calendar{}, err
	}
	years := slices.Clone(holiday.Shipped())
	for _, row := range rows {
		year, err := holiday.Parse([]byte(row.Document))
		if err != nil {
			return holiday.Calendar{}, fmt.Errorf("the holidays of %d: %w", row.Year, err)
		}
		years = append(years, year)
	}
	return holiday.New(years...), nil
}

// hoursOf is when the centre is open as a whole.
func hoursOf(c *gen.Community, announced holiday.Calendar) (hours.Calendar, error) {
	calendar := hours.Calendar{Week: weekly(c.Edges.OpeningHours, nil), Announced: announced}
	calendar.Holidays = hours.Holidays{Closed: c.HolidayHours == kind.HolidayClosed, MakeUp: c.MakeUpWeekday}
	if c.HolidayHours == kind.HolidayLikeWeekday {
		calendar.Holidays.Weekday = c.HolidayWeekday
	}
	return with(calendar, c, nil)
}

// hoursIn is when a space is open: its own week and exceptions come before its community's, and closures are of either.
func hoursIn(c *Community, s *gen.Space) (hours.Calendar, error) {
	calendar := c.Hours
	if own := weekly(c.Edges.OpeningHours, s); len(own) > 0 {
		calendar.Week = own
	}
	return with(calendar, c.Community, s)
}

// with adds the exceptions and closures of a space alone; of the community as a whole when space is nil.
func with(calendar hours.Calendar, c *gen.Community, space *gen.Space) (hours.Calendar, error) {
	exceptions := maps.Clone(calendar.Exceptions)
	if exceptions == nil {
		exceptions = map[localtime.Date]hours.Exception{}
	}
	for _, row := range c.Edges.OpeningExceptions {
		if !of(row.SpaceID, space) {
			continue
		}
		date, err := localtime.ParseDate(row.Date)
		if err != nil {
			return calendar, err
		}
		exceptions[date] = hours.Exception{Rules: rules(row.Spans), Reason: hours.Reason{Zh: row.ReasonZh, En: row.ReasonEn}}
	}
	closures := slices.Clone(calendar.Closures)
	for _, row := range c.Edges.Closures {
		if of(row.SpaceID, space) {
			closures = append(closures, hours.Closure{Span: Closed(row), Reason: hours.Reason{Zh: row.ReasonZh, En: row.ReasonEn}})
		}
	}
	slices.SortFunc(closures, func(a, b hours.Closure) int { return span.Compare(a.Span, b.Span) })
	calendar.Exceptions, calendar.Closures = exceptions, closures
	return calendar, nil
}

// Closed is the time of a closure; until hours.Forever when nobody has ended it.
func Closed(row *gen.Closure) span.Span {
	if row.EndsAt == nil {
		return span.Span{Start: row.StartsAt, End: hours.Forever}
	}
	return span.Span{Start: row.StartsAt, End: *row.EndsAt}
}

func rules(spans []kind.DaySpan) []hours.Rule {
	var rules []hours.Rule
	for _, s := range spans {
		rules = append(rules, hours.Rule{Opens: localtime.Clock(s.Opens), Closes: localtime.Clock(s.Closes)})
	}
	return rules
}

// weekly collects the opening hours of a space alone; of the community as a whole when space is nil.
func weekly(rows []*gen.OpeningHours, space *gen.Space) hours.Weekly {
	var week hours.Weekly
	for _, row := range rows {
		if !of(row.SpaceID, space) {
			continue
		}
		week = append(week, hours.Rule{
			Weekday: row.Weekday, Opens: localtime.Clock(row.Opens), Closes: localtime.Clock(row.Closes),
		})
	}
	slices.SortFunc(week, func(a, b hours.Rule) int {
		return cmp.Or(cmp.Compare(a.Weekday, b.Weekday), cmp.Compare(a.Opens, b.Opens))
	})
	return week
}
