package feed

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/stream"
	"youkong/ent/kind"
	"youkong/internal/store"
)

// AppendCalendar adds a change to when the given spaces of a community are open, and notes its number as that of the
// community's newest; faults as Append.
func AppendCalendar(tx *store.Tx, community uuid.UUID, spaces []uuid.UUID) error {
	seq, err := Append(tx, Community(community), Change{Kind: kind.CalendarChanged, Spaces: spaces})
	if err != nil {
		return err
	}
	return tx.Client().Stream.Create().SetID(Community(community)).SetCalendar(seq).
		OnConflictColumns(stream.FieldID).Update(func(u *gen.StreamUpsert) { u.SetCalendar(seq) }).Exec(tx.Context())
}

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
