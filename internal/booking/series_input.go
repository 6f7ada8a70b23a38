package booking

import (
	"slices"

	"github.com/google/uuid"

	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/localtime"
	"youkong/internal/recur"
	"youkong/internal/span"
	"youkong/internal/viewer"
)

// SeriesInput asks for a booking that comes again.
type SeriesInput struct {
	Key       string // Not asked for by the dry run.
	Slot      Slot   // Of the first date.
	Rule      string // As RFC 5545 writes it; see recur.Parse.
	Except    []localtime.Date
	Instead   []Instead
	Skip      bool // Dates that are refused are skipped; otherwise nothing is booked when one is.
	Attendees int
	Title     *string

	Organisation *uuid.UUID // For which the viewer books; nil for oneself.
	OnBehalf     *Behalf    // For whom the viewer books, as staff.
}

// Instead is what to take on a date of the series in place of what the rule gives; it is as long as the others.
type Instead struct {
	Date  localtime.Date
	Space uuid.UUID
	Start int64 // Unix seconds.
}

func (in SeriesInput) validate() error {
	fields := append(in.Slot.invalid(), invalidAttendees(in.Attendees)...)
	fields = append(fields, invalidTitle(in.Title)...)
	if in.Organisation != nil && in.OnBehalf != nil {
		fields = append(fields, fault.Field{Path: "input", Reason: "takes either `organisationId` or `onBehalf`, and not both"})
	}
	if len(in.Except) > recur.MaxOccurrences {
		fields = append(fields, fault.Field{Path: "input.exceptDates", Reason: "must have at most 104 days"})
	}
	if len(in.Instead) > recur.MaxOccurrences {
		fields = append(fields, fault.Field{Path: "input.instead", Reason: "must have at most 104 entries"})
	}
	return fault.Invalid(fields)
}

// plan is a series as asked for: a question for each of its dates.
type plan struct {
	space *community.Space
	rule  recur.Rule
	first span.Span
	whom  party
	dates []planned
}

type planned struct {
	occurs  int64
	leftOut bool
	q       question
}

// planOf reads the rule and makes a question of each of its dates. Faults: BadInput; NotFound for a space.
func (s *Service) planOf(v viewer.Viewer, in SeriesInput, whom func(*community.Space) (party, error)) (plan, error) {
	if err := in.validate(); err != nil {
		return plan{}, err
	}
	space, err := s.space(in.Slot.Space)
	if err != nil {
		return plan{}, err
	}
	p := plan{space: space, first: in.Slot.Span}
	if p.whom, err = whom(space); err != nil {
		return plan{}, err
	}
	if p.rule, err = recur.Parse(in.Rule, space.Community.Zone); err != nil {
		return plan{}, badRule(err)
	}
	starts, err := p.rule.Expand(in.Slot.Span.Start, space.Community.Zone)
	if err != nil {
		return plan{}, badRule(err)
	}
	for _, at := range starts {
		q := question{space: space, slot: in.Slot, attendees: in.Attendees, whom: p.whom, viewer: v}
		q.slot.Span = span.Span{Start: at, End: at + in.Slot.Span.Len()}
		day := localtime.DateOf(at, space.Community.Zone)
		p.dates = append(p.dates, planned{occurs: at, leftOut: slices.Contains(in.Except, day), q: q})
	}
	return p, s.replace(p, in)
}

// replace puts what is to be taken instead into the plan.
func (s *Service) replace(p plan, in SeriesInput) error {
	var fields []fault.Field
	for _, other := range in.Instead {
		at := slices.IndexFunc(p.dates, func(d planned) bool { return localtime.DateOf(d.occurs, p.space.Community.Zone) == other.Date })
		space, ok := s.places.Catalogue().Space(other.Space)
		switch {
		case at < 0:
			fields = append(fields, fault.Field{Path: "input.instead.date", Reason: "must be a date of the series"})
		case !ok || space.CommunityID != p.space.CommunityID:
			fields = append(fields, fault.Field{Path: "input.instead.spaceId", Reason: "must be a space of the same centre"})
		default:
			q := &p.dates[at].q
			q.space, q.slot.Space = space, space.ID
			q.slot.Span = span.Span{Start: other.Start, End: other.Start + in.Slot.Span.Len()}
		}
	}
	return fault.Invalid(fields)
}

func badRule(err error) error {
	return fault.Invalid([]fault.Field{{Path: "input.rule", Reason: err.Error()}})
}
