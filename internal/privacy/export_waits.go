package privacy

import (
	"time"

	"github.com/google/uuid"

	"youkong/ent/gen"
	"youkong/ent/gen/waiter"
	"youkong/ent/kind"
)

// waits are what the person waited for, by id, which is the order in which they joined.
func (e *export) waits() error {
	return paged(func(after *gen.Waiter) ([]*gen.Waiter, error) {
		q := e.c.Waiter.Query().Where(waiter.PersonID(e.person)).WithSpace().WithCommunity().WithOrganisation()
		if after != nil {
			q.Where(waiter.IDGT(after.ID))
		}
		return q.Order(waiter.ByID()).Limit(pageSize).All(e.ctx)
	}, func(page []*gen.Waiter) error {
		for _, w := range page {
			if err := e.wait(w); err != nil {
				return err
			}
		}
		return nil
	})
}

func (e *export) wait(w *gen.Waiter) error {
	place, space := w.Edges.Community, w.Edges.Space
	zone, err := time.LoadLocation(place.TimeZone)
	if err != nil {
		return err
	}
	local := func(at int64) string { return time.Unix(at, 0).In(zone).Format(time.RFC3339) }
	var organisation string
	if w.Edges.Organisation != nil {
		organisation = w.Edges.Organisation.Name
	}
	e.row(struct {
		ID           uuid.UUID         `json:"id"`
		Community    string            `json:"community"`
		Space        string            `json:"space"`
		Start        string            `json:"start"`
		End          string            `json:"end"`
		Status       kind.WaiterStatus `json:"status"`
		Organisation string            `json:"organisation,omitempty"`
		Attendees    int               `json:"attendees"`
		Units        int               `json:"units"`
		Offered      *uuid.UUID        `json:"offered,omitempty"`
		Joined       string            `json:"joined"`
	}{
		w.ID, e.viewer.Pick(place.NameZh, place.NameEn), e.viewer.Pick(space.NameZh, space.NameEn), local(w.StartsAt), local(w.EndsAt),
		w.Status, organisation, w.Attendees, w.UnitCount, w.BookingID, local(w.CreatedAt),
	})
	return nil
}
