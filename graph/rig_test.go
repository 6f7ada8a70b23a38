package graph_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"

	"youkong/ent/kind"
	"youkong/graph"
	"youkong/internal/account"
	"youkong/internal/audit"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/cursor"
	"youkong/internal/globalid"
	"youkong/internal/live"
	"youkong/internal/opening"
	"youkong/internal/organisation"
	"youkong/internal/privacy"
	"youkong/internal/ruling"
	"youkong/internal/search"
	"youkong/internal/seed"
	"youkong/internal/store"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
)

// api is the demo's API without a transport. It is Monday, 08:00 in Wuhan.
type api struct {
	t      *testing.T
	store  *store.Store
	people *account.Service
	clock  *clockwork.FakeClock
	exec   *executor.Executor
	log    *strings.Builder
}

func newAPI(t *testing.T) *api {
	t.Helper()
	s, clock := storetest.SQLite(t)
	return over(t, s, clock)
}

// over is the API over an empty, migrated store.
func over(t *testing.T, s *store.Store, clock *clockwork.FakeClock) *api {
	t.Helper()
	must(t, seed.Demo(t.Context(), s))
	places, hub := &community.Keeper{}, live.NewHub()
	must(t, places.Reload(t.Context(), s.Read()))
	views := availability.New(s, places, clock, "epoch")
	a := &api{t: t, store: s, people: account.New(s, clock, true), clock: clock, log: &strings.Builder{}}
	log := slog.New(slog.NewTextHandler(a.log, nil))
	bookings := booking.New(s, places, clock)
	courses := course.New(s, places, bookings, clock)
	s.OnCommit(courses.Ring)
	s.OnCommit(hub.Ring)
	found := search.New(s, places, bookings, clock, log)
	must(t, found.Refresh(t.Context()))
	a.exec = executor.New(graph.Schema(&graph.Resolver{
		Places: places, People: a.people, Bookings: bookings, Privacy: privacy.New(s, clock, a.people, bookings, courses),
		Organisations: organisation.New(s, clock), Search: found,
		Opening: opening.New(s, places),
		Rules:   ruling.New(s, places, clock),
		Courses: courses, Views: views, Live: live.New(t.Context(), hub, views, clock, log),
		Audit: audit.New(s), CursorKey: cursor.Key("key"), Demo: &graph.Demo{Token: seed.DemoToken, Introduction: seed.Introduction},
	}))
	a.exec.SetErrorPresenter(graph.Present(log))
	a.exec.SetRecoverFunc(graph.Recover(log))
	return a
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// as is a demo person; an empty handle is nobody.
func as(handle string) viewer.Viewer {
	if handle == "" {
		return viewer.Viewer{}
	}
	v := viewer.Viewer{Person: seed.PersonID(handle), Language: viewer.English}
	if at, ok := strings.CutPrefix(handle, "staff-"); ok {
		v.Grants = []viewer.Grant{{Role: kind.Staff, Community: seed.CommunityID(at)}}
	}
	switch handle {
	case "manager":
		v.Grants = []viewer.Grant{{Role: kind.Manager, Subdistrict: seed.SubdistrictID()}}
	case "operator":
		v.Grants = []viewer.Grant{{Role: kind.Operator}}
	case "firm", "firm-member":
		v.Organisations = []uuid.UUID{seed.OrganisationID("sample")}
	}
	return v
}

// failure is one entry of errors.
type failure struct {
	Message    string
	Path       []any
	Extensions map[string]any
}

func (f failure) code() string { code, _ := f.Extensions["code"].(string); return code }

// ask runs an operation and reads its data into out, which may be nil. Variables come in pairs of name and value.
func (a *api) ask(v viewer.Viewer, query string, out any, variables ...any) []failure {
	a.t.Helper()
	return a.askWithin(a.t.Context(), v, query, out, variables...)
}

func (a *api) askWithin(ctx context.Context, v viewer.Viewer, query string, out any, variables ...any) []failure {
	a.t.Helper()
	params := &graphql.RawParams{Query: query, Variables: map[string]any{}}
	for i := 0; i < len(variables); i += 2 {
		params.Variables[variables[i].(string)] = variables[i+1]
	}
	now := graphql.Now()
	params.ReadTime = graphql.TraceTiming{Start: now, End: now}
	ctx = graphql.StartOperationTrace(viewer.With(ctx, v))
	var response *graphql.Response
	if operation, errs := a.exec.CreateOperationContext(ctx, params); errs != nil {
		response = a.exec.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
	} else {
		next, inner := a.exec.DispatchOperation(ctx, operation)
		response = next(inner)
	}
	text, err := json.Marshal(response)
	must(a.t, err)
	var answer struct {
		Data   json.RawMessage
		Errors []failure
	}
	must(a.t, json.Unmarshal(text, &answer))
	if out != nil && len(answer.Data) > 0 {
		must(a.t, json.Unmarshal(answer.Data, out))
	}
	return answer.Errors
}

// fine runs an operation that must not fail.
func (a *api) fine(v viewer.Viewer, query string, out any, variables ...any) {
	a.t.Helper()
	if errs := a.ask(v, query, out, variables...); len(errs) > 0 {
		a.t.Fatalf("%s: %+v", query, errs)
	}
}

func spaceID(community, slug string) string {
	return globalid.Encode(globalid.Space, seed.SpaceID(community, slug))
}

func communityID(slug string) string {
	return globalid.Encode(globalid.Community, seed.CommunityID(slug))
}

// hour is a full hour so many days ahead, as the API reads it.
func (a *api) hour(day, hour int) string {
	zone := time.FixedZone("", 8*3600)
	today := a.clock.Now().In(zone)
	return time.Date(today.Year(), today.Month(), today.Day()+day, hour, 0, 0, 0, zone).Format(time.RFC3339)
}

const book = `mutation ($key: String!, $space: ID!, $start: DateTime!, $end: DateTime!) {
	bookSpace(input: {key: $key, slot: {spaceId: $space, start: $start, end: $end}}) { booking { id } refusals { rule message } } }`

// booked books an hour at the tool shelf of Xinyu and returns the booking's id.
func (a *api) booked(handle string, day, hour int) string {
	a.t.Helper()
	var data struct {
		BookSpace struct {
			Booking  *struct{ ID string }
			Refusals []struct{ Rule string }
		}
	}
	a.fine(as(handle), book, &data, "key", time.Now().Format(time.RFC3339Nano), "space", spaceID("xinyu", "tool-shelf"),
		"start", a.hour(day, hour), "end", a.hour(day, hour+1))
	if data.BookSpace.Booking == nil {
		a.t.Fatalf("refused: %v", data.BookSpace.Refusals)
	}
	return data.BookSpace.Booking.ID
}
