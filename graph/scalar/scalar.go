// Package scalar reads and writes the scalars of the public schema.
// Input is judged strictly: what is ambiguous, such as a time without an offset, is refused with the form that is expected.
package scalar

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/sosodev/duration"

	"youkong/internal/localtime"
)

func quoted(text string) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(text)) })
}

func text(raw any, expected string) (string, error) {
	if s, ok := raw.(string); ok {
		return s, nil
	}
	return "", fmt.Errorf("must be %s in quotes", expected)
}

// MarshalDateTime writes a time in the offset it carries.
func MarshalDateTime(t time.Time) graphql.Marshaler { return quoted(t.Format(time.RFC3339)) }

// UnmarshalDateTime reads RFC 3339 with an offset, whole seconds.
func UnmarshalDateTime(raw any) (time.Time, error) {
	const expected = "a time with offset such as 2026-11-23T14:00:00+08:00"
	s, err := text(raw, expected)
	if err != nil {
		return time.Time{}, err
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("must be %s", expected)
	}
	if t.Nanosecond() != 0 || t.Year() < 2000 || t.Year() > 2199 {
		return time.Time{}, fmt.Errorf("must be a whole second between the years 2000 and 2199")
	}
	return t, nil
}

// MarshalDate writes a calendar day.
func MarshalDate(d localtime.Date) graphql.Marshaler { return quoted(d.String()) }

// UnmarshalDate reads a calendar day such as 2026-11-23.
func UnmarshalDate(raw any) (localtime.Date, error) {
	const expected = "a day such as 2026-11-23"
	s, err := text(raw, expected)
	if err != nil {
		return localtime.Date{}, err
	}
	d, err := localtime.ParseDate(s)
	if err != nil || d.Year < 2000 || d.Year > 2199 {
		return localtime.Date{}, fmt.Errorf("must be %s, between the years 2000 and 2199", expected)
	}
	return d, nil
}

// MarshalLocalTime writes a wall-clock time.
func MarshalLocalTime(c localtime.Clock) graphql.Marshaler { return quoted(c.String()) }

// UnmarshalLocalTime reads a wall-clock time such as 08:30.
func UnmarshalLocalTime(raw any) (localtime.Clock, error) {
	s, err := text(raw, "a wall-clock time such as 08:30")
	if err != nil {
		return 0, err
	}
	return localtime.ParseClock(s)
}

// MarshalDuration writes a length of time in ISO 8601.
func MarshalDuration(d time.Duration) graphql.Marshaler { return quoted(localtime.FormatLength(d)) }

// UnmarshalDuration reads a length of time in ISO 8601 such as PT1H30M.
func UnmarshalDuration(raw any) (time.Duration, error) {
	const expected = "a length of time such as PT1H30M"
	s, err := text(raw, expected)
	if err != nil {
		return 0, err
	}
	d, err := duration.Parse(s)
	if err != nil {
		return 0, fmt.Errorf("must be %s", expected)
	}
	return d.ToTimeDuration(), nil
}

// MarshalTimeZone writes the IANA name of a time zone.
func MarshalTimeZone(name string) graphql.Marshaler { return quoted(name) }

// UnmarshalTimeZone reads the IANA name of a time zone.
func UnmarshalTimeZone(raw any) (string, error) {
	s, err := text(raw, "a time zone such as Asia/Shanghai")
	if err != nil {
		return "", err
	}
	if _, err := time.LoadLocation(s); err != nil || s == "" || s == "Local" {
		return "", fmt.Errorf("is not the IANA name of a time zone")
	}
	return s, nil
}
