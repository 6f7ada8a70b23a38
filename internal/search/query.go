package search

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/fault"
	"youkong/internal/localtime"
	"youkong/internal/span"
)

// MostSlots is how many slots one answer may hold.
const MostSlots = 50

const (
	longest       = 24 * time.Hour
	mostAttendees = 10_000
)

// Query says what somebody looks for. What is left at its zero value is not asked for.
type Query struct {
	Length    time.Duration
	Attendees int
	Date      *localtime.Date // The local day of each centre that a slot lies in; from now on when neither this nor Between is given.
	Between   *span.Span      // The time that a slot lies in, Unix seconds.
	Amenities []kind.Amenity  // All of them.
	Kinds     []kind.SpaceKind
	Where     []uuid.UUID // The communities.
	Near      uuid.UUID   // The community whose slots come first among those that begin together.
	First     int         // How many slots, 1 to MostSlots.
}

func (q Query) validate(now int64) error {
	var fields []fault.Field
	wrong := func(is bool, path, reason string) {
		if is {
			fields = append(fields, fault.Field{Path: path, Reason: reason})
		}
	}
	wrong(q.Length < time.Minute || q.Length > longest || q.Length%time.Minute != 0, "duration", "must be whole minutes, up to 24 hours")
	wrong(q.Attendees < 1 || q.Attendees > mostAttendees, "attendees", "must be between 1 and 10000")
	wrong(q.First < 1 || q.First > MostSlots, "first", fmt.Sprintf("must be between 1 and %d", MostSlots))
	wrong(q.Date != nil && q.Between != nil, "between", "must be left out when `date` is given")
	if q.Date != nil {
		today := localtime.DateOf(now, time.UTC) // Some zones are a day ahead of it, some behind.
		far := q.Date.Before(today.AddDays(-1)) || today.AddDays(Days).Before(*q.Date)
		wrong(far, "date", fmt.Sprintf("must be today or one of the %d days after it", Days-1))
	}
	if q.Between != nil {
		wrong(!q.Between.Valid(), "between.end", "must be after `start`")
		wrong(q.Between.End <= now, "between.end", "must lie ahead")
		wrong(q.Between.Start >= now+Days*day, "between.start", fmt.Sprintf("must lie within %d days", Days))
	}
	return fault.Invalid(fields)
}

// lies is the time in a zone that a slot has to lie in.
func (q Query) lies(zone *time.Location, horizon span.Span) span.Span {
	asked := horizon
	if q.Date != nil {
		asked = localtime.Day(*q.Date, zone)
	}
	if q.Between != nil {
		asked = *q.Between
	}
	common, _ := asked.Clip(horizon)
	return common
}
