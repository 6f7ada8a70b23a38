package attack

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

// TestNoHints: who guesses names learns nothing from the refusal, although whoever reads the schema may.
func TestNoHints(t *testing.T) {
	s := raise(t)
	for name, query := range map[string]string{
		"field":    `{ communitie { id } }`,
		"subfield": `{ community(slug: "xinyu") { slgu } }`,
		"argument": `{ community(slgu: "xinyu") { id } }`,
		"type":     `{ node(id: "x") { ... on Bookin { id } } }`,
		"enum":     `{ community(slug: "xinyu") { spaces(access: BOOKABL) { id } } }`,
		"input":    `mutation { cancelBooking(input: {bookingI: "x"}) { booking { id } } }`,
		"fragment": `{ community(slug: "xinyu") { ...Plcae } } fragment Place on Community { id }`,
	} {
		s.attack(name, cheap, func(s *target) {
			r := s.post("/graphql", query, nil)
			if r.code() != "BAD_USER_INPUT" || strings.Contains(r.text, "mean") ||
				strings.Contains(r.text, "communities") || strings.Contains(r.text, "BOOKABLE") {
				s.t.Errorf("it answers %s", r.text)
			}
		})
	}
	s.attack("introspection", 0, func(s *target) {
		if r := s.post("/graphql", "{ __schema { queryType { name } types { name } } }", nil); !strings.Contains(r.text, `"SlotInput"`) {
			s.t.Errorf("the schema is public, and it answers %.200s", r.text)
		}
	})
}

// oddities are texts that drivers, calendars and parsers stumble over.
var oddities = []string{
	"", " ", "'", `"`, "\\", "%", "'; DROP TABLE persons; --", "\u202e", "\ufeff", "\U0001f600", "NaN", "-1", "1e309", "null",
	"0000-00-00", "0001-01-01", "9999-12-31", "2026-02-30", "+10000-01-01", "2026-11-24T14:07:00", "0000-01-01T00:00:00Z",
	"9999-12-31T23:59:59+23:59", "292277026596-12-04T15:30:07Z", "PT1H", "${jndi:ldap://x}", "../../etc/passwd", "<script>alert(1)</script>",
}

// TestOddValues puts odd texts wherever a text may stand. None becomes an error of ours, and no answer says how the server
// is made: whatever is sent looks at that.
func TestOddValues(t *testing.T) {
	s := raise(t)
	community := globalid.Encode(globalid.Community, seed.CommunityID("xinyu"))
	space := globalid.Encode(globalid.Space, seed.SpaceID("xinyu", "tool-shelf"))
	for name, query := range map[string]string{
		"slug":        `query ($v: String!) { community(slug: $v) { id } }`,
		"id":          `query ($v: ID!) { node(id: $v) { id } }`,
		"first day":   `query ($v: Date!) { availability(communityIds: ["` + community + `"], from: $v) { version } }`,
		"last day":    `query ($v: Date!) { availability(communityIds: ["` + community + `"], to: $v) { version } }`,
		"start":       `query ($v: DateTime!) { checkBooking(input: {slot: {spaceId: "` + space + `", start: $v, end: "2026-11-25T10:00:00+08:00"}}) { allowed } }`,
		"end":         `query ($v: DateTime!) { checkBooking(input: {slot: {spaceId: "` + space + `", start: "2026-11-25T10:00:00+08:00", end: $v}}) { allowed } }`,
		"key":         `mutation ($v: String!) { bookSpace(input: {key: $v, slot: {spaceId: "` + space + `", start: "2026-11-25T10:00:00+08:00", end: "2026-11-25T11:00:00+08:00"}}) { refusals { rule } } }`,
		"title":       `mutation ($v: String!) { bookSpace(input: {key: "a key that is long", title: $v, slot: {spaceId: "` + space + `", start: "2026-11-25T10:00:00+08:00", end: "2026-11-25T11:00:00+08:00"}}) { refusals { rule } } }`,
		"demo person": `mutation ($v: ID!) { startDemoSession(input: {personId: $v}) { viewer { person { id } } } }`,
	} {
		s.attack(name, 0, func(s *target) {
			for _, odd := range oddities {
				if r := s.post("/api/graphql", query, map[string]any{"v": odd}, bearer("resident-a")...); r.code() == "INTERNAL" || r.status >= 500 {
					s.t.Errorf("%q: %d %s", odd, r.status, r.text)
				}
			}
		})
	}
	s.attack("numbers", 0, func(s *target) {
		for _, odd := range []string{"-1", "0", "2147483648", "9223372036854775808", "1e1000", "1.5", `"x"`, "true", "[1]"} {
			body := fmt.Sprintf(`{"query":"query ($v: Int) { me { bookings(first: $v) { nodes { id } } } }","variables":{"v":%s}}`, odd)
			if r := s.send("POST", "/api/graphql", body, append(bearer("resident-a"), "Content-Type", "application/json")...); r.code() != "BAD_USER_INPUT" {
				s.t.Errorf("%s: %d %s", odd, r.status, r.text)
			}
		}
	})
	s.attack("names of operations", 0, func(s *target) {
		for _, odd := range oddities {
			r := s.send("GET", "/graphql?query="+url.QueryEscape("query A { __typename }")+"&operationName="+url.QueryEscape(odd), "")
			if r.code() == "INTERNAL" || r.status >= 500 {
				s.t.Errorf("%q: %d %s", odd, r.status, r.text)
			}
		}
	})
}
