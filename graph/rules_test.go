package graph_test

import (
	"slices"
	"testing"
)

const (
	ownRules = `query ($id: ID!) { space(id: $id) { policy { maxLength } quotas { scope limit }
		ownRules { maxLength granularity eligibility } ownQuotas { scope holder limit } ownOpeningHours { weekday opens closes } } }`
	previewRules = `query ($place: ID!) { previewRules(input: {placeId: $place, rules: {maxLength: "PT30M"}}) {
		looked more affected { booking { id } refusals { rule message } } } }`
	setRules = `mutation ($place: ID!) { setRules(input: {placeId: $place, rules: {maxLength: "PT30M"},
		openingHours: [{weekday: MONDAY, opens: "09:00", closes: "24:00"}],
		quotas: [{holder: PERSON, measure: HOURS, period: WEEK, limit: 3}]}) {
		preview { affected { booking { id } } } community { slug } space { slug policy { maxLength } } } }`
)

type ownAnswer struct {
	Space struct {
		Policy    struct{ MaxLength string }
		Quotas    []struct{ Scope string }
		OwnRules  struct{ MaxLength, Granularity, Eligibility *string }
		OwnQuotas []struct {
			Scope, Holder string
			Limit         int
		}
		OwnOpeningHours []struct{ Weekday, Opens, Closes string }
	}
}

// TestRulesAreChangedThroughTheAPI: the preview names the booking that stands, the change leaves it, and everybody reads
// the new rules.
func TestRulesAreChangedThroughTheAPI(t *testing.T) {
	a := newAPI(t)
	space, booked := spaceID("xinyu", "tool-shelf"), a.booked("resident-a", 2, 10)

	var preview struct {
		PreviewRules struct {
			Affected []struct {
				Booking  struct{ ID string }
				Refusals []struct{ Rule, Message string }
			}
		}
	}
	a.fine(as("staff-xinyu"), previewRules, &preview, "place", space)
	i := slices.IndexFunc(preview.PreviewRules.Affected, func(e struct {
		Booking  struct{ ID string }
		Refusals []struct{ Rule, Message string }
	}) bool {
		return e.Booking.ID == booked
	})
	if i < 0 || preview.PreviewRules.Affected[i].Refusals[0].Rule != "MAX_LENGTH" || preview.PreviewRules.Affected[i].Refusals[0].Message == "" {
		t.Fatalf("the preview tells %+v", preview)
	}

	var made struct {
		SetRules struct {
			Community struct{ Slug string }
			Space     struct {
				Slug   string
				Policy struct{ MaxLength string }
			}
		}
	}
	a.fine(as("staff-xinyu"), setRules, &made, "place", space)
	if made.SetRules.Space.Policy.MaxLength != "PT30M" || made.SetRules.Community.Slug != "xinyu" {
		t.Errorf("the change answers %+v", made)
	}

	var own ownAnswer
	a.fine(as("resident-a"), ownRules, &own, "id", space)
	s := own.Space
	if *s.OwnRules.MaxLength != "PT30M" || s.OwnRules.Granularity != nil || s.Policy.MaxLength != "PT30M" ||
		len(s.OwnQuotas) != 1 || s.OwnQuotas[0].Limit != 3 || s.OwnOpeningHours[0].Closes != "24:00" {
		t.Errorf("the space says %+v", s)
	}

	var node struct{ Node struct{ Status string } }
	a.fine(as("resident-a"), `query ($id: ID!) { node(id: $id) { ... on Booking { status } } }`, &node, "id", booked)
	if node.Node.Status != "CONFIRMED" {
		t.Errorf("the booking that stands is %+v", node)
	}
}

// TestRulesAreForTheStaffOfThePlace and of whole minutes.
func TestRulesAreForTheStaffOfThePlace(t *testing.T) {
	a := newAPI(t)
	for handle, code := range map[string]string{"staff-jingwu": "NOT_FOUND", "resident-a": "FORBIDDEN"} {
		errs := a.ask(as(handle), setRules, nil, "place", spaceID("xinyu", "tool-shelf"))
		if len(errs) != 1 || errs[0].code() != code {
			t.Errorf("%s: %+v", handle, errs)
		}
	}
	errs := a.ask(as("staff-xinyu"), `mutation ($place: ID!) { setRules(input: {placeId: $place, rules: {maxLength: "PT90S"}}) { community { slug } } }`,
		nil, "place", spaceID("xinyu", "tool-shelf"))
	if len(errs) != 1 || errs[0].code() != "BAD_USER_INPUT" {
		t.Errorf("half minutes: %+v", errs)
	}
}
