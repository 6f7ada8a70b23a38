package graph

import (
	"time"

	"youkong/ent/kind"
	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/availability"
	"youkong/internal/booking"
	"youkong/internal/community"
	"youkong/internal/globalid"
	"youkong/internal/hours"
	"youkong/internal/policy"
	"youkong/internal/span"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

// moment writes Unix seconds as a time in the zone.
func moment(at int64, zone *time.Location) *time.Time {
	t := time.Unix(at, 0).In(zone)
	return &t
}

func maybe(at *int64, zone *time.Location) *time.Time {
	if at == nil {
		return nil
	}
	return moment(*at, zone)
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func seconds(n int64) time.Duration { return time.Duration(n) * time.Second }

var weekdays = []model.Weekday{
	model.WeekdayMonday, model.WeekdayTuesday, model.WeekdayWednesday, model.WeekdayThursday,
	model.WeekdayFriday, model.WeekdaySaturday, model.WeekdaySunday,
}

func openingSpans(weekly hours.Weekly) []*model.OpeningSpan {
	spans := make([]*model.OpeningSpan, len(weekly))
	for i, rule := range weekly {
		spans[i] = &model.OpeningSpan{Weekday: weekdays[rule.Weekday-1], Opens: rule.Opens, Closes: rule.Closes}
	}
	return spans
}

func refusals(v viewer.Viewer, s *community.Space, given []policy.Refusal) []*model.Refusal {
	zone := s.Community.Zone
	shown := make([]*model.Refusal, len(given))
	for i, r := range given {
		shown[i] = &model.Refusal{
			Rule: r.Rule, Message: wording.Refusal(v.Language, zone, r),
			Limit: text(r.Limit), Actual: text(r.Actual), Earliest: maybe(r.Earliest, zone),
			Overridable: r.Breakable(),
		}
	}
	return shown
}

func slots(alternatives []booking.Alternative) []*model.Slot {
	shown := make([]*model.Slot, len(alternatives))
	for i, a := range alternatives {
		zone := a.Space.Community.Zone
		shown[i] = &model.Slot{
			Space: a.Space.Space, Relation: model.SlotRelation(a.Relation),
			Start: *moment(a.Span.Start, zone), End: *moment(a.Span.End, zone),
		}
	}
	return shown
}

// event shows an availability event to the viewer.
func (r *Resolver) event(v viewer.Viewer, e *availability.Event) *model.AvailabilityEvent {
	shown := &model.AvailabilityEvent{
		CommunityID: scalar.ID{Kind: globalid.Community, UUID: e.Community.ID},
		Epoch:       e.Epoch, Since: int(e.Since), Version: int(e.Version), AsOf: e.AsOf, Snapshot: e.Snapshot,
		From: e.Window.From, To: e.Window.To,
		Spaces: make([]*model.SpaceAvailability, 0, len(e.Spaces)),
	}
	for _, s := range e.Spaces {
		if space, ok := r.Places.Catalogue().Space(s.ID); ok {
			shown.Spaces = append(shown.Spaces, state(v, space, s))
		}
	}
	return shown
}

func state(v viewer.Viewer, space *community.Space, s availability.Space) *model.SpaceAvailability {
	shown := &model.SpaceAvailability{
		SpaceID: scalar.ID{Kind: globalid.Space, UUID: s.ID}, Space: space.Space,
		State: s.Live.State, Until: maybe(s.Live.Until, s.Zone),
		FreeUnits: s.Live.FreeUnits, Units: s.Live.Units,
		Open: make([]*model.Interval, len(s.Open)), Busy: make([]*model.BusyInterval, len(s.Busy)),
	}
	shown.ClosedBecause = text(wording.Opening(v.Language, s.Live.Why))
	if s.Live.OccupiedBy != "" {
		shown.OccupiedBy = new(s.Live.OccupiedBy)
	}
	if next := s.Live.Next; next != nil {
		shown.Next = &model.NextState{State: next.State, Until: maybe(next.Until, s.Zone)}
	}
	for i, open := range s.Open {
		shown.Open[i] = interval(open, s.Zone)
	}
	for i, busy := range s.Busy {
		shown.Busy[i] = busyInterval(v, busy, s.Zone)
	}
	return shown
}

func interval(s span.Span, zone *time.Location) *model.Interval {
	return &model.Interval{Start: *moment(s.Start, zone), End: *moment(s.End, zone)}
}

func busyInterval(v viewer.Viewer, b availability.Busy, zone *time.Location) *model.BusyInterval {
	shown := &model.BusyInterval{
		Start: *moment(b.Span.Start, zone), End: *moment(b.Span.End, zone), Kind: b.Kind, Units: b.Units,
	}
	if b.Kind == kind.BusyCourse {
		shown.Title = text(v.Pick(b.TitleZh, b.TitleEn))
	}
	shown.Offered = b.Offered
	if b.HoldExpires != 0 {
		shown.HoldExpiresAt = moment(b.HoldExpires, zone)
	}
	return shown
}

// pointers are to each of the values.
func pointers[T any](values []T) []*T {
	all := make([]*T, len(values))
	for i := range values {
		all[i] = &values[i]
	}
	return all
}
