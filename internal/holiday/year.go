package holiday

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"youkong/internal/localtime"
)

// Year is what one year's notice announces.
type Year struct {
	Year     int    `json:"year"`
	Source   string `json:"source"` // Where it was announced.
	Holidays []Span `json:"holidays"`
}

// Span is one holiday: the days off, both included, and the weekend days that are worked for them.
type Span struct {
	NameZh  string `json:"zh"`
	NameEn  string `json:"en"`
	From    Date   `json:"from"`
	To      Date   `json:"to"`
	Working []Date `json:"working,omitempty"`
}

// Date is a day in JSON, such as "2026-11-23".
type Date struct{ localtime.Date }

// MarshalText writes the day.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the day.
func (d *Date) UnmarshalText(text []byte) (err error) {
	d.Date, err = localtime.ParseDate(string(text))
	return err
}

// Parse reads one year's calendar, strictly: unknown fields, days of other years, a day named twice and a working day
// that is no weekend are errors. A notice may reach into the December before.
func Parse(document []byte) (Year, error) {
	var y Year
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&y); err != nil {
		return Year{}, fmt.Errorf("not a calendar of holidays: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Year{}, errors.New("not a calendar of holidays: there is more after its end")
	}
	return y, y.check()
}

// Document writes the calendar as Parse reads it, always alike.
func (y Year) Document() string {
	text, err := json.Marshal(y)
	if err != nil {
		panic(err) // numbers, names and days always marshal
	}
	return string(text)
}

const (
	longest  = 15 // How many days a holiday lasts at most; no notice ever came near.
	saturday = 6
)

func (y Year) check() error {
	if y.Year < 2000 || y.Year > 2999 || y.Source == "" || len(y.Holidays) == 0 {
		return errors.New("a calendar has a `year`, the `source` that announced it, and `holidays`")
	}
	seen := map[localtime.Date]bool{}
	for _, h := range y.Holidays {
		if h.NameZh == "" || h.NameEn == "" {
			return errors.New("a holiday has a name in Chinese, `zh`, and in English, `en`")
		}
		if h.To.Before(h.From.Date) || !h.To.Before(h.From.AddDays(longest)) {
			return fmt.Errorf("%s: `to` is at most %d days after `from`, and not before it", h.NameEn, longest-1)
		}
		if err := y.checkDays(h, seen); err != nil {
			return err
		}
	}
	return nil
}

// checkDays refuses days of another year and those that were named before.
func (y Year) checkDays(h Span, seen map[localtime.Date]bool) error {
	days := slices.Clone(h.Working)
	for date := h.From.Date; !h.To.Before(date); date = date.AddDays(1) {
		days = append(days, Date{date})
	}
	for i, date := range days {
		december := date.Year == y.Year-1 && date.Month == time.December
		switch {
		case date.Year != y.Year && !december:
			return fmt.Errorf("%s: %s is not of %d", h.NameEn, date, y.Year)
		case seen[date.Date]:
			return fmt.Errorf("%s: %s is named twice", h.NameEn, date)
		case i < len(h.Working) && date.Weekday() < saturday:
			return fmt.Errorf("%s: %s is no weekend, so that it is worked goes without saying", h.NameEn, date)
		}
		seen[date.Date] = true
	}
	return nil
}
