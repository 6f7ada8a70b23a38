package availability

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/span"
)

const hour = 60

// door is a space on Monday, 23 November 2026, with what occupies it.
type door struct {
	t        testing.TB
	space    policy.Space
	occupied []Occupied
}

// room is open from 8 to 12 and 12 to 21, in Wuhan.
func room(t testing.TB, units int) *door {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	d := &door{t: t, space: policy.Space{Access: kind.Bookable, Allocation: kind.AllocateAll, Zone: zone}}
	for weekday := 1; weekday <= 7; weekday++ {
		d.space.Hours.Week = append(d.space.Hours.Week, hours.Rule{Weekday: weekday, Opens: 8 * hour, Closes: 12 * hour},
			hours.Rule{Weekday: weekday, Opens: 12 * hour, Closes: 21 * hour})
	}
	for i := range units {
		d.space.Units = append(d.space.Units, uuid.UUID{15: byte(i + 1)})
	}
	return d
}

// at reads a clock on the Monday; 24 and more hours lie on the days after.
func (d *door) at(clock string) int64 {
	d.t.Helper()
	var hours, minutes int
	if _, err := fmt.Sscanf(clock, "%d:%d", &hours, &minutes); err != nil {
		d.t.Fatal(err)
	}
	date := localtime.Date{Year: 2026, Month: time.November, Day: 23 + hours/24}
	return localtime.At(date, localtime.Clock(hours%24*60+minutes), d.space.Zone)
}

func (d *door) span(from, to string) span.Span {
	d.t.Helper()
	return span.Span{Start: d.at(from), End: d.at(to)}
}

// occupy takes a unit, with buffers in minutes, and returns the row.
func (d *door) occupy(what kind.BusyKind, unit int, from, to string, setUp, cleanUp int64) *Occupied {
	d.t.Helper()
	core := d.span(from, to)
	d.occupied = append(d.occupied, Occupied{
		Unit: d.space.Units[unit], Booking: uuid.UUID{0: 1, 15: byte(len(d.occupied) + 1)}, Kind: what, Core: core,
		Occupancy: span.Span{Start: core.Start - setUp*60, End: core.End + cleanUp*60},
	})
	return &d.occupied[len(d.occupied)-1]
}

func (d *door) today() span.Span { return d.span("00:00", "24:00") }

// shows checks what the door says: the state, until when, and what follows until when; empty for not known.
func (d *door) shows(clock string, state kind.SpaceState, by kind.BusyKind, until string, next kind.SpaceState, nextUntil string) Live {
	d.t.Helper()
	live := Now(d.space, d.occupied, d.at(clock), d.today())
	told := func(at *int64) string {
		if at == nil {
			return ""
		}
		return localtime.ClockOf(*at, d.space.Zone).String()
	}
	var gotNext Next
	if live.Next != nil {
		gotNext = *live.Next
	}
	if live.State != state || live.OccupiedBy != by || told(live.Until) != until || gotNext.State != next || told(gotNext.Until) != nextUntil {
		d.t.Errorf("at %s: %s %s until %q, then %s until %q", clock, live.State, live.OccupiedBy, told(live.Until),
			gotNext.State, told(gotNext.Until))
	}
	return live
}

const (
	free, held, busy = kind.StateFree, kind.StateHeld, kind.StateBusy
	closed, open     = kind.StateClosed, kind.StateOpen
)

func TestAnEmptyDay(t *testing.T) {
	d := room(t, 1)
	d.shows("07:59", closed, "", "08:00", free, "21:00")
	d.shows("08:00", free, "", "21:00", closed, "") // Over noon, where two spans touch.
	d.shows("21:00", closed, "", "", "", "")
	d.space.Access = kind.WalkIn
	d.shows("07:59", closed, "", "08:00", open, "21:00")
	live := d.shows("12:00", open, "", "21:00", closed, "")
	if live.FreeUnits != 1 || live.Units != 1 {
		t.Errorf("free units %d of %d", live.FreeUnits, live.Units)
	}
	d.space.Hours = hours.Calendar{}
	d.shows("12:00", closed, "", "", "", "")
}

func TestABookingWithItsBuffersIsOneRunOfBusy(t *testing.T) {
	d := room(t, 1)
	d.occupy(kind.BusyBooking, 0, "14:00", "15:00", 15, 10)
	d.occupy(kind.BusyCourse, 0, "15:20", "16:00", 10, 0)
	d.shows("13:44", free, "", "13:45", busy, "16:00")
	d.shows("13:45", busy, kind.BusySetUp, "16:00", free, "21:00")
	d.shows("14:00", busy, kind.BusyBooking, "16:00", free, "21:00")
	d.shows("15:00", busy, kind.BusyCleanUp, "16:00", free, "21:00")
	d.shows("15:10", busy, kind.BusySetUp, "16:00", free, "21:00")
	d.shows("15:20", busy, kind.BusyCourse, "16:00", free, "21:00")
	d.shows("16:00", free, "", "21:00", closed, "")
}

func TestCleaningAfterClosingIsBusy(t *testing.T) {
	d := room(t, 1)
	d.occupy(kind.BusyBooking, 0, "20:00", "21:00", 0, 10)
	d.shows("20:59", busy, kind.BusyBooking, "21:10", closed, "")
	if live := d.shows("21:05", busy, kind.BusyCleanUp, "21:10", closed, ""); live.FreeUnits != 0 {
		t.Errorf("%d units are free after closing", live.FreeUnits)
	}
}

