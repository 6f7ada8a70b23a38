package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"youkong/internal/globalid"
	"youkong/internal/seed"
)

var (
	place = seed.CommunityID("jingwu")
	room  = globalid.Encode(globalid.Space, seed.SpaceID("jingwu", "shared-meeting-room"))
	wuhan = time.FixedZone("", 8*3600)
)

// day is the local day of the tests: near enough to be booked, far enough that no clock changes what is shown of it.
func day() time.Time {
	now := time.Now().In(wuhan)
	return time.Date(now.Year(), now.Month(), now.Day()+4, 0, 0, 0, 0, wuhan)
}

// slots are half hours of the day, one an hour apart so that buffers do not meet.
func slots() (all []map[string]any) {
	for hour := 9; hour < 21; hour++ {
		start := day().Add(time.Duration(hour) * time.Hour)
		all = append(all, map[string]any{"spaceId": room, "start": start, "end": start.Add(30 * time.Minute)})
	}
	return all
}

var web = &http.Client{Timeout: patience, Transport: &http.Transport{MaxIdleConnsPerHost: 100}}

// ask runs an operation at a server and reads its data into out.
func ask(ctx context.Context, address, token, query string, variables map[string]any, out any) error {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address+"/api/graphql", bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := web.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return fmt.Errorf("status %d: %w", response.StatusCode, err)
	}
	if len(answer.Errors) > 0 {
		return fmt.Errorf("%s: %s", answer.Errors[0].Extensions.Code, answer.Errors[0].Message)
	}
	return json.Unmarshal(answer.Data, out)
}

// outcome is what came of asking for a slot.
type outcome struct {
	Booking  *struct{ ID string }
	Refusals []struct{ Rule string }
}

func book(ctx context.Context, address, token, key string, slot map[string]any) (outcome, error) {
	var data struct{ BookSpace outcome }
	err := ask(ctx, address, token, `mutation ($input: BookSpaceInput!) { bookSpace(input: $input) { booking { id } refusals { rule } } }`,
		map[string]any{"input": map[string]any{"key": key, "slot": slot}}, &data)
	return data.BookSpace, err
}

func cancel(ctx context.Context, address, token, id string) (outcome, error) {
	var data struct{ CancelBooking outcome }
	err := ask(ctx, address, token, `mutation ($id: ID!) { cancelBooking(input: {bookingId: $id}) { booking { id } refusals { rule } } }`,
		map[string]any{"id": id}, &data)
	return data.CancelBooking, err
}
