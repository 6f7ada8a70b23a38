package graph_test

import (
	"fmt"
	"slices"
	"testing"
)

type page struct {
	Nodes []struct{ ID string }
	Edges []struct {
		Cursor string
		Node   struct{ ID string }
	}
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
}

func (p page) ids() []string {
	var all []string
	for _, n := range p.Nodes {
		all = append(all, n.ID)
	}
	return all
}

const pageFields = ` { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`

// mine asks for a page of one's own bookings.
func (a *api) mine(handle, arguments string) (page, []failure) {
	var data struct{ Me struct{ Bookings page } }
	errs := a.ask(as(handle), "{ me { bookings("+arguments+")"+pageFields+" } }", &data)
	return data.Me.Bookings, errs
}

// TestPages goes through a list from the front and from the back: the same list, each entry once.
func TestPages(t *testing.T) {
	a := newAPI(t)
	for i := range 7 {
		a.booked("resident-a", 1+i%2, 9+i) // Some begin on one day, some on another.
	}
	whole, errs := a.mine("resident-a", "first: 200")
	all := whole.ids()
	if len(errs) > 0 || len(all) < 9 || whole.PageInfo.HasNextPage || whole.PageInfo.HasPreviousPage {
		t.Fatalf("%d bookings, %+v, %v", len(all), whole.PageInfo, errs)
	}
	for _, size := range []int{1, 2, 3, len(all), len(all) + 1} {
		if got := a.walk(size, true); !slices.Equal(got, all) {
			t.Errorf("forwards by %d: %v, want %v", size, got, all)
		}
		if got := a.walk(size, false); !slices.Equal(got, all) {
			t.Errorf("backwards by %d: %v, want %v", size, got, all)
		}
	}
	middle := fmt.Sprintf("first: 200, after: %q, before: %q", whole.Edges[1].Cursor, whole.Edges[4].Cursor)
	if got, _ := a.mine("resident-a", middle); !slices.Equal(got.ids(), all[2:4]) {
		t.Errorf("between two cursors: %v", got.ids())
	}
	if empty, _ := a.mine("resident-a", fmt.Sprintf("after: %q", *whole.PageInfo.EndCursor)); len(empty.Nodes) != 0 || empty.PageInfo.StartCursor != nil {
		t.Errorf("after the end: %+v", empty)
	}
}

// walk reads a list page by page.
func (a *api) walk(size int, forwards bool) []string {
	a.t.Helper()
	var all []string
	for place := ""; ; {
		direction := map[bool]string{true: "first", false: "last"}[forwards]
		p, errs := a.mine("resident-a", fmt.Sprintf("%s: %d%s", direction, size, place))
		if len(errs) > 0 || len(p.Nodes) > size || len(p.Nodes) != len(p.Edges) {
			a.t.Fatalf("%+v, %v", p, errs)
		}
		if forwards {
			all = append(all, p.ids()...)
		} else {
			all = append(p.ids(), all...)
		}
		more := p.PageInfo.HasNextPage || p.PageInfo.HasPreviousPage
		if more && p.PageInfo.HasNextPage != forwards || len(all) > 100 {
			a.t.Fatalf("%+v", p.PageInfo)
		}
		if !more {
			return all
		}
		if forwards {
			place = fmt.Sprintf(", after: %q", *p.PageInfo.EndCursor)
		} else {
			place = fmt.Sprintf(", before: %q", *p.PageInfo.StartCursor)
		}
	}
}

// TestPageLimits: what is out of bounds is named; and a cursor opens nothing but its own list.
func TestPageLimits(t *testing.T) {
	a := newAPI(t)
	own, _ := a.mine("resident-a", "first: 1")
	cursor := own.Edges[0].Cursor
	for _, arguments := range []string{
		"first: 0", "first: -1", "first: 201", "last: 0", "last: 201", "first: 1, last: 1",
		`after: "nonsense"`, `before: ""`, fmt.Sprintf("after: %q", cursor+"x"),
	} {
		if _, errs := a.mine("resident-a", arguments); len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" || errs[0].Extensions["fields"] == nil {
			t.Errorf("%s: %+v", arguments, errs)
		}
	}
	if _, errs := a.mine("resident-b", fmt.Sprintf("after: %q", cursor)); len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" {
		t.Errorf("somebody else's cursor: %+v", errs)
	}
	errs := a.ask(as("staff-xinyu"), `query ($c: ID!, $after: String) { bookings(communityId: $c, from: "2026-03-02", to: "2026-03-09", after: $after) { nodes { id } } }`,
		nil, "c", communityID("xinyu"), "after", cursor)
	if len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" {
		t.Errorf("another list's cursor: %+v", errs)
	}
}
