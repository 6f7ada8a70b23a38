package graph_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

// TestNode looks every kind of object up as everybody: what a viewer may not see is null, as if it were not there.
func TestNode(t *testing.T) {
	a := newAPI(t)
	var courses struct {
		Courses []struct {
			ID       string
			Sessions []struct{ ID string }
		}
	}
	a.fine(as(""), "{ courses { id sessions { id } } }", &courses)
	var place struct {
		Community struct{ Subdistrict struct{ ID string } }
	}
	a.fine(as(""), `{ community(slug: "xinyu") { subdistrict { id } } }`, &place)
	everyone := []string{"", "resident-a", "resident-b", "staff-xinyu", "staff-yousan", "firm-member", "operator"}
	for name, c := range map[string]struct {
		id, typename string
		seenBy       []string
	}{
		"subdistrict":    {place.Community.Subdistrict.ID, "Subdistrict", everyone},
		"community":      {communityID("xinyu"), "Community", everyone},
		"space":          {spaceID("xinyu", "yoga-room"), "Space", everyone},
		"course":         {courses.Courses[0].ID, "Course", everyone},
		"course session": {courses.Courses[0].Sessions[0].ID, "CourseSession", everyone},
		"booking":        {a.booked("resident-a", 1, 9), "Booking", []string{"resident-a", "staff-xinyu"}},
		"person":         {globalid.Encode(globalid.Person, seed.PersonID("resident-a")), "Person", []string{"resident-a"}},
		"organisation":   {sampleFirm(), "Organisation", []string{"firm-member"}},
		"nothing":        {globalid.Encode(globalid.Booking, uuid.New()), "", nil},
		"no space":       {globalid.Encode(globalid.Space, uuid.New()), "", nil},
		"no course":      {globalid.Encode(globalid.Course, uuid.New()), "", nil},
		"no session":     {globalid.Encode(globalid.CourseSession, uuid.New()), "", nil},
	} {
		for _, handle := range everyone {
			var data struct {
				Node *struct {
					Typename string `json:"__typename"`
					ID       string
				}
			}
			a.fine(as(handle), "query ($id: ID!) { node(id: $id) { __typename id } }", &data, "id", c.id)
			visible := slices.Contains(c.seenBy, handle)
			switch {
			case visible && (data.Node == nil || data.Node.ID != c.id || data.Node.Typename != c.typename):
				t.Errorf("%s, asked by %q: %+v", name, handle, data.Node)
			case !visible && data.Node != nil:
				t.Errorf("%s is seen by %q", name, handle)
			}
		}
	}
}

// TestIDs: what was never an id of ours is refused by name; the id of something else finds nothing.
func TestIDs(t *testing.T) {
	a := newAPI(t)
	for _, id := range []string{"", "1", "nonsense", seed.SpaceID("xinyu", "yoga-room").String(), spaceID("xinyu", "yoga-room") + "x"} {
		errs := a.ask(as(""), "query ($id: ID!) { node(id: $id) { id } }", nil, "id", id)
		if len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" || errs[0].Extensions["fields"] == nil {
			t.Errorf("%q: %+v", id, errs)
		}
	}
	errs := a.ask(as(""), "query ($id: ID!) { space(id: $id) { id } }", nil, "id", communityID("xinyu"))
	if len(errs) != 1 || errs[0].code() != "NOT_FOUND" {
		t.Errorf("a community's id as a space's: %+v", errs)
	}
}

// TestNames: a booker's name is whole for oneself, and masked for the staff of the community.
func TestNames(t *testing.T) {
	a := newAPI(t)
	id := a.booked("resident-a", 1, 9)
	for handle, want := range map[string]string{"resident-a": "王演示", "staff-xinyu": "王*"} {
		var data struct {
			Node struct{ Booker struct{ Name string } }
		}
		a.fine(as(handle), "query ($id: ID!) { node(id: $id) { ... on Booking { booker { name } } } }", &data, "id", id)
		if data.Node.Booker.Name != want {
			t.Errorf("%s sees %q, want %q", handle, data.Node.Booker.Name, want)
		}
	}
}
