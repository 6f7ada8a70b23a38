package graph_test

import (
	"testing"

	"youkong/internal/viewer"
)

const bookSeries = `mutation ($space: ID!, $start: DateTime!, $end: DateTime!) {
	bookSeries(input: {key: "a series of mine", slot: {spaceId: $space, start: $start, end: $end}, rule: "RRULE:freq=daily;count=3",
		exceptDates: ["2026-03-04"], onRefusal: ALL_OR_NOTHING}) {
		series { id rule sentence start duration exceptDates occurrences { id occursAt series { id } } }
		dates { occursAt outcome booking { id } } } }`

// TestASeriesGoesInAndComesOut: the rule as it is written in one way, told in the viewer's language, and each date.
func TestASeriesGoesInAndComesOut(t *testing.T) {
	a := newAPI(t)
	var data struct {
		BookSeries struct {
			Series struct {
				ID, Rule, Sentence, Start, Duration string
				ExceptDates                         []string
				Occurrences                         []struct {
					ID, OccursAt string
					Series       struct{ ID string }
				}
			}
			Dates []struct {
				OccursAt, Outcome string
				Booking           *struct{ ID string }
			}
		}
	}
	v := as("resident-a")
	v.Language = viewer.English
	a.fine(v, bookSeries, &data, "space", spaceID("xinyu", "tool-shelf"), "start", a.hour(1, 14), "end", a.hour(1, 15))
	made := data.BookSeries.Series
	if made.Rule != "FREQ=DAILY;COUNT=3" || made.Sentence != "Every day at 14:00, 3 times in all" || made.Duration != "PT1H" {
		t.Errorf("the series is %+v", made)
	}
	if len(made.ExceptDates) != 1 || made.ExceptDates[0] != "2026-03-04" || len(made.Occurrences) != 2 {
		t.Fatalf("it does not occur on %v, and does on %+v", made.ExceptDates, made.Occurrences)
	}
	for i, want := range []string{"ALLOWED", "LEFT_OUT", "ALLOWED"} {
		date := data.BookSeries.Dates[i]
		if date.Outcome != want || (date.Booking != nil) != (want == "ALLOWED") {
			t.Errorf("date %d is %+v, want %s", i, date, want)
		}
	}
	if first := made.Occurrences[0]; first.Series.ID != made.ID || first.OccursAt != "2026-03-03T14:00:00+08:00" {
		t.Errorf("the first occurrence is %+v", first)
	}
	var seen struct {
		Node *struct{ Sentence string }
	}
	v.Language = viewer.Chinese
	a.fine(v, "query ($id: ID!) { node(id: $id) { ... on Series { sentence } } }", &seen, "id", made.ID)
	if seen.Node == nil || seen.Node.Sentence != "每天 14:00，共 3 次" {
		t.Errorf("looked up again: %+v", seen.Node)
	}
	a.fine(as("resident-b"), "query ($id: ID!) { node(id: $id) { ... on Series { sentence } } }", &seen, "id", made.ID)
	if seen.Node != nil {
		t.Error("a stranger sees it")
	}
}
