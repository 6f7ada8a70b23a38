package opening

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/holidayyear"
	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/community"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/holiday"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// HolidayInput says what public holidays mean at a community.
type HolidayInput struct {
	Community uuid.UUID
	Hours     kind.HolidayHours
	Weekday   *int // Whose hours hold on holidays when they are LIKE_WEEKDAY, 1 to 7; nil leaves it as it is.
	MakeUp    *int // Whose hours hold on a worked weekend, 1 to 7; nil leaves it as it is.
}

// SetHolidayHours says what public holidays, and the weekends worked for them, mean at a community.
// Faults: NotFound for a community that the viewer does not work for.
func (s *Service) SetHolidayHours(ctx context.Context, v viewer.Viewer, in HolidayInput) error {
	return s.places.Edit(ctx, s.store, v, community.Place{Community: in.Community}, func(tx *store.Tx) (community.Edit, error) {
		update := tx.Client().Community.UpdateOneID(in.Community).SetHolidayHours(in.Hours)
		if in.Weekday != nil {
			update.SetHolidayWeekday(*in.Weekday)
		}
		if in.MakeUp != nil {
			update.SetMakeUpWeekday(*in.MakeUp)
		}
		return community.Edit{Action: kind.AuditHours, Subject: in.Community}, update.Exec(tx.Context())
	})
}

// ImportHolidays keeps a year's calendar, in place of an earlier one and of the one that ships with the program, and says
// whether that changed anything. All communities hear of it at once.
// Faults: BadInput for a document that package holiday does not read.
func ImportHolidays(ctx context.Context, s *store.Store, document []byte) (year holiday.Year, changed bool, err error) {
	if year, err = holiday.Parse(document); err != nil {
		return year, false, fault.New(fault.BadInput, "%s", err)
	}
	communities, err := s.Read().Community.Query().WithSpaces().All(ctx)
	if err != nil {
		return year, false, err
	}
	streams := []string{feed.Installation}
	for _, c := range communities {
		streams = append(streams, feed.Community(c.ID))
	}
	err = s.Write(ctx, streams, func(tx *store.Tx) error {
		if changed, err = keep(tx, year); err != nil || !changed {
			return err
		}
		for _, c := range communities {
			var spaces []uuid.UUID
			for _, space := range c.Edges.Spaces {
				spaces = append(spaces, space.ID)
			}
			if _, err := feed.Append(tx, feed.Community(c.ID), feed.Change{Kind: kind.CalendarChanged, Spaces: spaces}); err != nil {
				return err
			}
		}
		return audit.Append(tx, viewer.Viewer{}, audit.Entry{Stream: feed.Installation, Action: kind.AuditHolidays})
	})
	return year, changed, err
}

// keep stores the year, unless it is stored just so.
func keep(tx *store.Tx, year holiday.Year) (changed bool, err error) {
	years, ctx := tx.Client().HolidayYear, tx.Context()
	found, err := years.Query().Where(holidayyear.Year(year.Year)).Only(ctx)
	if gen.IsNotFound(err) {
		return true, years.Create().SetYear(year.Year).SetDocument(year.Document()).SetImportedAt(tx.Now().Unix()).Exec(ctx)
	}
	if err != nil || found.Document == year.Document() {
		return false, err
	}
	return true, found.Update().SetDocument(year.Document()).SetImportedAt(tx.Now().Unix()).Exec(ctx)
}
