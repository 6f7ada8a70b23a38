package graph

import (
	"youkong/ent/gen"
	"youkong/graph/model"
	"youkong/internal/booking"
	"youkong/internal/cursor"
	"youkong/internal/fault"
)

const (
	defaultPage = 50
	largestPage = 200
)

// pageOf reads the arguments of a connection.
func (r *Resolver) pageOf(scope string, first *int, after *string, last *int, before *string) (booking.Page, error) {
	page := booking.Page{Limit: defaultPage}
	if first != nil && last != nil {
		return page, fault.Invalid([]fault.Field{{Path: "last", Reason: "must be left out when `first` is given"}})
	}
	for path, n := range map[string]*int{"first": first, "last": last} {
		if n == nil {
			continue
		}
		if *n < 1 || *n > largestPage {
			return page, fault.Invalid([]fault.Field{{Path: path, Reason: "must be between 1 and 200"}})
		}
		page.Limit, page.Backwards = *n, n == last
	}
	var err error
	if page.After, err = r.placeAt(scope, "after", after); err != nil {
		return page, err
	}
	page.Before, err = r.placeAt(scope, "before", before)
	return page, err
}

func (r *Resolver) placeAt(scope, path string, text *string) (*booking.Place, error) {
	if text == nil {
		return nil, nil
	}
	at, id, err := cursor.Decode(r.CursorKey, scope, *text)
	if err != nil {
		return nil, fault.Invalid([]fault.Field{{Path: path, Reason: "must be a cursor of this list"}})
	}
	return &booking.Place{StartsAt: at, ID: id}, nil
}

func (r *Resolver) connection(scope string, page booking.Page, found []*gen.Booking, more bool) *model.BookingConnection {
	c := &model.BookingConnection{Nodes: found, PageInfo: &model.PageInfo{}, Edges: make([]*model.BookingEdge, len(found))}
	for i, b := range found {
		c.Edges[i] = &model.BookingEdge{Cursor: cursor.Encode(r.CursorKey, scope, b.StartsAt, b.ID), Node: b}
	}
	if len(found) > 0 {
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &c.Edges[0].Cursor, &c.Edges[len(found)-1].Cursor
	}
	c.PageInfo.HasNextPage = more && !page.Backwards
	c.PageInfo.HasPreviousPage = more && page.Backwards
	return c
}
