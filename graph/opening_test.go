package graph_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/jonboulle/clockwork"

	"youkong/internal/holiday"
	"youkong/internal/opening"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// stream subscribes, and returns the function that waits for the next event.
func (a *api) stream(v viewer.Viewer, query string, variables map[string]any) func(out any) {
	a.t.Helper()
	now := graphql.Now()
	params := &graphql.RawParams{Query: query, Variables: variables, ReadTime: graphql.TraceTiming{Start: now, End: now}}
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(viewer.With(a.t.Context(), v)), time.Minute)
	a.t.Cleanup(cancel)
	operation, errs := a.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		a.t.Fatal(errs)
	}
	next, inner := a.exec.DispatchOperation(ctx, operation)
	return func(out any) {
		a.t.Helper()
		response := next(inner)
		if response == nil || len(response.Errors) > 0 {
			a.t.Fatalf("the stream ended with %+v", response)
		}
		must(a.t, json.Unmarshal(response.Data, out))
	}
}

// shown is how the live view shows a space.
type shown struct {
	SpaceID, State string
	ClosedBecause  *string
}

const closeSpace = `mutation ($place: ID!, $key: String!) {
	closeSpace(input: {key: $key, placeId: $place, reason: "检修", reasonEn: "repairs"}) { closure { id reason to } bookings { id } } }`

// TestAClosureIsSeenAtOnce: who looks sees the space close, and why, and open again; the booking in it stands.
func TestAClosureIsSeenAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		a := over(t, s, clock)
		clock.Advance(2 * time.Hour)
		space := spaceID("xinyu", "tool-shelf")
		standing := a.booked("resident-a", 1, 14)
		next := a.stream(as("resident-b"), `subscription ($id: ID!) { availability(communityIds: [$id]) { spaces { spaceId state closedBecause } } }`,
			map[string]any{"id": communityID("xinyu")})
		becomes := func(state, because string) {
			t.Helper()
			for {
				var event struct{ Availability struct{ Spaces []shown } }
				next(&event)
				for _, s := range event.Availability.Spaces {
					if s.SpaceID != space {
						continue
					}
					if s.State != state || because != "" && (s.ClosedBecause == nil || *s.ClosedBecause != because) {
						t.Fatalf("the space is shown as %+v, want %s because of %q", s, state, because)
					}
					return
				}
			}
		}
		becomes("FREE", "")
		var made struct {
			CloseSpace struct {
				Closure  struct{ ID, Reason string }
				Bookings []struct{ ID string }
			}
		}
		for range 2 { // The same key closes once.
			a.fine(as("staff-xinyu"), closeSpace, &made, "place", space, "key", "closing-1")
		}
		if found := made.CloseSpace; found.Closure.Reason != "repairs" || len(found.Bookings) == 0 {
			t.Fatalf("closed with %+v", found)
		}
		becomes("CLOSED", "repairs")
		var refused struct {
			BookSpace struct {
				Refusals []struct{ Rule, Message string }
			}
		}
		a.fine(as("resident-b"), book, &refused, "key", "while closed", "space", space, "start", a.hour(2, 10), "end", a.hour(2, 11))
		if r := refused.BookSpace.Refusals; len(r) != 1 || r[0].Rule != "OPENING_HOURS" || !strings.Contains(r[0].Message, "(repairs)") {
			t.Errorf("refused with %+v", r)
		}
		var ended struct{ EndClosure struct{ Ended bool } }
		clock.Advance(time.Minute)
		const end = `mutation ($id: ID!) { endClosure(input: {closureId: $id}) { ended } }`
		a.fine(as("staff-xinyu"), end, &ended, "id", made.CloseSpace.Closure.ID)
		first := ended.EndClosure.Ended
		becomes("FREE", "")
		a.fine(as("staff-xinyu"), end, &ended, "id", made.CloseSpace.Closure.ID)
		if !first || ended.EndClosure.Ended {
			t.Errorf("ended %v, and again %v", first, ended.EndClosure.Ended)
		}
		var kept struct{ Node struct{ Status string } }
		a.fine(as("resident-a"), `query ($id: ID!) { node(id: $id) { ... on Booking { status } } }`, &kept, "id", standing)
		if kept.Node.Status != "CONFIRMED" {
			t.Errorf("the booking in the closure is %q", kept.Node.Status)
		}
	})
}

// day is an OpeningDay.
type day struct {
	Date             string
	Open             []struct{ Start, End string }
	Because, Holiday *string
	MadeUp           bool
	Provisional      bool
}

const daysOf = `query ($from: Date!, $to: Date!) { community(slug: "xinyu") { openingDays(from: $from, to: $to) {
	date open { start end } because holiday madeUp provisional } } }`

