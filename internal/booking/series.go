package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/booking"
	"youkong/ent/gen/series"
	"youkong/ent/kind"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/localtime"
	"youkong/internal/policy"
	"youkong/internal/recur"
	"youkong/internal/viewer"
)

// Date is one date of a series, with what came of it.
type Date struct {
	OccursAt     int64            // The start that the rule gives, Unix seconds.
	Slot         Slot             // Where it is, or would be.
	Space        *community.Space // Of the slot.
	LeftOut      bool             // Nobody asked for anything on it.
	Refusals     []policy.Refusal
	Alternatives []Alternative
	Booking      *gen.Booking // Nil where none was made or changed.
}

// Allowed says whether it was asked for and nothing stood against it.
func (d Date) Allowed() bool { return !d.LeftOut && len(d.Refusals) == 0 }

// SeriesOutcome is what came of asking for a series, or for a change of one: each date has its own outcome.
type SeriesOutcome struct {
	Series *gen.Series // Nil where there is none: a dry run, or a refusal.
	Space  *community.Space
	Rule   recur.Rule
	Dates  []Date
}

// goesAhead says whether anything would be done: all of it, or what is allowed where the rest may be skipped.
func goesAhead(dates []Date, skip bool) bool {
	allowed := false
	for _, d := range dates {
		if !skip && len(d.Refusals) > 0 {
			return false
		}
		allowed = allowed || d.Allowed()
	}
	return allowed
}

// siblings are the other occurrences of a series as they will be, while one of them is judged: a series counts against
// quotas with all it has, and stands in its own way.
type siblings struct {
	taken   []policy.Taken
	uses    []policy.Use
	leaving map[uuid.UUID]bool // What is on the move takes nothing where it was.
}

// take adds an occurrence that has been allowed.
func (b *siblings) take(q question, d policy.Decision) {
	for _, unit := range d.Units {
		b.taken = append(b.taken, policy.Taken{Unit: unit, Span: d.Occupancy})
	}
	b.uses = append(b.uses, policy.Use{
		Space: q.space.ID, Community: q.space.CommunityID, Subdistrict: q.space.Community.SubdistrictID, Span: q.slot.Span,
	})
}

// Series returns a series that the viewer may see, as they may see its bookings; fault NotFound otherwise.
func (s *Service) Series(ctx context.Context, v viewer.Viewer, id uuid.UUID) (*gen.Series, error) {
	return seriesFor(ctx, s.store.Read(), v, id)
}

func seriesFor(ctx context.Context, c *gen.Client, v viewer.Viewer, id uuid.UUID) (*gen.Series, error) {
	found, err := c.Series.Query().Where(series.ID(id)).Only(ctx)
	if gen.IsNotFound(err) || err == nil && !MaySee(v, exampleOf(found)) {
		return nil, fault.New(fault.NotFound, "there is no such series")
	}
	return found, err
}

// exampleOf is what the bookings of the series have in common.
func exampleOf(from *gen.Series) *gen.Booking {
	return &gen.Booking{
		CommunityID: from.CommunityID, SpaceID: from.SpaceID, BookerID: from.BookerID, OrganisationID: from.OrganisationID,
		ContactID: from.ContactID, Kind: from.Kind, UnitCount: from.UnitCount, Attendees: from.Attendees,
	}
}

// standing are the statuses of occurrences that have not been called off.
var standing = []kind.BookingStatus{kind.Pending, kind.Confirmed, kind.CheckedIn, kind.NoShow}

// Occurrences returns what stands of the series, ascending by start.
func (s *Service) Occurrences(ctx context.Context, of *gen.Series) ([]*gen.Booking, error) {
	return withPeople(s.store.Read().Booking.Query().Where(booking.SeriesID(of.ID), booking.StatusIn(standing...))).
		Order(booking.ByStartsAt(), booking.ByID()).All(ctx)
}

// Rule is the rule of the series with the zone that its days are in.
func (s *Service) Rule(of *gen.Series) (recur.Rule, *time.Location, error) {
	place, ok := s.places.Catalogue().Community(of.CommunityID)
	if !ok {
		return recur.Rule{}, nil, fault.New(fault.NotFound, "there is no such community")
	}
	rule, err := recur.Parse(of.Rule, place.Zone)
	return rule, place.Zone, err
}

// Exceptions are the days that the rule names and on which nothing of the series stands, for RFC 5545's EXDATE.
func (s *Service) Exceptions(ctx context.Context, of *gen.Series) ([]localtime.Date, error) {
	rule, zone, err := s.Rule(of)
	if err != nil {
		return nil, err
	}
	starts, err := rule.Expand(of.StartsAt, zone)
	if err != nil {
		return nil, err
	}
	found, err := s.Occurrences(ctx, of)
	if err != nil {
		return nil, err
	}
	stands := map[int64]bool{}
	for _, b := range found {
		stands[*b.OccursAt] = true
	}
	var days []localtime.Date
	for _, at := range starts {
		if !stands[at] {
			days = append(days, localtime.DateOf(at, zone))
		}
	}
	return days, nil
}
