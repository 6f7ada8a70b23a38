package graph

import (
	"github.com/google/uuid"

	"youkong/graph/model"
	"youkong/graph/scalar"
	"youkong/internal/search"
	"youkong/internal/span"
)

// usualSlots is how many free slots are found when nobody says how many.
const usualSlots = 20

// where reads the communities to search in, all of them when none is named, and the one to begin with.
func (r *Resolver) where(communityIDs []*scalar.ID, near *scalar.ID) (within []uuid.UUID, first uuid.UUID, err error) {
	if communityIDs != nil {
		places, err := r.placesOf(communityIDs)
		if err != nil {
			return nil, uuid.Nil, err
		}
		for _, place := range places {
			within = append(within, place.ID)
		}
	}
	if near != nil {
		place, err := r.community(*near)
		if err != nil {
			return nil, uuid.Nil, err
		}
		first = place.ID
	}
	return within, first, nil
}

func spanOf(b *model.Between) *span.Span {
	if b == nil {
		return nil
	}
	return &span.Span{Start: b.Start.Unix(), End: b.End.Unix()}
}

func freeSlots(found []search.Slot) []*model.FreeSlot {
	shown := make([]*model.FreeSlot, len(found))
	for i, slot := range found {
		zone := slot.Space.Community.Zone
		shown[i] = &model.FreeSlot{
			Space: slot.Space.Space, Start: *moment(slot.Span.Start, zone), End: *moment(slot.Span.End, zone),
		}
	}
	return shown
}
