package wire_test

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/uuid"
	"github.com/jonboulle/clockwork"
	"github.com/vektah/gqlparser/v2/ast"

	"youkong/graph"
	"youkong/internal/account"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/course"
	"youkong/internal/cursor"
	"youkong/internal/live"
	"youkong/internal/seed"
	"youkong/internal/span"
	"youkong/internal/store/storetest"
	"youkong/internal/viewer"
	"youkong/server/graphqlhttp/wire"
)

// patience is how long a test waits for what must come; it only ends a failing test.
const patience = 20 * time.Second

// city is the demo's API, and somebody who changes things. It is Monday, 08:00 in Wuhan.
type city struct {
	t        *testing.T
	clock    *clockwork.FakeClock
	bookings *booking.Service
	courses  *course.Service
	live     *live.Service
	types    map[string]*ast.Definition
	exec     *executor.Executor
	shown    atomic.Int32 // How often an event was executed for a group.
	keys     int
	booked   uuid.UUID // The booking that stands; uuid.Nil when none does.
	enrolled uuid.UUID
}

func newCity(t *testing.T) *city {
	t.Helper()
	s, clock := storetest.SQLite(t)
	c := &city{t: t, clock: clock}
	places, hub, log := &community.Keeper{}, live.NewHub(), slog.New(slog.DiscardHandler)
	c.must(seed.Demo(t.Context(), s))
	c.must(places.Reload(t.Context(), s.Read()))
	views := availability.New(s, places, clock, "epoch")
	c.bookings = booking.New(s, places, clock)
	c.courses = course.New(s, places, c.bookings, clock)
	s.OnCommit(c.courses.Ring)
	s.OnCommit(hub.Ring)
	c.live = live.New(t.Context(), hub, views, clock, log)
	schema := graph.Schema(&graph.Resolver{
		Places: places, People: account.New(s, clock, true), Bookings: c.bookings, Courses: c.courses, Views: views,
		Live: c.live, CursorKey: cursor.Key("key"), Demo: &graph.Demo{},
	})
	c.types, c.exec = schema.Schema().Types, executor.New(schema)
	c.exec.SetErrorPresenter(graph.Present(log))
	c.exec.AroundOperations(func(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
		if live.Single(ctx) != nil {
			c.shown.Add(1)
		}
		return next(ctx)
	})
	return c
}

func (c *city) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

var changer = viewer.Viewer{Person: seed.PersonID("resident-a"), Home: seed.CommunityID("xinyu")}

// book books a thing of Xinyu, or cancels that.
func (c *city) book() {
	c.t.Helper()
	if c.booked != uuid.Nil {
		_, err := c.bookings.Cancel(c.t.Context(), changer, c.booked)
		c.must(err)
		c.booked = uuid.Nil
		return
	}
	c.keys++
	start := c.clock.Now().Unix() + 26*3600
	slot := booking.Slot{Space: seed.SpaceID("xinyu", "tool-shelf"), Units: 1, Span: span.Span{Start: start, End: start + 3600}}
	o, err := c.bookings.Book(c.t.Context(), changer, booking.BookInput{Key: fmt.Sprintf("booking-%d", c.keys), Slot: &slot, Attendees: 1})
	c.must(err)
	if !o.Allowed() {
		c.t.Fatalf("refused: %v", o.Refusals)
	}
	c.booked = o.Booking.ID
}

// enrol takes a place in the course, or gives it back.
func (c *city) enrol() {
	c.t.Helper()
	if c.enrolled != uuid.Nil {
		_, err := c.courses.Withdraw(c.t.Context(), changer, c.enrolled)
		c.must(err)
		c.enrolled = uuid.Nil
		return
	}
	c.keys++
	o, err := c.courses.Enrol(c.t.Context(), changer, course.EnrolInput{Key: fmt.Sprintf("enrolment-%d", c.keys), Course: seed.CourseID("short-video-editing")})
	c.must(err)
	if o.Enrolment == nil {
		c.t.Fatalf("refused: %v", o.Refusals)
	}
	c.enrolled = o.Enrolment.ID
}

// follower is a subscriber who shares what there is to share.
type follower struct {
	v      viewer.Viewer
	member *live.Member
	came   chan *wire.Shown
}

// Take implements live.Reader.
func (f *follower) Take(shown any) bool {
	f.came <- shown.(*wire.Shown)
	return true
}

// next is what comes next.
func (f *follower) next(t *testing.T) *wire.Shown {
	t.Helper()
	select {
	case shown := <-f.came:
		return shown
	case <-time.After(patience):
		t.Fatal("nothing comes")
		return nil
	}
}

func (c *city) follow(v viewer.Viewer, query string, variables map[string]any) *follower {
	c.t.Helper()
	ctx := viewer.With(c.t.Context(), v)
	op, refused := wire.Prepare(ctx, c.exec, &graphql.RawParams{Query: query, Variables: variables})
	if refused != nil {
		c.t.Fatalf("%s: %v", query, refused.Errors)
	}
	if response := op.Next(); response != nil || !op.Shared() {
		c.t.Fatalf("%s is not shared: %+v", query, response)
	}
	f := &follower{v: v, came: make(chan *wire.Shown, 16)}
	f.member = op.Join(f)
	f.member.Lead(ctx)
	return f
}

// alone follows without sharing, as the executor does it for one viewer; each call returns what comes next.
func (c *city) alone(ctx context.Context, v viewer.Viewer, query string, variables map[string]any) func() string {
	c.t.Helper()
	now := graphql.Now()
	ctx = graphql.StartOperationTrace(viewer.With(ctx, v))
	params := &graphql.RawParams{Query: query, Variables: variables, ReadTime: graphql.TraceTiming{Start: now, End: now}}
	operation, errs := c.exec.CreateOperationContext(ctx, params)
	if errs != nil {
		c.t.Fatal(errs)
	}
	next, ctx := c.exec.DispatchOperation(ctx, operation)
	return func() string { return string(wire.AppendResponse(nil, next(ctx))) }
}
