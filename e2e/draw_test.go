package e2e

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

// TestADrawIsVerifiedWithoutItsServer has a course's places drawn through the API, takes the transcript from its address,
// and draws again with the binary alone.
func TestADrawIsVerifiedWithoutItsServer(t *testing.T) {
	everywhere(t, func(t *testing.T, d database) {
		s := start(t, d)
		staff := newClient(s.url, "staff-jingwu")
		course := announce(t, staff)
		for i, handle := range handles[:3] {
			enter(t, staff.as(handle), course, fmt.Sprintf("%032x", i+1))
		}
		address := s.url + "/draws/" + course + ".json"
		if code, text := fetch(t, address); code != http.StatusNotFound || !strings.Contains(text, "not been drawn") {
			t.Errorf("before the draw: %d %s", code, text)
		}
		s.clock.Advance(26 * time.Hour)
		var drawn struct {
			RunDraw struct{ Course struct{ State string } }
		}
		input := map[string]any{"id": course, "beacon": "04 09 16 21 27 33 11"}
		must(t, staff.do(`mutation ($id: ID!, $beacon: String!) { setBeacon(input: {courseId: $id, beacon: $beacon}) { course { id } } }`, input, &drawn))
		must(t, staff.do(`mutation ($id: ID!) { runDraw(input: {courseId: $id}) { course { state } } }`, input, &drawn))

		code, transcript := fetch(t, address)
		if code != http.StatusOK || drawn.RunDraw.Course.State != "DRAWN" {
			t.Fatalf("after the draw: %d %s, %+v", code, transcript, drawn)
		}
		if held := runWith(t, transcript, nil, "draw", "verify", "-"); held.code != 0 || !strings.Contains(held.out, "3 entries for 2 places: 2 enrolled, 1 on the waitlist") {
			t.Errorf("verified: %+v", held)
		}
		runWith(t, strings.Replace(transcript, "04 09", "04 10", 1), nil, "draw", "verify", "-").says(t, "/seed", "expected")
	})
}

// announce publishes a course of two places that are drawn, and gives its id.
func announce(t *testing.T, staff *client) string {
	t.Helper()
	course := map[string]any{
		"titleZh": "陶艺", "titleEn": "Pottery", "category": "ARTS", "capacity": 2, "mode": "DRAW",
		"enrolOpensAt": morning, "enrolClosesAt": morning.Add(24 * time.Hour),
		"beaconZh": "双色球", "beaconEn": "Double Colour Ball", "beaconAt": morning.Add(25 * time.Hour),
	}
	var made struct {
		CreateCourse struct{ Course struct{ ID string } }
	}
	must(t, staff.do(`mutation ($input: CreateCourseInput!) { createCourse(input: $input) { course { id } } }`, map[string]any{
		"input": map[string]any{"key": uuid.NewString(), "communityId": globalid.Encode(globalid.Community, seed.CommunityID("jingwu")), "course": course},
	}, &made))
	id := made.CreateCourse.Course.ID
	var out struct{ PublishCourse struct{ Published bool } }
	must(t, staff.do(`mutation ($input: PublishCourseInput!) { publishCourse(input: $input) { published } }`, map[string]any{
		"input": map[string]any{
			"courseId": id, "overrideReason": "a session whenever", "sessions": []slot{at("jingwu", "shared-meeting-room", wuhan(6, 0).AddDate(0, 0, 5), time.Hour)},
		},
	}, &out))
	if !out.PublishCourse.Published {
		t.Fatal("the course was not published")
	}
	return id
}

func enter(t *testing.T, c *client, course, nonce string) {
	t.Helper()
	var out struct {
		Enrol struct {
			Enrolment *struct{ Receipt string }
			Refusals  []struct{ Rule string }
		}
	}
	must(t, c.do(`mutation ($input: EnrolInput!) { enrol(input: $input) { enrolment { receipt } refusals { rule } } }`, map[string]any{
		"input": map[string]any{"key": uuid.NewString(), "courseId": course, "nonce": nonce},
	}, &out))
	if out.Enrol.Enrolment == nil || len(out.Enrol.Enrolment.Receipt) != 64 {
		t.Fatalf("entered: %+v", out)
	}
}

func fetch(t *testing.T, address string) (int, string) {
	t.Helper()
	response, err := http.Get(address)
	must(t, err)
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	must(t, err)
	return response.StatusCode, string(text)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
