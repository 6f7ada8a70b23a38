package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

// handles are the demo people, residents first.
var handles = []string{"resident-a", "resident-b", "firm", "staff-xinyu", "staff-yousan", "staff-jingwu"}

// client speaks GraphQL over HTTP as an outside program would: to the token endpoint, over connections that stay open.
type client struct {
	http  *http.Client
	url   string
	token string
}

func newClient(url, handle string) *client {
	return &client{
		http: &http.Client{Timeout: patience, Transport: &http.Transport{MaxIdleConnsPerHost: 128}},
		url:  url + "/api/graphql", token: seed.DemoToken(handle),
	}
}

// as is the same program acting as somebody else.
func (c *client) as(handle string) *client {
	other := *c
	other.token = seed.DemoToken(handle)
	return &other
}

// answer is what every response looks like.
type answer struct {
	Data   json.RawMessage
	Errors []struct {
		Message    string
		Extensions struct{ Code string }
	}
}

// do runs an operation and reads its data into out. Errors of the transport and of GraphQL come back alike.
func (c *client) do(query string, variables map[string]any, out any) error {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return err
	}
	request, err := http.NewRequest(http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+c.token)
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	var a answer
	if err := json.Unmarshal(text, &a); err != nil {
		return fmt.Errorf("status %d: %w: %.200s", response.StatusCode, err, text)
	}
	if len(a.Errors) > 0 {
		return fmt.Errorf("%s: %s", a.Errors[0].Extensions.Code, a.Errors[0].Message)
	}
	return json.Unmarshal(a.Data, out)
}

// slot is a time at a space, as the API takes it.
type slot struct {
	SpaceID string    `json:"spaceId"`
	Start   time.Time `json:"start"`
	End     time.Time `json:"end"`
}

func at(community, space string, start time.Time, length time.Duration) slot {
	return slot{globalid.Encode(globalid.Space, seed.SpaceID(community, space)), start, start.Add(length)}
}

// outcome is what came of a mutation.
type outcome struct {
	Booking  *struct{ ID, Status string }
	Refusals []struct {
		Rule, Message string
		Earliest      *time.Time
	}
	Alternatives []struct{ Relation string }
}

// rules are the rules that refused, in order.
func (o outcome) rules() string {
	var names []string
	for _, r := range o.Refusals {
		names = append(names, r.Rule)
	}
	return strings.Join(names, " ")
}

const bookQuery = `mutation ($input: BookSpaceInput!) { bookSpace(input: $input) {
	booking { id status } refusals { rule message earliest } alternatives { relation } } }`

func (c *client) book(s slot) (outcome, error) { return c.bookWith(uuid.NewString(), s) }

func (c *client) bookWith(key string, s slot) (outcome, error) {
	var data struct{ BookSpace outcome }
	err := c.do(bookQuery, map[string]any{"input": map[string]any{"key": key, "slot": s}}, &data)
	return data.BookSpace, err
}

func (c *client) cancel(id string) (outcome, error) {
	var data struct{ CancelBooking outcome }
	err := c.do(`mutation ($id: ID!) { cancelBooking(input: {bookingId: $id}) { booking { id status } refusals { rule message earliest } } }`,
		map[string]any{"id": id}, &data)
	return data.CancelBooking, err
}

func (c *client) move(id string, to slot) (outcome, error) {
	var data struct{ MoveBooking outcome }
	err := c.do(`mutation ($id: ID!, $to: SlotInput!) { moveBooking(input: {bookingId: $id, slot: $to}) {
		booking { id status } refusals { rule message earliest } } }`, map[string]any{"id": id, "to": to}, &data)
	return data.MoveBooking, err
}

// free says whether the slot could be booked.
func (c *client) free(s slot) (bool, error) {
	var data struct{ CheckBooking struct{ Allowed bool } }
	err := c.do(`query ($s: SlotInput!) { checkBooking(input: {slot: $s}) { allowed } }`, map[string]any{"s": s}, &data)
	return data.CheckBooking.Allowed, err
}

// uuidOf is the id as the database has it.
func uuidOf(id string) uuid.UUID {
	_, raw, err := globalid.Decode(id)
	if err != nil {
		panic(err)
	}
	return raw
}
