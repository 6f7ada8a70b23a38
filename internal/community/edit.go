package community

import (
	"context"

	"github.com/google/uuid"

	"youkong/ent/kind"
	"youkong/internal/audit"
	"youkong/internal/fault"
	"youkong/internal/feed"
	"youkong/internal/store"
	"youkong/internal/viewer"
)

// Place is a community's centre as a whole, or one space of it.
type Place struct {
	Community uuid.UUID
	Space     *uuid.UUID // Nil for the whole centre.
}

// Subject is what the audit log of the community names; uuid.Nil where it is about the whole centre.
func (p Place) Subject() uuid.UUID {
	if p.Space != nil {
		return *p.Space
	}
	return uuid.Nil
}

// Edit is what a write did to a place; the zero value says nothing.
type Edit struct {
	Action  kind.AuditAction
	Subject uuid.UUID // Of the entry in the audit log.
}

// SpacesOf are those of the place; fault NotFound where there is no such place among those that the viewer works for.
func (k *Keeper) SpacesOf(v viewer.Viewer, p Place) ([]*Space, error) {
	catalogue := k.Catalogue()
	c, ok := catalogue.Community(p.Community)
	if !ok || !v.StaffOf(p.Community) {
		return nil, fault.New(fault.NotFound, "there is no such place among those you work for")
	}
	if p.Space == nil {
		return c.Spaces, nil
	}
	space, ok := catalogue.Space(*p.Space)
	if !ok || space.CommunityID != c.ID {
		return nil, fault.New(fault.NotFound, "there is no such place among those you work for")
	}
	return []*Space{space}, nil
}

// Edit runs fn on what a place says of itself, hours or rules, and when it changed something, tells the feed and the audit
// log and has the catalogue read anew.
// Faults: those of fn; NotFound where there is no such place among those that the viewer works for.
func (k *Keeper) Edit(ctx context.Context, s *store.Store, v viewer.Viewer, p Place, fn func(*store.Tx) (Edit, error)) error {
	spaces, err := k.SpacesOf(v, p)
	if err != nil {
		return err
	}
	ids := make([]uuid.UUID, len(spaces))
	for i, space := range spaces {
		ids[i] = space.ID
	}
	return s.Write(ctx, []string{feed.Person(v.Person), feed.Community(p.Community)}, func(tx *store.Tx) error {
		done, err := fn(tx)
		if err != nil || done == (Edit{}) {
			return err
		}
		if _, err := feed.Append(tx, feed.Community(p.Community), feed.Change{Kind: kind.CalendarChanged, Spaces: ids}); err != nil {
			return err
		}
		// What fails here is made good by who reads next: the feed says that the catalogue is behind.
		tx.AfterCommit(func() { _ = k.Reload(ctx, s.Read()) })
		return audit.Append(tx, v, audit.Entry{Stream: feed.Community(p.Community), Action: done.Action, Subject: done.Subject})
	})
}
