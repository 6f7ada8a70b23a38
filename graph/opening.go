package graph

import (
	"cmp"
	"slices"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/kind"
	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/globalid"
	"youkong/internal/holiday"
	"youkong/internal/hours"
	"youkong/internal/localtime"
	"youkong/internal/opening"
	"youkong/internal/span"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// openingDays shows when a place is open on each day of a range, at most 93 of them.
func openingDays(v viewer.Viewer, place *community.Community, open hours.Calendar, from, to localtime.Date) ([]*model.OpeningDay, error) {
	if _, err := between(from, to, maxListDays); err != nil {
		return nil, err
	}
	var days []*model.OpeningDay
	for date := from; !to.Before(date); date = date.AddDays(1) {
		days = append(days, openingDay(v, place, open, date))
	}
	return days, nil
}

func openingDay(v viewer.Viewer, place *community.Community, open hours.Calendar, date localtime.Date) *model.OpeningDay {
	day, announced := localtime.Day(date, place.Zone), open.Announced.Of(date)
	shown := &model.OpeningDay{
		Date: date, Open: []*model.Interval{}, Provisional: open.Announced.Provisional(date.Year),
		Because: text(wording.Opening(v.Language, open.Because(place.Zone, day))),
		Holiday: text(v.Pick(announced.NameZh, announced.NameEn)), MadeUp: announced.Kind == holiday.MakeUp,
	}
	for _, s := range open.Open(place.Zone, day) {
		if clipped, ok := s.Clip(day); ok {
			shown.Open = append(shown.Open, interval(clipped, place.Zone))
		}
	}
	return shown
}

func holidayRule(c *gen.Community) *model.HolidayRule {
	shown := &model.HolidayRule{Holidays: c.HolidayHours, MakeUpWeekday: weekdays[c.MakeUpWeekday-1]}
	if c.HolidayHours == kind.HolidayLikeWeekday {
		shown.Weekday = new(weekdays[c.HolidayWeekday-1])
	}
	return shown
}

// closures are those that are not over, the next to begin first.
func closures(c *gen.Community, now int64) []*gen.Closure {
	left := slices.DeleteFunc(slices.Clone(c.Edges.Closures), func(row *gen.Closure) bool { return community.Closed(row).End <= now })
	slices.SortFunc(left, func(a, b *gen.Closure) int {
		return cmp.Or(span.Compare(community.Closed(a), community.Closed(b)), slices.Compare(a.ID[:], b.ID[:]))
	})
	return left
}

// hoursAt finds the community or space that an id names, with the hours that hold there; fault NotFound when there is none.
func (r *Resolver) hoursAt(id scalar.ID) (community.Place, hours.Calendar, *community.Community, error) {
	switch id.Kind {
	case globalid.Community:
		place, err := r.place(id.UUID)
		if err != nil {
			return community.Place{}, hours.Calendar{}, nil, err
		}
		return community.Place{Community: place.ID}, place.Hours, place, nil
	case globalid.Space:
		space, err := r.space(id.UUID)
		if err != nil {
			return community.Place{}, hours.Calendar{}, nil, err
		}
		return community.Place{Community: space.CommunityID, Space: &space.ID}, space.Rules.Hours, space.Community, nil
	default:
		return community.Place{}, hours.Calendar{}, nil,
			fault.Invalid([]fault.Field{{Path: "input.placeId", Reason: "must be the id of a community or of a space"}})
	}
}

func closeInput(in model.CloseSpaceInput, place community.Place) opening.CloseInput {
	wanted := opening.CloseInput{Key: in.Key, Place: place, Reason: reason(in.Reason, in.ReasonEn)}
	if in.From != nil {
		wanted.From = new(in.From.Unix())
	}
	if in.To != nil {
		wanted.To = new(in.To.Unix())
	}
	return wanted
}

func reason(zh string, en *string) hours.Reason {
	if en == nil {
		return hours.Reason{Zh: zh}
	}
	return hours.Reason{Zh: zh, En: *en}
}

func daySpans(in []*model.DaySpanInput) []kind.DaySpan {
	spans := make([]kind.DaySpan, len(in))
	for i, s := range in {
		spans[i] = kind.DaySpan{Opens: int(s.Opens), Closes: int(s.Closes)}
	}
	return spans
}

func holidayInput(in model.SetHolidayHoursInput, community uuid.UUID) opening.HolidayInput {
	number := func(day *model.Weekday) *int {
		if day == nil {
			return nil
		}
		return new(slices.Index(weekdays, *day) + 1)
	}
	return opening.HolidayInput{
		Community: community, Hours: in.Holidays, Weekday: number(in.Weekday), MakeUp: number(in.MakeUpWeekday),
	}
}
