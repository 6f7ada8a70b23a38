package seed

import (
	"reflect"
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // A test machine may have no time zones of its own.

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// instants are moments at which someone may start the demo: by day, at closing time, in the dead of night, at a
// weekend, at a year's end, in a leap day.
var instants = []string{
	"2026-11-23T14:07:00+08:00", "2026-11-24T19:40:00+08:00", "2026-11-28T08:30:00+08:00", "2026-11-28T10:59:59+08:00",
	"2026-11-29T23:30:00+08:00", "2026-12-31T20:59:00+08:00", "2026-12-31T23:59:59+08:00", "2027-01-01T00:00:00+08:00",
	"2028-02-29T03:15:00+08:00", "2026-06-05T12:00:00Z",
}

func shanghai(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(timeZone)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// atEach runs the check with the plan of each instant.
func atEach(t *testing.T, check func(t *testing.T, now time.Time, zone *time.Location, planned []booking)) {
	zone := shanghai(t)
	for _, text := range instants {
		t.Run(text, func(t *testing.T) {
			now, err := time.Parse(time.RFC3339, text)
			if err != nil {
				t.Fatal(err)
			}
			check(t, now, zone, plan(now, zone))
		})
	}
}

func TestPlanTakesNoUnitTwice(t *testing.T) {
	atEach(t, func(t *testing.T, _ time.Time, _ *time.Location, planned []booking) {
		for i, a := range planned {
			for _, b := range planned[i+1:] {
				shared := slices.ContainsFunc(a.units, func(u uuid.UUID) bool { return slices.Contains(b.units, u) })
				if shared && a.taken().Overlaps(b.taken()) {
					t.Errorf("%s %q and %q meet", a.site.name(), a.what.title, b.what.title)
				}
			}
		}
	})
}

func TestPlanKeepsTheRulesOfEachSpace(t *testing.T) {
	atEach(t, func(t *testing.T, _ time.Time, zone *time.Location, planned []booking) {
		for _, b := range planned {
			r, length := b.site.rules(), time.Duration(b.core.Len())*time.Second
			if b.site.place.access != kind.Bookable {
				t.Errorf("%s is walked into, yet booked", b.site.name())
			}
			if !b.site.admits(localtime.DateOf(b.core.Start, zone), b.core) {
				t.Errorf("%s %q lies outside the opening hours or beside the grid", b.site.name(), b.what.title)
			}
			if length < r.MinLength || length > r.MaxLength {
				t.Errorf("%s %q lasts %s", b.site.name(), b.what.title, length)
			}
			if capacity := b.site.place.capacity; capacity > 0 && b.what.people > capacity {
				t.Errorf("%s %q: %d people, room for %d", b.site.name(), b.what.title, b.what.people, capacity)
			}
		}
	})
}

func TestPlanIsLivelyButNeverFull(t *testing.T) {
	atEach(t, func(t *testing.T, now time.Time, zone *time.Location, planned []booking) {
		p := newPlanner(now, zone)
		for _, b := range planned {
			for _, u := range b.units {
				p.taken[u] = append(p.taken[u], b.taken())
			}
		}
		for offset := firstDay; offset <= lastDay; offset++ {
			var busy, supply int64
			for _, s := range p.sites {
				if s.place.access != kind.Bookable {
					continue
				}
				load, whole := p.load(s, p.day(offset)), s.supply(p.day(offset))
				busy, supply = busy+load, supply+whole
				if float64(load) > 0.45*float64(whole) {
					t.Errorf("%s is %d %% full on day %d", s.name(), 100*load/whole, offset)
				}
			}
			if share := float64(busy) / float64(supply); share < 0.15 {
				t.Errorf("only %.0f %% of day %d are taken", 100*share, offset)
			}
		}
	})
}

func TestEveryOpenMomentHasSomethingFreeAndSomethingTaken(t *testing.T) {
	zone := shanghai(t)
	monday := time.Date(2026, 11, 23, 9, 0, 0, 0, zone)
	for now := monday; now.Before(monday.AddDate(0, 0, 7)); now = now.Add(53 * time.Minute) {
		if hour := now.Hour(); hour < 9 || hour >= 20 {
			continue
		}
		p := newPlanner(now, zone)
		soon := span.Span{Start: now.Unix(), End: now.Unix() + 30*60}
		p.bookings = plan(now, zone)
		taken := map[string]bool{}
		for _, b := range p.bookings {
			if b.taken().Overlaps(soon) {
				taken[b.site.name()] = true
			}
		}
		free := slices.DeleteFunc(slices.Clone(keptFree), func(name string) bool {
			_, open := p.site(name).runningStep(now.Unix())
			return taken[name] || !open
		})
		if len(free) < 2 || len(taken) < 2 {
			t.Errorf("%s: free %v, taken %v", now, free, taken)
		}
	}
}

func TestCoursesComeOnTheirDays(t *testing.T) {
	atEach(t, func(t *testing.T, now time.Time, zone *time.Location, planned []booking) {
		sessions := map[string]int{}
		for _, b := range planned {
			if b.course != "" {
				sessions[b.course]++
			}
			if b.course != "" && b.core.End <= now.Unix() {
				t.Errorf("a session of %s is over", b.course)
			}
		}
		for _, c := range courses {
			want := 2 * len(c.weekdays)
			if c.once {
				want = 1
			}
			// A session that is already over today is not made up for.
			if got := sessions[c.slug]; got != want && got != want-1 {
				t.Errorf("%s has %d sessions, want %d", c.slug, got, want)
			}
		}
	})
}

func TestPlanFollowsFromTheClockAlone(t *testing.T) {
	atEach(t, func(t *testing.T, now time.Time, zone *time.Location, planned []booking) {
		if again := plan(now, zone); !reflect.DeepEqual(again, planned) {
			t.Error("two plans of one moment differ")
		}
	})
}

func TestEveryTableNamesWhatExists(t *testing.T) {
	known := map[string]bool{}
	for _, s := range sitesIn(time.UTC) {
		known[s.name()] = s.place.access == kind.Bookable
	}
	named := slices.Clone(keptFree)
	for name := range activities {
		named = append(named, name)
	}
	for _, a := range appointments {
		named = append(named, a.site)
	}
	for _, m := range moments {
		named = append(named, m.site)
	}
	for _, c := range courses {
		named = append(named, c.site)
	}
	for _, name := range named {
		if !known[name] {
			t.Errorf("%s is no bookable space", name)
		}
	}
}
