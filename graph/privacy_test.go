package graph_test

import (
	"strings"
	"testing"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

const addChild = `mutation ($key: String!) { addChild(input: {key: $key, name: "小样", bornOn: "2017-05-03", consent: true}) {
	child { id name bornOn consentedAt } } }`

type childShown struct{ ID, Name, BornOn, ConsentedAt string }

// TestChildren: a guardian keeps, sees and removes a child; the id tells a stranger nothing.
func TestChildren(t *testing.T) {
	a := newAPI(t)
	var added struct{ AddChild struct{ Child childShown } }
	a.fine(as("resident-a"), addChild, &added, "key", "the first child")
	made := added.AddChild.Child
	if made.Name != "小样" || made.BornOn != "2017-05-03" || made.ConsentedAt != "2026-03-02T00:00:00Z" {
		t.Errorf("added %+v", made)
	}
	for handle, want := range map[string]int{"resident-a": 1, "resident-b": 0} {
		var seen struct {
			Me struct{ Children []childShown }
		}
		a.fine(as(handle), "{ me { children { id name bornOn consentedAt } } }", &seen)
		if len(seen.Me.Children) != want {
			t.Errorf("%s sees %+v", handle, seen.Me.Children)
		}
	}
	var node struct{ Node *struct{ ID string } }
	a.fine(as("resident-a"), "query ($id: ID!) { node(id: $id) { id } }", &node, "id", made.ID)
	if node.Node != nil {
		t.Error("a child can be looked up by its id")
	}
	for _, c := range []struct {
		handle  string
		removed bool
	}{{"resident-b", false}, {"resident-a", true}, {"resident-a", false}} {
		var gone struct{ RemoveChild struct{ Removed bool } }
		a.fine(as(c.handle), "mutation ($id: ID!) { removeChild(input: {childId: $id}) { removed } }", &gone, "id", made.ID)
		if gone.RemoveChild.Removed != c.removed {
			t.Errorf("removed by %s: %t", c.handle, gone.RemoveChild.Removed)
		}
	}
}

// TestReveal: staff see a contact masked, and whole for a reason; no one else sees that there is one.
func TestReveal(t *testing.T) {
	a := newAPI(t)
	var made struct {
		BookSpace struct{ Booking struct{ ID string } }
	}
	a.fine(as("staff-xinyu"), `mutation ($space: ID!, $start: DateTime!, $end: DateTime!) {
		bookSpace(input: {key: "on behalf", slot: {spaceId: $space, start: $start, end: $end}, onBehalf: {name: "赵奶奶", phone: "13512340987"}}) {
			booking { id } } }`, &made, "space", spaceID("xinyu", "tool-shelf"), "start", a.hour(1, 9), "end", a.hour(1, 10))
	id := made.BookSpace.Booking.ID

	var seen struct {
		Node struct{ Contact struct{ Name, Phone string } }
	}
	a.fine(as("staff-xinyu"), "query ($id: ID!) { node(id: $id) { ... on Booking { contact { name phone } } } }", &seen, "id", id)
	if c := seen.Node.Contact; c.Name != "赵*" || c.Phone != "135****0987" {
		t.Errorf("the contact is %+v", c)
	}
	const reveal = `mutation ($id: ID!, $why: String!) { revealContact(input: {bookingId: $id, reason: $why}) { name phone } }`
	var shown struct{ RevealContact struct{ Name, Phone string } }
	a.fine(as("staff-xinyu"), reveal, &shown, "id", id, "why", "she forgot her glasses")
	if r := shown.RevealContact; r.Name != "赵奶奶" || r.Phone != "13512340987" {
		t.Errorf("shown %+v", r)
	}
	for handle, code := range map[string]string{
		"": "UNAUTHENTICATED", "resident-a": "FORBIDDEN", "manager": "FORBIDDEN", "operator": "FORBIDDEN", "staff-yousan": "NOT_FOUND",
	} {
		if errs := a.ask(as(handle), reveal, nil, "id", id, "why", "curious about it"); len(errs) != 1 || errs[0].code() != code {
			t.Errorf("asked by %q: %+v", handle, errs)
		}
	}
	if errs := a.ask(as("staff-xinyu"), reveal, nil, "id", id, "why", "why"); len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" {
		t.Errorf("for too short a reason: %+v", errs)
	}
	if strings.Contains(a.log.String(), "赵奶奶") {
		t.Error("the log of the server names her")
	}
}

// TestEraseMe: who is erased is nobody from the next field on, the cookie is gone, and nobody can act as them again.
func TestEraseMe(t *testing.T) {
	a, b := newAPI(t), &browser{}
	var people struct{ DemoPeople []struct{ ID string } }
	a.fine(as(""), "{ demoPeople { id } }", &people)
	before, me := len(people.DemoPeople), globalid.Encode(globalid.Person, seed.PersonID("resident-a"))
	const start = "mutation ($id: ID!) { startDemoSession(input: {personId: $id}) { viewer { person { id } } } }"
	a.fineIn(b, start, nil, "id", me)

	var taken struct{ ExportMyData struct{ Data string } }
	a.fineIn(b, "mutation { exportMyData { data } }", &taken)
	if !strings.Contains(taken.ExportMyData.Data, seed.PersonID("resident-a").String()) {
		t.Errorf("the export is of somebody else: %s", taken.ExportMyData.Data)
	}
	for _, word := range []string{"", "erase", "ERASE "} {
		errs := a.in(b, "mutation ($word: String!) { eraseMe(input: {confirm: $word}) { cancelled } }", nil, "word", word)
		if len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" || b.secret == "" {
			t.Errorf("confirmed by %q: %+v", word, errs)
		}
	}
	errs := a.in(b, `mutation { eraseMe(input: {confirm: "ERASE"}) { cancelled } removeChild(input: {childId: "`+me+`"}) { removed } }`, nil)
	if len(errs) != 1 || errs[0].code() != "UNAUTHENTICATED" || b.secret != "" {
		t.Errorf("after it, with the cookie %q: %+v", b.secret, errs)
	}
	if errs := a.in(b, start, nil, "id", me); len(errs) != 1 || errs[0].code() != "NOT_FOUND" {
		t.Errorf("a session as who is erased: %+v", errs)
	}
	a.fine(as(""), "{ demoPeople { id } }", &people)
	if len(people.DemoPeople) != before-1 {
		t.Errorf("%d of %d demo people are left", len(people.DemoPeople), before)
	}
}
