package graph_test

import (
	"strings"
	"testing"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

const (
	enrolIn = `mutation ($key: String!, $course: ID!, $people: [ID!], $nonce: String) {
		enrol(input: {key: $key, courseId: $course, participantIds: $people, consent: true, nonce: $nonce}) {
			enrolment { id status number receipt participants { name child } course { title } }
			refusals { rule message earliest limit } } }`
	seatsOf = `subscription ($course: ID!) { courseSeats(courseId: $course) { taken free waiting version opensAt asOf } }`
)

type enrolled struct {
	Enrol struct {
		Enrolment *struct {
			ID, Status   string
			Number       int
			Receipt      *string
			Participants []struct {
				Name  string
				Child bool
			}
			Course struct{ Title string }
		}
		Refusals []struct {
			Rule, Message string
			Earliest      *string
			Limit         *int
		}
	}
}

func courseID(slug string) string { return globalid.Encode(globalid.Course, seed.CourseID(slug)) }

// TestEnrolling: a place is taken and seen by who follows the course; the reasons against it come as sentences.
func TestEnrolling(t *testing.T) {
	a := newAPI(t)
	var seats struct {
		CourseSeats struct{ Taken, Free, Waiting int }
	}
	next := a.stream(as(""), seatsOf, map[string]any{"course": courseID("short-video-editing")})
	next(&seats)
	if seats.CourseSeats.Taken != 3 || seats.CourseSeats.Free != 21 {
		t.Errorf("at first %+v", seats)
	}
	var got enrolled
	a.fine(as("resident-a"), enrolIn, &got, "key", "enrolling-1", "course", courseID("short-video-editing"))
	e := got.Enrol.Enrolment
	if e == nil || e.Status != "ENROLLED" || e.Number != 4 || e.Participants[0].Name == "" || e.Course.Title != "Short-video editing" {
		t.Fatalf("got %+v", got)
	}
	if next(&seats); seats.CourseSeats.Taken != 4 || seats.CourseSeats.Free != 20 {
		t.Errorf("afterwards %+v", seats)
	}
	for course, want := range map[string]string{
		"spreadsheets-at-work": "NOT_OPEN", "fun-experiments": "AGE", "neighbours-yoga": "RESIDENTS", "short-video-editing": "ALREADY",
	} {
		var refused enrolled
		a.fine(as("resident-a"), enrolIn, &refused, "key", "refused-"+course, "course", courseID(course))
		if len(refused.Enrol.Refusals) != 1 || refused.Enrol.Refusals[0].Rule != want || !strings.HasSuffix(refused.Enrol.Refusals[0].Message, ".") {
			t.Errorf("%s: %+v", course, refused.Enrol)
		}
		if opens := refused.Enrol.Refusals[0].Earliest; (opens != nil) != (want == "NOT_OPEN") {
			t.Errorf("%s: it opens at %v", course, opens)
		}
	}
	var mine struct {
		Me struct{ Enrolments []struct{ Status string } }
	}
	a.fine(as("resident-a"), `{ me { enrolments { status course { title sessions { start } } participants { name } } } }`, &mine)
	if len(mine.Me.Enrolments) != 1 {
		t.Errorf("one's own: %+v", mine)
	}
}

// TestEnteringADraw: the receipt is the hash of the entry, and everybody reads what was announced.
func TestEnteringADraw(t *testing.T) {
	a := newAPI(t)
	var got enrolled
	a.fine(as("resident-b"), enrolIn, &got, "key", "a-draw-1", "course", courseID("guitar-for-beginners"), "nonce", strings.Repeat("0f", 16))
	if e := got.Enrol.Enrolment; e == nil || e.Status != "ENTERED" || e.Receipt == nil || len(*e.Receipt) != 64 {
		t.Fatalf("got %+v", got)
	}
	var seen struct {
		Node struct {
			Mode  string
			Seats struct{ Entered int }
			Draw  struct {
				Commitment, Announcement, BeaconSource string
				ListHash, Transcript                   *string
			}
		}
	}
	a.fine(as(""), `query ($id: ID!) { node(id: $id) { ... on Course { mode seats { entered }
		draw { commitment announcement beaconSource listHash transcript } } } }`, &seen, "id", courseID("guitar-for-beginners"))
	d := seen.Node.Draw
	if seen.Node.Mode != "DRAW" || seen.Node.Seats.Entered != 1 || !strings.Contains(d.Announcement, d.Commitment) || d.BeaconSource == "" ||
		d.ListHash != nil || d.Transcript != nil {
		t.Errorf("seen by everybody: %+v", seen)
	}
}
