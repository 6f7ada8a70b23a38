package policy

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

const hour = 60

type tb interface {
	Helper()
	Fatal(...any)
}

func zone(t tb, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// week opens every day for the given pairs of clocks.
func week(clocks ...localtime.Clock) hours.Calendar {
	var w hours.Weekly
	for weekday := 1; weekday <= 7; weekday++ {
		for i := 0; i < len(clocks); i += 2 {
			w = append(w, hours.Rule{Weekday: weekday, Opens: clocks[i], Closes: clocks[i+1]})
		}
	}
	return hours.Calendar{Week: w}
}

func units(n int) []uuid.UUID {
	ids := make([]uuid.UUID, n)
	for i := range ids {
		ids[i] = uuid.UUID{15: byte(i + 1)}
	}
	return ids
}

// room is open from 8 to 12 and from 13 to 21 every day, in Wuhan.
func room(t tb) Space {
	return Space{
		Access: kind.Bookable, Allocation: kind.AllocateAll, Units: units(1), Zone: zone(t, "Asia/Shanghai"),
		Hours: week(8*hour, 12*hour, 13*hour, 21*hour), Rules: Defaults(),
	}
}

// asking is a world with a request at Monday, 23 November 2026, 10:00 that nothing speaks against.
type asking struct {
	t     tb
	space Space
	taken []Taken
	Request
}

func ask(t tb, s Space) *asking {
	a := &asking{t: t, space: s, Request: Request{Attendees: 1, Units: 1}}
	a.Now = a.at("2026-11-23 10:00")
	a.slot("2026-11-24 14:00", "2026-11-24 15:00")
	return a
}

func (a *asking) at(text string) int64 {
	a.t.Helper()
	when, err := time.ParseInLocation("2006-01-02 15:04", text, a.space.Zone)
	if err != nil {
		a.t.Fatal(err)
	}
	return when.Unix()
}

func (a *asking) between(from, to string) span.Span {
	a.t.Helper()
	return span.Span{Start: a.at(from), End: a.at(to)}
}

func (a *asking) slot(from, to string) { a.t.Helper(); a.Span = a.between(from, to) }

func (a *asking) take(unit int, from, to string) {
	a.t.Helper()
	booking := uuid.UUID{0: 1, 15: byte(len(a.taken) + 1)}
	a.taken = append(a.taken, Taken{Unit: a.space.Units[unit], Booking: booking, Span: a.between(from, to)})
}

func (a *asking) decide() Decision { return Decide(a.space, a.Request, a.taken) }

// refused checks that exactly these rules refuse, and returns the only refusal if it is one.
func (a *asking) refused(rules ...kind.BookingRule) Refusal {
	a.t.Helper()
	d := a.decide()
	got := make([]kind.BookingRule, len(d.Refusals))
	same := len(got) == len(rules)
	for i, r := range d.Refusals {
		got[i] = r.Rule
		same = same && got[i] == rules[i]
	}
	if !same {
		a.t.Fatal("refused by", got, "instead of", rules)
	}
	if len(rules) == 1 {
		return d.Refusals[0]
	}
	return Refusal{}
}

func (a *asking) says(r Refusal, limit, actual, earliest string) {
	a.t.Helper()
	got := ""
	if r.Earliest != nil {
		got = time.Unix(*r.Earliest, 0).In(a.space.Zone).Format("2006-01-02 15:04")
	}
	if r.Limit != limit || r.Actual != actual || got != earliest {
		a.t.Fatal(r.Rule, r.Case, "says limit", r.Limit, "actual", r.Actual, "earliest", got)
	}
}

func has(d Decision, rule kind.BookingRule) bool {
	for _, r := range d.Refusals {
		if r.Rule == rule {
			return true
		}
	}
	return false
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }

func TestTheFixtureIsAllowed(t *testing.T) { ask(t, room(t)).refused() }