func TestAHoldEndsWhenItExpires(t *testing.T) {
	d := room(t, 1)
	d.occupy(kind.BusyHold, 0, "14:00", "15:00", 0, 10).HoldExpires = d.at("14:05")
	d.occupy(kind.BusyPending, 0, "16:00", "17:00", 0, 0)
	d.shows("13:30", free, "", "14:00", held, "14:05")
	d.shows("14:00", held, kind.BusyHold, "14:05", free, "16:00")
	d.shows("14:05", free, "", "16:00", busy, "17:00")
	d.occupied[0].HoldExpires = d.at("15:30")
	d.shows("15:09", held, kind.BusyHold, "15:10", free, "16:00")
	d.occupied[0].HoldExpires = d.at("14:00")
	d.shows("13:30", free, "", "16:00", busy, "17:00")
	d.shows("16:30", busy, kind.BusyPending, "17:00", free, "21:00")
}

func TestAHallIsBusyWithOneUnitTakenAndAPoolWithAll(t *testing.T) {
	d := room(t, 2)
	d.occupy(kind.BusyBooking, 0, "14:00", "15:00", 0, 0)
	d.occupy(kind.BusyHold, 1, "14:30", "16:00", 0, 0).HoldExpires = d.at("15:30")
	if live := d.shows("14:15", busy, kind.BusyBooking, "15:00", held, "15:30"); live.FreeUnits != 1 || live.Units != 2 {
		t.Errorf("free units %d of %d", live.FreeUnits, live.Units)
	}
	d.space.Allocation = kind.AllocatePool
	d.shows("14:15", free, "", "14:30", held, "15:00")
	d.shows("14:45", held, kind.BusyHold, "15:00", free, "21:00") // Without the hold one unit would be free.
	d.occupied[1].Kind = kind.BusyBlock
	d.shows("14:45", busy, kind.BusyBooking, "15:00", free, "21:00")
}

func TestASpaceWithoutUnitsIsNotBusyWithNothing(t *testing.T) {
	d := room(t, 0)
	d.space.Allocation = kind.AllocatePool
	if live := d.shows("14:15", free, "", "21:00", closed, ""); live.FreeUnits != 0 {
		t.Errorf("%d units are free", live.FreeUnits)
	}
}

func TestForeignUnitsAndWalkInsAreNotOccupied(t *testing.T) {
	d := room(t, 1)
	d.occupy(kind.BusyBooking, 0, "14:00", "15:00", 0, 0).Unit = uuid.UUID{15: 99}
	d.shows("14:15", free, "", "21:00", closed, "")
	d.occupied[0].Unit = d.space.Units[0]
	d.space.Access = kind.WalkIn
	d.shows("14:15", open, "", "21:00", closed, "")
	if got := Intervals(d.space, d.occupied, d.today()); len(got) != 0 {
		t.Errorf("a space that is walked into shows %v", got)
	}
}

func TestTheEndOfARunBeyondTheLookaheadIsNotKnown(t *testing.T) {
	d := room(t, 1)
	d.occupy(kind.BusyBlock, 0, "20:00", "34:00", 0, 0)
	d.shows("13:00", free, "", "20:00", busy, "")
	d.shows("23:00", busy, kind.BusyBlock, "", "", "")
}

func TestIntervalsAreGroupedByBookingAndWhole(t *testing.T) {
	d := room(t, 3)
	row := *d.occupy(kind.BusyCourse, 0, "14:00", "15:00", 15, 10)
	row.TitleZh, row.TitleEn = "书法", "Calligraphy"
	d.occupied[0] = row
	row.Unit = d.space.Units[2]
	d.occupied = append(d.occupied, row)
	d.occupy(kind.BusyHold, 1, "14:00", "14:30", 15, 10).HoldExpires = d.at("13:10")
	got := Intervals(d.space, d.occupied, d.span("14:10", "14:59"))
	hold := Busy{Units: 1, HoldExpires: d.at("13:10"), Booking: d.occupied[2].Booking}
	held, cleaned := hold, hold
	held.Span, held.Kind = d.span("14:00", "14:30"), kind.BusyHold
	cleaned.Span, cleaned.Kind = d.span("14:30", "14:40"), kind.BusyCleanUp
	want := []Busy{
		held,
		{Span: d.span("14:00", "15:00"), Kind: kind.BusyCourse, Units: 2, TitleZh: "书法", TitleEn: "Calligraphy", Booking: row.Booking},
		cleaned,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	kinds := []kind.BusyKind{}
	for _, b := range Intervals(d.space, d.occupied, d.today()) {
		kinds = append(kinds, b.Kind)
	}
	if !slices.Equal(kinds, []kind.BusyKind{
		kind.BusySetUp, kind.BusySetUp, kind.BusyHold, kind.BusyCourse, kind.BusyCleanUp, kind.BusyCleanUp,
	}) {
		t.Errorf("the day shows %v", kinds)
	}
}

func TestABookingCutShortOrIntoRowsIsShownAsItIs(t *testing.T) {
	d := room(t, 1)
	d.occupy(kind.BusyBooking, 0, "14:00", "15:00", 0, 10).Occupancy = d.span("14:07", "14:40") // Began late, ended early.
	got := Intervals(d.space, d.occupied, d.today())
	if len(got) != 1 || got[0].Span != d.span("14:07", "14:40") {
		t.Errorf("got %v", got)
	}
	d.occupied = nil
	first := *d.occupy(kind.BusyBlock, 0, "09:00", "72:00", 30, 0)
	second := first
	first.Occupancy.End = first.Occupancy.Start + span.MaxOccupancy
	second.Occupancy.Start = first.Occupancy.End
	d.occupied = []Occupied{second, first}
	got = Intervals(d.space, d.occupied, d.span("00:00", "72:00"))
	if len(got) != 2 || got[0].Kind != kind.BusySetUp || got[1].Span != d.span("09:00", "72:00") {
		t.Errorf("got %v", got)
	}
}
