package attack

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

// someone's booking, made through the API, whose title nobody else may read.
const privateTitle = "a private matter"

// bookFor books an hour at the tool shelf of Xinyu, which has several kits, and returns the booking's id.
func (s *target) bookFor(handle string, hour int) string {
	s.t.Helper()
	var made struct {
		BookSpace struct {
			Booking  *struct{ ID string }
			Refusals []struct{ Rule string }
		}
	}
	s.data("/api/graphql", `mutation ($input: BookSpaceInput!) { bookSpace(input: $input) { booking { id } refusals { rule } } }`,
		map[string]any{"input": map[string]any{"key": uuid.NewString(), "title": privateTitle, "slot": map[string]any{
			"spaceId": globalid.Encode(globalid.Space, seed.SpaceID("xinyu", "tool-shelf")),
			"start":   fmt.Sprintf("2026-11-25T%02d:00:00+08:00", hour), "end": fmt.Sprintf("2026-11-25T%02d:00:00+08:00", hour+1),
		}}}, &made, bearer(handle)...)
	if made.BookSpace.Booking == nil {
		s.t.Fatalf("refused: %v", made.BookSpace.Refusals)
	}
	return made.BookSpace.Booking.ID
}

// TestForgedCursors alters cursors and takes them elsewhere. Each place is refused by name, and none says what it holds.
func TestForgedCursors(t *testing.T) {
	s := raise(t)
	for hour := range 3 {
		s.bookFor("resident-a", 9+hour)
	}
	var mine struct {
		Me struct {
			Bookings struct{ Edges []struct{ Cursor string } }
		}
	}
	s.data("/api/graphql", "{ me { bookings(first: 1) { edges { cursor } } } }", nil, &mine, bearer("resident-a")...)
	sound := mine.Me.Bookings.Edges[0].Cursor
	raw, err := base64.RawURLEncoding.DecodeString(sound)
	if err != nil {
		t.Fatal(err)
	}
	altered := func(i int) string {
		other := append([]byte{}, raw...)
		other[i] ^= 1
		return base64.RawURLEncoding.EncodeToString(other)
	}
	own := "query ($c: String) { me { bookings(after: $c) { edges { cursor node { title } } } } }"
	board := `query ($c: String) { bookings(communityId: "` + globalid.Encode(globalid.Community, seed.CommunityID("xinyu")) +
		`", from: "2026-11-25", to: "2026-11-25", after: $c) { nodes { title } } }`
	for name, c := range map[string]struct{ query, handle, cursor string }{
		"the time altered":              {own, "resident-a", altered(7)},
		"the id altered":                {own, "resident-a", altered(20)},
		"the seal altered":              {own, "resident-a", altered(len(raw) - 1)},
		"cut short":                     {own, "resident-a", sound[:len(sound)-2]},
		"made longer":                   {own, "resident-a", sound + "AA"},
		"padded":                        {own, "resident-a", sound + "="},
		"empty":                         {own, "resident-a", ""},
		"a query of a database":         {own, "resident-a", "' OR 1=1 --"},
		"an id":                         {own, "resident-a", globalid.Encode(globalid.Booking, uuid.New())},
		"very long":                     {own, "resident-a", strings.Repeat("A", 9000)},
		"somebody else's":               {own, "resident-b", sound},
		"of another list, of the staff": {board, "staff-xinyu", sound},
	} {
		s.attack(name, cheap, func(s *target) {
			r := s.post("/api/graphql", c.query, map[string]any{"c": c.cursor}, bearer(c.handle)...)
			if r.code() != "BAD_USER_INPUT" || !strings.Contains(r.text, "must be a cursor of this list") || strings.Contains(r.text, privateTitle) {
				s.t.Errorf("it answers %s", r.text)
			}
		})
	}
	if r := s.post("/api/graphql", own, map[string]any{"c": sound}, bearer("resident-a")...); strings.Count(r.text, privateTitle) != 2 {
		t.Errorf("the sound cursor: %s", r.text)
	}
}

// theirs are ids of things that belong to somebody: to a resident, or to the organisation whose manager is `firm`.
func (s *target) theirs() map[string]string {
	s.t.Helper()
	var firm struct {
		Me struct {
			Organisations []struct {
				ID                   string
				Members, Invitations []struct{ ID string }
			}
		}
	}
	s.data("/api/graphql", `{ me { organisations { id members { id } invitations { id } } } }`, nil, &firm, bearer("firm")...)
	var resident struct {
		CreateToken struct{ Token struct{ ID string } }
		AddChild    struct{ Child struct{ ID string } }
	}
	s.data("/graphql", `mutation { createToken(input: {key: "a key that is long", name: "x", scopes: [READ], days: 1}) { token { id } }
		addChild(input: {key: "another that is long", name: "小小", bornOn: "2020-01-01", consent: true}) { child { id } } }`,
		nil, &resident, s.signIn("resident-a")...)
	organisation := firm.Me.Organisations[0]
	return map[string]string{
		"booking": s.bookFor("resident-a", 14), "person": globalid.Encode(globalid.Person, seed.PersonID("resident-a")),
		"organisation": organisation.ID, "member": organisation.Members[0].ID, "invitation": organisation.Invitations[0].ID,
		"token": resident.CreateToken.Token.ID, "child": resident.AddChild.Child.ID,
	}
}

// none is an id of the same kind, of nothing.
func none(id string) string {
	kind, _, err := globalid.Decode(id)
	if err != nil {
		panic(err)
	}
	return globalid.Encode(kind, uuid.New())
}

// TestEnumeration compares what is somebody else's with what does not exist. Apart from the id that was sent there is no
// difference in any byte.
func TestEnumeration(t *testing.T) {
	s := raise(t)
	theirs := s.theirs()
	newcomer := s.tryCode("13900000021", s.codeFor("13900000021")).cookies[0]
	strangers := map[string][]string{"a stranger": nil, "a newcomer": {"Cookie", newcomer.Name + "=" + newcomer.Value}, "staff elsewhere": s.signIn("staff-yousan"), "a manager": s.signIn("manager")}
	for name, c := range questions {
		s.attack(name, 0, func(s *target) {
			for who, cookie := range strangers {
				exists := s.post("/graphql", c.query, map[string]any{"id": theirs[c.of]}, cookie...)
				missing := s.post("/graphql", c.query, map[string]any{"id": none(theirs[c.of])}, cookie...)
				if a, b := anyID.ReplaceAllString(exists.text, "ID"), anyID.ReplaceAllString(missing.text, "ID"); a != b || exists.status != missing.status {
					s.t.Errorf("%s can tell them apart:\n%s\n%s", who, a, b)
				}
				if strings.Contains(exists.text, privateTitle) || strings.Contains(exists.text, "王演示") {
					s.t.Errorf("%s reads %s", who, exists.text)
				}
			}
		})
	}
}
