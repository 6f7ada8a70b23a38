package feed

import (
	"context"

	"youkong/ent/gen"
	"youkong/ent/gen/stream"
)

// Calendars returns, by stream, the number of the newest change to when a community is open.
func Calendars(ctx context.Context, c *gen.Client) (map[string]int64, error) {
	rows, err := c.Stream.Query().Where(stream.CalendarGT(0)).All(ctx)
	if err != nil {
		return nil, err
	}
	numbers := make(map[string]int64, len(rows))
	for _, row := range rows {
		numbers[row.ID] = row.Calendar
	}
	return numbers, nil
}
