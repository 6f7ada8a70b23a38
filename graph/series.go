package graph

import (
	"time"

	"youkong/ent/gen"
	"youkong/graph/model"
	"youkong/internal/booking"
	"youkong/internal/fault"
	"youkong/internal/globalid"
	"youkong/internal/localtime"
	"youkong/internal/viewer"
	"youkong/internal/wording"
)

func bookSeriesInput(in model.BookSeriesInput) (booking.SeriesInput, error) {
	wanted, err := seriesInput(in.Slot, in.Rule, in.ExceptDates, in.Instead)
	if err != nil {
		return wanted, err
	}
	wanted.Key, wanted.Title, wanted.Attendees = in.Key, in.Title, orOne(in.Attendees)
	wanted.Skip = in.OnRefusal == model.OnRefusalSkipRefused
	if in.OnBehalf != nil {
		wanted.OnBehalf = &booking.Behalf{Name: in.OnBehalf.Name, Phone: in.OnBehalf.Phone}
	}
	wanted.Organisation, err = optional(in.OrganisationID, globalid.Organisation)
	return wanted, err
}

func checkSeriesInput(in model.CheckSeriesInput) (booking.SeriesInput, error) {
	wanted, err := seriesInput(in.Slot, in.Rule, in.ExceptDates, in.Instead)
	if err != nil {
		return wanted, err
	}
	wanted.Attendees = orOne(in.Attendees)
	wanted.Organisation, err = optional(in.OrganisationID, globalid.Organisation)
	return wanted, err
}

func seriesInput(slot *model.SlotInput, rule string, except []*localtime.Date, instead []*model.InsteadInput) (booking.SeriesInput, error) {
	first, err := slotOf(slot)
	wanted := booking.SeriesInput{Slot: first, Rule: rule}
	for _, day := range except {
		wanted.Except = append(wanted.Except, *day)
	}
	for _, other := range instead {
		if err != nil {
			break
		}
		taken := booking.Instead{Date: other.Date, Start: other.Start.Unix()}
		taken.Space, err = other.SpaceID.Must(globalid.Space)
		wanted.Instead = append(wanted.Instead, taken)
	}
	return wanted, err
}

func moveSeriesInput(in model.MoveSeriesInput) (booking.MoveSeriesInput, error) {
	id, err := in.BookingID.Must(globalid.Booking)
	if err != nil {
		return booking.MoveSeriesInput{}, err
	}
	slot, err := slotOf(in.Slot)
	return booking.MoveSeriesInput{
		Booking: id, Scope: booking.Scope(in.Scope), Slot: slot, Skip: in.OnRefusal == model.OnRefusalSkipRefused,
	}, err
}

// seriesDates shows what came of each date.
func seriesDates(v viewer.Viewer, o booking.SeriesOutcome) []*model.SeriesDate {
	shown := make([]*model.SeriesDate, len(o.Dates))
	for i, d := range o.Dates {
		zone := d.Space.Community.Zone
		shown[i] = &model.SeriesDate{
			OccursAt: *moment(d.OccursAt, zone), Start: *moment(d.Slot.Span.Start, zone), End: *moment(d.Slot.Span.End, zone),
			Space: d.Space.Space, Outcome: outcomeOf(d), Booking: d.Booking,
			Refusals: refusals(v, d.Space, d.Refusals), Alternatives: slots(d.Alternatives),
		}
	}
	return shown
}

func outcomeOf(d booking.Date) model.SeriesDateOutcome {
	switch {
	case d.LeftOut:
		return model.SeriesDateOutcomeLeftOut
	case d.Allowed():
		return model.SeriesDateOutcomeAllowed
	default:
		return model.SeriesDateOutcomeRefused
	}
}

// allAllowed says whether nothing stands against any date.
func allAllowed(o booking.SeriesOutcome) bool {
	for _, d := range o.Dates {
		if len(d.Refusals) > 0 {
			return false
		}
	}
	return true
}

// sentence is the rule of a stored series in plain words.
func (r *Resolver) sentence(v viewer.Viewer, s *gen.Series) (string, error) {
	rule, zone, err := r.Bookings.Rule(s)
	if err != nil {
		return "", fault.Wrap(err, fault.Internal, "a stored rule can't be read")
	}
	return wording.Recurrence(v.Language, zone, rule, s.StartsAt), nil
}

// seriesAt writes Unix seconds as a time in the zone of the series.
func (r *Resolver) seriesAt(s *gen.Series, unix int64) (*time.Time, error) {
	place, err := r.place(s.CommunityID)
	if err != nil {
		return nil, err
	}
	return moment(unix, place.Zone), nil
}