func (a *api) days(from, to string) []day {
	a.t.Helper()
	var data struct{ Community struct{ OpeningDays []day } }
	a.fine(as("resident-a"), daysOf, &data, "from", from, "to", to)
	return data.Community.OpeningDays
}

// TestOpeningDays: holidays and single days, as the staff set them; a year that is not announced says so until it is.
func TestOpeningDays(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store, clock *clockwork.FakeClock) {
		a := over(t, s, clock)
		labour := func() day { return a.days("2026-05-01", "2026-05-01")[0] }
		if d := labour(); len(d.Open) != 1 || d.Because != nil || *d.Holiday != "Labour Day" || d.Provisional {
			t.Errorf("as usual: %+v", d)
		}
		a.fine(as("staff-xinyu"), `mutation ($id: ID!) { setHolidayHours(input: {communityId: $id, holidays: CLOSED}) { community { holidayRule { holidays } } } }`,
			nil, "id", communityID("xinyu"))
		if d := labour(); len(d.Open) != 0 || *d.Because != "Labour Day holiday" {
			t.Errorf("closed on holidays: %+v", d)
		}
		var set struct{ SetOpeningException struct{ Day day } }
		a.fine(as("staff-xinyu"), `mutation ($id: ID!) { setOpeningException(input: {placeId: $id, date: "2026-05-01",
			spans: [{opens: "09:00", closes: "12:00"}], reason: "劳动节活动", reasonEn: "fair"}) { day { open { start end } because } } }`, &set, "id", communityID("xinyu"))
		if d := set.SetOpeningException.Day; len(d.Open) != 1 || d.Open[0].Start != "2026-05-01T09:00:00+08:00" || *d.Because != "fair" {
			t.Errorf("the exception: %+v", d)
		}
		a.fine(as("staff-xinyu"), `mutation ($id: ID!) { removeOpeningException(input: {placeId: $id, date: "2026-05-01"}) { removed } }`, nil, "id", communityID("xinyu"))
		if d := labour(); len(d.Open) != 0 {
			t.Errorf("the exception is still there: %+v", d)
		}
		if d := a.days("2026-05-09", "2026-05-09")[0]; !d.MadeUp || *d.Because != "make-up working day for Labour Day" {
			t.Errorf("a worked Saturday: %+v", d)
		}
		a.announced(t)
	})
}

// announced imports the holidays of 2027.
func (a *api) announced(t *testing.T) {
	t.Helper()
	if d := a.days("2027-01-01", "2027-01-01")[0]; !d.Provisional || d.Holiday != nil {
		t.Errorf("before it is announced: %+v", d)
	}
	year := holiday.Year{Year: 2027, Source: "a notice", Holidays: []holiday.Span{{NameZh: "元旦", NameEn: "New Year's Day"}}}
	must(t, year.Holidays[0].From.UnmarshalText([]byte("2027-01-01")))
	must(t, year.Holidays[0].To.UnmarshalText([]byte("2027-01-01")))
	for _, want := range []bool{true, false} {
		if _, changed, err := opening.ImportHolidays(t.Context(), a.store, []byte(year.Document())); err != nil || changed != want {
			t.Fatalf("imported: %v, %v", changed, err)
		}
	}
	a.fine(as(""), `{ availability(communityIds: ["`+communityID("xinyu")+`"]) { version } }`, nil) // Who reads sees that there is news.
	if d := a.days("2027-01-01", "2027-01-01")[0]; d.Provisional || *d.Because != "New Year's Day holiday" {
		t.Errorf("announced: %+v", d)
	}
}

func TestHoursAreNotChangedByOthers(t *testing.T) {
	a := newAPI(t)
	for _, handle := range []string{"staff-jingwu", "resident-a"} {
		errs := a.ask(as(handle), closeSpace, nil, "place", spaceID("xinyu", "tool-shelf"), "key", "closing-1")
		if want := map[string]string{"staff-jingwu": "NOT_FOUND", "resident-a": "FORBIDDEN"}[handle]; len(errs) != 1 || errs[0].code() != want {
			t.Errorf("%s: %+v", handle, errs)
		}
	}
	errs := a.ask(as("staff-xinyu"), `mutation ($id: ID!) { setOpeningException(input: {placeId: $id, date: "2026-05-01",
		spans: [{opens: "12:00", closes: "09:00"}], reason: ""}) { day { date } } }`, nil, "id", communityID("xinyu"))
	if len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" || !strings.Contains(errs[0].Message, "input.spans") || !strings.Contains(errs[0].Message, "input.reason") {
		t.Errorf("wrong input: %+v", errs)
	}
}
